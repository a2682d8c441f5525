import {
  type Answer,
  type DocumentFacts,
  type EvidenceFault,
  evidencedLevel,
  isText,
  type Level,
  weighEvidence,
} from '../../shared/assessments';
import { useCitedVersions } from '../library';

/** Faults that nothing else on the item's screen tells; a text that ended, or did not apply yet, has its own mark. */
const TOLD = ['never-evidence', 'aged', 'too-late', 'date-unknown', 'status-unknown'] as const;
export type ToldFault = (typeof TOLD)[number];

const isTold = (fault: EvidenceFault): fault is ToldFault => TOLD.some((told) => told === fault);

export interface EvidenceWeights {
  /** The level that the evidence supports; null where there is no level above 0 or no evidence. */
  readonly supported: Level | null;
  /** Why a piece of evidence does not count. */
  readonly faultsOf: (evidenceId: string) => readonly ToldFault[];
}

/** What the evidence of an answer proves on its day (items B.4); undefined as long as it is not known what is cited. */
export function useEvidenceWeights(answer: Answer, on: string): EvidenceWeights | undefined {
  const cited = useCitedVersions(answer.citations.map(({ versionId }) => versionId));
  const facts = new Map(answer.citations.map(({ versionId }) => [versionId, cited.factsOf(versionId)]));
  if ([...facts.values()].includes(undefined)) return undefined;
  const factsOf = (versionId: string): DocumentFacts | null => facts.get(versionId) ?? null;
  const { value, citations, held } = answer;
  const weights = new Map(weighEvidence(answer, factsOf, on).map((weight) => [weight.evidenceId, weight]));
  const isWeighed = value.kind === 'level' && value.level > 0 && citations.length + held.length > 0;
  return {
    supported: isWeighed ? evidencedLevel(answer, factsOf, on) : null,
    faultsOf: (evidenceId) => {
      const { type = null, faults = [] } = weights.get(evidenceId) ?? {};
      const isReport = type !== null && !isText(type);
      return faults.filter(isTold).filter((fault) => fault !== 'too-late' || isReport);
    },
  };
}
