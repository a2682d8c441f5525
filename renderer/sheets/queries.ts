import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ContributionChoice } from '../../shared/assessments';
import type { SentPack } from '../../shared/exchange';
import type { ReadFile, SheetForm } from '../../shared/sheets';
import type { LanguageCode } from '../../shared/vocabulary';
import { call, ROOM_KEYS, tokensForDropped, useChange } from '../platform';

const keys = {
  languages: [...ROOM_KEYS.sheets, 'languages'] as const,
  requests: (assessmentId: string) => [...ROOM_KEYS.sheets, 'requests', assessmentId] as const,
  returns: (assessmentId: string) => [...ROOM_KEYS.sheets, 'returns', assessmentId] as const,
  receipts: (assessmentId: string) => [...ROOM_KEYS.assessments, 'receipts', assessmentId] as const,
  participation: (assessmentId: string) => [...ROOM_KEYS.assessments, 'participation', assessmentId] as const,
  /** Files that were read and wait; kept while the window is open, so that looking elsewhere loses none. */
  read: ['sheet-files'] as const,
};

/** What was sent to whom. */
export function useRequests(assessmentId: string) {
  return useQuery({
    queryKey: keys.requests(assessmentId),
    queryFn: () => call('sheets.requests', { assessmentId }),
  });
}

interface Ledger {
  readonly sent: readonly SentPack[];
}

/** Requests that went out as packs, the last one first, each with the assessment and the agency it asks. */
function packRequests({ sent }: Ledger) {
  return sent
    .filter(({ kind, place }) => kind === 'request' && place === null)
    .flatMap(({ id, to, at, actor, things }) => {
      const [assessmentId, agencyId] =
        things.find(({ kind }) => kind === 'participation')?.id.split('/') ?? [];
      return agencyId === undefined ? [] : [{ id, to, at, actor, assessmentId, agencyId }];
    });
}

function usePacks<T>(select: (ledger: Ledger) => T) {
  return useQuery({
    queryKey: [...ROOM_KEYS.exchange, 'ledger'],
    queryFn: () => call('exchange.ledger', {}),
    select,
  });
}

/** Requests for an assessment that went out as packs, the last one first: agencies that work with Waymark too. */
export const usePackRequests = (assessmentId: string) =>
  usePacks((ledger) => packRequests(ledger).filter((each) => each.assessmentId === assessmentId));

/** Agencies that were ever asked by a pack: when they last were for this assessment, null where it was for others only. */
export const useAskedByPack = (assessmentId: string) =>
  usePacks((ledger): ReadonlyMap<string, string | null> => {
    const all = packRequests(ledger);
    const here = (agencyId: string) =>
      all.find((each) => each.agencyId === agencyId && each.assessmentId === assessmentId)?.at ?? null;
    return new Map(all.map(({ agencyId }) => [agencyId, here(agencyId)]));
  });

/** How far each agency is, and until when. */
export function useAgencyProgress(assessmentId: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.assessments, 'agency-progress', assessmentId],
    queryFn: () => call('assessments.agencyProgress', { assessmentId }),
  });
}

/** Who is asked what. */
export function useAsked(assessmentId: string) {
  return useQuery({
    queryKey: keys.participation(assessmentId),
    queryFn: () => call('assessments.participation', { assessmentId }),
  });
}

/** Receipts of everything that was taken in as a file, newest first, with what is known of each file besides. */
export function useReceipts(assessmentId: string) {
  const receipts = useQuery({
    queryKey: keys.receipts(assessmentId),
    queryFn: () => call('assessments.listReceipts', { assessmentId }),
  });
  const returns = useQuery({
    queryKey: keys.returns(assessmentId),
    queryFn: () => call('sheets.returns', { assessmentId }),
  });
  return { receipts, returns };
}

/** The languages in which sheets can be written. */
export function useSheetLanguages() {
  return useQuery({ queryKey: keys.languages, queryFn: () => call('sheets.languages', {}) });
}

/** Asks for the folder that the files go to; null when the dialog is closed. */
export function useChooseFolder() {
  return useChange({ mutationFn: () => call('sheets.chooseFolder', {}) });
}

export interface Sending {
  readonly token: string | null;
  readonly dueOn: string | null;
  readonly contact: string;
  readonly language: LanguageCode;
  readonly wishes: { readonly agencyId: string; readonly form: SheetForm }[];
}

/** Makes the files of requests. */
export function useSend(assessmentId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (given: Sending) => call('sheets.send', { assessmentId, ...given }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ROOM_KEYS.sheets }),
        client.invalidateQueries({ queryKey: ROOM_KEYS.assessments }),
      ]),
  });
}

/** Files of answers that were read in this window and wait to be taken in. */
export function useReadFiles() {
  const client = useQueryClient();
  const files = useQuery({
    queryKey: keys.read,
    queryFn: (): readonly ReadFile[] => [],
    enabled: false,
    initialData: [],
    gcTime: Number.POSITIVE_INFINITY,
  }).data;
  const change = (next: (files: readonly ReadFile[]) => readonly ReadFile[]) =>
    client.setQueryData<readonly ReadFile[]>(keys.read, (known) => next(known ?? []));
  return {
    files,
    add: (fresh: readonly ReadFile[]) => change((known) => [...fresh, ...known]),
    put: (file: ReadFile) => change((known) => known.map((one) => (one.fileId === file.fileId ? file : one))),
    remove: (fileId: string) => change((known) => known.filter((one) => one.fileId !== fileId)),
  };
}

/** Reads files that are chosen in a dialog, or dropped. */
export function useRead() {
  return useChange({
    mutationFn: async (dropped: readonly File[] | null): Promise<readonly ReadFile[]> => {
      const chosen =
        dropped === null ? await call('sheets.chooseFiles', {}) : await tokensForDropped(dropped);
      if (chosen.length === 0) return [];
      return call('sheets.read', { tokens: chosen.map(({ token }) => token) });
    },
  });
}

/** Takes in what was chosen of a file, and reads every waiting file anew, since they may be of the same agency. */
export function useApply() {
  const client = useQueryClient();
  return useChange({
    mutationFn: ({ fileId, choice }: { readonly fileId: string; readonly choice: ContributionChoice }) =>
      call('sheets.apply', { fileId, choice }),
    onSuccess: () =>
      Promise.all(
        [ROOM_KEYS.sheets, ROOM_KEYS.assessments, ROOM_KEYS.consolidation].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export const lookAgain = (fileId: string) => call('sheets.look', { fileId });
