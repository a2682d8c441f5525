import type { TFunction } from 'i18next';
import {
  type ColumnMark,
  type Comparison,
  type Counting,
  marksOf,
  type OtherRespondents,
  type PlaceOf,
  type PlannedStep,
  type Plans,
  type RecordedCause,
} from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import type { ReportBlock, ReportHead } from '../../../shared/reports';
import type { Level } from '../../../shared/vocabulary';
import type { Span } from '../changes';
import { placeIn } from '../pillar-of';
import type { PlotSpec } from '../plots/spec';

export type ReportWords = TFunction<['comparison', 'vocabulary', 'ui', 'assessments']>;

/** What a screen knows of a comparison when it is to be saved. */
export interface ComparisonReportInput {
  readonly t: ReportWords;
  readonly head: (title: string, lines?: readonly string[]) => ReportHead;
  readonly title: string;
  readonly comparison: Comparison;
  readonly items: ReadonlyMap<string, Item>;
  readonly causes: ReadonlyMap<string, RecordedCause>;
  readonly span: Span;
  readonly counting: Counting;
  readonly leftOut: ReadonlySet<string>;
  /** What the State wants and plans; null where nobody says. */
  readonly plans: Plans | null;
  /** Actions of plans that may explain a change between the two columns that were looked at. */
  readonly actions: readonly (PlannedStep & { readonly title: string })[];
  /** Items that other agencies answered, or another one led, in one of the two columns that were looked at than in the other. */
  readonly respondents: ReadonlyMap<string, Pick<OtherRespondents, 'isOnlyLead'>>;
  /** Whether the treaty duty of an item is not in force for the State of a column on its day; told where several States stand side by side. */
  readonly freeOfDuty: (itemId: string, at: number) => boolean;
  /** Agencies that took part, by column. */
  readonly agencies: ReadonlyMap<string, string>;
  /** Names of the columns in their order. */
  readonly full: readonly string[];
  readonly short: readonly string[];
  readonly day: (iso: string) => string;
  readonly dayOf: (instant: string) => string;
  /** The level that counts as reached in the plots. */
  readonly level: Level;
  /** Draws a plot as a picture; null where there is nothing to draw. */
  readonly draw: (
    spec: PlotSpec,
    columns: string,
  ) => Promise<Extract<ReportBlock, { kind: 'picture' }> | null>;
}

/** The input with what every part of the report needs of it. */
export interface Told extends ComparisonReportInput {
  readonly marks: readonly ColumnMark[];
  /** A letter with the name of its column. */
  readonly lettered: (at: number) => string;
  readonly letter: (at: number) => string;
  /** That the treaty duty of an item is not in force for the State of a column on its day. */
  readonly freeWords: (at: number) => string;
  readonly placeOf: PlaceOf;
  readonly topicOf: (itemId: string) => string;
  readonly levelName: (level: Level) => string;
}

export function toldOf(input: ComparisonReportInput): Told {
  const { t, comparison, items, short } = input;
  const marks = marksOf(comparison.columns);
  return {
    ...input,
    marks,
    letter: (at) => marks[at]?.letter ?? '',
    freeWords: (at) => {
      const { state, referenceDate } = comparison.columns[at] ?? {};
      return state === undefined || referenceDate === undefined
        ? ''
        : t('cell.no-duty', { state: t(`vocabulary:member.${state}.label`), day: input.day(referenceDate) });
    },
    lettered: (at) => `${marks[at]?.letter ?? ''} ${short[at] ?? ''}`,
    placeOf: placeIn(items),
    topicOf: (itemId) => items.get(itemId)?.topic ?? t('changes.unknown-item'),
    levelName: (level) => t('plots.level-name', { level, name: t(`ui:level.${level}`) }),
  };
}
