import { z } from 'zod';
import { isSubNational } from '../agencies';
import { uuid } from '../kernel';
import type { ChangedEvidence } from './changed-evidence';
import type { Contribution } from './contributions';
import { awaitsDecision, changedSince, type Decision, lacksReason, saysSame } from './decisions';
import {
  type DocumentFacts,
  type EvidenceFault,
  type EvidenceWeight,
  evidencedLevel,
  isText,
  supportedLevel,
  weighEvidence,
} from './evidence';
import { type Answer, itemId } from './model';
import { answeredOf, citesSame, hasEvidence, isFall, progressOf } from './rules';

/**
 * What can be found before freezing. What nobody could mend afterwards stops it (see `BLOCKING`); the others are told and may stay.
 */
export const FINDING_CODES = [
  'nothing-answered',
  'unconfirmed',
  'not-answered',
  'disputed',
  'undecided',
  'lead-missing',
  'lead-ended',
  'decision-older',
  'decision-overruled',
  'decision-without-reason',
  'na-without-reason',
  'nk-without-who',
  'text-empty',
  'no-evidence',
  'lower-unproved',
  'no-use-shown',
  'no-evaluation',
  'only-draft',
  'not-in-force',
  'expired',
  'aged',
  'begins-later',
  'period-unknown',
  'not-in-library',
  'status-unknown',
  'never-evidence',
  'date-unknown',
  'text-changed',
  'no-second-reader',
  'held-without-custodian',
  'claimed',
  'cited-twice',
  'fall-without-reason',
  'still-discussed',
] as const;
export const findingCode = z.enum(FINDING_CODES);
export type FindingCode = z.infer<typeof findingCode>;

const BLOCKING: ReadonlySet<FindingCode> = new Set([
  'nothing-answered',
  'unconfirmed',
  // The person who decided can say why in a minute; next year nobody can, and an agency's word was set aside for good.
  'decision-without-reason',
]);

/** One thing found on one item, in the national answer or in that of an agency. */
export const finding = z.strictObject({
  code: findingCode,
  blocks: z.boolean(),
  itemId,
  /** The agency whose answer it is about, null for the national one. */
  agencyId: uuid.nullable(),
});
export type Finding = z.infer<typeof finding>;

/** Everything that is looked at. */
export interface CheckGround {
  /** National answers in the edition's order. */
  readonly answers: readonly Answer[];
  readonly contributions: readonly Contribution[];
  /** Agencies that have ended; nobody can ask them any more. */
  readonly ended?: ReadonlySet<string>;
  /** The last decision on each item. */
  readonly decisions: readonly Decision[];
  /** Answers of the snapshot the assessment was started from. */
  readonly before: readonly Answer[];
  /** Items with a discussion that is not settled. */
  readonly discussed: ReadonlySet<string>;
  /** Citations whose text changed, as far as nobody has decided about it. */
  readonly changed?: readonly ChangedEvidence[];
  readonly factsOf: (versionId: string) => DocumentFacts | null;
  readonly referenceDate: string;
}

/** Findings in the words of an answer alone. */
function wordsFindings({ value, text, confirmed }: Answer): FindingCode[] {
  const codes: FindingCode[] = [];
  if (!confirmed) codes.push('unconfirmed');
  if (value.kind === 'none' && confirmed) codes.push('not-answered');
  if (value.kind === 'disputed') codes.push('disputed');
  if (value.kind === 'na' && value.reason.trim() === '') codes.push('na-without-reason');
  if (value.kind === 'nk' && value.whoMightKnow.trim() === '') codes.push('nk-without-who');
  if (value.kind === 'level' && value.level >= 2 && text.trim() === '') codes.push('text-empty');
  return codes;
}

/** What is told of each fault of evidence: a new fault does not compile before it is told. */
const FAULTS: Readonly<Record<EvidenceFault, FindingCode>> = {
  'not-in-force': 'not-in-force',
  expired: 'expired',
  aged: 'aged',
  'too-late': 'begins-later',
  'period-unknown': 'period-unknown',
  'not-in-library': 'not-in-library',
  'status-unknown': 'status-unknown',
  'never-evidence': 'never-evidence',
  'date-unknown': 'date-unknown',
  unchecked: 'no-second-reader',
};

/** What a level of 1 or more lacks in its evidence, as it will look once everything is read. */
function ladderFindings(level: number, weights: readonly EvidenceWeight[]): FindingCode[] {
  const types = weights.flatMap(({ type, faults }) =>
    type !== null && faults.every((fault) => fault === 'unchecked') ? [type] : [],
  );
  const codes: FindingCode[] = [];
  if (level >= 3 && !types.some(isText)) codes.push('lower-unproved');
  if (level >= 3 && !types.some((type) => !isText(type))) codes.push('no-use-shown');
  if (level === 4 && !types.includes('EVAL')) codes.push('no-evaluation');
  return codes;
}

/** Whether nothing but drafts will count for an answer, once everything is read. */
function restsOnDraft({ citations, held }: Answer, { factsOf, referenceDate }: CheckGround): boolean {
  const checks = [...citations, ...held].map(({ id }) => ({ evidenceId: id }));
  return supportedLevel(weighEvidence({ citations, held, checks }, factsOf, referenceDate)) === 1;
}

/** Findings in the evidence of an answer (items B.4). */
function evidenceFindings(answer: Answer, ground: CheckGround): FindingCode[] {
  const { factsOf, referenceDate } = ground;
  const { value, citations, held } = answer;
  const codes: FindingCode[] = [];
  const repeats = citations.some((one, at) => citations.findIndex((other) => citesSame(one, other)) < at);
  if (repeats) codes.push('cited-twice');
  if (held.some(({ custodian }) => custodian.trim() === '')) codes.push('held-without-custodian');
  if (value.kind !== 'level' || value.level === 0) return codes;
  if (!hasEvidence(answer)) return [...codes, 'no-evidence'];
  const weights = weighEvidence(answer, factsOf, referenceDate);
  codes.push(...ladderFindings(value.level, weights));
  if (value.level === 2 && restsOnDraft(answer, ground)) codes.push('only-draft');
  codes.push(...new Set(weights.flatMap(({ faults }) => faults.map((fault) => FAULTS[fault]))));
  const evidenced = evidencedLevel(answer, factsOf, referenceDate);
  if (value.level >= 3 && evidenced !== null && evidenced < value.level) codes.push('claimed');
  return codes;
}

/** Findings about how the national answer came about. */
function decisionFindings(answer: Answer, ground: CheckGround): FindingCode[] {
  const said = ground.contributions.flatMap(({ agencyId, roles, answers, leads, asked }) => {
    const own = answers.find((one) => one.itemId === answer.itemId);
    const isLead = leads.includes(answer.itemId);
    return asked.includes(answer.itemId) || own !== undefined ? [{ agencyId, roles, own, isLead }] : [];
  });
  const codes: FindingCode[] = [];
  const given = said.flatMap(({ own }) => (own?.confirmed ? [own.value] : []));
  const national = said.flatMap(({ own, roles }) =>
    own?.confirmed && !isSubNational({ roles }) ? [own.value] : [],
  );
  const lead = said.find(({ isLead }) => isLead);
  if (lead !== undefined && (!lead.own?.confirmed || lead.own.value.kind === 'none'))
    codes.push(ground.ended?.has(lead.agencyId) ? 'lead-ended' : 'lead-missing');
  const made = ground.decisions.find((one) => one.itemId === answer.itemId);
  if (made === undefined) return awaitsDecision(answer, national, given) ? [...codes, 'undecided'] : codes;
  const present = said.map(({ agencyId, own }) => ({ agencyId, revision: own?.revision ?? 0 }));
  if (changedSince(made, present).length > 0) codes.push('decision-older');
  if (!saysSame(made.value, answer.value)) codes.push('decision-overruled');
  if (lacksReason(made)) codes.push('decision-without-reason');
  return codes;
}

function isUnexplainedFall({ itemId: id, value, fallReason }: Answer, before: readonly Answer[]): boolean {
  return fallReason === null && isFall(before.find((one) => one.itemId === id)?.value, value);
}

/** Findings of agencies' answers that would weaken the national one: only what the agency itself has to mend. */
const OF_AGENCIES: ReadonlySet<FindingCode> = new Set([
  'na-without-reason',
  'nk-without-who',
  'no-evidence',
  'held-without-custodian',
  'cited-twice',
]);

/**
 * Everything worth a look before an assessment is frozen: by kind, in the order of `FINDING_CODES`, then by item, the national answer
 * first. Nothing is judged twice: a finding names one item, one answer and one thing to do.
 */
export function findingsOf(ground: CheckGround): Finding[] {
  const found: Finding[] = [];
  const add = (code: FindingCode, id: string, agencyId: string | null = null) =>
    found.push({ code, blocks: BLOCKING.has(code), itemId: id, agencyId });
  const isEmpty = answeredOf(progressOf(ground.answers)) === 0;
  for (const answer of ground.answers) {
    const { itemId: id } = answer;
    if (isEmpty && answer === ground.answers[0]) add('nothing-answered', id);
    for (const code of wordsFindings(answer)) add(code, id);
    if (answer.confirmed) for (const code of evidenceFindings(answer, ground)) add(code, id);
    for (const code of decisionFindings(answer, ground)) add(code, id);
    if (isUnexplainedFall(answer, ground.before)) add('fall-without-reason', id);
    if (ground.discussed.has(id)) add('still-discussed', id);
  }
  for (const { agencyId, answers } of ground.contributions) {
    for (const answer of answers.filter(({ confirmed }) => confirmed)) {
      for (const code of [...wordsFindings(answer), ...evidenceFindings(answer, ground)])
        if (OF_AGENCIES.has(code)) add(code, answer.itemId, agencyId);
    }
  }
  const restOnChanged = Map.groupBy(ground.changed ?? [], ({ itemId: id, agencyId }) => `${id} ${agencyId}`);
  for (const [first] of restOnChanged.values()) {
    if (first !== undefined) add('text-changed', first.itemId, first.agencyId);
  }
  const order = new Map(ground.answers.map(({ itemId: id }, at) => [id, at]));
  const rank = ({ code, itemId: id, agencyId }: Finding) =>
    FINDING_CODES.indexOf(code) * 10_000 + (order.get(id) ?? 9_998) * 2 + (agencyId === null ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}
