import {
  type Assessment,
  carryOver,
  openPoints,
  progressOf,
  type Snapshot,
  type SnapshotSummary,
  snapshotContent,
} from '../../shared/assessments';
import { AppError, canonicalJson } from '../../shared/kernel';
import { appendHistory } from '../database';
import { insertCitation, listAnswers, saveAnswer } from './answers-repository';
import type { AssessmentsDependencies } from './dependencies';
import { fingerprint } from './fingerprint';
import { answersInOrder, getAskedItems, getOpenAssessment, withPresentTitles } from './open-assessment';
import {
  type AssessmentHead,
  findAssessmentOn,
  findSnapshot,
  insertAssessment,
  insertSnapshot,
  listSnapshots,
  touchAssessment,
} from './repository';
import { readSnapshot, summariseSnapshot } from './snapshots';

export interface Freezing {
  /**
   * Makes the snapshot that never changes, and closes the assessment. Items not answered stay so. Documents are named by
   * their title of this day.
   *
   * @throws AppError `assessments.not-found`, `assessments.frozen`, `assessments.unconfirmed-left` with `count`,
   * `assessments.nothing-answered`, `assessments.answer-damaged`, `assessments.edition-unknown`.
   */
  freeze(assessmentId: string, frozenBy: string): Snapshot;
  /**
   * Starts the next assessment of the same State, edition and scope: what was said comes along unconfirmed.
   *
   * @throws AppError `assessments.snapshot-not-found`, `assessments.snapshot-damaged`, `assessments.date-not-later`,
   * `assessments.date-taken`, `assessments.edition-unknown`.
   */
  startNext(snapshotId: string, referenceDate: string): Assessment;
  /** All snapshots, newest reference date first. */
  listSnapshots(): SnapshotSummary[];
  /** @throws AppError `assessments.snapshot-not-found`, `assessments.snapshot-damaged` when its hash differs. */
  getSnapshot(id: string): Snapshot;
}

/** Throws `assessments.date-taken` when the State has an assessment of this scope on this date already. */
export function assertDateFree(
  { db }: Pick<AssessmentsDependencies, 'db'>,
  wanted: Parameters<typeof findAssessmentOn>[1],
): void {
  if (findAssessmentOn(db, wanted) !== undefined)
    throw new AppError('assessments.date-taken', { date: wanted.referenceDate });
}

/** Use cases of closing a year and opening the next. */
export function createFreezing(dependencies: AssessmentsDependencies): Freezing {
  const { db, clock, newId, editions, library, actor, announce } = dependencies;

  const getSnapshot = (id: string): Snapshot => {
    const row = findSnapshot(db, id);
    if (row === undefined) throw new AppError('assessments.snapshot-not-found');
    const snapshot = readSnapshot(row);
    if (snapshot === undefined) throw new AppError('assessments.snapshot-damaged');
    return snapshot;
  };

  return {
    freeze: (assessmentId, frozenBy) => {
      const snapshot = db.transaction(() => {
        const assessment = getOpenAssessment(dependencies, assessmentId);
        const stored = listAnswers(db, assessmentId).map(({ answer }) => answer);
        const answers = answersInOrder(getAskedItems(editions, assessment), stored).map((answer) =>
          withPresentTitles(library, answer),
        );
        // Unconfirmed first: while answers wait to be confirmed, none may count as given.
        const left = new Map(openPoints(answers).map((point) => [point.code, point.itemIds.length]));
        if (left.has('unconfirmed'))
          throw new AppError('assessments.unconfirmed-left', { count: left.get('unconfirmed') ?? 0 });
        if (left.has('nothing-answered')) throw new AppError('assessments.nothing-answered');

        const { state, questionnaire, edition, scope, referenceDate } = assessment;
        const frozenAt = clock();
        const frozen = {
          id: newId(),
          assessmentId,
          ...{ state, questionnaire, edition, scope, referenceDate },
          frozenAt,
          frozenBy,
          answers,
        };
        const content = canonicalJson(snapshotContent(frozen));
        const hash = fingerprint(content);
        insertSnapshot(db, {
          id: frozen.id,
          assessment_id: assessmentId,
          frozen_at: frozenAt,
          frozen_by: frozenBy,
          content,
          hash,
        });
        touchAssessment(db, assessmentId, { at: frozenAt, status: 'frozen' });
        appendHistory(db, {
          at: frozenAt,
          actor: actor(),
          entity: 'assessment',
          entityId: assessmentId,
          field: 'frozen',
          before: null,
          after: canonicalJson({ snapshotId: frozen.id, frozenBy, hash }),
        });
        return { ...frozen, hash, progress: progressOf(answers) };
      });
      announce({ name: 'assessments.changed', ids: [assessmentId] });
      return snapshot;
    },

    startNext: (snapshotId, referenceDate) => {
      const assessment = db.transaction((): Assessment => {
        const snapshot = getSnapshot(snapshotId);
        if (referenceDate <= snapshot.referenceDate)
          throw new AppError('assessments.date-not-later', { date: snapshot.referenceDate });
        const at = clock();
        const { state, questionnaire, edition, scope } = snapshot;
        const head: AssessmentHead = {
          id: newId(),
          ...{ state, questionnaire, edition, scope, referenceDate },
          status: 'open',
          basedOn: snapshotId,
          snapshotId: null,
          createdAt: at,
          updatedAt: at,
        };
        assertDateFree(dependencies, head);
        const answers = carryOver(snapshot, getAskedItems(editions, head), { at, newId });
        insertAssessment(db, head);
        const who = actor();
        appendHistory(db, {
          at,
          actor: who,
          entity: 'assessment',
          entityId: head.id,
          field: 'startedFrom',
          before: null,
          after: canonicalJson(snapshotId),
        });
        for (const answer of answers.filter(({ revision }) => revision > 0)) {
          const id = newId();
          saveAnswer(db, head.id, { id, answer });
          for (const citation of answer.citations) insertCitation(db, id, citation);
          appendHistory(db, {
            at,
            actor: who,
            entity: 'answer',
            entityId: id,
            field: 'carriedOver',
            before: canonicalJson(snapshotId),
            after: canonicalJson(answer),
          });
        }
        const shown = answers.map((answer) => withPresentTitles(library, answer));
        return { ...head, answers: shown, progress: progressOf(shown) };
      });
      announce({ name: 'assessments.changed', ids: [assessment.id] });
      return assessment;
    },

    listSnapshots: () =>
      listSnapshots(db).map(({ snapshot, assessment }) => summariseSnapshot(snapshot, assessment)),

    getSnapshot,
  };
}
