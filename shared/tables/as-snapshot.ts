import { type Answer, progressOf, type Snapshot } from '../assessments';
import type { Edition } from '../questionnaires';
import { level, memberCode } from '../vocabulary';
import type { SnapshotContent, TableSnapshotSummary } from './import-model';
import type { DescribedTable } from './model';

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

/** A level of the maturity scale that stands as a rank; a missing or other value is no answer, and never level 0. */
function levelOn(standing: number | string | undefined): Answer['value'] {
  const known = level.safeParse(standing);
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
    ({ id }): Answer => ({
      itemId: id,
      value: levelOn(values.get(id)?.standing),
      text: values.get(id)?.note ?? '',
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
