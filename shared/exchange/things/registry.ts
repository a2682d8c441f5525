import { z } from 'zod';
import { type Json, sha256 } from '../../kernel';
import {
  agencyAnswerThing,
  answerThing,
  assessmentThing,
  causeThing,
  contributionThing,
  decisionThing,
  discussionThing,
  participationThing,
  restatementThing,
  snapshotThing,
  workshopThing,
} from './assessments';
import { documentThing, fileThing, highlightThing, numberingThing, relationThing } from './library';
import {
  agencyThing,
  datasetThing,
  editionTextThing,
  editionThing,
  gapThing,
  noteThing,
  planThing,
  resultsThing,
  tableThing,
  termsThing,
  treatyThing,
} from './others';

/** Every kind of thing that travels, in the order in which one may need another. */
export const THINGS = {
  file: fileThing,
  document: documentThing,
  relation: relationThing,
  numbering: numberingThing,
  highlight: highlightThing,
  agency: agencyThing,
  edition: editionThing,
  'edition-text': editionTextThing,
  assessment: assessmentThing,
  participation: participationThing,
  answer: answerThing,
  'agency-answer': agencyAnswerThing,
  workshop: workshopThing,
  decision: decisionThing,
  discussion: discussionThing,
  snapshot: snapshotThing,
  restatement: restatementThing,
  cause: causeThing,
  dataset: datasetThing,
  table: tableThing,
  results: resultsThing,
  gap: gapThing,
  plan: planThing,
  treaty: treatyThing,
  note: noteThing,
  terms: termsThing,
  contribution: contributionThing,
} as const;

export type ThingKind = keyof typeof THINGS;
export type ThingContent<K extends ThingKind = ThingKind> = z.output<(typeof THINGS)[K]>;
export const THING_KINDS = Object.keys(THINGS) as readonly ThingKind[];
export const thingKind = z.enum(THING_KINDS as [ThingKind, ...ThingKind[]]);

/** Names a thing among all of a pack. */
export const thingKey = (kind: ThingKind, id: string): string => `${kind}/${id}`;

/** A thing as it lies in a pack. What it held when it last came or went is known by hash, so that a later state is told from a conflict. */
export const packedThing = z.strictObject({
  /** One of `THINGS`; a later version of the format may have more. */
  kind: z.string().min(1).max(40),
  id: z.string().min(1).max(200),
  ancestors: z.array(sha256).max(50),
  content: z.unknown(),
});
export type PackedThing = z.infer<typeof packedThing>;

/** A file of facts in a pack. */
export const thingsFile = z.strictObject({ things: z.array(packedThing).max(20_000) });

/** The same in a pack of a later minor version: what was added around the things is passed over. */
export const laterThingsFile = z.object({ things: z.array(z.object(packedThing.shape)).max(20_000) });

/** What says when or how often something was written and where it went on from, but nothing of what it says. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set([
  ...['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'revision', 'carriedFrom', 'basedOn'],
  ...['setAt', 'setBy'],
]);

function withoutCircumstances(content: Json): Json {
  if (Array.isArray(content)) return content.map(withoutCircumstances);
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content)
      .filter(([name]) => !CIRCUMSTANCES.has(name))
      .map(([name, value]) => [name, withoutCircumstances(value)]),
  );
}

/** Named by what they are about, and stored on each PC under an id of its own: answers of an agency went by a file of answers. */
const STORED_UNDER_OWN_IDS: ReadonlySet<ThingKind> = new Set(['answer', 'agency-answer']);

/** What of a thing is compared: two PCs may have written the same at different times, or imported the same table. */
export function substanceOf(kind: ThingKind, content: Json): Json {
  if (STORED_UNDER_OWN_IDS.has(kind)) {
    const { id: _id, ...said } = content as { readonly [field: string]: Json };
    return withoutCircumstances(said);
  }
  if (kind !== 'results') return withoutCircumstances(content);
  const { dataset, year, states } = content as {
    dataset: Json;
    year: Json;
    states: { [name: string]: Json }[];
  };
  return { dataset, year, states: states.map(({ state = null, hash = null }) => ({ state, hash })) };
}

/** The same as it was compared in packs of before, where that is something else: what was known then is known still. */
export function substanceBefore(kind: ThingKind, content: Json): Json | undefined {
  return STORED_UNDER_OWN_IDS.has(kind) ? withoutCircumstances(content) : undefined;
}

type Named = Readonly<Record<string, string | undefined>>;

/** How a thing that has no id of its own is named by what it is about. */
const NAMES: { readonly [K in ThingKind]?: (content: ThingContent<K>) => string } = {
  file: (content) => content.sha256,
  numbering: (content) => content.sha256,
  note: (content) => content.topicId,
  answer: (content) => `${content.assessmentId}/${content.itemId}`,
  'agency-answer': (content) => `${content.assessmentId}/${content.agencyId}/${content.itemId}`,
  participation: (content) => `${content.assessmentId}/${content.agencyId}`,
  contribution: (content) => `${content.assessmentId}/${content.agencyId}`,
  edition: ({ content }) => `${content.id}/${content.edition}`,
  'edition-text': (content) => `${content.questionnaire}/${content.language}/${content.itemId}`,
  cause: (content) => `${content.itemId}/${content.before}/${content.after}`,
  dataset: (content) => content.hash,
  results: (content) => `${content.dataset}/${content.year}`,
  gap: (content) => `${content.state}/${content.itemId}`,
  treaty: (content) => `${content.member}/${content.instrument}`,
};

/** The id of a thing, made from its content. */
export function thingId(kind: ThingKind, content: ThingContent): string {
  const name = NAMES[kind] as ((content: ThingContent) => string) | undefined;
  return name === undefined ? ((content as unknown as Named).id ?? '') : name(content);
}
