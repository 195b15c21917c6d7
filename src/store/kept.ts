const all: object[] = [];

/**
 * Keeps a handle of the driver, a connection or a statement, until the process ends: Node 24 aborts when one is
 * garbage-collected, even after it was closed. A process opens one database, so this does not grow.
 */
export function kept<T extends object>(handle: T): T {
  all.push(handle);
  return handle;
}
