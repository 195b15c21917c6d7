/** What a row says: column id → text, or the id of a choice where the column has choices; empty cells are absent. */
export type Cells = Readonly<Record<string, string>>;

/** One row of a mapping. */
export interface Row {
  /** Unique within its item, never used again. */
  readonly id: string;
  /** The item's revision when this row was last changed, so that two people who change one row notice. */
  readonly changed: number;
  readonly cells: Cells;
}

/** The rows of an item and, beside them, the address of a sheet for the long version. */
export interface RowList {
  readonly list: readonly Row[];
  readonly sheet?: string;
}

/** The rows so far, whether they are said to be complete or not. */
export function rowsOf(item: { readonly rows?: RowList }): RowList {
  return item.rows ?? NONE;
}

const NONE: RowList = { list: [] };
