import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PackChoice, Selection, Sending, Trust } from '../../shared/exchange';
import { AppError, isAppError } from '../../shared/kernel';
import { call, notifyError, ROOM_KEYS, tokensForDropped, useChange } from '../platform';

const keys = {
  ledger: [...ROOM_KEYS.exchange, 'ledger'],
  receipt: (id: string) => [...ROOM_KEYS.exchange, 'receipt', id],
  preview: (opened: string) => [...ROOM_KEYS.exchange, 'preview', opened],
  outgoing: (wish: unknown) => [...ROOM_KEYS.exchange, 'outgoing', wish],
};

export function useIdentity() {
  return useQuery({
    queryKey: [...ROOM_KEYS.exchange, 'identity'],
    queryFn: () => call('exchange.identity', {}),
  });
}

/** Who is asked what in an assessment. */
export function useAsked(assessmentId: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.assessments, 'participation', assessmentId],
    queryFn: () => call('assessments.participation', { assessmentId }),
  });
}

export function useLedger() {
  return useQuery({ queryKey: keys.ledger, queryFn: () => call('exchange.ledger', {}) });
}

export function useSenders() {
  return useQuery({
    queryKey: [...ROOM_KEYS.exchange, 'senders'],
    queryFn: () => call('exchange.senders', {}),
  });
}

export function useReceivers() {
  return useQuery({
    queryKey: [...ROOM_KEYS.exchange, 'receivers'],
    queryFn: () => call('exchange.receivers', {}),
  });
}

export function useReceipt(id: string) {
  return useQuery({
    queryKey: keys.receipt(id),
    queryFn: () => call('exchange.receipt', { id }),
    // What was left for later may have been settled by hand in any room, and none of them tells this one.
    staleTime: 0,
  });
}

/** Exactly what would leave, as it is chosen now. */
export function useOutgoing(selection: Selection, sending: Pick<Sending, 'to' | 'onlyNew'>) {
  const wish = { selection, to: sending.to, onlyNew: sending.onlyNew };
  return useQuery({
    queryKey: keys.outgoing(wish),
    queryFn: () => call('exchange.previewSend', wish),
    // It rests on what every room has, and none of them tells this one.
    staleTime: 0,
    placeholderData: (before) => before,
  });
}

export function useSend() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (wish: { selection: Selection; sending: Sending }) => call('exchange.send', wish),
    // What was agreed to is no longer what would leave: it is shown anew.
    onSettled: (_sent, error) => {
      if (isAppError(error, 'exchange.moved-on'))
        void client.invalidateQueries({ queryKey: [...ROOM_KEYS.exchange, 'outgoing'] });
    },
  });
}

/** Looks once more for a pack that was being put in its place when the program ended. */
export function useLookForSent() {
  return useChange({ mutationFn: (id: string) => call('exchange.lookForSent', { id }) });
}

/** Saves what was to leave in a pack that is not known to be sent elsewhere. Null when the dialog is closed. */
export function useSendAgain() {
  return useChange({ mutationFn: (id: string) => call('exchange.sendAgain', { id }) });
}

/** Says of such a pack that it is not sent any more. */
export function useLetGo() {
  return useChange({ mutationFn: (id: string) => call('exchange.letGo', { id }) });
}

/** Opens a pack: chosen in a dialog, dropped, or the same again with a passphrase. Null when the dialog is closed. */
export function useOpenPack() {
  return useChange({
    mutationFn: ({ tokens, passphrase }: { tokens: readonly string[]; passphrase: string | null }) =>
      call('exchange.open', { tokens: [...tokens], passphrase }),
  });
}

export async function choosePack(): Promise<string[]> {
  const chosen = await call('exchange.choosePack', {});
  return chosen.map(({ token }) => token);
}

/** Packs that were opened from outside; each is given once. */
export async function givenPack(): Promise<string[]> {
  const chosen = await call('exchange.given', {});
  return chosen.map(({ token }) => token);
}

/** Fails where no file is among what was dropped: a pack is one, or several, and no folder. */
export async function droppedPack(files: readonly File[]): Promise<string[]> {
  const chosen = (await tokensForDropped(files)).filter(({ kind }) => kind === 'file');
  if (chosen.length === 0) throw new AppError('app.no-file-dropped');
  return chosen.map(({ token }) => token);
}

/** What an opened pack would do now; asked anew when work beside its screen has ended or was taken back. */
export function usePackPreview(opened: string) {
  return useQuery({
    queryKey: keys.preview(opened),
    queryFn: () => call('exchange.preview', { opened }),
  });
}

export function useApply() {
  return useChange({
    mutationFn: (wish: { opened: string; choice: PackChoice }) => call('exchange.apply', wish),
  });
}

export const closePack = (opened: string): void =>
  void call('exchange.close', { opened }).catch(() => undefined);

/** Imports that would have to be taken back before one, the last first. */
export function useLaterPacks(id: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.exchange, 'later', id],
    queryFn: () => call('exchange.laterPacks', { id }),
    // What somebody wrote meanwhile makes a difference, and other rooms do not tell this one.
    staleTime: 0,
  });
}

export function useUndoImport() {
  return useChange({ mutationFn: (id: string) => call('exchange.undo', { id }) });
}

/** Says whether Home tells of what waits for a decision in a pack. */
export function useSetReminder() {
  return useChange({
    mutationFn: (wish: { id: string; isReminded: boolean }) => call('exchange.setReminder', wish),
    onError: notifyError,
  });
}

export function useSetTrust() {
  return useChange({
    mutationFn: (wish: { publicKey: string; trust: Trust }) => call('exchange.setTrust', wish),
    onError: notifyError,
  });
}

/** What there is to choose from when sending. */
export function useSendable() {
  const assessments = useQuery({
    queryKey: [...ROOM_KEYS.assessments, 'sendable'],
    queryFn: () => call('assessments.list', {}),
  });
  const plans = useQuery({
    queryKey: [...ROOM_KEYS.planning, 'sendable'],
    queryFn: () => call('planning.plans', { state: null }),
  });
  const agencies = useQuery({
    queryKey: [...ROOM_KEYS.agencies, 'sendable'],
    queryFn: () => call('agencies.list', {}),
  });
  const others = useQuery({
    queryKey: [...ROOM_KEYS.exchange, 'sendable'],
    queryFn: () => call('exchange.sendable', {}),
    // Other rooms own what is listed here, and do not tell this one of every change.
    staleTime: 0,
  });
  return {
    assessments: assessments.data ?? [],
    plans: plans.data ?? [],
    agencies: agencies.data ?? [],
    others: others.data,
  };
}

/** Documents of a search that are offered at once. */
export const MOST_FOUND = 100;

/** Documents that a search finds, the best first. */
export function useFound(words: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.search, 'to-send', words],
    enabled: words.trim() !== '',
    queryFn: () =>
      call('search.query', { text: words, limit: MOST_FOUND, pagesPerDocument: 1, bridge: true }),
  });
}

/** Items of an assessment whose national answer cites something, with how many pages it cites. */
export function useCitedItems(assessmentId: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.assessments, 'cited', assessmentId],
    enabled: assessmentId !== '',
    queryFn: async () => {
      const { answers } = await call('assessments.get', { assessmentId });
      return answers
        .filter(({ citations }) => citations.length > 0)
        .map(({ itemId, citations }) => ({ itemId, pages: citations.length }));
    },
  });
}

export function useSentPack(id: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.exchange, 'sent', id],
    queryFn: () => call('exchange.sent', { id }),
  });
}
