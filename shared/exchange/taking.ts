import { DECLINED, TAKEABLE } from './judging';
import type { IncomingThing, PackChoice } from './model';

/** A thing of a pack, as far as it matters for what comes in with what. */
type Taken = Pick<IncomingThing, 'key' | 'kind' | 'status' | 'needs'>;

/** Keys of the things that somebody chose. A PDF comes along with what needs it and is nothing to choose by itself. */
export function chosenKeys(things: readonly Taken[], { take, conflicts }: PackChoice): ReadonlySet<string> {
  const ticked = take === null ? null : new Set(take);
  const isChosen = ({ key, kind, status }: Taken): boolean => {
    if (kind === 'file' || !TAKEABLE.has(status)) return false;
    if (status === 'conflict') return conflicts[key] === 'theirs';
    return ticked === null ? !DECLINED.has(status) : ticked.has(key);
  };
  return new Set(things.filter(isChosen).map(({ key }) => key));
}

/**
 * Keys of the things that were chosen and do not come all the same: they need something that has to be wanted for itself, and is not.
 */
export function heldKeys(things: readonly Taken[], choice: PackChoice): ReadonlySet<string> {
  const wanted = wantedKeys(things, choice);
  return new Set([...chosenKeys(things, choice)].filter((key) => !wanted.has(key)));
}

/**
 * Keys of the things to be taken: those that were chosen, and what they need that is not here. What somebody has to want for itself,
 * a second entry for the same file or what was removed here, does not come because something else needs it: then that stays too.
 */
export function wantedKeys(things: readonly Taken[], choice: PackChoice): ReadonlySet<string> {
  const byKey = new Map(things.map((each) => [each.key, each]));
  const chosen = chosenKeys(things, choice);
  const needsOf = ({ needs }: Taken): Taken[] => needs.flatMap((key) => byKey.get(key) ?? []);
  const mayCome = ({ key, kind, status }: Taken, needing: Taken): boolean => {
    if (status === 'conflict') return choice.conflicts[key] === 'theirs';
    // A PDF cannot be chosen, and who wants back what was removed wants it with what it needs.
    if (!DECLINED.has(status) || kind === 'file') return true;
    return chosen.has(key) || (status === 'gone' && needing.status === 'gone');
  };
  const known = new Map<string, boolean>();
  const canCome = (each: Taken): boolean => {
    const before = known.get(each.key);
    if (before !== undefined) return before;
    // What needs itself, as editions that were made from each other, rests on nothing.
    known.set(each.key, false);
    const can = needsOf(each).every((need) => mayCome(need, each) && canCome(need));
    known.set(each.key, can);
    return can;
  };
  const wanted = new Set<string>();
  const add = (each: Taken): void => {
    if (wanted.has(each.key)) return;
    wanted.add(each.key);
    for (const need of needsOf(each)) add(need);
  };
  for (const each of things) if (chosen.has(each.key) && canCome(each)) add(each);
  return wanted;
}
