import {
  type Answer,
  answerValue,
  type Citation,
  citation,
  type EvidenceCheck,
  evidenceCheck,
  fallReason,
  type HeldEvidence,
  heldEvidence,
} from '../../shared/assessments';
import { canonicalJson, type Json } from '../../shared/kernel';
import type { Undoer, UndoneChange } from '../database';
import {
  deleteCitation,
  findAnswer,
  findAnswerPlace,
  insertCitation,
  type Shelf,
} from './answers-repository';
import type { AssessmentsDependencies } from './dependencies';
import { inStoredOrder, withoutChecksOf } from './evidence';
import { findAssessment } from './repository';
import { createWriting } from './writing';

type Piece = Citation | HeldEvidence | EvidenceCheck;

/** How the lists of an answer are told in its history, and what tells their pieces apart. */
const PIECES = {
  citation: {
    parse: (raw: unknown): Piece => citation.parse(raw),
    idOf: (piece: Piece) => (piece as Citation).id,
  },
  held: {
    parse: (raw: unknown): Piece => heldEvidence.parse(raw),
    idOf: (piece: Piece) => (piece as HeldEvidence).id,
  },
  check: {
    parse: (raw: unknown): Piece => evidenceCheck.parse(raw),
    idOf: (piece: Piece) => (piece as EvidenceCheck).evidenceId,
  },
} as const;
type PieceField = keyof typeof PIECES;

const isPiece = (field: string): field is PieceField => Object.hasOwn(PIECES, field);
const WORDS = ['value', 'text', 'fallReason', 'confirmed'] as const;
type WordField = (typeof WORDS)[number];
const isWord = (field: string): field is WordField => (WORDS as readonly string[]).includes(field);

/** The item of an answer that is no longer there: it was carried over, and its year was taken away. */
function itemCarried(newest: UndoneChange | undefined): string {
  if (newest?.field !== 'carriedOver') return '';
  const raw = read(newest.after);
  return hasItem(raw) ? raw.itemId : '';
}

const hasItem = (raw: unknown): raw is Pick<Answer, 'itemId'> =>
  typeof raw === 'object' && raw !== null && 'itemId' in raw && typeof raw.itemId === 'string';

const read = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
const asText = (value: unknown) =>
  value === null || value === undefined ? null : canonicalJson(value as Json);

function wordFrom(field: WordField, before: string | null): Partial<Answer> {
  const raw = read(before);
  if (field === 'value') return { value: answerValue.parse(raw ?? { kind: 'none' }) };
  if (field === 'fallReason') return { fallReason: raw === null ? null : fallReason.parse(raw) };
  if (field === 'confirmed') return { confirmed: raw === true };
  return { text: typeof raw === 'string' ? raw : '' };
}

/** An answer on its way back, with what it takes in the history and which citations come and go. */
interface Going {
  answer: Answer;
  readonly made: UndoneChange[];
  readonly gone: Set<string>;
  readonly come: Map<string, Citation>;
}

/** Takes what was written of one piece back: what came goes, and what went comes again as it was. */
function putPieceBack(going: Going, field: PieceField, { before, after }: UndoneChange): void {
  const { parse, idOf } = PIECES[field];
  const [old, now] = [before, after].map((json) => (json === null ? null : parse(read(json)))) as [
    Piece | null,
    Piece | null,
  ];
  const list = ({ citation: 'citations', held: 'held', check: 'checks' } as const)[field];
  const present = going.answer[list] as readonly Piece[];
  const leaving = now === null ? undefined : present.find((piece) => idOf(piece) === idOf(now));
  const isBack = old !== null && present.some((piece) => idOf(piece) === idOf(old));
  if (leaving === undefined && (old === null || isBack)) return;
  const others = present.filter((piece) => piece !== leaving);
  const comes = old === null || isBack ? null : old;
  going.answer = { ...going.answer, [list]: comes === null ? others : [...others, comes] };
  going.made.push({ field, before: asText(leaving ?? null), after: asText(comes) });
  if (field === 'check') return;
  if (field === 'citation') {
    if (leaving !== undefined) {
      going.come.delete(idOf(leaving));
      going.gone.add(idOf(leaving));
    }
    if (comes !== null) going.come.set(idOf(comes), comes as Citation);
  }
  if (leaving === undefined) return;
  // Nobody can have read what is no longer there.
  const { checks, changes } = withoutChecksOf(going.answer, [idOf(leaving)]);
  going.answer = { ...going.answer, checks };
  going.made.push(...changes.map((one) => ({ field: one.field, before: asText(one.before), after: null })));
}

/** Takes back what was written of answers, the national ones or those of agencies. */
export function createAnswerUndoer(
  dependencies: AssessmentsDependencies,
  whose: 'national' | 'agencies',
): Undoer {
  const { db, agencies, announce } = dependencies;
  const { write } = createWriting(dependencies);
  const placeOf = (answerId: string) => findAnswerPlace(db, whose, answerId);

  const writeBack = (shelf: Shelf, id: string, going: Going): void => {
    for (const citationId of going.gone) deleteCitation(db, shelf, citationId);
    const citations = inStoredOrder(going.answer.citations);
    // What is to be told is told by whoever takes back.
    write(shelf, { id, answer: { ...going.answer, citations } }, []);
    for (const passage of going.come.values()) insertCitation(db, shelf, id, passage);
  };

  return {
    takes: ({ field }) => isWord(field) || isPiece(field),
    isFixed: (answerId) => {
      const place = placeOf(answerId);
      return place !== undefined && findAssessment(db, place.assessmentId)?.status !== 'open';
    },
    piecesOf: ({ field, before, after }) => {
      if (!isPiece(field)) return null;
      const { idOf } = PIECES[field];
      return [before, after].flatMap((json) => (json === null ? [] : [idOf(read(json) as Piece)]));
    },
    putBack: (answerId, changes) => {
      const place = placeOf(answerId);
      const shelf = place && { assessmentId: place.assessmentId, agencyId: place.agencyId };
      const stored = shelf && findAnswer(db, shelf, place.itemId);
      if (place === undefined || shelf === undefined || stored === undefined) return null;
      if (findAssessment(db, place.assessmentId)?.status !== 'open') return 'frozen';
      const going: Going = { answer: stored.answer, made: [], gone: new Set(), come: new Map() };
      for (const change of changes) {
        if (isPiece(change.field)) putPieceBack(going, change.field, change);
        else if (isWord(change.field)) {
          const { field, before } = change;
          const was = asText(going.answer[field]);
          going.answer = { ...going.answer, ...wordFrom(field, before) };
          const is = asText(going.answer[field]);
          if (was !== is) going.made.push({ field, before: was, after: is });
        }
      }
      if (going.made.length > 0) writeBack(shelf, answerId, going);
      return going.made;
    },
    nameOf: (answerId, newest) => {
      const place = placeOf(answerId);
      if (place === undefined) return itemCarried(newest);
      const agency = place.agencyId === null ? undefined : agencies.find(place.agencyId);
      return agency === undefined ? place.itemId : `${place.itemId}, ${agency.shortName}`;
    },
    placeOf: (answerId) => {
      const place = placeOf(answerId);
      return place === undefined
        ? null
        : [place.assessmentId, place.itemId, ...(place.agencyId === null ? [] : [place.agencyId])].join('/');
    },
    onUndone: (answerIds) => {
      const ids = new Set(answerIds.flatMap((id) => placeOf(id)?.assessmentId ?? []));
      announce({ name: 'assessments.changed', ids: [...ids] });
    },
  };
}
