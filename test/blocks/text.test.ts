import { cut, escapeText, measureText, momentText, oneLine, pieces, plainLine } from '../../blocks/text';

const ROOM = { graphemes: 10, units: 20 };

describe('texts', () => {
  it('escapes exactly what Slack asks for', () => {
    expect(escapeText('a & <b> *c*')).toBe('a &amp; &lt;b&gt; *c*');
  });

  it('cuts between characters as people see them', () => {
    expect(cut('👍🏽👍🏽👍🏽', 4)).toBe('👍🏽…');
    expect(cut('hello world', 5)).toBe('hello…');
    expect(cut('hello', 5)).toBe('hello');
  });

  it.each([
    ['two\nlines\u2028here', 'two lines…', false],
    ['a\tb', 'a b', false],
    ['```x```', "'x'", false],
    ['  plain ', 'plain', true],
    ['& < >', '&amp; &lt; &gt;', true],
    ['&&&&&', '&amp;&amp;&amp;…', false],
    ['\u202eevil', 'evil', false],
    ['שלום', '\u2068שלום\u2069', true],
    ['12345678901', '1234567890…', false],
  ])('keeps %j on one line', (typed, text, whole) => {
    expect(oneLine(typed, ROOM)).toEqual({ text, whole });
  });

  it('never cuts inside an entity, a code point or a character, and never passes its room', () => {
    for (const typed of ['&'.repeat(30), '😀'.repeat(30), `e${'\u0301'.repeat(60)}`, 'ש'.repeat(30), '<>'.repeat(30)]) {
      const { text } = oneLine(typed, ROOM);
      expect(text.length).toBeLessThanOrEqual(ROOM.units);
      expect(text).toContain('…');
      expect(text.replace(/&(amp|lt|gt);/gu, '')).not.toMatch(/[&<>]|[\ud800-\udfff](?![\udc00-\udfff])$/);
    }
  });

  it('keeps plain labels short without escaping them', () => {
    expect(plainLine('A & B\nC', 75)).toBe('A & B C');
    expect(plainLine('SAP S/4HANA Cloud', 9)).toBe('SAP S/4H…');
  });

  it('splits a text so that joined it is the same', () => {
    expect(pieces('a😀b', 2)).toEqual(['a', '😀', 'b']);
    expect(pieces('', 5)).toEqual([]);
  });

  it('writes a moment for every time zone', () => {
    expect(momentText(new Date('2026-11-03T14:30:00Z'))).toBe(
      '<!date^1793716200^{date_short_pretty}, {time}|2026-11-03 14:30 UTC>',
    );
  });

  it('measures every text that a message shows', () => {
    const text = { type: 'plain_text', text: '12345' };
    expect(
      measureText([
        { type: 'section', text, fields: [text] },
        { type: 'actions', elements: [{ type: 'static_select', placeholder: text, options: [{ text, value: 'x' }] }] },
        { type: 'rich_text', elements: [{ elements: [{ type: 'text', text: '12345' }] }] },
        { type: 'actions', elements: [{ confirm: { title: text, text, confirm: text, deny: text } }] },
      ]),
    ).toBe(45);
  });
});
