import type { Assessment } from '../../shared/assessments';
import {
  type Action,
  type AnswerProposal,
  type ArrivedDocument,
  asksForAnswer,
  finishedSince,
  isFinished,
  type Plan,
} from '../../shared/planning';
import { type FollowingDependencies, placesOf } from './following';
import { listStatesGiven } from './repository';

interface ProposalSources extends FollowingDependencies {
  readonly documents: readonly ArrivedDocument[];
  /** The document that one has become a version of; itself where it has not. */
  readonly documentOf: (documentId: string) => string;
}

function shownBy(
  { doneDocumentId }: Pick<Action, 'doneDocumentId'>,
  { documents, documentOf }: ProposalSources,
  citations: Assessment['answers'][number]['citations'],
): AnswerProposal['document'] {
  if (doneDocumentId === null) return null;
  const now = documentOf(doneDocumentId);
  const found = documents.find(({ id }) => id === now);
  if (found === undefined) return null;
  const { id: documentId, versionId, title } = found;
  return {
    ...{ documentId, versionId, title },
    isCited: citations.some((citation) => citation.versionId === versionId),
  };
}

/** Finished actions of a plan whose items still have the answers from before, in an open assessment of its State. */
export function proposalsOf(sources: ProposalSources, plan: Plan, open: Assessment): AnswerProposal[] {
  const answers = new Map(open.answers.map((answer) => [answer.itemId, answer]));
  return plan.list.filter(isFinished).flatMap((action) => {
    const since = finishedSince(action, listStatesGiven(sources.db, action.id));
    return placesOf(sources, action, open).flatMap(({ itemId, toLevel }): AnswerProposal[] => {
      const answer = answers.get(itemId);
      if (answer === undefined) return [];
      const { updatedAt, citations } = answer;
      // What was carried over and nobody has confirmed is last year's; a level that is reached in it was reached without a new answer.
      const isLastYears = !answer.confirmed && answer.value.kind !== 'level';
      const value = isLastYears ? ({ kind: 'none' } as const) : answer.value;
      if (!asksForAnswer({ ...action, finishedSince: since }, toLevel, { value, updatedAt })) return [];
      return [
        {
          ...{ planId: plan.id, actionId: action.id, title: action.title, indicator: action.indicator },
          ...{ assessmentId: open.id, itemId, value: answer.value, toLevel, found: action.stateReason },
          document: shownBy(action, sources, citations),
        },
      ];
    });
  });
}
