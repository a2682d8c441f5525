import {
  type Answer,
  type AnswerField,
  type AnswerValue,
  type Citation,
  citesSame,
  type FallReason,
  keptFallReason,
  type NewCitation,
  untouchedAnswer,
  validateAnswer,
} from '../../shared/assessments';
import { AppError, canonicalJson, type Json } from '../../shared/kernel';
import { appendHistory } from '../database';
import {
  deleteCitation,
  findAnswer,
  insertCitation,
  type StoredAnswer,
  saveAnswer,
} from './answers-repository';
import type { AssessmentsDependencies } from './dependencies';
import { getAskedItems, getOpenAssessment, withPresentTitles } from './open-assessment';
import { type AssessmentHead, findSnapshot, touchAssessment } from './repository';
import { readSnapshot } from './snapshots';

/** An item of an assessment. */
export interface Place {
  readonly assessmentId: string;
  readonly itemId: string;
}

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
   * @throws AppError `assessments.not-found`, `assessments.frozen`, `assessments.item-not-asked`,
   * `assessments.practice-ahead-level`, `assessments.answer-damaged`, `assessments.edition-unknown`, and
   * `assessments.answer-changed` with `revision` when another one was saved meanwhile; nothing is written then.
   */
  saveAnswer(input: AnswerDraft & { readonly assessmentId: string; readonly baseRevision: number }): Answer;
  /** Saves many answers over whatever is there, all or none. Errors as for `saveAnswer`. */
  saveAnswers(assessmentId: string, drafts: readonly AnswerDraft[]): void;
  /** Takes an answer carried over as still true. Confirming a confirmed one changes nothing. Errors as for `saveAnswer`. */
  confirmAnswer(place: Place): Answer;
  /**
   * Adds a passage as evidence, with its parts on further pages in `continued`: one citation a page, all or none. The very same
   * citation twice is kept once. Confirms nothing.
   *
   * @throws AppError as `saveAnswer`; `library.not-found`; `assessments.page-outside` with `page` and `pageCount`.
   */
  cite(
    input: Place & { readonly citation: NewCitation; readonly continued?: readonly NewCitation[] },
  ): Answer;
  /**
   * Puts another passage in the place of one, as when the document has a new version; the history keeps both. Confirms nothing.
   *
   * @throws AppError as `cite`; `assessments.citation-not-found`.
   */
  replaceCitation(input: Place & { readonly citationId: string; readonly citation: NewCitation }): Answer;
  /** Takes a passage away; the history keeps it. @throws AppError as `saveAnswer`; `assessments.citation-not-found`. */
  removeCitation(input: Place & { readonly citationId: string }): Answer;
}

interface Change {
  readonly field: AnswerField;
  readonly before: Json;
  readonly after: Json;
}

const sameJson = (a: Json, b: Json) => canonicalJson(a) === canonicalJson(b);
const historyText = (value: Json) => (value === null ? null : canonicalJson(value));

/** Use cases of the respondent; each is one transaction that writes the change, its hash and its history together. */
export function createAnswering(dependencies: AssessmentsDependencies): Answering {
  const { db, clock, newId, editions, library, actor, announce } = dependencies;

  const openPlace = ({ assessmentId, itemId }: Place) => {
    const assessment = getOpenAssessment(dependencies, assessmentId);
    if (!getAskedItems(editions, assessment).includes(itemId))
      throw new AppError('assessments.item-not-asked', { item: itemId });
    return assessment;
  };

  const current = ({ assessmentId, itemId }: Place): StoredAnswer =>
    findAnswer(db, assessmentId, itemId) ?? { id: newId(), answer: untouchedAnswer(itemId) };

  const write = (assessmentId: string, { id, answer }: StoredAnswer, changes: readonly Change[]): Answer => {
    const at = clock();
    const next = { ...answer, revision: answer.revision + 1, updatedAt: at };
    saveAnswer(db, assessmentId, { id, answer: next });
    touchAssessment(db, assessmentId, { at, status: 'open' });
    const who = actor();
    for (const { field, before, after } of changes) {
      appendHistory(db, {
        at,
        actor: who,
        entity: 'answer',
        entityId: id,
        field,
        before: historyText(before),
        after: historyText(after),
      });
    }
    return next;
  };

  /** The value in the snapshot the assessment was started from; a damaged snapshot must not stop anybody from answering. */
  const valueBefore = ({ basedOn }: AssessmentHead, itemId: string): AnswerValue | undefined => {
    const row = basedOn === null ? undefined : findSnapshot(db, basedOn);
    return row && readSnapshot(row)?.answers.find((answer) => answer.itemId === itemId)?.value;
  };

  const save = (
    assessment: AssessmentHead,
    draft: AnswerDraft,
    baseRevision?: number,
  ): Answer | undefined => {
    const { id, answer } = current({ assessmentId: assessment.id, itemId: draft.itemId });
    const fallReason =
      draft.fallReason === null
        ? null
        : keptFallReason(valueBefore(assessment, draft.itemId), draft.value, draft.fallReason);
    const next = { ...answer, value: draft.value, text: draft.text, fallReason, confirmed: true };
    const changes = (['value', 'text', 'fallReason', 'confirmed'] as const)
      .filter((field) => !sameJson(answer[field], next[field]))
      .map((field): Change => ({ field, before: answer[field], after: next[field] }));
    if (changes.length === 0) return undefined;
    if (baseRevision !== undefined && baseRevision !== answer.revision)
      throw new AppError('assessments.answer-changed', { item: draft.itemId, revision: answer.revision });
    return write(assessment.id, { id, answer: next }, changes);
  };

  /** Runs a change in one transaction, announces it once it is on disk, and returns the answer as shown. */
  const change = (place: Place, work: (assessment: AssessmentHead) => Answer | undefined): Answer => {
    const { answer, isChanged } = db.transaction(() => {
      const changed = work(openPlace(place));
      return { answer: changed ?? current(place).answer, isChanged: changed !== undefined };
    });
    if (isChanged) announce({ name: 'assessments.changed', ids: [place.assessmentId] });
    return withPresentTitles(library, answer);
  };

  /** A passage as it will be kept. @throws AppError `library.not-found`, `assessments.page-outside`. */
  const toCitation = (given: NewCitation): Citation => {
    const version = library.findVersion(given.versionId);
    if (version === undefined) throw new AppError('library.not-found');
    if (given.page > version.pageCount)
      throw new AppError('assessments.page-outside', { page: given.page, pageCount: version.pageCount });
    return { ...given, id: newId(), documentTitle: version.title, createdAt: clock() };
  };

  const isThere = (citations: readonly Citation[], given: NewCitation): boolean =>
    citations.some(
      (other) =>
        citesSame(other, given) && other.note === given.note && sameJson(other.rectangles, given.rectangles),
    );

  /** In the order in which they are read back, since the hash covers the order. */
  const inOrder = (citations: readonly Citation[]): Citation[] =>
    [...citations].sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1));

  return {
    saveAnswer: ({ assessmentId, baseRevision, ...draft }) => {
      validateAnswer(draft.value);
      return change({ assessmentId, itemId: draft.itemId }, (assessment) =>
        save(assessment, draft, baseRevision),
      );
    },

    saveAnswers: (assessmentId, drafts) => {
      for (const draft of drafts) validateAnswer(draft.value);
      db.transaction(() => {
        for (const draft of drafts) save(openPlace({ assessmentId, itemId: draft.itemId }), draft);
      });
      announce({ name: 'assessments.changed', ids: [assessmentId] });
    },

    confirmAnswer: (place) =>
      change(place, ({ id }) => {
        const stored = current(place);
        if (stored.answer.confirmed) return undefined;
        return write(id, { ...stored, answer: { ...stored.answer, confirmed: true } }, [
          { field: 'confirmed', before: false, after: true },
        ]);
      }),

    cite: ({ citation, continued = [], ...place }) =>
      change(place, ({ id }) => {
        const stored = current(place);
        const added: Citation[] = [];
        for (const given of [citation, ...continued]) {
          const fresh = toCitation(given);
          if (!isThere([...stored.answer.citations, ...added], given)) added.push(fresh);
        }
        if (added.length === 0) return undefined;
        const citations = inOrder([...stored.answer.citations, ...added]);
        const written = write(
          id,
          { ...stored, answer: { ...stored.answer, citations } },
          added.map((after) => ({ field: 'citation', before: null, after })),
        );
        for (const one of added) insertCitation(db, stored.id, one);
        return written;
      }),

    replaceCitation: ({ citationId, citation: given, ...place }) =>
      change(place, ({ id }) => {
        const stored = current(place);
        const gone = stored.answer.citations.find((citation) => citation.id === citationId);
        if (gone === undefined) throw new AppError('assessments.citation-not-found');
        const fresh = toCitation(given);
        const others = stored.answer.citations.filter((citation) => citation !== gone);
        // Where the new passage is cited already, taking the old one away is all that is left to do.
        const after = isThere(others, given) ? null : fresh;
        const citations = inOrder(after === null ? others : [...others, after]);
        deleteCitation(db, citationId);
        const written = write(id, { ...stored, answer: { ...stored.answer, citations } }, [
          { field: 'citation', before: gone, after },
        ]);
        if (after !== null) insertCitation(db, stored.id, after);
        return written;
      }),

    removeCitation: ({ citationId, ...place }) =>
      change(place, ({ id }) => {
        const stored = current(place);
        const gone = stored.answer.citations.find((citation) => citation.id === citationId);
        if (gone === undefined) throw new AppError('assessments.citation-not-found');
        const citations = stored.answer.citations.filter((citation) => citation !== gone);
        deleteCitation(db, citationId);
        return write(id, { ...stored, answer: { ...stored.answer, citations } }, [
          { field: 'citation', before: gone, after: null },
        ]);
      }),
  };
}
