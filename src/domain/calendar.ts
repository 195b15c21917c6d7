import { TZDate } from '@date-fns/tz';
import { addDays, format, startOfDay } from 'date-fns';

/** The calendar day that it is at that moment in a time zone, `yyyy-MM-dd`. */
export function dayIn(timeZone: string, now: Date): string {
  return format(new TZDate(now, timeZone), 'yyyy-MM-dd');
}

/** When that calendar day begins in a time zone. */
export function beginOfDay(timeZone: string, day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(startOfDay(new TZDate(year, month - 1, date, timeZone)).getTime());
}

/** When something that waits until that day comes back: as the day begins, or tomorrow where it has begun already. */
export function returnOf(timeZone: string, until: string, now: Date): Date {
  const today = dayIn(timeZone, now);
  if (until > today) return beginOfDay(timeZone, until);
  return new Date(addDays(new TZDate(beginOfDay(timeZone, today), timeZone), 1).getTime());
}
