import { type Answer, progressOf, type Snapshot } from '../assessments';
import type { Edition } from '../questionnaires';
import { LEVELS, level, memberCode } from '../vocabulary';
import type { SnapshotContent, SnapshotValue, TableSnapshotSummary } from './import-model';
import type { DescribedTable, TableItem, TableScale } from './model';
import { readNumber } from './numbers';

/**
 * The edition of a questionnaire that a described table answers: the oldest that asks every item of it, since such results are of
 * years before. Undefined when the codes are those of something else.
 */
export function editionAnswered<E extends Pick<Edition, 'items' | 'effectiveOn'>>(
  { items }: Pick<DescribedTable, 'items'>,
  editions: readonly E[],
): E | undefined {
  return editions
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))
    .find((edition) => {
      const asked = new Set<string>(edition.items.map(({ id }) => id));
      return items.every(({ id }) => asked.has(id));
    });
}

/**
 * What a value is among the levels: the number it writes, or its place among as many words as there are levels. Nothing where less is
 * better, and where a scale has other steps: which of ours they are nobody has said.
 */
function numberOn(scale: TableScale, { text, standing }: SnapshotValue): number | undefined {
  if (typeof standing !== 'number') return undefined;
  if (scale.kind === 'number') return scale.better === 'higher' ? standing : undefined;
  if (scale.kind !== 'levels') return undefined;
  // Where some words are numbers only these say which level they are.
  const numbers = (scale.better === 'later' ? scale.words : scale.words.toReversed()).flatMap(
    (word) => readNumber(word) ?? [],
  );
  if (numbers.length > 0) {
    const rises = numbers.every((each, at) => at === 0 || each > (numbers[at - 1] ?? each));
    return rises ? (readNumber(text) ?? undefined) : undefined;
  }
  return scale.words.length === LEVELS.length ? standing : undefined;
}

/** A level of the maturity scale; a missing or other value is no answer, and never level 0. */
function levelOn({ scale }: TableItem, value: SnapshotValue | undefined): Answer['value'] {
  const known = level.safeParse(value === undefined ? undefined : numberOn(scale, value));
  return known.success ? { kind: 'level', level: known.data, practiceAhead: false } : { kind: 'none' };
}

/**
 * Imported results on the items of a questionnaire as a frozen assessment of the last day of their year, so that they can stand
 * beside those made here. Nobody confirmed or cited anything: there is no evidence. Undefined for a State that is no member.
 */
export function asSnapshot(
  frozen: { readonly summary: TableSnapshotSummary; readonly content: SnapshotContent },
  { items }: Pick<DescribedTable, 'items'>,
  edition: Pick<Edition, 'id' | 'edition'>,
  from: { readonly at: string; readonly by: string },
): Snapshot | undefined {
  const { summary, content } = frozen;
  const state = memberCode.safeParse(summary.code);
  if (!state.success) return undefined;
  const values = new Map(content.values.map((value) => [value.item, value]));
  const answers = items.map(
    (item): Answer => ({
      itemId: item.id,
      value: levelOn(item, values.get(item.id)),
      text: values.get(item.id)?.note ?? '',
      ...{ fallReason: null, confirmed: true, citations: [], held: [], checks: [] },
      ...{ revision: 0, updatedAt: null },
    }),
  );
  return {
    ...{ id: summary.id, assessmentId: summary.id, state: state.data },
    ...{ questionnaire: edition.id, edition: edition.edition, scope: 'full' },
    referenceDate: `${String(summary.year).padStart(4, '0')}-12-31`,
    ...{ frozenAt: from.at, frozenBy: from.by, hash: summary.hash },
    progress: progressOf(answers),
    answers,
  };
}
