/** What can happen to a record on one side. */
export const LIFECYCLE_EVENTS = ['created', 'updated', 'deleted'] as const;
export type LifecycleEvent = (typeof LIFECYCLE_EVENTS)[number];

/** What is done about it on the other side. */
export const LIFECYCLE_ACTIONS = ['create', 'update', 'delete', 'archive', 'ignore', 'ask'] as const;
export type LifecycleAction = (typeof LIFECYCLE_ACTIONS)[number];

/** From the hub to the other system of a pair, and back. */
export const DIRECTIONS = ['a_to_b', 'b_to_a'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** One cell of the matrix: when this happens on the sending side, that is done on the other. */
export interface LifecycleCell {
  readonly direction: Direction;
  readonly event: LifecycleEvent;
  readonly action: LifecycleAction;
}

/** What is done in that direction when this happens; undefined where nobody has said it. */
export function actionFor(
  cells: readonly LifecycleCell[],
  direction: Direction,
  event: LifecycleEvent,
): LifecycleAction | undefined {
  return cells.find((cell) => cell.direction === direction && cell.event === event)?.action;
}

/** The cells that are still to be said. `chosen` are the directions that data takes; undefined while that is not known. */
export function missingCells(
  cells: readonly LifecycleCell[],
  chosen: readonly Direction[] | undefined,
): { readonly direction: Direction; readonly event: LifecycleEvent }[] {
  const missing = (chosen ?? DIRECTIONS).flatMap((direction) =>
    LIFECYCLE_EVENTS.filter((event) => actionFor(cells, direction, event) === undefined).map((event) => ({
      direction,
      event,
    })),
  );
  if (chosen !== undefined) return missing;
  // While nobody knows the direction, one that is complete is enough.
  const [one, other] = DIRECTIONS.map((direction) => missing.filter((cell) => cell.direction === direction));
  if (one?.length === 0 || other?.length === 0) return missing.filter((cell) => isBegun(cells, cell.direction));
  return missing;
}

function isBegun(cells: readonly LifecycleCell[], direction: Direction): boolean {
  return cells.some((cell) => cell.direction === direction);
}
