import { z } from 'zod';
import { uuid } from '../kernel';
import type { DocumentSummary } from '../library';
import { itemId } from '../questionnaires';
import { cut, normalise } from '../search';
import { type Action, goesOnIn, isEnded, type Plan } from './plan';

/** A document of the library that looks like the one an action is to bring about. */
export const arrival = z.strictObject({
  planId: uuid,
  actionId: uuid,
  actionTitle: z.string(),
  itemId: itemId.nullable(),
  documentId: uuid,
  versionId: uuid,
  title: z.string(),
  /** Share of the words of the expected title that the document's title has, 0 to 1; null where no title was expected. */
  likeness: z.number().min(0).max(1).nullable(),
  sameType: z.boolean(),
});
export type Arrival = z.infer<typeof arrival>;

/** What the rule must know of a document. */
export type ArrivedDocument = Pick<
  DocumentSummary,
  'id' | 'versionId' | 'title' | 'titleEnglish' | 'type' | 'state' | 'year'
>;

/** Least share of the expected words where the type is the expected one, and where it is not. */
const LEAST_WITH_TYPE = 0.5;
const LEAST_ALONE = 0.75;
/** Most documents offered for one action. */
const MOST_FOR_ONE = 3;

/** Words, and clusters of scripts without spaces, without the little ones that every title has. */
export function titleWords(text: string): ReadonlySet<string> {
  const words = cut(normalise(text)).units.map((unit) => unit.text);
  return new Set(words.filter((word) => /[^\p{ASCII}]/u.test(word) || word.length > 3));
}

/** Share of some words that are among others, in hundredths; null where there are none. */
export function shareOfWords(wanted: ReadonlySet<string>, there: ReadonlySet<string>): number | null {
  if (wanted.size === 0) return null;
  let common = 0;
  for (const word of wanted) if (there.has(word)) common += 1;
  return Math.round((100 * common) / wanted.size) / 100;
}

/** Share of the words of a title that the likeliest of others has; null where the first has none. */
export function titleLikeness(expected: string, titles: readonly (string | null)[]): number | null {
  const wanted = titleWords(expected);
  if (wanted.size === 0) return null;
  return Math.max(0, ...titles.map((title) => shareOfWords(wanted, titleWords(title ?? '')) ?? 0));
}

/**
 * Whether a document looks like what an action is to bring about: of the same State or of none, not older than the year in which the
 * work began, of the expected type with half of the expected title, or with most of it whatever its type. Where no title was expected
 * the type and the State must both fit. Null where it does not. It is a proposal: a person decides.
 */
export function looksExpected(
  action: Pick<
    Action,
    'state' | 'doneDocumentId' | 'notExpected' | 'expectedDocument' | 'expectedType' | 'startsOn'
  >,
  plan: Pick<Plan, 'state' | 'startsOn'>,
  document: ArrivedDocument,
): Pick<Arrival, 'likeness' | 'sameType'> | null {
  const hasExpectation = action.expectedDocument.trim() !== '' || action.expectedType !== null;
  if (!hasExpectation || isEnded(action) || action.doneDocumentId !== null) return null;
  if (action.notExpected?.includes(document.id) === true) return null;
  if (document.state !== null && document.state !== plan.state) return null;
  const since = Number((action.startsOn ?? plan.startsOn).slice(0, 4));
  if (document.year !== null && document.year < since) return null;
  const sameType = action.expectedType !== null && document.type === action.expectedType;
  const likeness = titleLikeness(action.expectedDocument, [document.title, document.titleEnglish]);
  if (likeness === null) {
    return sameType && document.state !== null && document.year !== null ? { likeness, sameType } : null;
  }
  return likeness >= (sameType ? LEAST_WITH_TYPE : LEAST_ALONE) ? { likeness, sameType } : null;
}

/** What has arrived for the actions of a plan, the likeliest first; few for each action. */
export function arrivalsOf(
  plan: Pick<Plan, 'id' | 'state' | 'startsOn' | 'status' | 'list' | 'onward'>,
  documents: readonly ArrivedDocument[],
): Arrival[] {
  if (plan.status === 'closed') return [];
  // What goes on in a later plan is told there, once.
  const own = plan.list.filter((action) => goesOnIn(action, plan) === undefined);
  return own.flatMap((action) =>
    documents
      .flatMap((document): Arrival[] => {
        const looks = looksExpected(action, plan, document);
        return looks === null
          ? []
          : [
              {
                ...{ planId: plan.id, actionId: action.id, actionTitle: action.title, itemId: action.itemId },
                ...{ documentId: document.id, versionId: document.versionId, title: document.title },
                ...looks,
              },
            ];
      })
      .toSorted((a, b) => (b.likeness ?? 0) - (a.likeness ?? 0) || Number(b.sameType) - Number(a.sameType))
      .slice(0, MOST_FOR_ONE),
  );
}
