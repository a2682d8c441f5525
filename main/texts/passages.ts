import { isAppError } from '../../shared/kernel';
import type { Reanchored } from '../../shared/texts';
import type { ReanchorWish } from './index-handlers';

/** Words of one file that are looked for in another. */
export interface PassageWish {
  readonly before: string;
  readonly after: string;
  /** Empty for the page as a whole. */
  readonly quote: string;
  readonly page: number;
}

export interface PassageFinder {
  /** Where each passage stands in the other file, in the order asked; null where nothing is asked or a text is not read yet. */
  find(wishes: readonly (PassageWish | null)[]): Promise<(Reanchored | null)[]>;
}

/** Passages remembered at most. */
const MOST_REMEMBERED = 5_000;

const keyOf = ({ before, after, page, quote }: PassageWish) => [before, after, page, quote].join(' ');

/**
 * Looks passages of older texts up in later ones, and remembers what was found, so that one tick does not have a whole law read
 * again. What was lost may be found another time. Only proposes.
 *
 * @param reanchor Asks the index, which has the texts. Rejects with `texts.not-indexed` while it lacks one.
 */
export function createPassageFinder(reanchor: (wish: ReanchorWish) => Promise<Reanchored[]>): PassageFinder {
  const found = new Map<string, Reanchored>();

  const ask = async (wishes: readonly PassageWish[]): Promise<void> => {
    const [first] = wishes;
    if (first === undefined) return;
    const cited = wishes.map(({ quote, page }) => ({ quote, page }));
    try {
      const told = await reanchor({ before: first.before, after: first.after, cited });
      if (found.size > MOST_REMEMBERED) found.clear();
      wishes.forEach((wish, at) => {
        const proposal = told[at];
        if (proposal !== undefined) found.set(keyOf(wish), proposal);
      });
    } catch (cause) {
      if (!isAppError(cause, 'texts.not-indexed')) throw cause;
    }
  };

  return {
    find: async (wishes) => {
      const asked = wishes.filter((wish) => wish !== null);
      const fresh = [...new Map(asked.map((wish) => [keyOf(wish), wish])).values()].filter(
        (wish) => !found.has(keyOf(wish)),
      );
      for (const group of Map.groupBy(fresh, ({ before, after }) => `${before} ${after}`).values()) {
        await ask(group);
      }
      const proposals = wishes.map((wish) => (wish === null ? null : (found.get(keyOf(wish)) ?? null)));
      for (const wish of asked) if (found.get(keyOf(wish))?.kind === 'lost') found.delete(keyOf(wish));
      return proposals;
    },
  };
}
