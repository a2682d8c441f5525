import { z } from 'zod';
import { AppError, canonicalJson, instant, type Json, uuid } from '../kernel';
import { type AnswerValue, answerValue, itemId, type Level } from './model';

/**
 * How a national answer came about (items B.7): the lead agency's; the lowest level given; agreed at a meeting, with its minutes;
 * a level set by the coordinator; or left open because the agencies differ.
 */
export const decisionRule = z.enum(['lead', 'lowest', 'agreed', 'manual', 'disputed']);
export type DecisionRule = z.infer<typeof decisionRule>;

/** What a vote in a workshop can be. `nk` says that the agency cannot tell. */
export const vote = z.enum(['0', '1', '2', '3', '4', 'na', 'nk']);
export type Vote = z.infer<typeof vote>;

/** What one agency said when the decision was made. */
export const position = z.strictObject({
  agencyId: uuid,
  agencyName: z.string(),
  isLead: z.boolean(),
  /** Speaks for a part of the State: shown in the distribution, never in dispute with the others. */
  isLocal: z.boolean(),
  value: answerValue,
  text: z.string(),
  /** Revision of its answer, 0 where it had given none. */
  revision: z.number().int().nonnegative(),
});
export type Position = z.infer<typeof position>;

/** An agency that said something else than what was decided, and why. */
export const dissent = z.strictObject({
  agencyId: uuid,
  agencyName: z.string(),
  value: answerValue,
  /** Its own explanation, as it stood. */
  text: z.string(),
  /** Why it disagrees, as noted with the decision. */
  why: z.string().max(2000),
});
export type Dissent = z.infer<typeof dissent>;

export const decision = z.strictObject({
  id: uuid,
  assessmentId: uuid,
  itemId,
  /** Rises by one with every decision on the item; earlier ones stay. */
  revision: z.number().int().positive(),
  rule: decisionRule,
  /** The agreed value, apart from what the agencies declared in `positions`. */
  value: answerValue,
  reason: z.string().max(4000),
  /** Where the meeting is recorded. */
  minutes: z.string().max(500),
  decidedBy: z.string().min(1).max(200),
  decidedAt: instant,
  workshopId: uuid.nullable(),
  positions: z.array(position),
  votes: z.array(z.strictObject({ agencyId: uuid, agencyName: z.string(), vote })),
  dissents: z.array(dissent),
});
export type Decision = z.infer<typeof decision>;

/** Whether a value says anything on the matter; "not known" says only that one cannot tell. */
export function takesPosition(value: AnswerValue): boolean {
  return value.kind === 'level' || value.kind === 'na';
}

/** Whether two values say the same on the matter, whatever their words. */
export function saysSame(one: AnswerValue, other: AnswerValue): boolean {
  if (one.kind !== other.kind) return false;
  return one.kind !== 'level' || other.kind !== 'level' || one.level === other.level;
}

/** How far apart some values are. */
export interface Difference {
  readonly differs: boolean;
  /** Highest less lowest level, 0 to 4. */
  readonly span: number;
}

/**
 * Whether agencies differ: two levels that are not the same, or a level beside "not applicable". Not known and not answered take
 * no side.
 */
export function differenceOf(values: readonly AnswerValue[]): Difference {
  const sides = values.filter(takesPosition);
  const levels = sides.flatMap((value) => (value.kind === 'level' ? [value.level] : []));
  const span = levels.length === 0 ? 0 : Math.max(...levels) - Math.min(...levels);
  return { differs: span > 0 || (levels.length > 0 && levels.length < sides.length), span };
}

/** Agencies that differ by so many levels have an alignment gap (items B.5). */
export const ALIGNMENT_SPAN = 2;

/** Whether an item has an alignment gap: agencies differ by two levels or more, or the national answer is disputed. */
export function hasAlignmentGap(difference: Difference, national: AnswerValue): boolean {
  return difference.span >= ALIGNMENT_SPAN || national.kind === 'disputed';
}

/**
 * Whether an item that nobody has decided waits for it: agencies of the whole State differ, or somebody has said something and there
 * is no national answer of this year.
 */
export function awaitsDecision(
  national: { readonly value: AnswerValue; readonly confirmed: boolean },
  ofWholeState: readonly AnswerValue[],
  all: readonly AnswerValue[],
): boolean {
  const isAnswered = national.confirmed && national.value.kind !== 'none';
  return differenceOf(ofWholeState).differs || (!isAnswered && all.some(({ kind }) => kind !== 'none'));
}

/** Positions of agencies of the whole State, the sides of a disagreement. */
export function nationalSides(positions: readonly Position[]): readonly Position[] {
  return positions.filter(({ isLocal, value }) => !isLocal && takesPosition(value));
}

/**
 * The value that follows from a rule. Throws `assessments.lead-not-answered`, `assessments.no-level-given`, or
 * `assessments.decision-without-value` when a person has to give the value and gave none.
 */
export function decidedValue(
  rule: DecisionRule,
  positions: readonly Position[],
  given: AnswerValue | null,
): AnswerValue {
  if (rule === 'disputed') return { kind: 'disputed' };
  if (rule === 'lead') {
    const lead = positions.find(({ isLead }) => isLead);
    if (lead === undefined || lead.value.kind === 'none') throw new AppError('assessments.lead-not-answered');
    return lead.value;
  }
  if (rule === 'lowest') {
    const lowest = nationalSides(positions)
      .flatMap(({ value }) => (value.kind === 'level' ? [value] : []))
      .toSorted((a, b) => a.level - b.level || Number(b.practiceAhead) - Number(a.practiceAhead))[0];
    if (lowest === undefined) throw new AppError('assessments.no-level-given');
    return lowest;
  }
  if (given === null || given.kind === 'none' || given.kind === 'disputed')
    throw new AppError('assessments.decision-without-value');
  return given;
}

/**
 * What a person has to write with a decision: a reason for a level of one's own, for the lowest, for leaving it disputed, and for
 * the lead's answer over the head of others; the minutes of a meeting that is named as the source.
 */
export function wordsNeeded(
  rule: DecisionRule,
  positions: readonly Position[],
): { readonly reason: boolean; readonly minutes: boolean } {
  const differs = differenceOf(nationalSides(positions).map(({ value }) => value)).differs;
  return {
    reason: rule === 'manual' || rule === 'lowest' || rule === 'disputed' || (rule === 'lead' && differs),
    minutes: rule === 'agreed',
  };
}

/** Whether a decision that goes against an agency's word, or decides nothing, stands there without saying why. */
export function lacksReason({
  rule,
  reason,
  dissents,
}: Pick<Decision, 'rule' | 'reason' | 'dissents'>): boolean {
  const needs =
    rule === 'manual' || rule === 'lowest' || rule === 'disputed' || (rule === 'lead' && dissents.length > 0);
  return needs && reason.trim() === '';
}

/** What an agency says last: its answer, or the level for which it voted in the workshop. */
function lastWord(value: AnswerValue, vote: Vote | undefined, decided: AnswerValue): AnswerValue {
  // That something does not apply is said by a vote without a reason: it can agree, but is no answer of its own.
  if (vote === 'na') return decided.kind === 'na' ? decided : value;
  if (vote === undefined || vote === 'nk') return value;
  return { kind: 'level', level: Number(vote) as Level, practiceAhead: false };
}

/**
 * Agencies of the whole State that said something else than what was decided; all of them while it is disputed. What an agency votes in
 * the workshop counts for more than what it wrote before: whoever votes for the decision does not disagree with it.
 */
export function dissentsOf(
  positions: readonly Position[],
  decided: AnswerValue,
  { why = {}, votes = [] }: DissentWords = {},
): Dissent[] {
  const voted = new Map(votes.map(({ agencyId, vote }) => [agencyId, vote]));
  const said = positions.map((one) => ({
    ...one,
    value: lastWord(one.value, voted.get(one.agencyId), decided),
  }));
  return nationalSides(said)
    .filter(({ value }) => !saysSame(value, decided))
    .map(({ agencyId, agencyName, value, text }) => ({
      agencyId,
      agencyName,
      value,
      text,
      why: why[agencyId]?.trim() ?? '',
    }));
}

export interface DissentWords {
  /** Why an agency disagrees, by its id. */
  readonly why?: Readonly<Record<string, string>>;
  readonly votes?: readonly { readonly agencyId: string; readonly vote: Vote }[];
}

/** Whether two decisions on an item say the same on the same ground, whenever each was made. */
export function decidesSame(one: Decision, other: Decision): boolean {
  const said = ({ id: _id, revision: _revision, decidedAt: _at, ...rest }: Decision) =>
    canonicalJson(rest as Json);
  return said(one) === said(other);
}

/** Agencies whose answer was given or changed since the decision: it rests on something older. */
export function changedSince(
  { positions }: Pick<Decision, 'positions'>,
  present: readonly Pick<Position, 'agencyId' | 'revision'>[],
): string[] {
  const known = new Map(positions.map(({ agencyId, revision }) => [agencyId, revision]));
  return present
    .filter(({ agencyId, revision }) => revision !== (known.get(agencyId) ?? 0))
    .map(({ agencyId }) => agencyId);
}

/** Answers of provinces or districts by what they say, never as a mean (items B.7). Sums up to `asked`. */
export interface Distribution {
  readonly asked: number;
  readonly levels: Readonly<Record<Level, number>>;
  readonly notApplicable: number;
  readonly notKnown: number;
  readonly notAnswered: number;
}

export function distributionOf(values: readonly AnswerValue[]): Distribution {
  const levels: Record<Level, number> = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0 };
  const counts = { notApplicable: 0, notKnown: 0, notAnswered: 0 };
  for (const value of values) {
    if (value.kind === 'level') levels[value.level] += 1;
    else if (value.kind === 'na') counts.notApplicable += 1;
    else if (value.kind === 'nk') counts.notKnown += 1;
    else counts.notAnswered += 1;
  }
  return { asked: values.length, levels, ...counts };
}

/** What the hash of a decision covers: all of it. */
export function decisionContent(made: Decision): Json {
  return { format: 'waymark-decision/1', ...made } as Json;
}
