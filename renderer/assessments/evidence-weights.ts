import {
  type Answer,
  type DocumentFacts,
  type EvidenceFault,
  type Level,
  supportedLevel,
  weighEvidence,
} from '../../shared/assessments';
import { useCitedVersions } from '../library';
import { isEarlyText } from './early-texts';

/** Faults that nothing else on the item's screen tells, or not always: the mark of a text that ended goes once it is decided on. */
const TOLD = [
  'never-evidence',
  'aged',
  'too-late',
  'period-unknown',
  'date-unknown',
  'status-unknown',
  'not-in-force',
  'expired',
] as const satisfies readonly EvidenceFault[];
/** What is told of one piece of evidence: a draft counts, but for little. */
export type ToldFault = (typeof TOLD)[number] | 'draft';

const isTold = (fault: EvidenceFault): fault is (typeof TOLD)[number] => TOLD.some((told) => told === fault);

export interface EvidenceWeights {
  /** The level that the evidence supports; null where there is no level above 0 or no evidence. */
  readonly supported: Level | null;
  /** The level that it supports once a second person has read all of it. */
  readonly supportedOnceRead: Level | null;
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
  const weights = weighEvidence(answer, factsOf, on);
  const asRead = { ...answer, checks: [...citations, ...held].map(({ id }) => ({ evidenceId: id })) };
  const isWeighed = value.kind === 'level' && value.level > 0 && citations.length + held.length > 0;
  return {
    supported: isWeighed ? supportedLevel(weights) : null,
    supportedOnceRead: isWeighed ? supportedLevel(weighEvidence(asRead, factsOf, on)) : null,
    faultsOf: (evidenceId) => {
      const faults = weights.find((weight) => weight.evidenceId === evidenceId)?.faults.filter(isTold) ?? [];
      const versionId = citations.find(({ id }) => id === evidenceId)?.versionId;
      const isMarked = versionId !== undefined && isEarlyText(cited, versionId, on);
      const counts = versionId !== undefined && faults.length === 0 && facts.get(versionId) !== null;
      if (counts && facts.get(versionId)?.status === 'draft') return ['draft'];
      return faults.filter(
        (fault) =>
          !(fault === 'too-late' && isMarked) && !(fault === 'expired' && faults.includes('not-in-force')),
      );
    },
  };
}
