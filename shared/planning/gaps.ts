import { z } from 'zod';
import { type AnswerValue, answerValue, type Level, level } from '../assessments';
import { instant, isoDate, uuid } from '../kernel';
import { editionName, ITEM_CHANGE_KINDS, itemId } from '../questionnaires';
import { gapCause, memberCode } from '../vocabulary';
import { openOrClosed } from './open-since';

/** Why an item is a gap (items B.5). One item has one gap, which may have several types. */
export const GAP_TYPES = [
  /** Declared 0 or 1 and the target is higher. */
  'absence',
  /** Declared 2 and the target is 3 or more: it exists on paper. */
  'practice',
  /** Declared 3 and the target is 4: it works but is not measured. */
  'learning',
  /** Declared at the target or above, but the evidence supports less. */
  'evidence',
  /** A document it rests on has expired, was superseded or repealed, or is overdue for review. */
  'currency',
  /** The answer is "not known". */
  'knowledge',
  /** Agencies differ by two levels or more, or the national answer is disputed. */
  'alignment',
] as const;
export const gapType = z.enum(GAP_TYPES);
export type GapType = z.infer<typeof gapType>;

/**
 * What works (items B.5): `strength` is evidenced at 3 or more and at the target; `emerging` rose by one or more since the last
 * comparable edition; `claimed` is declared at 3 or more with less evidence, and never stands in a list for ministers.
 */
export const strengthType = z.enum(['strength', 'emerging', 'claimed']);
export type StrengthType = z.infer<typeof strengthType>;

/** What the State decided about the order of work; never computed. */
export const priority = z.enum(['high', 'normal', 'later']);
export type Priority = z.infer<typeof priority>;

const PRIORITY_ORDER: Readonly<Record<Priority, number>> = { high: 0, normal: 1, later: 2 };

/** The level a State wants to reach on an item, decided and dated. */
export const target = z.strictObject({
  itemId,
  level,
  /** By when; null where no day was set. */
  dueOn: isoDate.nullable(),
  reason: z.string().trim().max(2000),
  /** The edition whose words it was decided on; null where nobody noted it. */
  edition: editionName.nullable().default(null),
  setBy: z.string(),
  setAt: instant,
});
export type Target = z.infer<typeof target>;

/** A target decided on an item of an earlier edition, on which another one rests until somebody decides anew. */
export const targetSource = z.strictObject({
  ...target.pick({ itemId: true, level: true, dueOn: true, reason: true }).shape,
  /** What happened to the item since. */
  kinds: z.array(z.enum(ITEM_CHANGE_KINDS)),
});
export type TargetSource = z.infer<typeof targetSource>;

/** What people noted about a gap beside what is derived. */
export const gapMark = z.strictObject({
  itemId,
  priority,
  causes: z.array(gapCause).max(20),
  /** Text for the cause "other", or more on the causes. */
  causeText: z.string().trim().max(2000),
  /** Moved before all others by hand, counted from 1; null where the rule decides. */
  rank: z.number().int().positive().nullable(),
  rankReason: z.string().trim().max(1000),
  updatedBy: z.string(),
  updatedAt: instant,
});
export type GapMark = z.infer<typeof gapMark>;

/** What is noted about a gap, apart from when and by whom. */
export const GAP_MARK_FIELDS = ['priority', 'causes', 'causeText', 'rank', 'rankReason'] as const;
export type GapNote = Pick<GapMark, (typeof GAP_MARK_FIELDS)[number]>;

/** What one year says on an item, apart from what is wanted of it. */
export interface YearSaid {
  readonly referenceDate: string;
  readonly value: AnswerValue;
  /** Null where no level was declared. */
  readonly evidenced: Level | null;
  /** A document the answer rests on has ended or is overdue for review. */
  readonly textsEnded: boolean;
  /** Agencies differ by two levels or more. */
  readonly agenciesDiffer: boolean;
}

/** What one earlier frozen year said on the item, or on one it came from, for "since when" and "rose since". */
export interface EarlierAnswer extends YearSaid {
  /** The wording then and now can be compared in full. */
  readonly comparable: boolean;
}

/** Everything a finding is derived from. */
export interface FindingInput extends YearSaid {
  readonly itemId: string;
  /** The item has a mandatory article of a treaty in force for the State; null where nobody recorded the treaties. */
  readonly duty: boolean | null;
  readonly target: Pick<Target, 'level' | 'dueOn' | 'reason'> | null;
  /** Decisions of earlier editions on which the target rests; none where it was decided on these words. */
  readonly targetFrom?: readonly TargetSource[];
  readonly mark: GapMark | null;
  /** Newest first. */
  readonly earlier: readonly EarlierAnswer[];
}

/** One item as a gap or a strength, or neither; derived, never stored. */
export const finding = z.strictObject({
  itemId,
  value: answerValue,
  evidenced: level.nullable(),
  target: level.nullable(),
  /** The State decided the target; otherwise it is the next step up. */
  targetIsSet: z.boolean(),
  dueOn: isoDate.nullable(),
  /** Why the State decided it. */
  targetReason: z.string(),
  /** Decisions of earlier editions on which the target rests until somebody decides anew. */
  targetFrom: z.array(targetSource),
  gaps: z.array(gapType),
  duty: z.boolean().nullable(),
  /** Levels from what the evidence supports to the target, 0 to 4. */
  distance: z.number().int().min(0).max(4),
  /** Whole years for which the gap has been open; null where no earlier year tells. */
  yearsOpen: z.number().int().nonnegative().nullable(),
  strength: strengthType.nullable(),
  priority,
  causes: z.array(gapCause),
  causeText: z.string(),
  rank: z.number().int().positive().nullable(),
  rankReason: z.string(),
});
export type Finding = z.infer<typeof finding>;

/** Whether an answer stands on a level or above, and its evidence supports it: then a target on that level leaves nothing to do. */
export function reaches({ value, evidenced }: Pick<Finding, 'value' | 'evidenced'>, wanted: Level): boolean {
  return value.kind === 'level' && value.level >= wanted && (evidenced ?? 0) >= wanted;
}

/** The lowest target an item with a duty may have (items B.5). */
const LOWEST_WITH_DUTY = 2;

/**
 * The target where the State decided none: one step above what the evidence supports, at most 4, and at least 2 where a mandatory
 * article of a treaty in force asks for it. Null where the item cannot arise or has no answer.
 */
export function defaultTarget(
  value: AnswerValue,
  evidenced: Level | null,
  duty: boolean | null,
): Level | null {
  if (value.kind === 'na' || value.kind === 'none') return null;
  const next = Math.min(4, (evidenced ?? 0) + 1);
  return Math.max(next, duty === true ? LOWEST_WITH_DUTY : 0) as Level;
}

function levelGaps(declared: Level, evidenced: Level, wanted: Level): GapType[] {
  const types: GapType[] = [];
  if (declared <= 1 && wanted > declared) types.push('absence');
  if (declared === 2 && wanted >= 3) types.push('practice');
  if (declared === 3 && wanted === 4) types.push('learning');
  if (declared >= wanted && evidenced < wanted) types.push('evidence');
  return types;
}

/** The kinds of gap that a year is, measured by a level that is wanted. */
export function gapsOf(input: YearSaid, wanted: Level | null): GapType[] {
  const { value } = input;
  if (value.kind === 'na' || value.kind === 'none') return [];
  const types: GapType[] =
    value.kind === 'level' && wanted !== null
      ? levelGaps(value.level, input.evidenced ?? 0, wanted)
      : value.kind === 'nk'
        ? ['knowledge']
        : [];
  if (input.textsEnded) types.push('currency');
  if (input.agenciesDiffer || value.kind === 'disputed') types.push('alignment');
  return types;
}

function strengthOf(input: FindingInput, wanted: Level | null): StrengthType | null {
  const { value } = input;
  if (value.kind !== 'level' || wanted === null) return null;
  const evidenced = input.evidenced ?? 0;
  const isSound = !input.textsEnded && !input.agenciesDiffer;
  if (evidenced >= 3 && evidenced >= wanted && isSound) return 'strength';
  const last = input.earlier.find(({ comparable }) => comparable);
  if (last?.evidenced != null && evidenced > last.evidenced) return 'emerging';
  return value.level >= 3 && evidenced < value.level ? 'claimed' : null;
}

function wholeYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return Math.max(0, to.slice(5) < from.slice(5) ? years - 1 : years);
}

/**
 * Whole years for which the item has been a gap without a break, all years measured by the target of today as in its life; null where no
 * earlier year tells.
 */
function openFor(input: FindingInput, wanted: Level | null): number | null {
  if (input.earlier.every(({ value }) => value.kind === 'none')) return null;
  const years = [input, ...input.earlier].map((year) => ({ ...year, gaps: gapsOf(year, wanted) }));
  const { openSince } = openOrClosed(years);
  return openSince === null ? null : wholeYears(openSince, input.referenceDate);
}

/** What an item is: a gap with its types, a strength, or neither (items B.5). */
export function deriveFinding(input: FindingInput): Finding {
  const { value, evidenced, duty, mark } = input;
  const applies = value.kind !== 'na' && value.kind !== 'none';
  const wanted = applies ? (input.target?.level ?? defaultTarget(value, evidenced, duty)) : null;
  const gaps = gapsOf(input, wanted);
  return {
    itemId: input.itemId,
    value,
    evidenced,
    target: wanted,
    targetIsSet: applies && input.target !== null,
    dueOn: applies ? (input.target?.dueOn ?? null) : null,
    targetReason: applies ? (input.target?.reason ?? '') : '',
    targetFrom: applies ? [...(input.targetFrom ?? [])] : [],
    gaps,
    duty,
    distance: gaps.length === 0 || wanted === null ? 0 : Math.max(0, wanted - (evidenced ?? 0)),
    yearsOpen: gaps.length === 0 ? null : openFor(input, wanted),
    strength: strengthOf(input, wanted),
    priority: mark?.priority ?? 'normal',
    causes: [...(mark?.causes ?? [])],
    causeText: mark?.causeText ?? '',
    rank: gaps.length === 0 ? null : (mark?.rank ?? null),
    rankReason: mark?.rankReason ?? '',
  };
}

/**
 * Gaps in the order of items B.5: those moved by hand first; then those with a duty; then by distance to the target, years open, and
 * the priority the State set. There is no score. What is equal keeps the order of the questionnaire.
 */
export function gapsInOrder(findings: readonly Finding[]): Finding[] {
  const last = Number.MAX_SAFE_INTEGER;
  return findings
    .filter(({ gaps }) => gaps.length > 0)
    .toSorted(
      (one, other) =>
        (one.rank ?? last) - (other.rank ?? last) ||
        Number(other.duty === true) - Number(one.duty === true) ||
        other.distance - one.distance ||
        (other.yearsOpen ?? 0) - (one.yearsOpen ?? 0) ||
        PRIORITY_ORDER[one.priority] - PRIORITY_ORDER[other.priority],
    );
}

/** Strengths that may be shown to ministers first, then emerging ones, then those only claimed. */
export function strengthsInOrder(findings: readonly Finding[]): Finding[] {
  const order: Readonly<Record<StrengthType, number>> = { strength: 0, emerging: 1, claimed: 2 };
  return findings
    .filter((each): each is Finding & { strength: StrengthType } => each.strength !== null)
    .toSorted((one, other) => order[one.strength] - order[other.strength]);
}

/** A page that was cited for a higher level on the same item: by another year, agency or State. */
export const citedExample = z.strictObject({
  versionId: uuid,
  page: z.number().int().positive(),
  pageLabel: z.string().nullable(),
  title: z.string(),
  quote: z.string(),
  state: memberCode,
  /** Null for the national answer. */
  agency: z.string().nullable(),
  level,
  referenceDate: isoDate,
});
export type CitedExample = z.infer<typeof citedExample>;

/** A passage of the library kept at the top for a gap, or put out of sight. */
export const resourceMark = z.strictObject({
  id: uuid,
  itemId,
  kind: z.enum(['pin', 'hide']),
  versionId: uuid,
  page: z.number().int().positive(),
  title: z.string().max(500),
  note: z.string().trim().max(1000),
});
export type ResourceMark = z.infer<typeof resourceMark>;

/** Help that was looked for and not found; the list goes to those who might have it. */
export const wantedResource = z.strictObject({
  id: uuid,
  itemId,
  text: z.string().trim().min(1).max(2000),
  addedBy: z.string(),
  addedAt: instant,
  /** When it was found; null while it is wanted. */
  foundAt: instant.nullable(),
});
export type WantedResource = z.infer<typeof wantedResource>;
