import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type Answer,
  type Assessment,
  type DiscussionEntry,
  type EvidenceCheck,
  type NewCitation,
  type NewHeldEvidence,
  progressOf,
  type Restatement,
  restated,
  type Scope,
} from '../../shared/assessments';
import { AppError } from '../../shared/kernel';
import type { MemberCode } from '../../shared/vocabulary';
import { call, draftsOf, dropDrafts, ROOM_KEYS, useChange, watchPageEnd } from '../platform';
import { AutosaveBook, answerIn, type Place } from './autosave-book';

const keys = {
  list: [...ROOM_KEYS.assessments, 'list'] as const,
  one: (assessmentId: string, agencyId: string | null) =>
    [...ROOM_KEYS.assessments, 'one', assessmentId, agencyId] as const,
  snapshots: [...ROOM_KEYS.assessments, 'snapshots'] as const,
  snapshot: (snapshotId: string) => [...ROOM_KEYS.assessments, 'snapshot', snapshotId] as const,
  record: (snapshotId: string) => [...ROOM_KEYS.assessments, 'record', snapshotId] as const,
  discussion: (assessmentId: string, itemId: string) =>
    [...ROOM_KEYS.assessments, 'discussion', assessmentId, itemId] as const,
  decisions: (assessmentId: string) => [...ROOM_KEYS.assessments, 'decisions', assessmentId] as const,
  findings: (assessmentId: string) => [...ROOM_KEYS.assessments, 'findings', assessmentId] as const,
  restatements: (snapshotId: string) => [...ROOM_KEYS.assessments, 'restatements', snapshotId] as const,
  move: (assessmentId: string) => [...ROOM_KEYS.assessments, 'move', assessmentId] as const,
  departed: (assessmentId: string) => [...ROOM_KEYS.assessments, 'departed', assessmentId] as const,
  history: ({ assessmentId, itemId, agencyId }: Place) =>
    [...ROOM_KEYS.assessments, 'history', assessmentId, itemId, agencyId] as const,
};

/** Every assessment, open and frozen. */
export function useAssessments() {
  return useQuery({ queryKey: keys.list, queryFn: () => call('assessments.list', {}) });
}

/** Every snapshot. */
export function useSnapshots() {
  return useQuery({ queryKey: keys.snapshots, queryFn: () => call('assessments.listSnapshots', {}) });
}

/** One assessment with its national answers, or with those of one agency. */
export function useAssessment(assessmentId: string, agencyId: string | null = null) {
  return useQuery({
    queryKey: keys.one(assessmentId, agencyId),
    queryFn: () => call('assessments.get', { assessmentId, agencyId }),
  });
}

/** What the agencies said and how it was decided, in a snapshot; nothing is asked while there is none. */
export function useSnapshotRecord(snapshotId: string | null | undefined) {
  return useQuery({
    queryKey: keys.record(snapshotId ?? ''),
    queryFn: () => call('assessments.getSnapshotRecord', { snapshotId: snapshotId ?? '' }),
    enabled: typeof snapshotId === 'string',
  });
}

/** The last decision on each item; of a workshop, those that were made in it. */
export function useDecisions(assessmentId: string, workshopId: string | null = null) {
  return useQuery({
    queryKey: [...keys.decisions(assessmentId), workshopId],
    queryFn: () => call('assessments.listDecisions', { assessmentId, workshopId }),
  });
}

/** Citations on an item of an open assessment whose text changed, as far as nobody has decided. The library makes them stale too. */
export function useChangedEvidence(assessmentId: string, itemId: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.reliance, 'evidence', assessmentId, itemId],
    queryFn: () => call('assessments.changedEvidence', { assessmentId, itemId }),
  });
}

/** What is worth a look before freezing. */
export function useFindings(assessmentId: string) {
  return useQuery({
    queryKey: keys.findings(assessmentId),
    queryFn: () => call('assessments.check', { assessmentId }),
  });
}

/** The discussion on an item, oldest first. */
export function useDiscussion(assessmentId: string, itemId: string, wanted = true) {
  return useQuery({
    queryKey: keys.discussion(assessmentId, itemId),
    queryFn: () => call('assessments.discussion', { assessmentId, itemId }),
    enabled: wanted,
  });
}

/** Adds to the discussion on an item, settles it or opens it again. */
export function useDiscuss(assessmentId: string, itemId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (given: { readonly kind: DiscussionEntry['kind']; readonly text: string }) =>
      call('assessments.discuss', { assessmentId, itemId, ...given }),
    onSuccess: (entries) => client.setQueryData(keys.discussion(assessmentId, itemId), entries),
  });
}

/** Corrections of a snapshot, oldest first; nothing is asked while there is none. */
export function useRestatements(snapshotId: string | null | undefined) {
  return useQuery({
    queryKey: keys.restatements(snapshotId ?? ''),
    queryFn: () => call('assessments.listRestatements', { snapshotId: snapshotId ?? '' }),
    enabled: typeof snapshotId === 'string',
  });
}

/** Corrects a frozen answer beside its snapshot. */
export function useRestate() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (given: Omit<Restatement, 'id' | 'before' | 'at'>) => call('assessments.restate', given),
    onSuccess: () => forgetAll(client),
  });
}

/** One snapshot with its answers; nothing is asked while there is none. */
export function useSnapshot(snapshotId: string | null | undefined) {
  return useQuery({
    queryKey: keys.snapshot(snapshotId ?? ''),
    queryFn: () => call('assessments.getSnapshot', { snapshotId: snapshotId ?? '' }),
    enabled: typeof snapshotId === 'string',
  });
}

/** A snapshot as it reads now, with the corrections made since; nothing is asked while there is none. */
export function useCorrected(snapshotId: string | null | undefined) {
  const snapshot = useSnapshot(snapshotId);
  const corrections = useRestatements(snapshotId);
  const { data } = snapshot;
  return {
    ...snapshot,
    // Corrections that cannot be had leave what was frozen.
    isPending: snapshot.isPending || corrections.isPending,
    data:
      data === undefined ? undefined : { ...data, answers: restated(data.answers, corrections.data ?? []) },
  };
}

/** What happened to one answer, asked for while it is shown. */
export function useHistory(place: Place, shown: boolean) {
  return useQuery({
    queryKey: keys.history(place),
    queryFn: () => call('assessments.history', place),
    enabled: shown,
  });
}

/** Name and State that were set, to begin a form with. */
export function useUsual() {
  return useQuery({ queryKey: [...ROOM_KEYS.settings, 'all'], queryFn: () => call('settings.get', {}) });
}

function forgetAll(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ROOM_KEYS.assessments });
}

/** How the keys of forms begin in which decisions and remarks of an assessment are typed; what follows is the item. */
export const formsIn = (assessmentId: string): readonly string[] =>
  ['decision', 'discussion'].map((kind) => `${kind} ${assessmentId} `);

/** What has to be known to start an assessment. */
export interface NewAssessment {
  readonly state: MemberCode;
  readonly questionnaire: string;
  readonly edition: string;
  readonly scope: Scope;
  readonly referenceDate: string;
}

/** Starts an empty assessment. */
export function useStartAssessment() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (given: NewAssessment) => call('assessments.create', given),
    onSuccess: () => forgetAll(client),
  });
}

/** Takes an assessment away in which nothing was entered, not even what is typed and not saved. */
export function useTakeAway(assessmentId: string) {
  const book = useAutosaveBook();
  // The event that follows has the lists read anew: the screen that shows it has to be left first.
  return useChange({
    mutationFn: async () => {
      const unsaved = [...(await book.settle(assessmentId)), ...draftsOf(...formsIn(assessmentId))];
      if (unsaved.length > 0) throw new AppError('assessments.words-unsaved', { items: unsaved.join(', ') });
      return call('assessments.takeAway', { assessmentId });
    },
  });
}

/** Starts the next assessment from a snapshot. */
export function useStartNext() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (given: {
      readonly snapshotId: string;
      readonly referenceDate: string;
      readonly edition?: string;
    }) => call('assessments.startNext', given),
    onSuccess: () => forgetAll(client),
  });
}

/** The move to a later edition that can be taken back; nothing is asked while it is not wanted. */
export function useLastMove(assessmentId: string | undefined, wanted: boolean) {
  return useQuery({
    queryKey: keys.move(assessmentId ?? ''),
    queryFn: () => call('assessments.lastMove', { assessmentId: assessmentId ?? '' }),
    enabled: wanted && assessmentId !== undefined,
  });
}

/** Agencies of the year before that have ended since, with what nobody leads now; nothing is asked while it is not wanted. */
export function useDeparted(assessmentId: string, wanted: boolean) {
  return useQuery({
    queryKey: keys.departed(assessmentId),
    queryFn: () => call('assessments.departed', { assessmentId }),
    enabled: wanted,
  });
}

/** Lets an open assessment go on with a later edition once everything typed is on disk. */
export function useMoveEdition(assessmentId: string) {
  const client = useQueryClient();
  const book = useAutosaveBook();
  return useChange({
    mutationFn: async (edition: string) => {
      const unsaved = await book.settle(assessmentId);
      if (unsaved.length > 0) throw new AppError('assessments.words-unsaved', { items: unsaved.join(', ') });
      return call('assessments.moveEdition', { assessmentId, edition });
    },
    onSuccess: () => forgetAll(client),
  });
}

/** Takes the last move to a later edition back. */
export function useUndoMove(assessmentId: string) {
  const client = useQueryClient();
  const book = useAutosaveBook();
  return useChange({
    mutationFn: async () => {
      const unsaved = await book.settle(assessmentId);
      if (unsaved.length > 0) throw new AppError('assessments.words-unsaved', { items: unsaved.join(', ') });
      return call('assessments.undoMove', { assessmentId });
    },
    onSuccess: () => forgetAll(client),
  });
}

/** Freezes an assessment once everything typed is on disk; refuses with `assessments.words-unsaved` when something is not. */
export function useFreeze(assessmentId: string) {
  const client = useQueryClient();
  const book = useAutosaveBook();
  return useChange({
    mutationFn: async (frozenBy: string) => {
      const unsaved = await book.settle(assessmentId);
      if (unsaved.length > 0) throw new AppError('assessments.words-unsaved', { items: unsaved.join(', ') });
      return call('assessments.freeze', { assessmentId, frozenBy });
    },
    onSuccess: () => {
      // No form takes them any more.
      for (const beginning of formsIn(assessmentId)) dropDrafts(beginning);
      return forgetAll(client);
    },
  });
}

function takeIn(client: QueryClient, place: Place, answer: Answer): void {
  client.setQueryData<Assessment>(keys.one(place.assessmentId, place.agencyId), (known) => {
    const present = known && answerIn(known, place.itemId);
    if (!known || !present || present.revision > answer.revision) return known;
    const answers = known.answers.map((each) => (each.itemId === answer.itemId ? answer : each));
    return { ...known, answers, progress: progressOf(answers) };
  });
  void client.invalidateQueries({ queryKey: keys.history(place) });
}

const books = new WeakMap<QueryClient, AutosaveBook>();

function bookOf(client: QueryClient): AutosaveBook {
  const known = books.get(client);
  if (known) return known;
  const book = new AutosaveBook({
    save: (place, request) => call('assessments.saveAnswer', { ...place, ...request }),
    ask: async ({ assessmentId, itemId, agencyId }) => {
      const answer = answerIn(await call('assessments.get', { assessmentId, agencyId }), itemId);
      if (answer === undefined) throw new AppError('assessments.item-not-asked', { itemId });
      return answer;
    },
    acknowledged: (place, answer) => takeIn(client, place, answer),
    now: () => performance.now(),
  });
  books.set(client, book);
  watchPageEnd({ send: () => book.part(), wouldLose: () => book.wouldLose() });
  return book;
}

/** The one keeper of what is being typed. It outlives every screen. */
export function useAutosaveBook(): AutosaveBook {
  return bookOf(useQueryClient());
}

/** Takes an answer carried over as still true. */
export function useConfirmAnswer(place: Place) {
  const onSuccess = useHeard(place);
  return useChange({
    mutationFn: () => call('assessments.confirmAnswer', place),
    onSuccess,
  });
}

/** Takes a citation away from an answer. */
export function useRemoveCitation(place: Place) {
  const onSuccess = useHeard(place);
  return useChange({
    mutationFn: (citationId: string) => call('assessments.removeCitation', { ...place, citationId }),
    onSuccess,
  });
}

/** Puts a citation on an answer: takes a removal back. */
export function useCite(place: Place) {
  const onSuccess = useHeard(place);
  return useChange({
    mutationFn: (citation: NewCitation) => call('assessments.cite', { ...place, citation }),
    onSuccess,
  });
}

/** Takes in an answer that the data process gave back for a change beside the words. */
function useHeard(place: Place) {
  const client = useQueryClient();
  const book = useAutosaveBook();
  return (answer: Answer) => {
    takeIn(client, place, answer);
    book.tell(place, { type: 'heard', answer });
  };
}

/** Names evidence that stays with an agency. */
export function useHold(place: Place) {
  const onSuccess = useHeard(place);
  return useChange({
    mutationFn: (held: NewHeldEvidence) => call('assessments.hold', { ...place, held }),
    onSuccess,
  });
}

/** Takes evidence held away from an answer. */
export function useRemoveHeld(place: Place) {
  const onSuccess = useHeard(place);
  return useChange({
    mutationFn: (heldId: string) => call('assessments.removeHeld', { ...place, heldId }),
    onSuccess,
  });
}

/** Notes that a second person has read or seen a piece of evidence, or takes that back. */
export function useCheckEvidence(place: Place) {
  const onSuccess = useHeard(place);
  return useChange({
    mutationFn: (given: {
      readonly evidenceId: string;
      readonly check: Omit<EvidenceCheck, 'evidenceId'> | null;
    }) => call('assessments.checkEvidence', { ...place, ...given }),
    onSuccess,
  });
}
