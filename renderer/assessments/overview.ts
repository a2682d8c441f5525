import { type Answer, coverageRate, lacksEvidence, type Progress } from '../../shared/assessments';
import { refersTo } from '../../shared/instruments';
import type { Edition, Item } from '../../shared/questionnaires';
import { PILLARS, type PillarCode } from '../../shared/vocabulary';

/** What the list of items may be narrowed to. */
export const SHOWN = ['all', 'not-answered', 'unconfirmed', 'no-evidence', 'not-known'] as const;
export type Shown = (typeof SHOWN)[number];

export interface View {
  readonly pillar: PillarCode | 'all';
  readonly shown: Shown;
  /** Code of the instrument on which the items rest; null for all. */
  readonly instrument: string | null;
}

/** One line of the overview: an item with its answer. */
export interface Row {
  readonly item: Item;
  readonly answer: Answer;
}

export interface ThemeRows {
  readonly theme: string;
  readonly rows: readonly Row[];
}

export interface PillarRows {
  readonly pillar: PillarCode;
  readonly themes: readonly ThemeRows[];
}

/** The items asked with their answers, in the order asked. An answer to an item that the edition does not know is left out. */
export function rowsOf(edition: Edition, answers: readonly Answer[]): readonly Row[] {
  const items = new Map(edition.items.map((item) => [item.id, item]));
  return answers.flatMap((answer) => {
    const item = items.get(answer.itemId);
    return item === undefined ? [] : [{ item, answer }];
  });
}

// As progress and the points before freezing count them: what was carried over is unconfirmed only, whatever it says.
const FITS: Readonly<Record<Shown, (answer: Answer) => boolean>> = {
  all: () => true,
  'not-answered': ({ value, confirmed }) => confirmed && value.kind === 'none',
  unconfirmed: ({ confirmed }) => !confirmed,
  'no-evidence': lacksEvidence,
  'not-known': ({ value, confirmed }) => confirmed && value.kind === 'nk',
};

/** Whether an item rests on an instrument or one of its articles. */
export function restsOn(item: Item, instrument: string): boolean {
  return item.legalRefs.some(({ ref }) => refersTo(ref, instrument));
}

/** Whether a line belongs to a view. */
export function fits({ item, answer }: Row, view: View): boolean {
  return (
    (view.pillar === 'all' || item.pillar === view.pillar) &&
    (view.instrument === null || restsOn(item, view.instrument)) &&
    FITS[view.shown](answer)
  );
}

/** How many lines each narrowing would show within the chosen pillar and instrument. */
export function countShown(rows: readonly Row[], view: View): Readonly<Record<Shown, number>> {
  const counts = { all: 0, 'not-answered': 0, unconfirmed: 0, 'no-evidence': 0, 'not-known': 0 };
  for (const row of rows) {
    for (const shown of SHOWN) if (fits(row, { ...view, shown })) counts[shown] += 1;
  }
  return counts;
}

/** Lines grouped by pillar and theme, both in their order; empty groups are left out. */
export function grouped(rows: readonly Row[]): readonly PillarRows[] {
  return PILLARS.flatMap((pillar) => {
    const themes = new Map<string, Row[]>();
    for (const row of rows) {
      if (row.item.pillar !== pillar) continue;
      const theme = themes.get(row.item.theme);
      if (theme) theme.push(row);
      else themes.set(row.item.theme, [row]);
    }
    if (themes.size === 0) return [];
    return [{ pillar, themes: [...themes].map(([theme, ofTheme]) => ({ theme, rows: ofTheme })) }];
  });
}

/** Coverage in whole per cent, rounded down so that 100 means all; null when nothing is asked. */
export function coveragePercent(progress: Progress): number | null {
  const rate = coverageRate(progress);
  return rate === null ? null : Math.floor(rate * 100 + 1e-9);
}

/** Item that was opened last, per assessment: coming back, the list is where it was left. */
const lastItems = new Map<string, string>();

/** Assessment whose list is gone back to by a key: the line that was left takes the focus there, not the title of the screen. */
let returningTo: string | null = null;

export function lastItem(assessmentId: string): string | undefined {
  return lastItems.get(assessmentId);
}

export function rememberItem(assessmentId: string, itemId: string): void {
  lastItems.set(assessmentId, itemId);
}

/** Has the list begin at the line of an item the next time that it is drawn. */
export function returnToItem(assessmentId: string, itemId: string): void {
  rememberItem(assessmentId, itemId);
  returningTo = assessmentId;
}

/** Whether the list was gone back to so; asked once. */
export function tookReturn(assessmentId: string): boolean {
  const isReturn = returningTo === assessmentId;
  returningTo = null;
  return isReturn;
}

/** How the list was last looked at, per assessment: a choice of view, kept while the window is open. */
const lastViews = new Map<string, View>();

export const WHOLE: View = { pillar: 'all', shown: 'all', instrument: null };

export function lastView(assessmentId: string): View {
  return lastViews.get(assessmentId) ?? WHOLE;
}

export function rememberView(assessmentId: string, view: View): void {
  lastViews.set(assessmentId, view);
}
