import { readAmount, typedAmount } from '../../src/domain/amount';
import type { Language } from '../../src/domain/template';

describe('a number as people write it', () => {
  test.each<[string, string | undefined, string | undefined]>([
    // written, in English, in German
    ['15', '15', '15'],
    [' 15 ', '15', '15'],
    ['1,5', '1.5', '1.5'],
    ['1.5', '1.5', '1.5'],
    ['-0,25', '-0.25', '-0.25'],
    ['\u22123', '-3', '-3'],
    ['+3', '3', '3'],
    ['0.125', '0.125', '0.125'],
    ['0,125', '0.125', '0.125'],
    ['1234.567', '1234.567', '1234.567'],
    // Thousands in one language, and in the other perhaps a fraction: only who writes so is understood.
    ['1.500', undefined, '1500'],
    ['1,500', '1500', undefined],
    ['12.500', undefined, '12500'],
    ['1,234.5', '1234.5', '1234.5'],
    ['1.234,5', '1234.5', '1234.5'],
    ['1,234,567', '1234567', '1234567'],
    ['1.234.567', '1234567', '1234567'],
    ['1.234.567,89', '1234567.89', '1234567.89'],
    ['12 500', '12500', '12500'],
    ['12\u202f500,5', '12500.5', '12500.5'],
    ["12'500.125", '12500.125', '12500.125'],
    ['12 50', undefined, undefined],
    ['1,23,456', undefined, undefined],
    ['1.23.456', undefined, undefined],
    ['1,234.567,8', undefined, undefined],
    ['5.', undefined, undefined],
    ['.5', undefined, undefined],
    ['1e5', undefined, undefined],
    ['about 15', undefined, undefined],
    ['15 min', undefined, undefined],
    ['', undefined, undefined],
    ['-', undefined, undefined],
  ])('"%s"', (written, en, de) => {
    expect([readAmount(written, 'en'), readAmount(written, 'de')]).toEqual([en, de]);
  });

  test.each<[string, Language, string]>([
    ['1500.5', 'en', '1500.5'],
    ['1500.5', 'de', '1500,5'],
    ['1.125', 'de', '1,1250'],
    ['1.125', 'en', '1.1250'],
    ['-3', 'de', '-3'],
  ])('%s is offered for changing in %s as %s, and read as the same', (amount, language, typed) => {
    expect(typedAmount(amount, language)).toBe(typed);
    expect(Number(readAmount(typed, language))).toBe(Number(amount));
  });

  test('what is no number is offered as it is', () => {
    expect(typedAmount('many', 'de')).toBe('many');
  });
});
