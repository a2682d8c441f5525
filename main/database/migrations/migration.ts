/** One forward step of the schema, in plain SQL. Never edited after a release; there is no way back but a backup. */
export interface Migration {
  /** Number after this step; steps count up from 1 without gaps. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
