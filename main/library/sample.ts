import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/kernel';
import { catalogueFields, type LibraryDocument } from '../../shared/library';
import type { ImportPipeline } from './import-pipeline';
import type { LibraryService } from './service';

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
  }),
);
export type SampleDocuments = z.infer<typeof sampleDocuments>;

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

export interface SampleDocumentsDependencies {
  /** The resources folder of the program. */
  readonly resources: string;
  readonly library: Pick<LibraryService, 'get' | 'update'>;
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
  imports,
}: SampleDocumentsDependencies): Promise<ReadonlyMap<string, SeededDocument>> {
  const sample = await loadSampleDocuments(resources);
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
  for (const { file, fields } of sample) {
    const documentId = files.find(({ name }) => name === file)?.documentId;
    if (!documentId) continue;
    const document = library.get(documentId);
    if (isAsImported(document)) library.update(documentId, fields);
    const newest = document.versions[0];
    if (newest) seeded.set(file, { documentId, versionId: newest.id });
  }
  return seeded;
}

/** Whether nothing but the import has touched a document. */
function isAsImported({ createdAt, updatedAt, removedAt }: LibraryDocument): boolean {
  return updatedAt === createdAt && removedAt === null;
}
