import { canonicalJson, type Json } from '../kernel';
import type { Difference } from './model';
import { substanceOf, type ThingKind } from './things';

const LONGEST = 600;

/** A value as a short text: words as they are, codes of a list one behind the other, anything else as JSON. */
function shortText(value: Json | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  const isPlain = Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null);
  const text = typeof value === 'string' ? value : isPlain ? value.join(', ') : canonicalJson(value as Json);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Lists of pieces, told piece by piece rather than as one long text. */
function listDifferences(field: string, mine: readonly Json[], theirs: readonly Json[]): Difference[] {
  const keys = (list: readonly Json[]) => new Map(list.map((each) => [canonicalJson(each), each]));
  const [here, there] = [keys(mine), keys(theirs)];
  return [
    ...[...here]
      .filter(([key]) => !there.has(key))
      .map(([, each]) => ({ field, mine: shortText(pieceName(each)), theirs: null })),
    ...[...there]
      .filter(([key]) => !here.has(key))
      .map(([, each]) => ({ field, mine: null, theirs: shortText(pieceName(each)) })),
  ];
}

/** The words of a piece that people know it by. */
function pieceName(piece: Json): Json {
  if (typeof piece !== 'object' || piece === null || Array.isArray(piece)) return piece;
  const named = piece as { readonly [key: string]: Json };
  return named.quote ?? named.title ?? named.term ?? named.label ?? named.name ?? piece;
}

const isPieces = (value: Json | undefined): value is readonly Json[] =>
  Array.isArray(value) && value.some((each) => typeof each === 'object' && each !== null);

const MOST = 40;

/** Field by field, in what a thing of a pack differs from the one here; both values where they fit into a short text. */
export function differencesOf(kind: ThingKind, mine: unknown, theirs: unknown): Difference[] {
  const [here, there] = [mine, theirs].map(
    (content) => (substanceOf(kind, (content ?? {}) as Json) ?? {}) as { readonly [field: string]: Json },
  ) as [{ readonly [field: string]: Json }, { readonly [field: string]: Json }];
  return [...new Set([...Object.keys(here), ...Object.keys(there)])]
    .filter((field) => canonicalJson(here[field] ?? null) !== canonicalJson(there[field] ?? null))
    .flatMap((field) =>
      isPieces(here[field]) || isPieces(there[field])
        ? listDifferences(
            field,
            (here[field] ?? []) as readonly Json[],
            (there[field] ?? []) as readonly Json[],
          )
        : [{ field, mine: shortText(here[field]), theirs: shortText(there[field]) }],
    )
    .slice(0, MOST);
}
