import { z } from 'zod';
import { type Contract, isoDate, uuid } from '../kernel';
import { libraryDocument } from './model';
import { relationKind } from './relations';
import { review } from './review';
import { joinKind, versionFields } from './versions';

const versionId = z.strictObject({ versionId: uuid });

/** A document as a work: its versions, its relations to others, and when it is to be looked at again. */
export const worksContract = {
  /** Says something of a version: its name, day, language, standing, and where its file comes from. */
  'library.setVersion': {
    owner: 'data',
    input: z.strictObject({ ...versionId.shape, changes: versionFields.partial() }),
    output: libraryDocument,
    errors: ['library.not-found'],
  },
  /** Marks a version as the official text, which no other version of the document is then; or takes the mark away. */
  'library.markOfficial': {
    owner: 'data',
    input: z.strictObject({ ...versionId.shape, official: z.boolean() }),
    output: libraryDocument,
    errors: ['library.not-found'],
  },
  /** Orders the versions of a document; every one must be named once. */
  'library.orderVersions': {
    owner: 'data',
    input: z.strictObject({ documentId: uuid, versionIds: z.array(uuid).min(1).max(500) }),
    output: libraryDocument,
    errors: ['library.not-found', 'library.order-incomplete'],
  },
  /** Makes a document a version of another one. Citations and reading places stay; it can be split off again. */
  'library.join': {
    owner: 'data',
    input: z.strictObject({ documentId: uuid, into: uuid, as: joinKind }),
    output: libraryDocument,
    errors: ['library.not-found', 'library.join-itself', 'library.join-in-trash', 'library.join-circular'],
  },
  /** Takes a join back, with all versions that came by it, and gives the document that had joined. */
  'library.unjoin': {
    owner: 'data',
    input: z.strictObject({ documentId: uuid, into: uuid }),
    output: libraryDocument,
    errors: ['library.not-found', 'library.join-changed', 'library.split-last'],
  },
  /** Makes a version a document of its own again, and gives that document. */
  'library.splitOff': {
    owner: 'data',
    input: versionId,
    output: libraryDocument,
    errors: ['library.not-found', 'library.split-last'],
  },
  /** States what one document does to another. Gives the acting document. */
  'library.relate': {
    owner: 'data',
    input: z.strictObject({
      kind: relationKind,
      from: uuid,
      to: uuid,
      inPart: z.boolean().default(false),
      effectiveOn: isoDate.nullable().default(null),
    }),
    output: libraryDocument,
    errors: [
      'library.not-found',
      'library.relation-to-itself',
      'library.relation-exists',
      'library.relation-contradicts',
      'library.relation-circular',
    ],
  },
  /** Takes a relation away. Stating it again puts it back. Gives the document that acted. */
  'library.unrelate': {
    owner: 'data',
    input: z.strictObject({ relationId: uuid }),
    output: libraryDocument,
    errors: ['library.relation-not-found'],
  },
  /** Says when a document was checked and by whom, and when it is to be checked again. */
  'library.setReview': {
    owner: 'data',
    input: z.strictObject({ documentId: uuid, changes: review.partial() }),
    output: libraryDocument,
    errors: ['library.not-found'],
  },
  /** Notes that the user checked a document today, and that it is to be checked again after some months. */
  'library.markChecked': {
    owner: 'data',
    input: z.strictObject({ documentId: uuid, months: z.number().int().min(1).max(120) }),
    output: libraryDocument,
    errors: ['library.not-found'],
  },
  /** Takes a check back: what it wrote is as before again, but for what was written since. */
  'library.uncheck': {
    owner: 'data',
    input: z.strictObject({ documentId: uuid, before: review, written: review }),
    output: libraryDocument,
    errors: ['library.not-found'],
  },
} as const satisfies Contract;
