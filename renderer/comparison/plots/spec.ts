import type { Ahead, ColumnMark, Comparison, Counting, GroupTally } from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import type { Level } from '../../../shared/vocabulary';
import type { Inks } from './inks';

/** A plot with the words and the table that say the same. */
export interface PlotSpec {
  readonly title: string;
  /** What the plot shows, in one or two sentences. */
  readonly sentence: string;
  /** How to read it. */
  readonly reading: string;
  readonly table: {
    readonly head: readonly string[];
    /** The first field names the row. */
    readonly rows: readonly (readonly string[])[];
  };
  /** What to do when there is nothing to draw; null where the sentence says it. */
  readonly whenEmpty: string | null;
  /** Draws the plot without a title; null when there is nothing to draw. */
  readonly draw: ((inks: Inks, width: number) => SVGSVGElement) | null;
}

/** What the screen knows and every plot needs. */
export interface PlotInput {
  readonly comparison: Comparison;
  readonly items: ReadonlyMap<string, Item>;
  readonly marks: readonly ColumnMark[];
  /** Short names of the columns, in their order. */
  readonly names: readonly string[];
  readonly groups: readonly GroupTally[];
  readonly labelOf: (group: Pick<GroupTally, 'pillar' | 'theme'>) => string;
  /** The level that counts as reached. */
  readonly level: Level;
  readonly counting: Counting;
  /** What is wanted and planned, by group; null where nobody says. */
  readonly ahead: ReadonlyMap<string, Ahead> | null;
}

/** The letter of a column and its name, as tables and axes say it. */
export const lettered = ({ marks, names }: Pick<PlotInput, 'marks' | 'names'>, column: number): string =>
  `${marks[column]?.letter ?? ''} ${names[column] ?? ''}`;
