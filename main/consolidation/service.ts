import { isSubNational } from '../../shared/agencies';
import {
  type Answer,
  type Contribution,
  changedSince,
  type Decision,
  type DocumentFacts,
  discussionState,
  evidencedLevel,
  untouchedAnswer,
} from '../../shared/assessments';
import type { Cell, Column, ItemView, Table } from '../../shared/consolidation';
import { AppError } from '../../shared/kernel';
import type { AssessmentsService } from '../assessments';

export interface ConsolidationDependencies {
  readonly assessments: AssessmentsService;
  /** What the library knows of a version that is cited. */
  readonly library: { findVersion(versionId: string): DocumentFacts | undefined };
}

export interface ConsolidationService {
  /** @throws AppError as `get` and `listDecisions` of the assessments. */
  table(assessmentId: string): Table;
  /** @throws AppError as `table`; `assessments.item-not-asked`. */
  item(assessmentId: string, itemId: string): ItemView;
}

const toColumn = (contribution: Contribution): Column => ({
  agencyId: contribution.agencyId,
  shortName: contribution.shortName,
  name: contribution.name,
  place: contribution.place,
  isLocal: isSubNational(contribution),
});

/** The facts of versions, each looked up once. */
function remembered(library: ConsolidationDependencies['library']) {
  const known = new Map<string, DocumentFacts | null>();
  return (versionId: string): DocumentFacts | null => {
    const found = known.get(versionId);
    if (found !== undefined) return found;
    const facts = library.findVersion(versionId) ?? null;
    known.set(versionId, facts);
    return facts;
  };
}

function changed(
  made: Decision | undefined,
  itemId: string,
  contributions: readonly Contribution[],
): string[] {
  if (made === undefined) return [];
  return changedSince(
    made,
    contributions.map(({ agencyId, answers }) => ({
      agencyId,
      revision: answers.find((answer) => answer.itemId === itemId)?.revision ?? 0,
    })),
  );
}

/** Reads the answers of many agencies side by side. Writes nothing. */
export function createConsolidationService({
  assessments,
  library,
}: ConsolidationDependencies): ConsolidationService {
  return {
    table: (assessmentId) => {
      const { answers, referenceDate } = assessments.get(assessmentId);
      const contributions = assessments.contributions(assessmentId);
      const decisions = new Map(
        assessments.listDecisions(assessmentId, null).map((made) => [made.itemId, made]),
      );
      const discussions = Map.groupBy(assessments.discussion(assessmentId, null), ({ itemId }) => itemId);
      const factsOf = remembered(library);
      const looked = contributions.map(({ asked, leads, answers: given }) => ({
        asked: new Set(asked),
        leads: new Set(leads),
        given: new Map(given.map((answer) => [answer.itemId, answer])),
      }));
      const toCell = (itemId: string, { asked, leads, given }: (typeof looked)[number]): Cell | null => {
        const answer: Answer | undefined = given.get(itemId);
        if (answer === undefined && !asked.has(itemId)) return null;
        const said = answer ?? untouchedAnswer(itemId);
        return {
          isAsked: asked.has(itemId),
          isLead: leads.has(itemId),
          value: said.value,
          confirmed: said.confirmed,
          hasText: said.text !== '',
          evidence: said.citations.length + said.held.length,
          evidenced: evidencedLevel(said, factsOf, referenceDate),
          revision: said.revision,
        };
      };
      return {
        columns: contributions.map(toColumn),
        rows: answers.map(({ itemId, value, confirmed }) => {
          const made = decisions.get(itemId);
          const { rule, value: agreed, decidedAt: at, decidedBy: by, dissents } = made ?? {};
          return {
            itemId,
            national: { value, confirmed },
            cells: looked.map((one) => toCell(itemId, one)),
            decided:
              rule === undefined || agreed === undefined || at === undefined || by === undefined
                ? null
                : {
                    ...{ rule, value: agreed, at, by },
                    dissents: dissents?.length ?? 0,
                    changedSince: changed(made, itemId, contributions),
                  },
            discussion: discussionState(discussions.get(itemId) ?? []),
          };
        }),
      };
    },

    item: (assessmentId, itemId) => {
      const { answers, referenceDate } = assessments.get(assessmentId);
      const national = answers.find((answer) => answer.itemId === itemId);
      if (national === undefined) throw new AppError('assessments.item-not-asked', { item: itemId });
      const contributions = assessments.contributions(assessmentId);
      const decisions = assessments.listDecisions(assessmentId, itemId);
      const factsOf = remembered(library);
      return {
        national,
        evidenced: evidencedLevel(national, factsOf, referenceDate),
        agencies: contributions.flatMap((contribution) => {
          const given = contribution.answers.find((one) => one.itemId === itemId);
          const isAsked = contribution.asked.includes(itemId);
          if (given === undefined && !isAsked) return [];
          const answer = given ?? untouchedAnswer(itemId);
          return {
            column: toColumn(contribution),
            isAsked,
            isLead: contribution.leads.includes(itemId),
            answer,
            evidenced: evidencedLevel(answer, factsOf, referenceDate),
          };
        }),
        decisions,
        changedSince: changed(decisions.at(-1), itemId, contributions),
      };
    },
  };
}
