import { monthsLater } from '../kernel';
import {
  type AccessClass,
  type DocumentType,
  documentTypeEntry,
  type LegalStatus,
  speaksOfPeriod,
} from '../vocabulary';
import type { Answer, Level } from './model';

/** What decides how much a document proves (items B.4). Days are ISO dates. */
export interface DocumentFacts {
  readonly type: DocumentType;
  readonly status: LegalStatus;
  readonly access: AccessClass;
  readonly publishedOn: string | null;
  readonly adoptedOn: string | null;
  readonly inForceOn: string | null;
  readonly expiresOn: string | null;
  /** In the library's trash. */
  readonly isRemoved: boolean;
}

/** Why a piece of evidence does not count, or counts for less. */
export const EVIDENCE_FAULTS = [
  /** Its file is not in the library: only cited, never evidence. */
  'not-in-library',
  /** A toolkit or model law shows nothing of what the State does. */
  'never-evidence',
  /** Not in force on the reference date: suspended, superseded, repealed, expired, lapsed. */
  'not-in-force',
  /** Its last day is before the reference date. */
  'expired',
  /** It begins, or the time it speaks of begins, after the reference date. */
  'too-late',
  /** A report, count or the like of a later day than the reference date, and nobody has entered which time it speaks of. */
  'period-unknown',
  /** A text whose status nobody has entered. */
  'status-unknown',
  /** Statistics, report or other trace of use older than 24 months. */
  'aged',
  /** A trace of use without a date. */
  'date-unknown',
  /** No second person has read it, or seen it where it is held. */
  'unchecked',
] as const;
export type EvidenceFault = (typeof EVIDENCE_FAULTS)[number];

/** What one piece of evidence proves by itself. */
export interface EvidenceWeight {
  readonly evidenceId: string;
  readonly type: DocumentType | null;
  /** Highest level it can support, 0 for nothing. */
  readonly supports: Level;
  readonly faults: readonly EvidenceFault[];
  /** Day it is dated, where known. */
  readonly datedOn: string | null;
  /** Last day of the time it speaks of, else the day it is dated. */
  readonly spokenOn: string | null;
}

/** Traces of use older than so many months do not count (items B.4). */
export const EVIDENCE_MONTHS = 24;

const ENDED: ReadonlySet<LegalStatus> = new Set(['suspended', 'superseded', 'repealed', 'expired', 'lapsed']);

/** Whether documents of a type are an adopted text, and not a trace of use. */
export function isText(type: DocumentType): boolean {
  const { maxLevel } = documentTypeEntry(type);
  return maxLevel === 2;
}

/** Whether documents of a type show that something is used: statistics, reports, minutes, training records, decisions. */
export function showsUse(type: DocumentType): boolean {
  return documentTypeEntry(type).maxLevel >= 3;
}

/**
 * The day by which the age of a trace of use is told: the last day of the time it speaks of, else the day it is dated. An annual report
 * of the year before is as old as that year, however late it was printed.
 */
export function spokenOn({
  type,
  publishedOn,
  adoptedOn,
  inForceOn,
  expiresOn,
}: Pick<DocumentFacts, 'type' | 'publishedOn' | 'adoptedOn' | 'inForceOn' | 'expiresOn'>): string | null {
  const until = speaksOfPeriod(type) ? expiresOn : null;
  return until ?? publishedOn ?? adoptedOn ?? inForceOn;
}

/**
 * What the days of a document say against it. A report, count or budget is judged by the time it speaks of where that is entered: the
 * annual report on the year of the reference date is mostly printed after it, and its dates do cover that day (items B.4).
 */
function datesFaults(facts: DocumentFacts, referenceDate: string): EvidenceFault[] {
  const faults: EvidenceFault[] = [];
  const ofPeriod = speaksOfPeriod(facts.type);
  // What ends by the reference date began by it.
  const ended =
    ofPeriod && facts.expiresOn !== null && facts.expiresOn <= referenceDate ? facts.expiresOn : null;
  const begins = facts.inForceOn ?? ended ?? facts.adoptedOn ?? facts.publishedOn;
  if (begins !== null && begins > referenceDate)
    faults.push(ofPeriod && facts.inForceOn === null ? 'period-unknown' : 'too-late');
  // A time that is over is told by the age of what speaks of it.
  if (!ofPeriod && facts.expiresOn !== null && facts.expiresOn < referenceDate) faults.push('expired');
  return faults;
}

function agingFaults(datedOn: string | null, referenceDate: string): EvidenceFault[] {
  if (datedOn === null) return ['date-unknown'];
  return datedOn < monthsLater(referenceDate, -EVIDENCE_MONTHS) ? ['aged'] : [];
}

/** What a document of the library proves by its type, status and dates, before anybody has read it. */
export function weighDocument(
  facts: DocumentFacts | null,
  referenceDate: string,
): Pick<EvidenceWeight, 'supports' | 'faults' | 'datedOn' | 'spokenOn'> {
  if (facts === null || facts.isRemoved)
    return { supports: 0, faults: ['not-in-library'], datedOn: null, spokenOn: null };
  const datedOn = facts.publishedOn ?? facts.adoptedOn ?? facts.inForceOn;
  if (facts.type === 'TOOL') return { supports: 0, faults: ['never-evidence'], datedOn, spokenOn: datedOn };
  const faults: EvidenceFault[] = datesFaults(facts, referenceDate);
  const spoken = spokenOn(facts);
  if (ENDED.has(facts.status)) faults.push('not-in-force');
  if (isText(facts.type)) {
    if (facts.status === 'unknown') faults.push('status-unknown');
  } else faults.push(...agingFaults(spoken, referenceDate));
  const { maxLevel } = documentTypeEntry(facts.type);
  // A draft of any type supports at most 1 (vocabulary 2).
  const most = facts.status === 'draft' ? 1 : maxLevel;
  return { supports: faults.length > 0 ? 0 : (most as Level), faults, datedOn, spokenOn: spoken };
}

/** Every piece of evidence of an answer with what it proves. `factsOf` gives what the library knows, or null. */
export function weighEvidence(
  answer: Pick<Answer, 'citations' | 'held'> & {
    readonly checks: readonly { readonly evidenceId: string }[];
  },
  factsOf: (versionId: string) => DocumentFacts | null,
  referenceDate: string,
): EvidenceWeight[] {
  const checked = new Set(answer.checks.map(({ evidenceId }) => evidenceId));
  const withCheck = (weight: EvidenceWeight): EvidenceWeight =>
    checked.has(weight.evidenceId)
      ? weight
      : { ...weight, supports: 0, faults: [...weight.faults, 'unchecked'] };
  return [
    ...answer.citations.map(({ id, versionId }) => {
      const facts = factsOf(versionId);
      return withCheck({ evidenceId: id, type: facts?.type ?? null, ...weighDocument(facts, referenceDate) });
    }),
    ...answer.held.map(({ id, type, datedOn }) => {
      const faults: EvidenceFault[] = type === 'TOOL' ? ['never-evidence'] : [];
      if (datedOn !== null && datedOn > referenceDate) faults.push('too-late');
      if (showsUse(type)) faults.push(...agingFaults(datedOn, referenceDate));
      const supports = (faults.length > 0 ? 0 : documentTypeEntry(type).maxLevel) as Level;
      return withCheck({ evidenceId: id, type, supports, faults, datedOn, spokenOn: datedOn });
    }),
  ];
}

/**
 * The level that evidence supports (items B.4). Level 1 needs anything that counts; 2 an adopted text or more; 3 a trace of use
 * beside the adopted text; 4 an evaluation besides, and something of the same day or later that shows what it changed.
 */
export function supportedLevel(weights: readonly EvidenceWeight[]): Level {
  const counting = weights.filter(({ supports }) => supports > 0);
  if (counting.length === 0) return 0;
  if (!counting.some(({ supports }) => supports >= 2)) return 1;
  const text = counting.some(({ type, supports }) => type !== null && !showsUse(type) && supports >= 2);
  const use = counting.some(({ supports }) => supports >= 3);
  if (!text || !use) return 2;
  const evaluations = counting.filter(({ supports }) => supports === 4);
  const isFollowed = evaluations.some((evaluation) =>
    counting.some(
      (other) =>
        other !== evaluation &&
        other.supports < 4 &&
        // A report on a time before the evaluation shows nothing of what it changed, whenever it was printed.
        other.spokenOn !== null &&
        evaluation.datedOn !== null &&
        other.spokenOn >= evaluation.datedOn,
    ),
  );
  const hasTrace = counting.some(({ supports }) => supports === 3);
  return isFollowed && hasTrace ? 4 : 3;
}

/**
 * Declared and evidenced level of an answer: the evidenced one is what the evidence supports and never more than was declared.
 * Null where no level was declared.
 */
export function evidencedLevel(
  answer: Pick<Answer, 'value' | 'citations' | 'held' | 'checks'>,
  factsOf: (versionId: string) => DocumentFacts | null,
  referenceDate: string,
): Level | null {
  if (answer.value.kind !== 'level') return null;
  const supported = supportedLevel(weighEvidence(answer, factsOf, referenceDate));
  return Math.min(answer.value.level, supported) as Level;
}
