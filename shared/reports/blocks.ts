import { MOST_OF_A_LIST, type ReportBlock } from './model';

/** A heading; one of level 1 begins a sheet of a workbook, under the short name where one is given. */
export const heading = (level: 1 | 2 | 3, text: string, sheet?: string): ReportBlock => ({
  ...{ kind: 'heading', level, text },
  ...(sheet === undefined ? {} : { sheet }),
});

const MOST_ROOMY = 11;

/** Whether a table has so many columns that the names above them need smaller letters, not to be broken inside words. */
export const isCrowded = (head: readonly string[]): boolean => head.length > MOST_ROOMY;

/** A paragraph. */
export const says = (text: string, look: 'plain' | 'strong' | 'quiet' = 'plain'): ReportBlock => ({
  kind: 'text',
  text,
  look,
});

/** Lines with a point before each; as many lists as they need, so that none of them is left out. */
export const listOf = (items: readonly string[]): ReportBlock[] =>
  Array.from({ length: Math.ceil(items.length / MOST_OF_A_LIST) }, (_, at) => ({
    kind: 'list',
    items: items.slice(at * MOST_OF_A_LIST, (at + 1) * MOST_OF_A_LIST),
  }));
