import { type Answer, type EditionMove, flowBetween, movedAnswers } from '../../shared/assessments';
import { AppError, canonicalJson } from '../../shared/kernel';
import type { ItemFlow } from '../../shared/questionnaires';
import { appendHistory, listHistory } from '../database';
import {
  findAnswer,
  insertCitation,
  listAnsweringAgencies,
  listAnswers,
  type Shelf,
  saveAnswer,
} from './answers-repository';
import { listAssignments, saveAssignment } from './assignments-repository';
import type { AssessmentsDependencies } from './dependencies';
import { getAskedItems, getAssessment, getOpenAssessment } from './open-assessment';
import { type AssessmentHead, setEdition } from './repository';
import { createWriting, sameJson } from './writing';

/** An answer that a move made wait to be read again, as it stood then. */
interface Reopened {
  readonly agencyId: string | null;
  readonly itemId: string;
  /** Revision that the move wrote. */
  readonly revision: number;
  /** The value before, where the move converted it. */
  readonly value: Answer['value'];
}

interface MoveRecord {
  readonly to: string;
  readonly reopened: readonly Reopened[];
}

export interface Moving {
  /**
   * Moves an open assessment to a later edition of its questionnaire: nothing that was said is lost. What means the same stays,
   * what came from other items is proposed, what means something else waits to be read again. Items that are asked no more keep
   * their answers where they are, unseen.
   *
   * @throws AppError `assessments.not-found`, `assessments.frozen`, `assessments.edition-unknown`, `assessments.answer-damaged`;
   * `assessments.edition-not-later` when no mapping leads there.
   */
  moveEdition(assessmentId: string, edition: string): AssessmentHead;
  /**
   * Takes the last move back. What was answered since on items that are asked in both editions stays.
   *
   * @throws AppError as `moveEdition`; `assessments.not-moved`.
   */
  undoMove(assessmentId: string): AssessmentHead;
  /** The move that can be taken back, or null, as where the assessment is frozen. @throws AppError `assessments.not-found`. */
  lastMove(assessmentId: string): EditionMove | null;
}

/** Which agencies answer an item that came from others: all that were asked one of those, and one of their leads. */
export function inheritAssignments(
  db: AssessmentsDependencies['db'],
  assessmentId: string,
  asked: readonly string[],
  flow: ItemFlow,
): void {
  const present = Map.groupBy(listAssignments(db, assessmentId), ({ itemId }) => itemId);
  for (const itemId of asked) {
    const origin = flow.origins.get(itemId);
    if (origin === undefined || present.has(itemId)) continue;
    const before = origin.from.flatMap((id) => present.get(id) ?? []);
    const lead = before.find(({ isLead }) => isLead)?.agencyId;
    for (const agencyId of new Set(before.map((one) => one.agencyId)))
      saveAssignment(db, assessmentId, { itemId, agencyId, isLead: agencyId === lead });
  }
}

/** Use cases of an open assessment that goes on with a later edition. */
export function createMoving(dependencies: AssessmentsDependencies): Moving {
  const { db, clock, newId, editions, lineages = [], actor, announce } = dependencies;
  const { write } = createWriting(dependencies);

  const note = (assessmentId: string, field: string, before: string, after: string) =>
    appendHistory(db, {
      at: clock(),
      actor: actor(),
      entity: 'assessment',
      entityId: assessmentId,
      field,
      before,
      after,
    });

  const begin = (shelf: Shelf, answer: Answer, from: readonly string[]) => {
    const stored = findAnswer(db, shelf, answer.itemId);
    const id = stored?.id ?? newId();
    const next = { ...answer, revision: (stored?.answer.revision ?? 0) + 1 };
    saveAnswer(db, shelf, { id, answer: next }, actor());
    for (const citation of answer.citations) insertCitation(db, shelf, id, citation);
    appendHistory(db, {
      at: clock(),
      actor: actor(),
      entity: shelf.agencyId === null ? 'answer' : 'agency-answer',
      entityId: id,
      field: 'carriedOver',
      before: canonicalJson([...from]),
      after: canonicalJson(next),
    });
  };

  const reopen = (shelf: Shelf, answer: Answer): Reopened[] => {
    const stored = findAnswer(db, shelf, answer.itemId);
    if (stored === undefined) return [];
    const { value } = stored.answer;
    const changes = (['value', 'confirmed'] as const)
      .filter((field) => !sameJson(stored.answer[field], answer[field]))
      .map((field) => ({ field, before: stored.answer[field], after: answer[field] }));
    const { revision } = write(shelf, { id: stored.id, answer }, changes);
    return [{ agencyId: shelf.agencyId, itemId: answer.itemId, revision, value }];
  };

  const moveShelf = (shelf: Shelf, asked: readonly string[], flow: ItemFlow): Reopened[] => {
    const stored = listAnswers(db, shelf).map(({ answer }) => answer);
    return movedAnswers(stored, asked, flow, { at: clock(), newId }).flatMap(({ answer, isNew }) => {
      if (!isNew) return reopen(shelf, answer);
      begin(shelf, answer, flow.origins.get(answer.itemId)?.from ?? []);
      return [];
    });
  };

  const readMoves = (assessmentId: string) =>
    listHistory(db, 'assessment', assessmentId).filter(
      ({ field }) => field === 'movedToEdition' || field === 'movedBack',
    );

  const findLast = (assessment: AssessmentHead) => {
    const last = readMoves(assessment.id).at(-1);
    if (last?.field !== 'movedToEdition' || last.before === null || last.after === null) return undefined;
    const record = JSON.parse(last.after) as MoveRecord;
    if (record.to !== assessment.edition) return undefined;
    return { at: last.at, from: JSON.parse(last.before) as string, ...record };
  };

  const shelvesOf = (assessmentId: string): Shelf[] =>
    [null, ...listAnsweringAgencies(db, assessmentId)].map((agencyId) => ({ assessmentId, agencyId }));

  const change = (assessmentId: string, work: (assessment: AssessmentHead) => AssessmentHead) => {
    const moved = db.transaction(() => work(getOpenAssessment(dependencies, assessmentId)));
    announce({ name: 'assessments.changed', ids: [assessmentId] });
    return moved;
  };

  return {
    moveEdition: (assessmentId, edition) =>
      change(assessmentId, (assessment) => {
        const next = { ...assessment, edition };
        const asked = getAskedItems(editions, next);
        const flow = flowBetween(getAskedItems(editions, assessment), assessment, next, lineages);
        if (flow === undefined || edition === assessment.edition)
          throw new AppError('assessments.edition-not-later', { edition });
        const reopened = shelvesOf(assessmentId).flatMap((shelf) => moveShelf(shelf, asked, flow));
        inheritAssignments(db, assessmentId, asked, flow);
        setEdition(db, assessmentId, { edition, at: clock() });
        note(
          assessmentId,
          'movedToEdition',
          canonicalJson(assessment.edition),
          canonicalJson({ to: edition, reopened: reopened.map((one) => ({ ...one })) }),
        );
        return next;
      }),

    undoMove: (assessmentId) =>
      change(assessmentId, (assessment) => {
        const last = findLast(assessment);
        if (last === undefined) throw new AppError('assessments.not-moved');
        for (const { agencyId, itemId, revision, value } of last.reopened) {
          const shelf = { assessmentId, agencyId };
          const stored = findAnswer(db, shelf, itemId);
          // Somebody has looked at it since: what they did stays.
          if (stored?.answer.revision !== revision) continue;
          write(shelf, { id: stored.id, answer: { ...stored.answer, value, confirmed: true } }, [
            ...(sameJson(stored.answer.value, value)
              ? []
              : [{ field: 'value' as const, before: stored.answer.value, after: value }]),
            { field: 'confirmed', before: false, after: true },
          ]);
        }
        setEdition(db, assessmentId, { edition: last.from, at: clock() });
        note(assessmentId, 'movedBack', canonicalJson(assessment.edition), canonicalJson(last.from));
        return { ...assessment, edition: last.from };
      }),

    lastMove: (assessmentId) => {
      const assessment = getAssessment(dependencies, assessmentId);
      const last = assessment.status === 'open' ? findLast(assessment) : undefined;
      return last === undefined ? null : { from: last.from, to: last.to, at: last.at };
    },
  };
}
