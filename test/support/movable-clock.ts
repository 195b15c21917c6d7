import type { Clock } from '../../src/app/ports';

/** The real clock, which can be moved forward: whatever was to happen by then happens at once. */
export function movableClock(): Clock & { move(milliseconds: number): void; moveTo(at: Date): void } {
  let ahead = 0;
  const waiting = new Map<NodeJS.Timeout, { readonly at: number; readonly callback: () => void }>();
  const now = () => Date.now() + ahead;
  const move = (milliseconds: number) => {
    ahead += milliseconds;
    for (const [timer, { at, callback }] of [...waiting]) {
      if (at > now() || !waiting.delete(timer)) continue;
      clearTimeout(timer);
      callback();
    }
  };
  return {
    now: () => new Date(now()),
    after(milliseconds, callback) {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        callback();
      }, milliseconds);
      waiting.set(timer, { at: now() + milliseconds, callback });
      return () => {
        waiting.delete(timer);
        clearTimeout(timer);
      };
    },
    move,
    moveTo: (at) => move(at.getTime() - now()),
  };
}
