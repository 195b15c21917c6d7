/** One step of the database's shape. Never edited once released: a change is a new step. */
export interface Migration {
  /** 1, 2, 3 …: what `user_version` is after this step. */
  readonly version: number;
  readonly sql: string;
}
