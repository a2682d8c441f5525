import {
  type Answer,
  type Citation,
  citesSame,
  type EvidenceCheck,
  type HeldEvidence,
  type NewCitation,
  type NewHeldEvidence,
} from '../../shared/assessments';
import { AppError } from '../../shared/kernel';
import { deleteCitation, insertCitation } from './answers-repository';
import type { AssessmentsDependencies } from './dependencies';
import { type Change, createWriting, type Place, sameJson, shelfOf } from './writing';

export interface EvidenceKeeping {
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
  /** Names evidence that stays with an agency. The very same twice is kept once. @throws AppError as `saveAnswer`. */
  hold(input: Place & { readonly held: NewHeldEvidence }): Answer;
  /** @throws AppError as `saveAnswer`; `assessments.evidence-not-found`. */
  removeHeld(input: Place & { readonly heldId: string }): Answer;
  /**
   * Notes that a second person has read a passage, or has seen what is held, and agrees; null takes it back.
   *
   * @throws AppError as `saveAnswer`; `assessments.evidence-not-found`.
   */
  checkEvidence(
    input: Place & {
      readonly evidenceId: string;
      readonly check: Omit<EvidenceCheck, 'evidenceId'> | null;
    },
  ): Answer;
}

/** In the order in which they are read back, since the hash covers the order. */
export function inStoredOrder(citations: readonly Citation[]): Citation[] {
  return [...citations].sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1));
}

/** Nobody can have read what is no longer there. */
export function withoutChecksOf({ checks }: Answer, evidenceIds: readonly string[]) {
  const gone = checks.filter((check) => evidenceIds.includes(check.evidenceId));
  return {
    checks: checks.filter((check) => !gone.includes(check)),
    changes: gone.map((before): Change => ({ field: 'check', before, after: null })),
  };
}

/** Use cases of evidence, of the national answer or of an agency's. */
export function createEvidenceKeeping(dependencies: AssessmentsDependencies): EvidenceKeeping {
  const { db, clock, newId, library } = dependencies;
  const { current, write, change } = createWriting(dependencies);

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

  const citationOf = ({ citations }: Answer, citationId: string): Citation => {
    const found = citations.find((citation) => citation.id === citationId);
    if (found === undefined) throw new AppError('assessments.citation-not-found');
    return found;
  };

  return {
    cite: ({ citation, continued = [], ...place }) =>
      change(place, () => {
        const stored = current(place);
        const added: Citation[] = [];
        for (const given of [citation, ...continued]) {
          const fresh = toCitation(given);
          if (!isThere([...stored.answer.citations, ...added], given)) added.push(fresh);
        }
        if (added.length === 0) return undefined;
        const citations = inStoredOrder([...stored.answer.citations, ...added]);
        const written = write(
          shelfOf(place),
          { ...stored, answer: { ...stored.answer, citations } },
          added.map((after) => ({ field: 'citation', before: null, after })),
        );
        for (const one of added) insertCitation(db, shelfOf(place), stored.id, one);
        return written;
      }),

    replaceCitation: ({ citationId, citation: given, ...place }) =>
      change(place, () => {
        const stored = current(place);
        const gone = citationOf(stored.answer, citationId);
        const fresh = toCitation(given);
        const others = stored.answer.citations.filter((citation) => citation !== gone);
        // Where the new passage is cited already, taking the old one away is all that is left to do.
        const after = isThere(others, given) ? null : fresh;
        const citations = inStoredOrder(after === null ? others : [...others, after]);
        const { checks, changes } = withoutChecksOf(stored.answer, [citationId]);
        deleteCitation(db, shelfOf(place), citationId);
        const written = write(
          shelfOf(place),
          { ...stored, answer: { ...stored.answer, citations, checks } },
          [{ field: 'citation', before: gone, after }, ...changes],
        );
        if (after !== null) insertCitation(db, shelfOf(place), stored.id, after);
        return written;
      }),

    removeCitation: ({ citationId, ...place }) =>
      change(place, () => {
        const stored = current(place);
        const gone = citationOf(stored.answer, citationId);
        const citations = stored.answer.citations.filter((citation) => citation !== gone);
        const { checks, changes } = withoutChecksOf(stored.answer, [citationId]);
        deleteCitation(db, shelfOf(place), citationId);
        return write(shelfOf(place), { ...stored, answer: { ...stored.answer, citations, checks } }, [
          { field: 'citation', before: gone, after: null },
          ...changes,
        ]);
      }),

    hold: ({ held: given, ...place }) =>
      change(place, () => {
        const stored = current(place);
        const isThereAlready = stored.answer.held.some(({ id: _id, createdAt: _at, ...other }) =>
          sameJson(other, given),
        );
        if (isThereAlready) return undefined;
        const evidence: HeldEvidence = { ...given, id: newId(), createdAt: clock() };
        const held = [...stored.answer.held, evidence];
        return write(shelfOf(place), { ...stored, answer: { ...stored.answer, held } }, [
          { field: 'held', before: null, after: evidence },
        ]);
      }),

    removeHeld: ({ heldId, ...place }) =>
      change(place, () => {
        const stored = current(place);
        const gone = stored.answer.held.find(({ id }) => id === heldId);
        if (gone === undefined) throw new AppError('assessments.evidence-not-found');
        const held = stored.answer.held.filter((evidence) => evidence !== gone);
        const { checks, changes } = withoutChecksOf(stored.answer, [heldId]);
        return write(shelfOf(place), { ...stored, answer: { ...stored.answer, held, checks } }, [
          { field: 'held', before: gone, after: null },
          ...changes,
        ]);
      }),

    checkEvidence: ({ evidenceId, check, ...place }) =>
      change(place, () => {
        const stored = current(place);
        const evidence = [...stored.answer.citations, ...stored.answer.held];
        if (!evidence.some(({ id }) => id === evidenceId))
          throw new AppError('assessments.evidence-not-found');
        const before = stored.answer.checks.find((one) => one.evidenceId === evidenceId) ?? null;
        const after = check === null ? null : { evidenceId, ...check };
        if (sameJson(before, after)) return undefined;
        const others = stored.answer.checks.filter((one) => one !== before);
        const checks = after === null ? others : [...others, after];
        return write(shelfOf(place), { ...stored, answer: { ...stored.answer, checks } }, [
          { field: 'check', before, after },
        ]);
      }),
  };
}
