import { isSubNational } from '../agencies';
import {
  type AnswerValue,
  awaitsDecision,
  type Difference,
  differenceOf,
  hasAlignmentGap,
  type Snapshot,
  type SnapshotRecord,
  saysSame,
  takesPosition,
} from '../assessments';
import type { Cell, Column, Row, Table } from './model';

/** Whether an agency has said something this year. */
export function hasSaid(cell: Cell | null): boolean {
  return cell?.confirmed === true && cell.value.kind !== 'none';
}

/** What the agencies of the whole State say; provinces are no side of a disagreement (items B.7). */
export function nationalValues({ cells }: Row, columns: readonly Column[]): AnswerValue[] {
  return cells.flatMap((cell, at) =>
    cell !== null && columns[at]?.isLocal === false && hasSaid(cell) ? [cell.value] : [],
  );
}

/** What the provinces say, asked ones that have not answered included. */
export function localValues({ cells }: Row, columns: readonly Column[]): AnswerValue[] {
  return cells.flatMap((cell, at) =>
    columns[at]?.isLocal === true && cell !== null
      ? [hasSaid(cell) ? cell.value : ({ kind: 'none' } as const)]
      : [],
  );
}

/** A row with what follows from it. */
export interface JudgedRow {
  readonly row: Row;
  readonly difference: Difference;
  readonly hasGap: boolean;
  /** Agencies that are asked, have not answered and can still do so. */
  readonly missing: number;
  /** It waits to be decided: see `awaitsDecision`. */
  readonly isUndecided: boolean;
  readonly isOlder: boolean;
  /** The national answer is not what was decided. */
  readonly isOverruled: boolean;
}

const NOBODY: ReadonlySet<string> = new Set();

/** @param ended Agencies that have ended, which are waited for no more. */
export function judgeRow(
  row: Row,
  columns: readonly Column[],
  ended: ReadonlySet<string> = NOBODY,
): JudgedRow {
  const sides = nationalValues(row, columns);
  const difference = differenceOf(sides);
  const said = row.cells.flatMap((cell) => (cell !== null && hasSaid(cell) ? [cell.value] : []));
  const missing = row.cells.filter(
    (cell, at) => cell?.isAsked === true && !hasSaid(cell) && !ended.has(columns[at]?.agencyId ?? ''),
  );
  return {
    row,
    difference,
    hasGap: hasAlignmentGap(difference, row.national.value),
    missing: missing.length,
    isUndecided: row.decided === null && awaitsDecision(row.national, sides, said),
    isOlder: (row.decided?.changedSince.length ?? 0) > 0,
    isOverruled: row.decided !== null && !saysSame(row.decided.value, row.national.value),
  };
}

/** What an agency's answer stands against: the national one where there is one, else what other agencies say; null when it fits. */
export function standsAgainst(
  cell: Cell | null,
  { row, difference }: JudgedRow,
): 'national' | 'others' | null {
  if (cell === null || !hasSaid(cell) || !takesPosition(cell.value)) return null;
  if (takesPosition(row.national.value)) return saysSame(cell.value, row.national.value) ? null : 'national';
  return difference.differs ? 'others' : null;
}

/**
 * Items of a frozen assessment on which an agency of the whole State said something else than the frozen answer, or than another agency
 * where none was given, while nobody decided.
 */
export function differingUndecided(
  { answers }: Pick<Snapshot, 'answers'>,
  { contributions, decisions }: SnapshotRecord,
): string[] {
  const decided = new Set(decisions.map(({ itemId }) => itemId));
  const given = contributions
    .filter((one) => !isSubNational(one))
    .map((one) => new Map(one.answers.map((answer) => [answer.itemId, answer])));
  return answers
    .filter(({ itemId, value }) => {
      if (decided.has(itemId)) return false;
      const said = given.flatMap((by) => {
        const answer = by.get(itemId);
        return answer?.confirmed === true && takesPosition(answer.value) ? [answer.value] : [];
      });
      return takesPosition(value) ? said.some((one) => !saysSame(one, value)) : differenceOf(said).differs;
    })
    .map(({ itemId }) => itemId);
}

/** What the table may be narrowed to. */
export const SHOWN = ['all', 'disagreements', 'gaps', 'undecided', 'missing', 'older'] as const;
export type Shown = (typeof SHOWN)[number];

const FITS: Readonly<Record<Shown, (judged: JudgedRow) => boolean>> = {
  all: () => true,
  disagreements: ({ difference }) => difference.differs,
  gaps: ({ hasGap }) => hasGap,
  undecided: ({ isUndecided }) => isUndecided,
  missing: ({ missing }) => missing > 0,
  older: ({ isOlder }) => isOlder,
};

export function fits(judged: JudgedRow, shown: Shown): boolean {
  return FITS[shown](judged);
}

/**
 * What needs a person first: open disagreements, the widest first; then decisions that rest on something older; then items nobody
 * has decided; then all others. Within each in the order of the edition.
 */
export function inNeed(judged: readonly JudgedRow[]): JudgedRow[] {
  const rank = ({ difference, row, isOlder, isUndecided }: JudgedRow) => {
    const isOpen = difference.differs && (row.decided === null || row.national.value.kind === 'disputed');
    if (isOpen) return 10 - difference.span;
    if (isOlder) return 20;
    return isUndecided ? 30 : 40;
  };
  return judged
    .map((one, at) => ({ one, at }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.at - b.at)
    .map(({ one }) => one);
}

/**
 * How many agencies have answered, and the share of the cells asked: "5 of 7 agencies, 84 % of items". One that has ended is waited for
 * no more: it counts only where it has said something.
 *
 * @param ended Agencies that have ended.
 */
export function respondents(
  { columns, rows }: Table,
  ended: ReadonlySet<string> = NOBODY,
): {
  readonly agencies: number;
  readonly answering: number;
  readonly cells: number;
  readonly answered: number;
} {
  const answering = new Set(
    columns.flatMap((_, at) => (rows.some(({ cells }) => hasSaid(cells[at] ?? null)) ? [at] : [])),
  );
  const counted = columns.flatMap(({ agencyId }, at) =>
    answering.has(at) || !ended.has(agencyId) ? [at] : [],
  );
  let [cells, answered] = [0, 0];
  for (const row of rows) {
    for (const at of counted) {
      const cell = row.cells[at] ?? null;
      if (cell?.isAsked !== true) continue;
      cells += 1;
      if (hasSaid(cell)) answered += 1;
    }
  }
  return { agencies: counted.length, answering: answering.size, cells, answered };
}
