import type { NewId } from '../kernel';
import {
  bridgeEditions,
  type EditionName,
  followItems,
  type ItemFlow,
  type ItemLineage,
  type ItemOrigin,
  pathBetween,
} from '../questionnaires';
import type { Answer, AnswerValue, HeldEvidence, Snapshot } from './model';
import { citesSame, isTouched, untouchedAnswer } from './rules';

/** Longest explanation that is stored; what came from several items is cut here, whole items first. */
const MOST_TEXT = 20_000;

const sameWords = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the value says on the ladder of the later edition. */
function convertedBy({ changes }: ItemOrigin, value: AnswerValue): AnswerValue {
  let now = value.kind === 'disputed' ? ({ kind: 'none' } as const) : value;
  for (const change of changes) {
    if (change.change !== 'ladder' || now.kind !== 'level') continue;
    const level = change.mapping?.[now.level] ?? null;
    now =
      level === null
        ? { kind: 'none' }
        : { kind: 'level', level, practiceAhead: now.practiceAhead && level === 1 };
  }
  return now;
}

/** The one value that all say, or nothing where they differ. */
function agreedValue(values: readonly AnswerValue[]): AnswerValue {
  const [first, ...others] = values;
  return first !== undefined && others.every((other) => sameWords(first, other)) ? first : { kind: 'none' };
}

function joinedText(answers: readonly Answer[]): string {
  const given = answers.filter(({ text }) => text !== '');
  if (new Set(given.map(({ text }) => text)).size <= 1) return given[0]?.text ?? '';
  let joined = '';
  for (const { itemId, text } of given) {
    const next = joined === '' ? `${itemId}: ${text}` : `${joined}\n\n${itemId}: ${text}`;
    if (next.length <= MOST_TEXT) joined = next;
  }
  return joined;
}

/** All that was shown on several items, each piece once. */
function evidenceOfAll(answers: readonly Answer[]): Pick<Answer, 'citations' | 'held'> {
  const passages = answers.flatMap(({ citations }) => citations);
  const held = answers.flatMap((answer) => answer.held);
  return {
    citations: passages
      .filter(
        (one, at) => passages.findIndex((other) => citesSame(one, other) && one.note === other.note) === at,
      )
      .sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1)),
    held: held.filter(
      (one, at) => held.findIndex((other) => sameWords(withoutId(one), withoutId(other))) === at,
    ),
  };
}

const withoutId = ({ id: _id, createdAt: _at, ...held }: HeldEvidence) => held;

/**
 * The answer that an item of the later edition begins with, from the answers on the items it comes from. Evidence of all of them
 * comes along, each piece once; where they say different things no value is chosen.
 */
function answerFrom(
  origin: ItemOrigin,
  before: readonly Answer[],
  { at, newId }: { readonly at: string; readonly newId: NewId },
): Answer {
  const touched = before.filter(isTouched);
  if (touched.length === 0) return untouchedAnswer(origin.itemId);
  const { citations, held } = touched.length === 1 && touched[0] ? touched[0] : evidenceOfAll(touched);
  return {
    itemId: origin.itemId,
    value: agreedValue(before.map(({ value }) => convertedBy(origin, value))),
    text: joinedText(touched),
    fallReason: null,
    confirmed: false,
    citations: citations.map((citation) => ({ ...citation, id: newId() })),
    held: held.map((evidence) => ({ ...evidence, id: newId() })),
    checks: [],
    revision: 1,
    updatedAt: at,
  };
}

/**
 * The answers a new assessment begins with. What was said on the items that an item comes from comes along with its words and
 * evidence, unconfirmed until somebody confirms or changes it; every other item starts untouched, never at 0. Without a flow both
 * are of one edition. Evidence gets ids of its own and keeps the moment it was named. A reason for last year's fall stays with
 * last year, and so does a second reader's agreement; what was disputed is asked anew.
 */
export function carryOver(
  snapshot: Pick<Snapshot, 'answers'>,
  asked: readonly string[],
  made: { readonly at: string; readonly newId: NewId },
  flow?: ItemFlow,
): Answer[] {
  const earlier = new Map(snapshot.answers.map((answer) => [answer.itemId, answer]));
  return asked.map((itemId) => {
    const origin: ItemOrigin | undefined =
      flow === undefined ? { itemId, from: [itemId], changes: [], as: 'same' } : flow.origins.get(itemId);
    if (origin === undefined) return untouchedAnswer(itemId);
    const before = origin.from.flatMap((id) => earlier.get(id) ?? []);
    return answerFrom(origin, before, made);
  });
}

/** How the items asked before lead to a later edition; undefined when nobody connected the two editions. */
export function flowBetween(
  items: readonly string[],
  from: EditionName,
  to: EditionName,
  lineages: readonly ItemLineage[],
): ItemFlow | undefined {
  if (from.questionnaire !== to.questionnaire) return undefined;
  const path = pathBetween(from, to.edition, lineages);
  return path === undefined ? undefined : followItems(items, path);
}

/** Answers of an earlier year that may be set against this one: a fall exists only where both mean the same (items C.1). */
export function comparableWith<A extends Pick<Answer, 'itemId'>>(
  answers: readonly A[],
  before: EditionName,
  now: EditionName,
  lineages: readonly ItemLineage[],
): readonly A[] {
  if (before.questionnaire === now.questionnaire && before.edition === now.edition) return answers;
  const bridge = bridgeEditions(before, now, lineages);
  return answers.filter(({ itemId }) => bridge.comparability(itemId) === 'full');
}

/** What moving an open assessment to a later edition does to one item of it. */
export interface MovedItem extends ItemOrigin {
  /** Items among `from` on which somebody has left something. */
  readonly answered: readonly string[];
}

/** What a move does, item by item in the order of the later edition, and what is asked no more. */
export interface MovePreview {
  readonly items: readonly MovedItem[];
  readonly ended: readonly { readonly itemId: string; readonly answered: boolean }[];
}

/** What moving answers to a later edition would do; writes nothing. */
export function previewMove(
  answers: readonly Answer[],
  asked: readonly string[],
  flow: ItemFlow,
): MovePreview {
  const touched = new Set(answers.filter(isTouched).map(({ itemId }) => itemId));
  return {
    items: asked.map((itemId) => {
      const origin = flow.origins.get(itemId) ?? { itemId, from: [], changes: [], as: 'new' as const };
      return { ...origin, answered: origin.from.filter((id) => touched.has(id)) };
    }),
    ended: flow.ended.map(({ itemId }) => ({ itemId, answered: touched.has(itemId) })),
  };
}

/**
 * The answers that a move writes: on items that came from others, where nobody has answered yet; and those whose question means
 * something else now, which wait to be read again. What is not returned stays as it is.
 */
export function movedAnswers(
  stored: readonly Answer[],
  asked: readonly string[],
  flow: ItemFlow,
  made: { readonly at: string; readonly newId: NewId },
): readonly { readonly answer: Answer; readonly isNew: boolean }[] {
  const byItem = new Map(stored.map((answer) => [answer.itemId, answer]));
  return asked.flatMap((itemId): { answer: Answer; isNew: boolean }[] => {
    const origin = flow.origins.get(itemId);
    if (origin === undefined) return [];
    const present = byItem.get(itemId);
    if (present !== undefined && isTouched(present)) {
      if (origin.as !== 'reread' || !present.confirmed) return [];
      const value = convertedBy(origin, present.value);
      return [{ answer: { ...present, value, confirmed: false }, isNew: false }];
    }
    const before = origin.from.flatMap((id) => byItem.get(id) ?? []);
    const carried = answerFrom(origin, before, made);
    return carried.revision === 0 ? [] : [{ answer: carried, isNew: true }];
  });
}
