import type { Language } from './template';

/** How each language writes the fraction of a number. */
const DECIMAL: Readonly<Record<Language, '.' | ','>> = { en: '.', de: ',' };

/** What people put between thousands: spaces of any width, and Swiss apostrophes. */
const GAPS = /(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?!\d))/gu;

/**
 * The number that somebody wrote, with a point and nothing between thousands; undefined for anything else. "1,5" is the same in
 * every language, because no thousand has one digit. "1.500" is what it is in the writer's language where that groups with a
 * point; where it would be a fraction of exactly three digits, both could be meant, and nothing is guessed.
 */
export function readAmount(text: string, language: Language): string | undefined {
  const written = text
    .trim()
    .replace(/^[\u2212\u2013]/u, '-')
    .replace(/^\+/u, '');
  if (!/^-?\d[\d.,\s\u00a0\u2009\u202f'’]*$/u.test(written)) return undefined;
  const tight = written.replace(GAPS, '');
  if (!/^-?\d[\d.,]*$/u.test(tight)) return undefined;
  const sign = tight.startsWith('-') ? '-' : '';
  const amount = unsigned(tight.slice(sign.length), DECIMAL[language], tight !== written);
  return amount === undefined ? undefined : `${sign}${amount}`;
}

/** A number as somebody of that language types it, to be changed in a form; `readAmount` gives the same number again. */
export function typedAmount(amount: string, language: Language): string {
  if (!/^-?\d+(\.\d+)?$/u.test(amount)) return amount;
  const typed = amount.replace('.', DECIMAL[language]);
  // A fraction of three digits might be thousands; with one more it cannot be.
  return readAmount(typed, language) === undefined ? `${typed}0` : typed;
}

/** `gaps`: something stood between thousands already, so a mark can only be that of the fraction. */
function unsigned(text: string, decimal: '.' | ',', gaps: boolean): string | undefined {
  const marks = [...text.matchAll(/[.,]/gu)].map(([mark]) => mark);
  const last = marks.at(-1);
  if (last === undefined) return text;
  const grouping = last === '.' ? ',' : '.';
  if (marks.length > 1 && marks.every((mark) => mark === last)) return gaps ? undefined : grouped(text, last);
  if (marks.length > 1) {
    // Two different marks: the last one, which stands there once, is that of the fraction.
    const [whole = '', fraction = ''] = text.split(last);
    if (marks.filter((mark) => mark === last).length > 1 || fraction === '' || gaps) return undefined;
    const plain = grouped(whole, grouping);
    return plain === undefined ? undefined : `${plain}.${fraction}`;
  }
  const [whole = '', fraction = ''] = text.split(last);
  if (whole === '' || fraction === '') return undefined;
  const couldBeThousands = !gaps && /^[1-9]\d{0,2}$/u.test(whole) && fraction.length === 3;
  if (!couldBeThousands) return `${whole}.${fraction}`;
  return last === decimal ? undefined : `${whole}${fraction}`;
}

function grouped(text: string, mark: string): string | undefined {
  const groups = text.split(mark);
  const fits = groups.every((group, at) => (at === 0 ? /^[1-9]\d{0,2}$/u.test(group) : /^\d{3}$/u.test(group)));
  return fits ? groups.join('') : undefined;
}
