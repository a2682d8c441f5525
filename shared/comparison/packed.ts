import { z } from 'zod';
import { itemId } from '../assessments';
import { comparability } from '../questionnaires';
import { CELL_LETTERS, type CellLetter, levelOf } from './cells';
import {
  type Comparison,
  type ComparisonRow,
  type ComparisonStep,
  comparisonHead,
  direction,
  fallGiven,
  lineageNote,
} from './model';

const DIRECTIONS = direction.options;
const COMPARABILITIES = comparability.options;
/** Letters of a packed step: its direction, how comparable, whether words changed, and the difference of what the evidence supports. */
const STEP = 4;
const NO_LETTER = '.';
const FIRST_LETTER = 'a'.charCodeAt(0);
const letterAt = (place: number) => String.fromCharCode(FIRST_LETTER + place);
const placeOf = (letter: string | undefined) => (letter ?? '').charCodeAt(0) - FIRST_LETTER;
const MOST_LEVELS = 4;
const lettersOf = (count: number) => `[a-${letterAt(count - 1)}]`;

/**
 * One row as it travels. Thousands of small objects cost the window ten times as long as a few lines of text, so a row is a letter a
 * cell and four letters a step, the step from the first to the last column at the end.
 */
const packedRow = z.strictObject({
  itemId,
  cells: z.string().regex(new RegExp(`^[${CELL_LETTERS.replace('-', '\\-')}]+$`)),
  steps: z
    .string()
    .regex(
      new RegExp(
        `^(?:${lettersOf(DIRECTIONS.length)}${lettersOf(COMPARABILITIES.length)}[01](?:[a-i]|\\.))+$`,
      ),
    ),
  /** Place of a step, passages added and removed, three numbers each time; steps without any are left out. */
  evidence: z.array(z.number().int().nonnegative()),
  falls: z.array(fallGiven).optional(),
  lineage: z.array(lineageNote).optional(),
  meanings: z.array(z.number().int().nonnegative().nullable()).optional(),
});

/** A comparison as it travels; every row has a cell and a step for every column. */
export const packedComparison = z
  .strictObject({ ...comparisonHead.shape, rows: z.array(packedRow) })
  .refine(({ columns, rows }) =>
    rows.every(
      ({ cells, steps, evidence, meanings }) =>
        cells.length === columns.length &&
        (meanings ?? cells).length === columns.length &&
        steps.length === columns.length * STEP &&
        evidence.length % 3 === 0 &&
        evidence.every((number, at) => at % 3 !== 0 || number < columns.length),
    ),
  );
export type PackedComparison = z.infer<typeof packedComparison>;

function packStep({
  direction: name,
  comparability: how,
  textChanged,
  evidencedLevels,
}: ComparisonStep): string {
  const evidenced = evidencedLevels === null ? NO_LETTER : letterAt(evidencedLevels + MOST_LEVELS);
  return `${letterAt(DIRECTIONS.indexOf(name))}${letterAt(COMPARABILITIES.indexOf(how))}${textChanged ? 1 : 0}${evidenced}`;
}

/** Makes a comparison light enough to travel; `unpackComparison` gives the same again. */
export function packComparison({ rows, ...head }: Comparison): PackedComparison {
  return {
    ...head,
    rows: rows.map(({ itemId: id, cells, steps, overall, falls, lineage, meanings }) => {
      const all = [...steps, overall];
      return {
        ...{ itemId: id, cells: cells.join(''), steps: all.map(packStep).join('') },
        evidence: all.flatMap(({ evidenceAdded, evidenceRemoved }, at) =>
          evidenceAdded + evidenceRemoved === 0 ? [] : [at, evidenceAdded, evidenceRemoved],
        ),
        ...(falls === undefined ? {} : { falls: [...falls] }),
        ...(lineage === undefined ? {} : { lineage: [...lineage] }),
        ...(meanings === undefined ? {} : { meanings: [...meanings] }),
      };
    }),
  };
}

/** A comparison that travelled, as it was before `packComparison`. */
export function unpackComparison({ rows, ...head }: PackedComparison): Comparison {
  const width = head.columns.length;
  return {
    ...head,
    rows: rows.map(
      ({ itemId: id, cells: letters, steps: packed, evidence, falls, lineage, meanings }): ComparisonRow => {
        const cells = [...letters] as CellLetter[];
        const passages = new Map(
          Array.from({ length: evidence.length / 3 }, (_, at) => [evidence[3 * at], 3 * at + 1] as const),
        );
        const stepAt = (at: number): ComparisonStep => {
          const [way, how, text, evidenced] = packed.slice(at * STEP, (at + 1) * STEP);
          const name = DIRECTIONS[placeOf(way)] ?? 'both-missing';
          const isWhole = at === width - 1;
          const before = levelOf(cells[isWhole ? 0 : at]);
          const after = levelOf(cells[isWhole ? at : at + 1]);
          const hasLevels = name === 'better' || name === 'worse' || name === 'same';
          const counts = passages.get(at);
          return {
            direction: name,
            comparability: COMPARABILITIES[placeOf(how)] ?? 'none',
            levels: hasLevels && before !== undefined && after !== undefined ? after - before : null,
            textChanged: text === '1',
            evidenceAdded: counts === undefined ? 0 : (evidence[counts] ?? 0),
            evidenceRemoved: counts === undefined ? 0 : (evidence[counts + 1] ?? 0),
            evidencedLevels: evidenced === NO_LETTER ? null : placeOf(evidenced) - MOST_LEVELS,
          };
        };
        return {
          ...{ itemId: id, cells, overall: stepAt(width - 1) },
          steps: Array.from({ length: width - 1 }, (_, at) => stepAt(at)),
          ...(falls === undefined ? {} : { falls }),
          ...(lineage === undefined ? {} : { lineage }),
          ...(meanings === undefined ? {} : { meanings }),
        };
      },
    ),
  };
}
