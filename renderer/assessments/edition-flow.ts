import type { UseQueryResult } from '@tanstack/react-query';
import type { Assessment, SnapshotSummary } from '../../shared/assessments';
import { flowBetween } from '../../shared/assessments';
import {
  bridgeEditions,
  type Edition,
  type EditionBridge,
  type EditionSummary,
  type ItemFlow,
  type ItemLineage,
  pathBetween,
} from '../../shared/questionnaires';
import { lostWith } from '../platform';
import { useEdition, useLineages } from '../questionnaires';
import { useLastMove } from './queries';

type Named = Pick<SnapshotSummary, 'questionnaire' | 'edition'>;

const isSame = (one: Named, other: Named): boolean =>
  one.questionnaire === other.questionnaire && one.edition === other.edition;

/** Where the items of an assessment come from, when the year before or the days before a move had another edition. */
export interface EarlierEdition {
  readonly flow: ItemFlow;
  readonly bridge: EditionBridge;
  /** The questions as they were. */
  readonly edition: Edition;
}

interface EarlierEditionAsked {
  /** Null when it is the same, when nothing connects the two, or when it could not be read; undefined while it is being read. */
  readonly earlier: EarlierEdition | null | undefined;
  /** What it was asked for with, which may have failed. */
  readonly asked: readonly Pick<UseQueryResult, 'data' | 'isError' | 'error'>[];
}

/** The edition that an assessment's answers were first given to, with the way from there. */
export function useEarlierEdition(
  assessment: Assessment | undefined,
  snapshot: Named | undefined,
): EarlierEditionAsked {
  const move = useLastMove(assessment?.id, assessment?.status === 'open' && assessment.basedOn === null);
  const moved =
    assessment === undefined || !move.data
      ? undefined
      : { questionnaire: assessment.questionnaire, edition: move.data.from };
  const before = snapshot ?? moved;
  const differs = assessment !== undefined && before !== undefined && !isSame(assessment, before);
  const lineages = useLineages(differs);
  const edition = useEdition(differs ? before : undefined);
  // What was not asked for may have failed for others.
  const asked = differs ? [move, lineages, edition] : [move];
  if (!differs || asked.some((each) => lostWith(each) !== null)) return { earlier: null, asked };
  if (lineages.data === undefined || edition.data === undefined) return { earlier: undefined, asked };
  const flow = flowBetween(
    edition.data.items.map(({ id }) => id),
    before,
    assessment,
    lineages.data,
  );
  if (flow === undefined) return { earlier: null, asked };
  const bridge = bridgeEditions(before, assessment, lineages.data);
  return { earlier: { flow, bridge, edition: edition.data }, asked };
}

/**
 * Editions to which a mapping leads from a given one, newest first, then the given one. Behind it those that only follow the one it was
 * made from: they do not ask what was added here, so nobody is led there without choosing it.
 */
export function laterEditions(
  from: Named,
  editions: readonly EditionSummary[],
  lineages: readonly ItemLineage[],
): readonly EditionSummary[] {
  const reached = editions.flatMap((one) => {
    const path = one.id === from.questionnaire ? pathBetween(from, one.edition, lineages) : undefined;
    if (path === undefined) return [];
    const isBack = path.some((link) => !lineages.includes(link));
    return [{ one, rank: path.length === 0 ? 1 : isBack ? 2 : 0 }];
  });
  return reached.toSorted((a, b) => a.rank - b.rank).map(({ one }) => one);
}
