import { z } from 'zod';
import { level } from '../assessments';
import { instant, isoDate, uuid } from '../kernel';
import { lawChange } from '../library';
import { gapType } from '../planning';
import { itemId } from '../questionnaires';
import { languageCode, memberCode } from '../vocabulary';

/**
 * What was decided about one thing that rests on a text that changed. `still-true`: looked at, and it holds; `moved`: the citation
 * points to the new text now; `answer-again`: the item is to be answered anew, settled once it is; `dismissed`: the change does not
 * matter here, with a reason; `reopened`: looked at once more.
 */
export const RELIANCE_DECISIONS = ['still-true', 'moved', 'answer-again', 'dismissed', 'reopened'] as const;
export const relianceDecision = z.enum(RELIANCE_DECISIONS);
export type RelianceDecision = z.infer<typeof relianceDecision>;

/** Names a thing that rests on a text: its kind and its id, with the version and page where it may name several. */
export const dependantKey = z
  .string()
  .regex(/^(?:citation|action|done|resource):[0-9a-f-]{36}(?: [0-9a-f-]{36}(?: \d+)?)?$/);

export const decisionMade = z.strictObject({
  dependant: dependantKey,
  /** The change it is about, by its key. */
  change: z.string(),
  decision: relianceDecision,
  /** Why; never empty for `dismissed`. */
  reason: z.string(),
  by: z.string(),
  at: instant,
});
export type DecisionMade = z.infer<typeof decisionMade>;

/** `open`: somebody has to look; `answer-again`: to be answered anew; `decided`; `frozen`: told, and nothing to do. */
export const relianceState = z.enum(['open', 'answer-again', 'decided', 'frozen']);
export type RelianceState = z.infer<typeof relianceState>;

/** The lists in which lines stand: what wants somebody, what was decided, and what is of frozen years. */
export const RELIANCE_GROUPS = ['open', 'decided', 'frozen'] as const;
export const relianceGroup = z.enum(RELIANCE_GROUPS);
export type RelianceGroup = z.infer<typeof relianceGroup>;

/** One thing that rests on a version that changed. */
export const restingLine = z.strictObject({
  dependant: dependantKey,
  kind: z.enum(['answer', 'agency-answer', 'action', 'done-action', 'resource']),
  versionId: uuid,
  page: z.number().int().positive(),
  pageLabel: z.string().nullable(),
  /** The words as cited; empty where a page as a whole is meant. */
  quote: z.string(),
  state: relianceState,
  /** The last decision, where there is one. */
  decision: decisionMade.omit({ dependant: true, change: true }).nullable(),
  /** For answers: whose, where, and the day they speak of. */
  answer: z
    .strictObject({
      assessmentId: uuid,
      itemId,
      agency: z.strictObject({ id: uuid, shortName: z.string() }).nullable(),
      member: memberCode,
      referenceDate: isoDate,
      note: z.string(),
      /** Everything that happened is later than the day the answer speaks of. */
      isEarlier: z.boolean(),
    })
    .nullable(),
  action: z.strictObject({ planId: uuid, actionId: uuid, title: z.string() }).nullable(),
  /** For a page kept at the top for a gap. */
  resource: z.strictObject({ member: memberCode, itemId, title: z.string() }).nullable(),
});
export type RestingLine = z.infer<typeof restingLine>;

/** A version that changed, with where its passages are to be looked for. */
export const changedText = z.strictObject({
  versionId: uuid,
  documentId: uuid,
  title: z.string(),
  language: languageCode.nullable(),
  label: z.string(),
  changes: z.array(lawChange).min(1),
  /** How many lines of each list rest on it. */
  counts: z.record(relianceGroup, z.number().int().nonnegative()),
  newText: z
    .strictObject({
      documentId: uuid,
      versionId: uuid,
      title: z.string(),
      language: languageCode.nullable(),
      label: z.string(),
      publishedOn: isoDate.nullable(),
    })
    .nullable(),
});
export type ChangedTextLine = z.infer<typeof changedText>;

/** What else hangs on an item whose answer rests on a text that changed. */
export const affectedItem = z.strictObject({
  assessmentId: uuid,
  itemId,
  gaps: z.array(gapType),
  target: level.nullable(),
  targetIsSet: z.boolean(),
  dueOn: isoDate.nullable(),
  actions: z.array(z.strictObject({ planId: uuid, actionId: uuid, title: z.string() })),
});
export type AffectedItem = z.infer<typeof affectedItem>;

export const reliance = z.strictObject({
  texts: z.array(changedText),
  affected: z.array(affectedItem),
});
export type Reliance = z.infer<typeof reliance>;
