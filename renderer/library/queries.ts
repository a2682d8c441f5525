import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { AppError } from '../../shared/kernel';
import {
  type CatalogueFields,
  CITED_AT_ONCE,
  type CitedVersion,
  DESCRIBED_AT_ONCE,
  type DocumentSummary,
  type FileSender,
  type LibraryDocument,
  type LibraryFilter,
  libraryFilter,
  type PageNumbers,
} from '../../shared/library';
import { call, dropUndo, importKeys, ROOM_KEYS, useChange } from '../platform';

const keys = {
  list: (filter: LibraryFilter) => [...ROOM_KEYS.library, 'list', filter] as const,
  pageNumbers: [...ROOM_KEYS.library, 'page-numbers'] as const,
  document: (documentId: string) => [...ROOM_KEYS.library, 'document', documentId] as const,
};

/** The library's list under a filter. While the next list is on its way the former one stays. */
export function useDocuments(filter: LibraryFilter) {
  return useQuery({
    queryKey: keys.list(filter),
    queryFn: () => call('library.list', filter),
    placeholderData: (former: DocumentSummary[] | undefined) => former,
  });
}

const EVERYTHING: LibraryFilter = libraryFilter.parse({});

const WHOLE_TRASH: LibraryFilter = libraryFilter.parse({ removed: true });

/** Every document that is not in the trash, or every one that is: what the filters offer and count. */
export function useAllDocuments({ inTrash = false }: { readonly inTrash?: boolean } = {}) {
  const filter = inTrash ? WHOLE_TRASH : EVERYTHING;
  return useQuery({
    queryKey: keys.list(filter),
    queryFn: () => call('library.list', filter),
  });
}

const NO_SENDERS: ReadonlyMap<string, string> = new Map();

const bySender = (files: readonly FileSender[]): ReadonlyMap<string, string> =>
  new Map(files.map(({ sha256, sender }) => [sha256, sender]));

/** Whose packs brought stored files, by the files' hashes: of two documents of one title it tells which State's each is. */
export function useSenders(): ReadonlyMap<string, string> {
  const senders = useQuery({
    queryKey: [...ROOM_KEYS.library, 'senders'],
    // Every line of what was found reads it: it is made once, not by each.
    queryFn: async () => bySender(await call('library.listSenders', {})),
  });
  return senders.data ?? NO_SENDERS;
}

/** All that is said of cited versions, some at a time, so that other calls need not wait for all of them. */
export async function describeCited(versionIds: readonly string[]): Promise<CitedVersion[]> {
  const wanted = [...new Set(versionIds)];
  const cited: CitedVersion[] = [];
  for (let from = 0; from < wanted.length; from += CITED_AT_ONCE)
    cited.push(
      ...(await call('library.listCited', { versionIds: wanted.slice(from, from + CITED_AT_ONCE) })),
    );
  return cited;
}

/** What is said of the versions that a screen cites; undefined as long as that is not known of all of them. */
export function useCited(versionIds: readonly string[]): readonly CitedVersion[] | undefined {
  const wanted = [...new Set(versionIds)].sort();
  return useQuery({
    queryKey: [...ROOM_KEYS.library, 'cited', wanted],
    queryFn: () => describeCited(wanted),
    enabled: wanted.length > 0,
  }).data;
}

/** One document with its versions. */
export function useDocument(documentId: string) {
  return useQuery({
    queryKey: keys.document(documentId),
    queryFn: () => call('library.get', { documentId }),
  });
}

/** Whether a file is still what was brought in; asked once it is shown, since all of it is read. */
export function useFileState(sha256: string, isShown: boolean) {
  return useQuery({
    queryKey: [...ROOM_KEYS.library, 'file-state', sha256],
    queryFn: () => call('library.checkFile', { sha256 }),
    enabled: isShown,
    // Nothing is announced when a file is put right: who opens it again asks again.
    gcTime: 0,
  }).data?.state;
}

function showChanged(client: QueryClient, document: LibraryDocument): void {
  client.setQueryData(keys.document(document.id), document);
}

/** All that the catalogue says of some documents, in this order; some at a time, so that other calls need not wait for all of them. */
export async function describeDocuments(documentIds: readonly string[]): Promise<LibraryDocument[]> {
  const documents: LibraryDocument[] = [];
  for (let from = 0; from < documentIds.length; from += DESCRIBED_AT_ONCE)
    documents.push(
      ...(await call('library.describe', {
        documentIds: documentIds.slice(from, from + DESCRIBED_AT_ONCE),
      })),
    );
  return documents;
}

/** Changes catalogue fields; the answer comes when the change is on disk. */
export function useUpdateDocument(documentId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (changes: Partial<CatalogueFields>) => call('library.update', { documentId, changes }),
    onSuccess: (document) => showChanged(client, document),
  });
}

/** Takes all guesses of a document as right. */
export function useConfirmGuesses(documentId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: () => call('library.confirmGuesses', { documentId }),
    onSuccess: (document) => showChanged(client, document),
  });
}

function forgetLists(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ROOM_KEYS.library });
}

/** Moves a document to the trash. */
export function useRemoveDocument() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (documentId: string) => call('library.remove', { documentId }),
    onSuccess: () => forgetLists(client),
  });
}

/** Brings a document back from the trash. */
export function useRestoreDocument() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (documentId: string) => call('library.restore', { documentId }),
    onSuccess: (_, documentId) => {
      dropUndo(removalNotice(documentId));
      return forgetLists(client);
    },
  });
}

/** Names the notice that a document was moved to the trash. */
export const removalNotice = (documentId: string): string => `removed-${documentId}`;

/** What the dialog asks for. Files dropped on the window are the frame's business. */
export type Wanted = 'files' | 'folder';

/** Asks for sources and starts reading them in; gives the import's id, or null when the user chose nothing. */
export function useBringIn() {
  const client = useQueryClient();
  return useChange({
    mutationFn: async (wanted: Wanted): Promise<string | null> => {
      const sources = await call('library.choose', { what: wanted });
      if (sources.length === 0) return null;
      const { importId } = await call('library.startImport', {
        tokens: sources.map((source) => source.token),
      });
      return importId;
    },
    onSuccess: (importId) => {
      if (importId !== null) void client.invalidateQueries({ queryKey: importKeys.list });
    },
  });
}

/** All imports, the newest first. */
export function useImports() {
  return useQuery({ queryKey: importKeys.list, queryFn: () => call('library.listImports', {}) });
}

/** One import with its files; asked for anew as its progress is announced. */
export function useImport(importId: string) {
  return useQuery({
    queryKey: importKeys.one(importId),
    queryFn: () => call('library.getImport', { importId }),
  });
}

/** Stops an import after the file under way, or goes on with one that was stopped or cut off. */
export function useImportControl(importId: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: importKeys.list });
  const cancel = useChange({ mutationFn: () => call('library.cancelImport', { importId }), onSuccess });
  const resume = useChange({ mutationFn: () => call('library.resumeImport', { importId }), onSuccess });
  return { cancel, resume };
}

/**
 * Tries a locked file again with its password. Gives a code where the library has the file already and nothing is left to do; fails with
 * the reason where it did not come in.
 */
export function useUnlock(importId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: async (input: { readonly fileId: string; readonly password: string }) => {
      const { outcome, code } = await call('library.unlock', { importId, ...input });
      if (outcome === 'added') return null;
      if (code === 'library.duplicate' || code === 'library.healed') return code;
      throw new AppError(code ?? 'app.internal');
    },
    onSettled: () => client.invalidateQueries({ queryKey: importKeys.list }),
  });
}

/** Printed page numbers that users stated, for every file that has them: few, so all are read at once. */
export function usePageNumbers() {
  return useQuery({ queryKey: keys.pageNumbers, queryFn: () => call('library.listPageNumbers', {}) });
}

/** States how the pages of a version's file are numbered in print, or takes it back with null. */
export function useSetPageNumbers(versionId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (numbers: PageNumbers | null) => call('library.setPageNumbers', { versionId, numbers }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.pageNumbers }),
  });
}
