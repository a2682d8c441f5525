import { z } from 'zod';
import { isoDate } from '../kernel';
import type { LegalStatus } from '../vocabulary';

/** Whether a text applied on a day. `unknown` says that the catalogue does not tell, never that it did not apply. */
export const forceAnswer = z.enum(['yes', 'no', 'unknown']);
export type ForceAnswer = z.infer<typeof forceAnswer>;

/** Why the answer is what it is. */
export const forceReason = z.enum([
  'applies',
  /** Some of its provisions apply. */
  'applies-in-part',
  'draft',
  'lapsed',
  'not-adopted-yet',
  /** Adopted, and not in force before a later day. */
  'not-yet',
  'expired',
  'repealed',
  'superseded',
  'suspended',
  /** It began on a day that is not known. */
  'start-unknown',
  /** It ended on a day that is not known. */
  'end-unknown',
  /** Nobody has said whether it still applies. */
  'status-unknown',
  /** It was suspended from a day that is not known. */
  'suspension-unknown',
]);
export type ForceReason = z.infer<typeof forceReason>;

export interface ForceVerdict {
  readonly answer: ForceAnswer;
  readonly why: ForceReason;
}

/** From this day on, until the next segment begins, the verdict is this one. */
export const forceSegment = z.strictObject({ from: isoDate, answer: forceAnswer, why: forceReason });
export type ForceSegment = z.infer<typeof forceSegment>;

/** What the catalogue says of a text's life. */
export interface TextFacts {
  readonly status: LegalStatus;
  /** Enacted, signed, published. */
  readonly adoptedOn: string | null;
  /** Commencement: the first day on which it applies. */
  readonly inForceOn: string | null;
  /** The last day on which it applies. */
  readonly expiresOn: string | null;
  /** The day for which the status was told: when it was last checked, else last written. */
  readonly statusKnownOn: string;
}

/** A document that acts on the text, as a relation names it. */
export interface ActingFacts {
  readonly kind: 'amends' | 'repeals' | 'supersedes' | 'implements' | 'translates';
  readonly inPart: boolean;
  readonly effectiveOn: string | null;
  readonly status: LegalStatus;
  readonly adoptedOn: string | null;
  readonly inForceOn: string | null;
}

const BEGINNING = '0001-01-01';
const DAY_MS = 86_400_000;

/** The day after an ISO day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS).toISOString().slice(0, 10);
}

const NEVER_LAW: ReadonlySet<LegalStatus> = new Set(['draft', 'lapsed']);
const ENDED: ReadonlySet<LegalStatus> = new Set(['repealed', 'superseded', 'expired']);
const APPLYING: ReadonlySet<LegalStatus> = new Set(['inforce', 'partforce', 'amended']);

type EndReason = 'repealed' | 'superseded' | 'expired';

interface Ending {
  /** First day on which the text no longer applies. */
  readonly on: string;
  readonly why: EndReason;
}

/** Acts that end the whole text, once they are law themselves. */
function endingActs(acts: readonly ActingFacts[]): ActingFacts[] {
  return acts.filter(
    ({ kind, inPart, status }) =>
      (kind === 'repeals' || kind === 'supersedes') && !inPart && !NEVER_LAW.has(status),
  );
}

/**
 * When a text ended or will end, by what is known: its own last day or the first act that ends it as a whole. Null when no such
 * day is known, which does not say that it goes on.
 */
export function knownEnd(text: TextFacts, acts: readonly ActingFacts[]): Ending | null {
  const endings: Ending[] = endingActs(acts).flatMap((act) => {
    const on = act.effectiveOn ?? act.inForceOn;
    return on === null ? [] : [{ on, why: act.kind === 'repeals' ? 'repealed' : 'superseded' } as const];
  });
  if (text.expiresOn !== null) {
    const why = ENDED.has(text.status) ? (text.status as EndReason) : 'expired';
    endings.push({ on: dayAfter(text.expiresOn), why });
  }
  return endings.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0] ?? null;
}

type Known = 'yes' | 'no' | 'unknown';

function hasBegun(text: TextFacts, date: string): { readonly is: Known; readonly why: ForceReason } {
  const { status, adoptedOn, inForceOn, statusKnownOn } = text;
  if (adoptedOn !== null && date < adoptedOn && (inForceOn === null || date < inForceOn)) {
    return { is: 'no', why: 'not-adopted-yet' };
  }
  if (inForceOn !== null) return { is: date < inForceOn ? 'no' : 'yes', why: 'not-yet' };
  if (status === 'adopted')
    return {
      is: date <= statusKnownOn ? 'no' : 'unknown',
      why: date <= statusKnownOn ? 'not-yet' : 'start-unknown',
    };
  const toldBegun = status !== 'unknown' && date >= statusKnownOn;
  return { is: toldBegun ? 'yes' : 'unknown', why: 'start-unknown' };
}

function hasEnded(
  text: TextFacts,
  acts: readonly ActingFacts[],
  date: string,
): { readonly is: Known; readonly why: ForceReason } {
  const { status, statusKnownOn } = text;
  const end = knownEnd(text, acts);
  if (end !== null && date >= end.on) return { is: 'yes', why: end.why };
  const toldEnded = ENDED.has(status);
  if (toldEnded && (end === null || end.on > statusKnownOn)) {
    if (date >= statusKnownOn) return { is: 'yes', why: status as EndReason };
    return { is: 'unknown', why: 'end-unknown' };
  }
  // On the day for which it was told to apply it had not ended, so neither on any day before.
  if (APPLYING.has(status) && date <= statusKnownOn) return { is: 'no', why: 'applies' };
  const undated = endingActs(acts).filter((act) => act.effectiveOn === null && act.inForceOn === null);
  if (undated.some(({ adoptedOn }) => adoptedOn === null || date >= adoptedOn)) {
    return { is: 'unknown', why: 'end-unknown' };
  }
  if (status === 'unknown' && end === null) return { is: 'unknown', why: 'status-unknown' };
  return { is: 'no', why: 'applies' };
}

/**
 * Whether a text was in force on a day, by its dates, its status and what other documents do to it.
 *
 * Dates go before the status, which is only known for one day. What is presumed: a text once in force goes on until something
 * ends it; an act that ended it still counts after it was itself repealed (a repeal does not bring an older text back). What is
 * not presumed: any missing date. An act that is a draft does nothing; one that ends only a part leaves the rest in force.
 *
 * @param date An ISO day.
 */
export function wasInForceOn(text: TextFacts, acts: readonly ActingFacts[], date: string): ForceVerdict {
  if (text.status === 'draft' || text.status === 'lapsed') return { answer: 'no', why: text.status };
  const begun = hasBegun(text, date);
  if (begun.is === 'no') return { answer: 'no', why: begun.why };
  const ended = hasEnded(text, acts, date);
  if (ended.is === 'yes') return { answer: 'no', why: ended.why };
  if (text.status === 'suspended') {
    if (date >= text.statusKnownOn) return { answer: 'no', why: 'suspended' };
    return { answer: 'unknown', why: begun.is === 'unknown' ? 'start-unknown' : 'suspension-unknown' };
  }
  if (ended.is === 'unknown') return { answer: 'unknown', why: ended.why };
  if (begun.is === 'unknown') return { answer: 'unknown', why: begun.why };
  return { answer: 'yes', why: text.status === 'partforce' ? 'applies-in-part' : 'applies' };
}

/** The verdicts on every day, as segments from the beginning of time on, each different from the one before. */
export function forceTimeline(text: TextFacts, acts: readonly ActingFacts[]): ForceSegment[] {
  const days = [text.adoptedOn, text.inForceOn, text.statusKnownOn, dayAfter(text.statusKnownOn)];
  if (text.expiresOn !== null) days.push(dayAfter(text.expiresOn));
  for (const act of acts) days.push(act.adoptedOn, act.inForceOn, act.effectiveOn);
  const borders = [...new Set(days.filter((day) => day !== null))].sort();
  const timeline: ForceSegment[] = [];
  for (const from of [BEGINNING, ...borders]) {
    const verdict = wasInForceOn(text, acts, from);
    const last = timeline.at(-1);
    if (last === undefined || last.answer !== verdict.answer || last.why !== verdict.why) {
      timeline.push({ from, ...verdict });
    }
  }
  return timeline;
}

/** The verdict of a timeline on a day. */
export function forceOn(timeline: readonly ForceSegment[], date: string): ForceVerdict {
  const found = timeline.findLast(({ from }) => from <= date);
  return found === undefined
    ? { answer: 'unknown', why: 'status-unknown' }
    : { answer: found.answer, why: found.why };
}

/** The first day on which a timeline says yes, after a day; null when none is known. */
export function appliesFrom(timeline: readonly ForceSegment[], after: string): string | null {
  return timeline.find(({ from, answer }) => from > after && answer === 'yes')?.from ?? null;
}

/** Verdicts that a reader must be told of before relying on a text: it does not apply (any more, or yet). */
export type ForceWarning = Exclude<
  ForceReason,
  'applies' | 'applies-in-part' | 'start-unknown' | 'end-unknown' | 'status-unknown' | 'suspension-unknown'
>;

/** What a reader must be told about a text today, or null when it applies or nothing is known against it. */
export function forceWarning(timeline: readonly ForceSegment[], today: string): ForceWarning | null {
  const { answer, why } = forceOn(timeline, today);
  return answer === 'no' ? (why as ForceWarning) : null;
}

/** Counted over some texts on one day. */
export interface ForceCounts {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
}

/** How many of some timelines say what on a day. */
export function countForce(timelines: readonly (readonly ForceSegment[])[], date: string): ForceCounts {
  const counts = { yes: 0, no: 0, unknown: 0 };
  for (const timeline of timelines) counts[forceOn(timeline, date).answer] += 1;
  return counts;
}

/**
 * The status that dates and relations speak for on a day, where it is another than the one written: ended by an act or by its
 * last day; in force since its day came; not in force before it; amended by an act that applies. Null when nothing speaks
 * against the one written. It is a proposal: a person decides.
 */
export function proposedStatus(
  text: TextFacts,
  acts: readonly ActingFacts[],
  today: string,
): LegalStatus | null {
  const { answer, why } = wasInForceOn(text, acts, today);
  const propose = (status: LegalStatus) => (status === text.status ? null : status);
  if (why === 'repealed' || why === 'superseded' || why === 'expired') {
    // A text whose last day passed may be written down as repealed as well; both say that it ended.
    return ENDED.has(text.status) ? null : propose(why);
  }
  if (why === 'not-yet' && text.inForceOn !== null) return propose('adopted');
  const isAmended = acts.some(
    (act) =>
      act.kind === 'amends' &&
      (act.effectiveOn ?? act.inForceOn ?? '9999') <= today &&
      !NEVER_LAW.has(act.status),
  );
  if (answer === 'yes' && isAmended && text.status === 'inforce') return 'amended';
  if (answer === 'yes' && text.status === 'adopted') return isAmended ? 'amended' : 'inforce';
  return null;
}
