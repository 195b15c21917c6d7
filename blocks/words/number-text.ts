/** A number as a language writes it, from what was typed: digits with at most one point. Anything else stays as it is. */
export function numberText(amount: string, thousands: string, decimal: string): string {
  const parts = /^([-+]?)(\d+)(?:\.(\d+))?$/u.exec(amount);
  if (parts === null) return amount;
  const [, sign = '', whole = '', fraction] = parts;
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, thousands);
  return `${sign}${grouped}${fraction === undefined ? '' : `${decimal}${fraction}`}`;
}
