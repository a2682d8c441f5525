import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type Answer,
  type Assessment,
  type NewCitation,
  progressOf,
  type Scope,
} from '../../shared/assessments';
import { AppError } from '../../shared/kernel';
import type { MemberCode } from '../../shared/vocabulary';
import { call, ROOM_KEYS } from '../platform';
import { AutosaveBook, answerIn, type Place } from './autosave-book';

const keys = {
  list: [...ROOM_KEYS.assessments, 'list'] as const,
  one: (assessmentId: string) => [...ROOM_KEYS.assessments, 'one', assessmentId] as const,
  snapshots: [...ROOM_KEYS.assessments, 'snapshots'] as const,
  snapshot: (snapshotId: string) => [...ROOM_KEYS.assessments, 'snapshot', snapshotId] as const,
  history: ({ assessmentId, itemId }: Place) =>
    [...ROOM_KEYS.assessments, 'history', assessmentId, itemId] as const,
};

/** Every assessment, open and frozen. */
export function useAssessments() {
  return useQuery({ queryKey: keys.list, queryFn: () => call('assessments.list', {}) });
}

/** Every snapshot. */
export function useSnapshots() {
  return useQuery({ queryKey: keys.snapshots, queryFn: () => call('assessments.listSnapshots', {}) });
}

/** One assessment with its answers. */
export function useAssessment(assessmentId: string) {
  return useQuery({
    queryKey: keys.one(assessmentId),
    queryFn: () => call('assessments.get', { assessmentId }),
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
  return useMutation({
    mutationFn: (given: NewAssessment) => call('assessments.create', given),
    onSuccess: () => forgetAll(client),
  });
}

/** Starts the next assessment from a snapshot. */
export function useStartNext() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: { readonly snapshotId: string; readonly referenceDate: string }) =>
      call('assessments.startNext', given),
    onSuccess: () => forgetAll(client),
  });
}

/** Freezes an assessment once everything typed is on disk; refuses with `assessments.words-unsaved` when something is not. */
export function useFreeze(assessmentId: string) {
  const client = useQueryClient();
  const book = useAutosaveBook();
  return useMutation({
    mutationFn: async (frozenBy: string) => {
      const unsaved = await book.settle(assessmentId);
      if (unsaved.length > 0) throw new AppError('assessments.words-unsaved', { items: unsaved.join(', ') });
      return call('assessments.freeze', { assessmentId, frozenBy });
    },
    onSuccess: () => forgetAll(client),
  });
}

function takeIn(client: QueryClient, place: Place, answer: Answer): void {
  client.setQueryData<Assessment>(keys.one(place.assessmentId), (known) => {
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
    ask: async ({ assessmentId, itemId }) => {
      const answer = answerIn(await call('assessments.get', { assessmentId }), itemId);
      if (answer === undefined) throw new AppError('assessments.item-not-asked', { itemId });
      return answer;
    },
    acknowledged: (place, answer) => takeIn(client, place, answer),
    now: () => performance.now(),
  });
  books.set(client, book);
  // The window is closing: the main process still takes what is sent now.
  window.addEventListener('beforeunload', () => book.flush());
  return book;
}

/** The one keeper of what is being typed. It outlives every screen. */
export function useAutosaveBook(): AutosaveBook {
  return bookOf(useQueryClient());
}

/** Takes an answer carried over as still true. */
export function useConfirmAnswer(place: Place) {
  const client = useQueryClient();
  const book = useAutosaveBook();
  return useMutation({
    mutationFn: () => call('assessments.confirmAnswer', place),
    onSuccess: (answer) => {
      takeIn(client, place, answer);
      book.tell(place, { type: 'heard', answer });
    },
  });
}

/** Takes a citation away from an answer. */
export function useRemoveCitation(place: Place) {
  const client = useQueryClient();
  const book = useAutosaveBook();
  return useMutation({
    mutationFn: (citationId: string) => call('assessments.removeCitation', { ...place, citationId }),
    onSuccess: (answer) => {
      takeIn(client, place, answer);
      book.tell(place, { type: 'heard', answer });
    },
  });
}

/** Puts a citation on an answer: takes a removal back. */
export function useCite(place: Place) {
  const client = useQueryClient();
  const book = useAutosaveBook();
  return useMutation({
    mutationFn: (citation: NewCitation) => call('assessments.cite', { ...place, citation }),
    onSuccess: (answer) => {
      takeIn(client, place, answer);
      book.tell(place, { type: 'heard', answer });
    },
  });
}
