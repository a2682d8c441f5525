import { asTyped } from './fewer.ts';
import { type Clause, parseQuery } from './query.ts';

/** Longer lines would be read by nobody. */
const MOST_GROUPS = 24;

const textOf = (group: ReadonlySet<string>): string => [...group].join(' OR ');

/** Groups of which each must be fitted, without those that hold all of another one. */
function needed(groups: readonly ReadonlySet<string>[]): ReadonlySet<string>[] {
  const distinct = [...new Map(groups.map((group) => [textOf(group), group])).values()];
  return distinct.filter(
    (group) => !distinct.some((other) => other !== group && [...other].every((word) => group.has(word))),
  );
}

/**
 * One line that finds what one or another of some finds. OR joins single words and phrases, so it is written as a choice out of each: `a b` or
 * `c` is `a OR c b OR c`. Where that becomes too long, or would be cut when it is read, the first of the lines.
 */
export function lineOfEither(lines: readonly string[]): string {
  const distinct = [...new Set(lines)];
  const [first = ''] = distinct;
  if (distinct.length < 2) return first;
  const queries = distinct.map(parseQuery);
  const alternatives = queries.flatMap((query) => query.alternatives ?? [query]);
  let groups: ReadonlySet<string>[] = [new Set()];
  for (const { clauses } of alternatives) {
    groups = needed(groups.flatMap((group) => clauses.map((clause) => new Set([...group, asTyped(clause)]))));
    if (groups.length > MOST_GROUPS) return first;
  }
  const excluded = new Set(
    queries.flatMap((query) => query.excluded.map((clause: Clause) => `-${asTyped(clause)}`)),
  );
  const line = [...groups.map(textOf), ...excluded].join(' ');
  return parseQuery(line).isCut === true ? first : line;
}
