import {
  type Answer,
  type AnswerField,
  type AnswerValue,
  comparableWith,
  restated,
  untouchedAnswer,
} from '../../shared/assessments';
import { AppError, canonicalJson, type Json } from '../../shared/kernel';
import { appendHistory } from '../database';
import { findAnswer, type Shelf, type StoredAnswer, saveAnswer } from './answers-repository';
import { isAssigned } from './assignments-repository';
import { listRestatements } from './decisions-repository';
import type { AssessmentsDependencies } from './dependencies';
import { getAskedItems, getOpenAssessment, withPresentTitles } from './open-assessment';
import { type AssessmentHead, findSnapshot, touchAssessment } from './repository';
import { readRecord, readSnapshot } from './snapshots';

/** An item of an assessment: the national answer there, or the answer of one agency. */
export interface Place {
  readonly assessmentId: string;
  readonly itemId: string;
  readonly agencyId?: string | null | undefined;
}

/** One field of an answer that changes, for the history. */
export interface Change {
  readonly field: AnswerField;
  readonly before: Json;
  readonly after: Json;
}

export const sameJson = (a: Json, b: Json): boolean => canonicalJson(a) === canonicalJson(b);

export const shelfOf = ({ assessmentId, agencyId = null }: Place): Shelf => ({ assessmentId, agencyId });

const historyText = (value: Json) => (value === null ? null : canonicalJson(value));

/** What was said on an item the year before; undefined where nothing was, or what was asked means something else now. */
export type ValuesBefore = (itemId: string) => AnswerValue | undefined;

export interface Writing {
  /** The assessment, if the answer there can be changed. Throws `assessments.item-not-asked`, `assessments.item-not-assigned`. */
  openPlace(place: Place): AssessmentHead;
  /** The stored answer, or an untouched one with an id of its own. */
  current(place: Place): StoredAnswer;
  /** Writes the next revision with its history, inside the transaction of the caller. Citations are written apart. */
  write(shelf: Shelf, stored: StoredAnswer, changes: readonly Change[]): Answer;
  /**
   * The value in the snapshot the assessment was started from, where the question means the same; a damaged snapshot must not stop
   * anybody from answering.
   */
  valueBefore(assessment: AssessmentHead, place: Place): AnswerValue | undefined;
  /** The same of every item of an agency, or of the national answers, read once. */
  valuesBefore(assessment: AssessmentHead, agencyId: string | null): ValuesBefore;
  /** Runs a change in one transaction, announces it once it is on disk, and returns the answer as shown. */
  change(place: Place, work: (assessment: AssessmentHead) => Answer | undefined): Answer;
}

/** How every answer is written, national or of an agency: the change, its hash and its history together. */
export function createWriting(dependencies: AssessmentsDependencies): Writing {
  const { db, clock, newId, editions, lineages = [], library, actor, announce } = dependencies;

  const openPlace = ({ assessmentId, itemId, agencyId = null }: Place) => {
    const assessment = getOpenAssessment(dependencies, assessmentId);
    if (!getAskedItems(editions, assessment).includes(itemId))
      throw new AppError('assessments.item-not-asked', { item: itemId });
    if (agencyId !== null && !isAssigned(db, assessmentId, itemId, agencyId))
      throw new AppError('assessments.item-not-assigned', { item: itemId });
    return assessment;
  };

  const current = (place: Place): StoredAnswer =>
    findAnswer(db, shelfOf(place), place.itemId) ?? { id: newId(), answer: untouchedAnswer(place.itemId) };

  const valuesBefore = (assessment: AssessmentHead, agencyId: string | null): ValuesBefore => {
    const { basedOn } = assessment;
    const row = basedOn === null ? undefined : findSnapshot(db, basedOn);
    const before = row && readSnapshot(row);
    if (row === undefined || before === undefined) return () => undefined;
    const answers =
      agencyId === null
        ? restated(before.answers, listRestatements(db, before.id))
        : readRecord(row)?.contributions.find((one) => one.agencyId === agencyId)?.answers;
    return (itemId) => {
      const found = answers?.find((answer) => answer.itemId === itemId);
      return found && comparableWith([found], before, assessment, lineages)[0]?.value;
    };
  };

  return {
    openPlace,
    current,
    valuesBefore,
    valueBefore: (assessment, { itemId, agencyId = null }) => valuesBefore(assessment, agencyId)(itemId),

    write: (shelf, { id, answer }, changes) => {
      const at = clock();
      const who = actor();
      const next = { ...answer, revision: answer.revision + 1, updatedAt: at };
      saveAnswer(db, shelf, { id, answer: next }, who);
      touchAssessment(db, shelf.assessmentId, { at, status: 'open' });
      for (const { field, before, after } of changes) {
        appendHistory(db, {
          at,
          actor: who,
          entity: shelf.agencyId === null ? 'answer' : 'agency-answer',
          entityId: id,
          field,
          before: historyText(before),
          after: historyText(after),
        });
      }
      return next;
    },

    change: (place, work) => {
      const { answer, isChanged } = db.transaction(() => {
        const changed = work(openPlace(place));
        return { answer: changed ?? current(place).answer, isChanged: changed !== undefined };
      });
      if (isChanged) announce({ name: 'assessments.changed', ids: [place.assessmentId] });
      return withPresentTitles(library, answer);
    },
  };
}
