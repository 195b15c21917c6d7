/** Times as a person sees them: always in that person's zone, never in the computer's. */

const DAY = 86_400_000;

/** @param {string} tz */
function safeZone(tz) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: tz });
    return tz;
  } catch {
    return 'UTC';
  }
}

/**
 * @param {Date} date
 * @param {string} tz
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(date, tz, options) {
  return new Intl.DateTimeFormat(undefined, { ...options, timeZone: safeZone(tz) }).format(date);
}

/** The calendar day (yyyy-mm-dd) of an instant. @param {Date} date @param {string} tz */
export function dayOf(date, tz) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: safeZone(tz) }).format(date);
}

/** The instant of a message's ts. @param {string} ts */
export function instantOf(ts) {
  return new Date(Number(ts) * 1000);
}

/** "9:41 AM" or "09:41". @param {Date} date @param {string} tz */
export function clockTime(date, tz) {
  return format(date, tz, { hour: 'numeric', minute: '2-digit' });
}

/** The full date and time, for titles. @param {Date} date @param {string} tz */
export function fullTime(date, tz) {
  return format(date, tz, { dateStyle: 'full', timeStyle: 'short' });
}

/** "Today", "Yesterday", or the date. @param {Date} date @param {string} tz */
export function dayLabel(date, tz) {
  return relativeDay(date, tz) ?? format(date, tz, { weekday: 'long', month: 'long', day: 'numeric' });
}

/** @param {Date} date @param {string} tz */
function relativeDay(date, tz) {
  const days = (Date.parse(dayOf(date, tz)) - Date.parse(dayOf(new Date(), tz))) / DAY;
  return { 0: 'Today', '-1': 'Yesterday', 1: 'Tomorrow' }[String(days)];
}

/** @type {Record<string, (date: Date, tz: string) => string>} */
const DATE_TOKENS = {
  date_num: dayOf,
  date: (date, tz) => format(date, tz, { dateStyle: 'long' }),
  date_short: (date, tz) => format(date, tz, { dateStyle: 'medium' }),
  date_long: (date, tz) => format(date, tz, { dateStyle: 'full' }),
  date_pretty: (date, tz) => relativeDay(date, tz) ?? format(date, tz, { dateStyle: 'long' }),
  date_short_pretty: (date, tz) => relativeDay(date, tz) ?? format(date, tz, { dateStyle: 'medium' }),
  date_long_pretty: (date, tz) => relativeDay(date, tz) ?? format(date, tz, { dateStyle: 'full' }),
  time: clockTime,
  time_secs: (date, tz) => format(date, tz, { timeStyle: 'medium' }),
  day_divider_pretty: dayLabel,
};

/**
 * Fills the tokens of a `<!date^…>` format; undefined when a token is unknown, so that the fallback is shown.
 * @param {number} seconds
 * @param {string} pattern
 * @param {string} tz
 * @returns {string | undefined}
 */
export function slackDate(seconds, pattern, tz) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  let known = true;
  const text = pattern.replace(/\{([a-z_]+)\}/g, (_, token) => {
    if (token === 'ago') return ago(date);
    if (Object.hasOwn(DATE_TOKENS, token)) return DATE_TOKENS[token](date, tz);
    known = false;
    return '';
  });
  if (!known) return undefined;
  return pattern.startsWith('{') ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** @param {Date} date */
function ago(date) {
  const minutes = Math.round((date.getTime() - Date.now()) / 60_000);
  const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 1440) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
}

/**
 * Unix seconds of a wall-clock time in a zone.
 * @param {string} day yyyy-mm-dd
 * @param {string} time HH:mm
 * @param {string} tz
 */
export function zonedSeconds(day, time, tz) {
  const wall = Date.parse(`${day}T${time}:00Z`);
  let guess = wall;
  for (let round = 0; round < 2; round += 1) guess = wall - offsetAt(guess, tz);
  return Math.floor(guess / 1000);
}

/** The wall-clock day and time of Unix seconds in a zone. @param {number} seconds @param {string} tz */
export function zonedParts(seconds, tz) {
  const instant = seconds * 1000;
  const wall = new Date(instant + offsetAt(instant, tz)).toISOString();
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/** @param {number} instant @param {string} tz */
function offsetAt(instant, tz) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: safeZone(tz),
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const of = (/** @type {string} */ type) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(instant / 1000) * 1000;
}
