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
  /** The texts of some files were read anew: what was found in them, or by words of them, may be wrong now. */
  forget(files: readonly string[]): void;
}

/** Passages remembered at most. */
const MOST_REMEMBERED = 5_000;

const keyOf = ({ before, after, page, quote }: PassageWish) => [before, after, page, quote].join(' ');

/**
 * Looks passages of older texts up in later ones, and remembers what was found while the texts stay as they are, so that one tick does not
 * have a whole law read again. What was lost may be found another time. Only proposes.
 *
 * @param reanchor Asks the index, which has the texts. Rejects with `texts.not-indexed` while it lacks one.
 */
export function createPassageFinder(reanchor: (wish: ReanchorWish) => Promise<Reanchored[]>): PassageFinder {
  const remembered = new Map<string, { readonly wish: PassageWish; readonly proposal: Reanchored }>();
  /** How often texts were forgotten: an answer that was under way then is given, and not remembered. */
  let forgotten = 0;

  const ask = async (wishes: readonly PassageWish[]): Promise<(readonly [string, Reanchored])[]> => {
    const [first] = wishes;
    if (first === undefined) return [];
    const before = forgotten;
    const cited = wishes.map(({ quote, page }) => ({ quote, page }));
    try {
      const told = await reanchor({ before: first.before, after: first.after, cited });
      return wishes.flatMap((wish, at) => {
        const proposal = told[at];
        if (proposal === undefined) return [];
        if (proposal.kind !== 'lost' && forgotten === before) remembered.set(keyOf(wish), { wish, proposal });
        return [[keyOf(wish), proposal] as const];
      });
    } catch (cause) {
      if (!isAppError(cause, 'texts.not-indexed')) throw cause;
      return [];
    }
  };

  return {
    find: async (wishes) => {
      const asked = wishes.filter((wish) => wish !== null);
      if (remembered.size > MOST_REMEMBERED) remembered.clear();
      const found = new Map<string, Reanchored>();
      const fresh = new Map<string, PassageWish>();
      for (const wish of asked) {
        const known = remembered.get(keyOf(wish));
        if (known === undefined) fresh.set(keyOf(wish), wish);
        else found.set(keyOf(wish), known.proposal);
      }
      for (const group of Map.groupBy(fresh.values(), ({ before, after }) => `${before} ${after}`).values()) {
        for (const [key, proposal] of await ask(group)) found.set(key, proposal);
      }
      return wishes.map((wish) => (wish === null ? null : (found.get(keyOf(wish)) ?? null)));
    },
    forget: (files) => {
      forgotten += 1;
      const anew = new Set(files);
      for (const [key, { wish }] of remembered)
        if (anew.has(wish.before) || anew.has(wish.after)) remembered.delete(key);
    },
  };
}
