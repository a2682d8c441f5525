import { z } from 'zod';
import { agencyFields } from '../../agencies';
import { conceptId, termText } from '../../glossary';
import { treatyFault, treatyStatusEntry } from '../../instruments';
import { instant, sha256, uuid } from '../../kernel';
import { action, gapMark, planFields, resourceMark, target, wantedResource } from '../../planning';
import { edition, itemId, itemLineage, itemTexts, questionnaireId, textState } from '../../questionnaires';
import { NOTE_LENGTH } from '../../topics';
import { languageCode, memberCode, topicId } from '../../vocabulary';

const person = z.string().max(200);

/** An agency of the register, without the persons who speak for it. */
export const agencyThing = z
  .strictObject({ id: uuid, ...agencyFields.shape, createdAt: instant, updatedAt: instant })
  .refine(({ from, until }) => from === null || until === null || until >= from);

export const planThing = z.strictObject({
  id: uuid,
  state: memberCode,
  ...planFields.shape,
  carriedFrom: uuid.nullable(),
  createdAt: instant,
  updatedAt: instant,
  actions: z.array(action.omit({ planId: true })).max(2000),
});

/** What a State decided and noted about one item beside what is derived: target, order, causes, pages that help, help that is wanted. */
export const gapThing = z.strictObject({
  state: memberCode,
  itemId,
  target: target.omit({ itemId: true }).nullable(),
  mark: gapMark.omit({ itemId: true }).nullable(),
  /** Pages kept at the top or put out of sight. */
  pages: z
    .array(resourceMark.omit({ id: true, itemId: true }))
    .max(500)
    .refine((all) => new Set(all.map((one) => `${one.versionId} ${one.page}`)).size === all.length),
  wanted: z.array(wantedResource.omit({ itemId: true })).max(500),
});

export const noteThing = z.strictObject({
  topicId,
  text: z.string().min(1).max(NOTE_LENGTH),
  updatedAt: instant,
  updatedBy: person,
});

/** What a workspace says of a matter in the glossary: own terms, hidden ones, checked ones. */
export const termsThing = z.strictObject({
  id: conceptId,
  /** Null for a matter that ships with the program. */
  createdAt: instant.nullable(),
  terms: z
    .array(
      z.strictObject({
        language: languageCode,
        term: termText,
        own: z.boolean(),
        hidden: z.boolean(),
        checkedBy: person.nullable(),
        updatedAt: instant,
      }),
    )
    .max(500),
});

/** What a treaty is for a State, as somebody who checked entered it. */
export const treatyThing = treatyStatusEntry.refine((entry) => treatyFault(entry) === null);

/** An edition that a workspace made, with how its items follow from the edition before. It never changes. */
export const editionThing = z
  .strictObject({
    content: edition,
    mapping: itemLineage,
    createdAt: instant,
    createdBy: person,
  })
  .refine(({ content, mapping }) => mapping.questionnaire === content.id && mapping.to === content.edition);

/** An item of a questionnaire in another language. */
export const editionTextThing = z.strictObject({
  questionnaire: questionnaireId,
  language: languageCode,
  itemId,
  texts: itemTexts,
  state: textState,
  /** Hash of the English text that was translated. */
  sourceHash: sha256,
  updatedAt: instant,
  updatedBy: person,
});

/** A description of a data set, to the letter: its hash is over this very text. */
export const datasetThing = z.strictObject({
  hash: sha256,
  description: z.string().max(8 * 1024 ** 2),
  createdAt: instant,
});

/** A table that results were imported from. */
export const tableThing = z.strictObject({
  id: uuid,
  /** Hash of the description. */
  dataset: sha256,
  fileName: z.string().max(300),
  sha256,
  reading: z.string().max(1024 ** 2),
  at: instant,
  actor: person,
});

/** What a data set says of every State in one year, frozen as it was imported. */
export const resultsThing = z.strictObject({
  /** Hash of the description. */
  dataset: sha256,
  year: z.number().int().min(1).max(9999),
  states: z
    .array(
      z.strictObject({
        id: uuid,
        /** The table it comes from. */
        importId: uuid,
        state: z.string().min(1).max(300),
        content: z.string().max(2 * 1024 ** 2),
        hash: sha256,
      }),
    )
    .min(1)
    .max(2000)
    .refine((all) => new Set(all.map(({ state }) => state)).size === all.length),
});
