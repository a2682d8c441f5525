import {
  type Answer,
  type Citation,
  type ContributedAnswer,
  type ContributedContent,
  type ContributionChoice,
  type ContributionDocument,
  type ContributionPreview,
  type ContributionReceipt,
  citationKey,
  commonBase,
  contentOfAnswer,
  contributedAnswer,
  heldKey,
  keptFallReason,
  type LastTold,
  mergeAnew,
  mergeContribution,
  type ReceiptLine,
  type ReceivedAnswer,
  type SaidContent,
  sameSaid,
  settleConflict,
  untouchedAnswer,
  validateAnswer,
  wasTakenBack,
} from '../../shared/assessments';
import { AppError, canonicalJson, isAppError, type Json } from '../../shared/kernel';
import { appendHistory } from '../database';
import {
  deleteCitation,
  insertCitation,
  listAnswers,
  listAnswerVersions,
  type StoredAnswer,
} from './answers-repository';
import { listAssignments, listParticipants } from './assignments-repository';
import { insertReceipt, listAgenciesOfHand, listReceipts } from './decisions-repository';
import type { AssessmentsDependencies, LibraryLookup } from './dependencies';
import { inStoredOrder, withoutChecksOf } from './evidence';
import { fingerprint } from './fingerprint';
import { getAskedItems, getAssessment, getOpenAssessment, rememberingLibrary } from './open-assessment';
import { type Change, createWriting, sameJson, type ValuesBefore } from './writing';

/**
 * What came in before on the same paper, by item: what both sides have in common since, whatever the file began from. Only for contents
 * that this workspace has kept itself.
 */
export type SettledBefore = ReadonlyMap<string, ContributedContent>;

/** How a file came. */
export interface CameBy {
  /** On a sheet: what came in before on the same one. */
  readonly settled?: SettledBefore | undefined;
  /** In a pack: the key that signed it. Each pack of one workspace holds all that was said there before. */
  readonly hand?: string | undefined;
}

export interface Receiving {
  /**
   * What a file would change. Writes nothing.
   *
   * @throws AppError `assessments.not-found`, `assessments.frozen`; `assessments.contribution-misplaced` when its State, scope or
   * date are not those of the assessment, `assessments.contribution-edition` when its edition is not; `assessments.contribution-not-asked` when its agency takes no part.
   */
  previewContribution(document: ContributionDocument, by?: CameBy): ContributionPreview;
  /**
   * Takes in what was chosen, in one transaction, and keeps a receipt. A file that brings nothing more gives the receipt it had.
   *
   * @throws AppError as `previewContribution`; `assessments.contribution-older` with `version` after a later file of this agency.
   */
  applyContribution(
    document: ContributionDocument,
    choice: ContributionChoice,
    by?: CameBy,
  ): ContributionReceipt;
  /** Every revision of an agency's answers by item, oldest first. @throws AppError `assessments.not-found`. */
  answerVersions(assessmentId: string, agencyId: string): ReadonlyMap<string, readonly Answer[]>;
  /** Agencies that have answered in packs under a key, each once. */
  agenciesOfHand(hand: string): ReadonlySet<string>;
  /** Newest first. @throws AppError `assessments.not-found`. */
  listReceipts(assessmentId: string): ContributionReceipt[];
}

type Judged =
  | { readonly ok: true; readonly given: ContributedAnswer }
  | { readonly ok: false; readonly itemId: string | null; readonly code: string; readonly at: string | null };

const refused = (itemId: string | null, code: string, at: string | null = null): Judged => ({
  ok: false,
  itemId,
  code,
  at,
});

function nameIn(cell: unknown): string | null {
  if (typeof cell !== 'object' || cell === null) return null;
  const { itemId } = cell as { readonly itemId?: unknown };
  return typeof itemId === 'string' ? itemId.slice(0, 20) : null;
}

/** Use cases of taking in what agencies send as files. */
export function createReceiving(dependencies: AssessmentsDependencies): Receiving {
  const { db, clock, newId, editions, library, actor, announce } = dependencies;
  const { write, valuesBefore } = createWriting(dependencies);

  const assertFits = (document: ContributionDocument) => {
    const assessment = getOpenAssessment(dependencies, document.assessmentId);
    for (const field of ['state', 'questionnaire', 'scope', 'referenceDate'] as const) {
      if (assessment[field] !== document[field])
        throw new AppError('assessments.contribution-misplaced', { field });
    }
    // It went on with another edition since, here or at the agency; there is a way back.
    if (assessment.edition !== document.edition) throw new AppError('assessments.contribution-edition');
    const takesPart = listParticipants(db, assessment.id).some((one) => one.agencyId === document.agencyId);
    if (!takesPart) throw new AppError('assessments.contribution-not-asked');
    return assessment;
  };

  /** Looks at one cell by itself. */
  const judge = (
    cell: unknown,
    asked: ReadonlySet<string>,
    assigned: ReadonlySet<string>,
    known: LibraryLookup,
  ): Judged => {
    const parsed = contributedAnswer.safeParse(cell);
    if (!parsed.success) {
      const at = parsed.error.issues[0]?.path.join('.') ?? null;
      return refused(nameIn(cell), 'assessments.contribution-unreadable', at);
    }
    const given = parsed.data;
    const { itemId, value } = given;
    if (!asked.has(itemId)) return refused(itemId, 'assessments.item-not-asked');
    if (!assigned.has(itemId)) return refused(itemId, 'assessments.item-not-assigned');
    if (value.kind === 'disputed') return refused(itemId, 'assessments.disputed-by-decision', 'value');
    try {
      validateAnswer(value);
    } catch (cause) {
      if (!isAppError(cause)) throw cause;
      return refused(itemId, cause.code, 'value');
    }
    const outside = given.citations.findIndex(
      ({ versionId, page }) => page > (known.findVersion(versionId)?.pageCount ?? Number.POSITIVE_INFINITY),
    );
    if (outside >= 0) return refused(itemId, 'assessments.page-outside', `citations.${outside}.page`);
    return { ok: true, given };
  };

  const examine = (document: ContributionDocument, { settled: onSheet, hand }: CameBy = {}) => {
    const assessment = assertFits(document);
    const { agencyId } = document;
    const shelf = { assessmentId: assessment.id, agencyId };
    const documentHash = fingerprint(canonicalJson(document as Json));
    const receipts = listReceipts(db, assessment.id, agencyId);
    const before = receipts.filter((receipt) => receipt.documentHash === documentHash);
    // The latest come first.
    const settledIn = (some: typeof receipts) =>
      new Map(
        some
          .toReversed()
          .flatMap(({ lines }) => lines)
          .filter(({ taken, status }) => taken || status === 'kept')
          .map((line) => [line.itemId, line]),
      );
    const settled = settledIn(before);
    const settledLast = settledIn(receipts);
    // What came on paper, or from another workspace, a pack does not know.
    const earlierLines =
      hand === undefined
        ? []
        : receipts
            .filter(({ documentVersion }) => documentVersion < document.version)
            .toSorted((one, other) => one.documentVersion - other.documentVersion)
            .flatMap(({ lines }) => lines)
            .filter((line) => line.hand === hand);
    const lastTold = (itemId: string, sides: readonly ContributedContent[]): LastTold => {
      const lines = earlierLines.filter((line) => line.itemId === itemId);
      const revision = Math.max(0, ...lines.map((line) => line.revision ?? 0));
      const last = lines.findLast(({ shown }) => shown !== undefined);
      const shown = new Set(last?.shown);
      const evidence = last && {
        citations: sides.flatMap(({ citations }) =>
          citations.filter((one) => shown.has(pieceName(citationKey(one)))),
        ),
        held: sides.flatMap(({ held }) => held.filter((one) => shown.has(pieceName(heldKey(one))))),
      };
      return { revision: revision === 0 ? null : revision, said: last?.said, evidence };
    };
    const asked = new Set(getAskedItems(editions, assessment));
    const assigned = new Set(
      listAssignments(db, assessment.id)
        .filter((one) => one.agencyId === agencyId)
        .map(({ itemId }) => itemId),
    );
    const stored = new Map(listAnswers(db, shelf).map((one) => [one.answer.itemId, one]));
    const versions = listAnswerVersions(db, shelf);
    const seen = new Set<string>();
    const known = rememberingLibrary(library);
    let lastYear: ValuesBefore | undefined;
    /** As when it is answered here; where the year before is not known here, the agency knows it. */
    const keptReason = (itemId: string, { value, fallReason }: ContributedContent) => {
      if (fallReason === null) return null;
      lastYear ??= valuesBefore(assessment, agencyId);
      const was = lastYear(itemId);
      return was === undefined ? fallReason : keptFallReason(was, value, fallReason);
    };

    const answers = document.answers.map((cell): ReceivedAnswer => {
      let judged = judge(cell, asked, assigned, known);
      if (judged.ok && seen.has(judged.given.itemId))
        judged = refused(judged.given.itemId, 'assessments.contribution-repeated');
      if (!judged.ok) {
        const { itemId, code, at } = judged;
        return { itemId, status: 'refused', code, at, mine: null, theirs: null, merged: null };
      }
      const { itemId, baseRevision, ...given } = judged.given;
      const theirs = { ...given, fallReason: keptReason(itemId, given) };
      seen.add(itemId);
      const mine = contentOfAnswer(stored.get(itemId)?.answer ?? untouchedAnswer(itemId));
      const earlier = settled.get(itemId);
      const isCarriedOver = stored.get(itemId)?.answer.confirmed === false;
      // What a pack brings comes again with every later one: there, who took it back has said otherwise.
      const isOffered = hand === undefined && settledLast.get(itemId)?.status !== 'kept';
      if (isOffered && wasTakenBack(versions.get(itemId) ?? [], theirs, baseRevision)) {
        const offered = mergeAnew(mine, theirs, !isCarriedOver);
        return { itemId, status: offered.status, code: null, at: null, mine, theirs, merged: offered.merged };
      }
      // Where it was confirmed by this file and that was taken back, it confirms again.
      if (earlier !== undefined && !(isOffered && isCarriedOver)) {
        const status = earlier.status === 'kept' ? 'kept' : 'identical';
        return { itemId, status, code: null, at: null, mine, theirs, merged: mine };
      }
      const base =
        onSheet?.get(itemId) ??
        commonBase(versions.get(itemId) ?? [], theirs, baseRevision, lastTold(itemId, [mine, theirs]));
      const { status: found, merged } = mergeContribution(base, mine, theirs);
      // Who says the same as what was carried over has confirmed it.
      const confirms = found === 'identical' && isCarriedOver;
      const status = confirms && theirs.value.kind !== 'none' ? 'changed' : found;
      return { itemId, status, code: null, at: null, mine, theirs, merged };
    });
    // Sheets and each PC of an agency count for themselves: a lower number is older only where it was not made later as well. Between
    // two PCs neither says anything: the clock of one may be wrong, and what differs is asked.
    const later = receipts.filter(
      ({ documentVersion, madeAt, lines }) =>
        document.version < documentVersion &&
        document.madeAt <= madeAt &&
        (hand === undefined || lines.every((line) => line.hand === undefined || line.hand === hand)),
    );
    const latest = Math.max(0, ...later.map(({ documentVersion }) => documentVersion));
    return { assessment, shelf, documentHash, before, stored, answers, latest };
  };

  /** Evidence as it will be stored: what is there already stays the same piece, what is new gets an id. */
  const evidenceOf = (answer: Answer, merged: ContributedContent) => {
    const at = clock();
    const passages = new Map(answer.citations.map((one) => [citationKey(withoutIds(one)), one]));
    const citations = merged.citations.map((given): Citation => {
      const title = library.findVersion(given.versionId)?.title ?? given.documentTitle;
      return (
        passages.get(citationKey(given)) ?? { ...given, documentTitle: title, id: newId(), createdAt: at }
      );
    });
    const kept = new Map(answer.held.map(({ id, createdAt, ...one }) => [heldKey(one), { id, createdAt }]));
    const held = merged.held.map((given) => ({
      ...given,
      ...(kept.get(heldKey(given)) ?? { id: newId(), createdAt: at }),
    }));
    return { citations: inStoredOrder(citations), held };
  };

  /** Gives the answer as it stands afterwards. */
  const takeIn = (
    shelf: { readonly assessmentId: string; readonly agencyId: string },
    stored: StoredAnswer,
    merged: ContributedContent,
  ): Answer => {
    const { answer } = stored;
    const { citations, held } = evidenceOf(answer, merged);
    const there = new Set([...citations, ...held].map(({ id }) => id));
    const gone = [...answer.citations, ...answer.held].filter(({ id }) => !there.has(id));
    const { checks, changes: unchecked } = withoutChecksOf(
      answer,
      gone.map(({ id }) => id),
    );
    const { value, text, fallReason } = merged;
    const next: Answer = { ...answer, value, text, fallReason, confirmed: true, citations, held, checks };
    const known = new Set([...answer.citations, ...answer.held].map(({ id }) => id));
    const changes: Change[] = [
      ...(['value', 'text', 'fallReason', 'confirmed'] as const)
        .filter((field) => !sameJson(answer[field], next[field]))
        .map((field) => ({ field, before: answer[field], after: next[field] })),
      ...answer.citations
        .filter(({ id }) => !there.has(id))
        .map((before): Change => ({ field: 'citation', before, after: null })),
      ...citations
        .filter(({ id }) => !known.has(id))
        .map((after): Change => ({ field: 'citation', before: null, after })),
      ...answer.held
        .filter(({ id }) => !there.has(id))
        .map((before): Change => ({ field: 'held', before, after: null })),
      ...held
        .filter(({ id }) => !known.has(id))
        .map((after): Change => ({ field: 'held', before: null, after })),
      ...unchecked,
    ];
    if (changes.length === 0) return answer;
    const written = write(shelf, { id: stored.id, answer: next }, changes);
    for (const { id } of answer.citations) if (!there.has(id)) deleteCitation(db, shelf, id);
    for (const one of citations) if (!known.has(one.id)) insertCitation(db, shelf, stored.id, one);
    return written;
  };

  /** What to store of one answer, or null for nothing; and what the receipt says of it. */
  const choose = (
    answer: ReceivedAnswer,
    { itemIds, conflicts }: ContributionChoice,
  ): { readonly store: ContributedContent | null; readonly line: ReceiptLine } => {
    const { itemId, status, code, merged, theirs } = answer;
    const line = (taken: boolean, as = status): ReceiptLine => ({ itemId, status: as, code, taken });
    if (itemId === null || merged === null || theirs === null) return { store: null, line: line(false) };
    if (status === 'conflict') {
      const chosen = conflicts[itemId];
      if (chosen === 'theirs') return { store: settleConflict(merged, theirs), line: line(true) };
      if (chosen === 'mine') return { store: merged, line: line(false, 'kept') };
      return { store: null, line: line(false) };
    }
    const isOffered = status === 'new' || status === 'changed';
    const isWanted = itemIds === null || itemIds.includes(itemId);
    return isOffered && isWanted ? { store: merged, line: line(true) } : { store: null, line: line(false) };
  };

  return {
    previewContribution: (document, by) => {
      const { documentHash, before, answers, latest } = examine(document, by);
      return {
        documentHash,
        agencyId: document.agencyId,
        receivedAt: before.at(-1)?.at ?? null,
        isOlder: latest > 0,
        answers,
      };
    },

    applyContribution: (document, choice, by = {}) => {
      const { receipt, isChanged } = db.transaction(() => {
        const { assessment, shelf, documentHash, before, stored, answers, latest } = examine(document, by);
        if (latest > 0) throw new AppError('assessments.contribution-older', { version: latest });
        const chosen = answers.map((answer) => ({ itemId: answer.itemId, ...choose(answer, choice) }));
        const last = before[0];
        const brings = chosen.some(
          ({ store, line }, at) => store !== null || line.status !== answers[at]?.status,
        );
        if (last !== undefined && !brings) return { receipt: last, isChanged: false };
        const lines = chosen.map(({ itemId, store, line }, at): ReceiptLine => {
          if (itemId === null) return line;
          const present = stored.get(itemId);
          const now =
            store === null
              ? present?.answer
              : takeIn(shelf, present ?? { id: newId(), answer: untouchedAnswer(itemId) }, store);
          const theirs = answers[at]?.theirs ?? null;
          if (by.hand === undefined || now === undefined || theirs === null) return line;
          const holds = now.revision > 0 && sameSaid(now, theirs);
          // What was not taken is offered again, so nothing of it is common to both yet.
          const isMet = line.taken || line.status === 'kept' || line.status === 'identical';
          return {
            ...line,
            ...(holds || isMet ? { hand: by.hand } : {}),
            ...(holds ? { revision: now.revision } : {}),
            ...(isMet ? { shown: shownBy(theirs) } : {}),
            ...(isMet && !holds ? { said: saidBy(theirs) } : {}),
          };
        });
        const made: ContributionReceipt = {
          id: newId(),
          assessmentId: assessment.id,
          agencyId: document.agencyId,
          at: clock(),
          actor: actor(),
          documentHash,
          documentVersion: document.version,
          madeAt: document.madeAt,
          madeBy: document.madeBy,
          lines,
        };
        insertReceipt(db, made);
        appendHistory(db, {
          at: made.at,
          actor: made.actor,
          entity: 'assessment',
          entityId: assessment.id,
          field: 'contributionReceived',
          before: null,
          after: canonicalJson({ receiptId: made.id, agencyId: made.agencyId, documentHash }),
        });
        return { receipt: made, isChanged: true };
      });
      if (isChanged) announce({ name: 'assessments.changed', ids: [document.assessmentId] });
      return receipt;
    },

    agenciesOfHand: (hand) => new Set(listAgenciesOfHand(db, hand)),

    answerVersions: (assessmentId, agencyId) => {
      getAssessment(dependencies, assessmentId);
      return listAnswerVersions(db, { assessmentId, agencyId });
    },

    listReceipts: (assessmentId) => {
      getAssessment(dependencies, assessmentId);
      return listReceipts(db, assessmentId);
    },
  };
}

/** Names a piece of evidence in few letters. */
const pieceName = (key: string): string => fingerprint(key).slice(0, 20);

const shownBy = ({ citations, held }: ContributedContent): string[] => [
  ...citations.map((one) => pieceName(citationKey(one))),
  ...held.map((one) => pieceName(heldKey(one))),
];

const saidBy = ({ value, text, fallReason }: ContributedContent): SaidContent => ({
  value,
  text,
  fallReason,
});

function withoutIds({ id: _id, createdAt: _at, ...passage }: Citation) {
  return passage;
}
