/** Work that has begun and not ended, so that stopping can wait for it. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is in flight any more, or after that many milliseconds. */
  settled(atMostMs: number): Promise<void>;
}

/** Counts work in flight; Bolt's own `stop` waits for connections, not for listeners. */
export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    track(work) {
      running.add(work);
      const done = () => running.delete(work);
      work.then(done, done);
      return work;
    },
    async settled(atMostMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, atMostMs);
      });
      const all = (async () => {
        while (running.size > 0) await Promise.allSettled(running);
      })();
      await Promise.race([all, late]);
      clearTimeout(timer);
    },
  };
}
