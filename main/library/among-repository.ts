import { sql } from 'kysely';

/** One of these values, as one parameter however many there are: the text of the query stays the same. */
export const among = (column: string, values: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
