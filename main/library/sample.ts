import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/kernel';
import {
  catalogueFields,
  joinKind,
  type LibraryDocument,
  relationKind,
  review,
  versionFields,
} from '../../shared/library';
import type { ImportPipeline } from './import-pipeline';
import type { LibraryService } from './service';
import type { Works } from './works';

/** Words of the sample start so, or they could be taken for a real document's. */
const sampleWords = z.string().regex(/^Sample: \S/);

/** The made-up documents that ship with the program, with what the catalogue says of each. */
export const sampleDocuments = z.array(
  z.strictObject({
    file: z.string().regex(/^[a-z0-9-]+\.pdf$/),
    fields: z.strictObject({
      ...catalogueFields.shape,
      title: sampleWords,
      titleEnglish: sampleWords.nullable(),
      issuingBody: sampleWords,
    }),
    /** What is said of its text beside others of the same document. */
    version: versionFields.optional(),
    review: z.strictObject({ ...review.shape, checkedBy: sampleWords }).optional(),
    /** The document of which it is a version. */
    joins: z.strictObject({ file: z.string(), as: joinKind }).optional(),
  }),
);
export type SampleDocuments = z.infer<typeof sampleDocuments>;

/** What the made-up documents do to each other, by file. */
const sampleRelations = z.array(z.strictObject({ kind: relationKind, from: z.string(), to: z.string() }));

/** Where a document of the sample is in the library. */
export interface SeededDocument {
  readonly documentId: string;
  readonly versionId: string;
}

/** Reads the list of sample documents from the resources folder. Throws `library.sample-damaged`. */
export async function loadSampleDocuments(resourcesDir: string): Promise<SampleDocuments> {
  try {
    const file = path.join(resourcesDir, 'sample', 'documents.json');
    return sampleDocuments.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new AppError('library.sample-damaged', {}, cause);
  }
}

async function loadSampleRelations(resourcesDir: string): Promise<z.infer<typeof sampleRelations>> {
  try {
    const file = path.join(resourcesDir, 'sample', 'relations.json');
    return sampleRelations.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new AppError('library.sample-damaged', {}, cause);
  }
}

export interface SampleDocumentsDependencies {
  /** The resources folder of the program. */
  readonly resources: string;
  readonly library: Pick<LibraryService, 'get' | 'update'>;
  readonly works: Pick<Works, 'setVersion' | 'setReview' | 'join' | 'relate'>;
  readonly imports: Pick<ImportPipeline, 'start' | 'resume' | 'idle' | 'list' | 'get'>;
}

/**
 * Brings the sample's documents into the workspace through the same import as any others, and gives each its catalogue
 * data. An import of them that is there already is only brought to its end, so calling this again after a kill adds nothing
 * twice. Call it after `imports.resumeInterrupted`. What a learner changed in a document stays.
 *
 * Gives the documents by file name; one that could not be read in is missing, and is tried again at the next call.
 *
 * @throws AppError `library.sample-damaged`.
 */
export async function seedSampleDocuments({
  resources,
  library,
  works,
  imports,
}: SampleDocumentsDependencies): Promise<ReadonlyMap<string, SeededDocument>> {
  const [sample, relations] = await Promise.all([
    loadSampleDocuments(resources),
    loadSampleRelations(resources),
  ]);
  const names = new Set(sample.map(({ file }) => file));
  const known = imports
    .list()
    .findLast(({ id }) => imports.get(id).files.some(({ name }) => names.has(name)));
  const importId =
    known?.id ?? (await imports.start(sample.map(({ file }) => path.join(resources, 'sample', file))));
  if (known && known.counts.failed + known.counts.cancelled > 0) imports.resume(importId);
  await imports.idle();

  const seeded = new Map<string, SeededDocument>();
  const { files } = imports.get(importId);
  for (const { file, fields, version, review } of sample) {
    const documentId = files.find(({ name }) => name === file)?.documentId;
    if (!documentId) continue;
    const document = library.get(documentId);
    const own = document.versions.find((each) => each.file.sourceName === file);
    if (!own) continue;
    seeded.set(file, { documentId: document.id, versionId: own.id });
    if (isAsImported(document)) library.update(documentId, fields);
    if (version && own.standing === null) works.setVersion(own.id, version);
    if (review && document.review.reviewBy === null) works.setReview(documentId, review);
  }
  joinSample(sample, library, works, seeded);
  for (const { kind, from, to } of relations) {
    const [acting, target] = [seeded.get(from)?.documentId, seeded.get(to)?.documentId];
    if (!acting || !target) continue;
    const isStated = library
      .get(acting)
      .relations.some((each) => each.kind === kind && each.direction === 'out' && each.other.id === target);
    if (!isStated) works.relate({ kind, from: acting, to: target, inPart: false, effectiveOn: null });
  }
  return seeded;
}

/** Makes versions of the documents that are versions of others, and notes where they are then. */
function joinSample(
  sample: SampleDocuments,
  library: Pick<LibraryService, 'get'>,
  works: Pick<Works, 'join'>,
  seeded: Map<string, SeededDocument>,
): void {
  for (const { file, joins } of sample) {
    const [part, whole] = [seeded.get(file), seeded.get(joins?.file ?? '')];
    if (!joins || !part || !whole || part.documentId === whole.documentId) continue;
    if ([part, whole].some(({ documentId }) => library.get(documentId).removedAt !== null)) continue;
    works.join({ documentId: part.documentId, into: whole.documentId, as: joins.as });
    seeded.set(file, { ...part, documentId: whole.documentId });
  }
}

/** Whether nothing but the import has touched a document. */
function isAsImported({ createdAt, updatedAt, removedAt }: LibraryDocument): boolean {
  return updatedAt === createdAt && removedAt === null;
}
