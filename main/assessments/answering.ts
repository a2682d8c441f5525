import {
  type Answer,
  type AnswerValue,
  type FallReason,
  keptFallReason,
  validateAnswer,
} from '../../shared/assessments';
import { AppError } from '../../shared/kernel';
import type { AssessmentsDependencies } from './dependencies';
import type { AssessmentHead } from './repository';
import { type Change, createWriting, type Place, sameJson, shelfOf } from './writing';

/** What a respondent says on an item. */
export interface AnswerDraft {
  readonly itemId: string;
  readonly value: AnswerValue;
  readonly text: string;
  readonly fallReason: FallReason | null;
}

export interface Answering {
  /**
   * Saves one answer and returns it when it and its history are on disk. `baseRevision` is the revision the respondent saw.
   * Saving what is stored already changes nothing, so a repeated call is harmless; saving what was carried over confirms it.
   * A reason for a fall is kept only if the level is lower than in the snapshot the assessment was started from.
   *
   * @throws AppError `assessments.not-found`, `assessments.frozen`, `assessments.item-not-asked`, `assessments.item-not-assigned`
   * for an agency that is not asked, `assessments.practice-ahead-level`, `assessments.disputed-by-decision`,
   * `assessments.answer-damaged`, `assessments.edition-unknown`, and `assessments.answer-changed` with `revision` when another one
   * was saved meanwhile; nothing is written then.
   */
  saveAnswer(input: AnswerDraft & Place & { readonly baseRevision: number }): Answer;
  /** Saves many answers over whatever is there, all or none. Errors as for `saveAnswer`. */
  saveAnswers(assessmentId: string, drafts: readonly AnswerDraft[], agencyId?: string | null): void;
  /** Takes an answer carried over as still true. Confirming a confirmed one changes nothing. Errors as for `saveAnswer`. */
  confirmAnswer(place: Place): Answer;
}

/** Use cases of the respondent; each is one transaction that writes the change, its hash and its history together. */
export function createAnswering(dependencies: AssessmentsDependencies): Answering {
  const { db, announce } = dependencies;
  const { openPlace, current, write, change, valueBefore } = createWriting(dependencies);

  const save = (
    assessment: AssessmentHead,
    place: Place,
    draft: AnswerDraft,
    baseRevision?: number,
  ): Answer | undefined => {
    const { id, answer } = current(place);
    if (draft.value.kind === 'disputed' && answer.value.kind !== 'disputed')
      throw new AppError('assessments.disputed-by-decision', { item: draft.itemId });
    const fallReason =
      draft.fallReason === null
        ? null
        : keptFallReason(valueBefore(assessment, place), draft.value, draft.fallReason);
    const next = { ...answer, value: draft.value, text: draft.text, fallReason, confirmed: true };
    const changes = (['value', 'text', 'fallReason', 'confirmed'] as const)
      .filter((field) => !sameJson(answer[field], next[field]))
      .map((field): Change => ({ field, before: answer[field], after: next[field] }));
    if (changes.length === 0) return undefined;
    if (baseRevision !== undefined && baseRevision !== answer.revision)
      throw new AppError('assessments.answer-changed', { item: draft.itemId, revision: answer.revision });
    return write(shelfOf(place), { id, answer: next }, changes);
  };

  return {
    saveAnswer: ({ assessmentId, agencyId, baseRevision, ...draft }) => {
      validateAnswer(draft.value);
      const place = { assessmentId, agencyId, itemId: draft.itemId };
      return change(place, (assessment) => save(assessment, place, draft, baseRevision));
    },

    saveAnswers: (assessmentId, drafts, agencyId = null) => {
      for (const draft of drafts) validateAnswer(draft.value);
      db.transaction(() => {
        for (const draft of drafts) {
          const place = { assessmentId, agencyId, itemId: draft.itemId };
          save(openPlace(place), place, draft);
        }
      });
      announce({ name: 'assessments.changed', ids: [assessmentId] });
    },

    confirmAnswer: (place) =>
      change(place, () => {
        const stored = current(place);
        if (stored.answer.confirmed) return undefined;
        return write(shelfOf(place), { ...stored, answer: { ...stored.answer, confirmed: true } }, [
          { field: 'confirmed', before: false, after: true },
        ]);
      }),
  };
}
