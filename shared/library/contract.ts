import { z } from 'zod';
import type { Contract } from '../kernel';
import { done, isoDate, nothing, sha256, uuid } from '../kernel';
import { accessClass } from '../vocabulary';
import { bulkContract } from './bulk-contract';
import { libraryDigest } from './digest';
import { lookalikesContract } from './lookalikes-contract';
import {
  CITED_AT_ONCE,
  catalogueFields,
  citedVersion,
  DESCRIBED_AT_ONCE,
  documentSummary,
  fileState,
  importedFile,
  importSummary,
  libraryDocument,
  libraryFilter,
} from './model';
import { ocrContract } from './ocr-contract';
import { otherCalendarsContract } from './other-calendars-contract';
import { filePageNumbers, pageNumbers } from './page-numbers';
import { personalDataContract } from './personal-data-contract';
import { provenanceContract } from './provenance-contract';
import { searchabilityContract } from './searchability-contract';
import { textReadingContract } from './text-reading-contract';
import { trashContract } from './trash-contract';
import { joinKind } from './versions';
import { worksContract } from './works-contract';

/** A handle for a file or folder the user chose in a dialog or dropped: the window never sees or names a path. */
export const sourceToken = z.strictObject({
  token: uuid,
  name: z.string(),
  kind: z.enum(['file', 'folder']),
});
export type SourceToken = z.infer<typeof sourceToken>;

const importId = z.strictObject({ importId: uuid });
const documentId = z.strictObject({ documentId: uuid });

export const libraryContract = {
  ...bulkContract,
  ...ocrContract,
  ...otherCalendarsContract,
  ...provenanceContract,
  ...searchabilityContract,
  ...textReadingContract,
  ...trashContract,
  /** Asks the user for files or a folder; an empty list when they close the dialog. */
  'library.choose': {
    owner: 'main',
    input: z.strictObject({ what: z.enum(['files', 'folder']) }),
    output: z.array(sourceToken),
    errors: [],
  },
  /** Asks where a copy of a version's file is to be saved, and writes it there as it was brought in; not saved when the dialog is closed. */
  'library.saveCopy': {
    owner: 'main',
    input: z.strictObject({ versionId: uuid }),
    output: z.strictObject({ saved: z.boolean() }),
    errors: [
      ...['library.not-found', 'reader.file-missing', 'reader.file-damaged'],
      ...['workspace.save-full', 'workspace.save-refused'],
    ],
  },
  /** Whether a stored file is still, byte by byte, what was brought in. */
  'library.checkFile': {
    owner: 'data',
    input: z.strictObject({ sha256 }),
    output: z.strictObject({ state: fileState }),
    errors: [],
  },
  /** Starts reading the chosen sources in; the answer comes at once, progress by `library.import-progressed`. */
  'library.startImport': {
    owner: 'main',
    input: z.strictObject({
      tokens: z.array(uuid).min(1).max(10_000),
      /** The document of which every file becomes a version; a file that is in the library already stays where it is. */
      versionOf: z.strictObject({ documentId: uuid, as: joinKind }).optional(),
    }),
    output: importId,
    errors: ['library.source-unknown', 'library.nothing-to-import'],
  },
  'library.cancelImport': {
    owner: 'data',
    input: importId,
    output: importSummary,
    errors: ['library.import-not-found'],
  },
  'library.resumeImport': {
    owner: 'data',
    input: importId,
    output: importSummary,
    errors: ['library.import-not-found'],
  },
  /** Imports, the newest first; only those under way or cut off where nothing else is asked for. */
  'library.listImports': {
    owner: 'data',
    input: z.strictObject({ unfinished: z.boolean().default(false) }),
    output: z.array(importSummary),
    errors: [],
  },
  'library.getImport': {
    owner: 'data',
    input: importId,
    output: z.strictObject({ summary: importSummary, files: z.array(importedFile) }),
    errors: ['library.import-not-found'],
  },
  /** Tries a locked file again with its password, which is used once and not kept. */
  'library.unlock': {
    owner: 'data',
    input: z.strictObject({ importId: uuid, fileId: uuid, password: z.string().min(1).max(256) }),
    output: importedFile,
    errors: ['library.import-not-found', 'pdf.password'],
  },
  /** What Home shows of the library: counts, and the first documents of each kind. */
  'library.digest': {
    owner: 'data',
    input: z.strictObject({ day: isoDate, lines: z.number().int().min(1).max(50) }),
    output: libraryDigest,
    errors: [],
  },
  'library.list': { owner: 'data', input: libraryFilter, output: z.array(documentSummary), errors: [] },
  'library.get': { owner: 'data', input: documentId, output: libraryDocument, errors: ['library.not-found'] },
  /** All that the catalogue says of some documents, in the order asked for, each once; those that are not in the library any more are left out. */
  'library.describe': {
    owner: 'data',
    input: z.strictObject({ documentIds: z.array(uuid).min(1).max(DESCRIBED_AT_ONCE) }),
    output: z.array(libraryDocument),
    errors: [],
  },
  /** Where cited versions lie and what their documents say of themselves, in the order asked for; those that are gone are left out. */
  'library.listCited': {
    owner: 'data',
    input: z.strictObject({ versionIds: z.array(uuid).max(CITED_AT_ONCE) }),
    output: z.array(citedVersion),
    errors: [],
  },
  /** Who may see all of these versions together: the narrowest access class among them; versions that are gone count not. */
  'library.narrowestAccess': {
    owner: 'data',
    input: z.strictObject({ versionIds: z.array(uuid).max(20_000) }),
    output: z.strictObject({ access: accessClass }),
    errors: [],
  },
  /** Changes catalogue fields; a changed or confirmed field is no longer a guess. */
  'library.update': {
    owner: 'data',
    input: z.strictObject({ documentId: uuid, changes: catalogueFields.partial() }),
    output: libraryDocument,
    errors: ['library.not-found'],
  },
  /** Takes all guesses of a document as right. */
  'library.confirmGuesses': {
    owner: 'data',
    input: documentId,
    output: libraryDocument,
    errors: ['library.not-found'],
  },
  /** Moves a document to the trash. Answers that cite it keep their citation and quote. */
  'library.remove': { owner: 'data', input: documentId, output: done, errors: ['library.not-found'] },
  'library.restore': {
    owner: 'data',
    input: documentId,
    output: libraryDocument,
    errors: ['library.not-found'],
  },
  /** Printed page numbers that users stated, for every file that has them. */
  'library.listPageNumbers': { owner: 'data', input: nothing, output: z.array(filePageNumbers), errors: [] },
  /** States how the pages of a version's file are numbered in print; null takes the statement back. */
  'library.setPageNumbers': {
    owner: 'data',
    input: z.strictObject({ versionId: uuid, numbers: pageNumbers.nullable() }),
    output: done,
    errors: ['library.not-found', 'library.page-outside'],
  },
  ...lookalikesContract,
  ...personalDataContract,
  ...worksContract,
} as const satisfies Contract;
