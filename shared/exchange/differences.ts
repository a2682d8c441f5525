import { canonicalJson, type Json } from '../kernel';
import type { Difference } from './model';
import { substanceOf, type ThingKind } from './things';

const LONGEST = 600;

/** A value as a short text: words as they are, codes of a list one behind the other, anything else as JSON. */
function shortText(value: Json | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  const isPlain = Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null);
  const text = typeof value === 'string' ? value : isPlain ? value.join(', ') : canonicalJson(value as Json);
  if (text === '') return null;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

type Piece = { readonly [key: string]: Json };

const asPiece = (value: Json): Piece | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Piece) : null;

/** What is the same piece on both sides: one that has an id of its own. */
const idOf = (value: Json): string | null => {
  const id = asPiece(value)?.id;
  return typeof id === 'string' ? id : null;
};

/** A piece that is on both sides and differs: by its words where they differ, else part by part under them. */
function pieceDifferences(field: string, mine: Json, theirs: Json): Difference[] {
  const [here, there] = [shortText(pieceName(mine)), shortText(pieceName(theirs))];
  if (here !== there) return [{ field, mine: here, theirs: there }];
  return partDifferences(field, here ?? '', mine, theirs);
}

/** Part by part, in what one piece of a list differs; a piece that is not there says nothing in any part. */
export function partDifferences(field: string, name: string, mine: Json, theirs: Json): Difference[] {
  const [one, other] = [asPiece(mine) ?? {}, asPiece(theirs) ?? {}];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((part) => canonicalJson(one[part] ?? null) !== canonicalJson(other[part] ?? null))
    .map((part) => ({
      ...{ field, piece: { name, part } },
      ...{ mine: shortText(one[part]), theirs: shortText(other[part]) },
    }))
    .filter((each) => each.mine !== each.theirs || each.mine !== null);
}

/** Lists of pieces, told piece by piece rather than as one long text. */
function listDifferences(field: string, mine: readonly Json[], theirs: readonly Json[]): Difference[] {
  const keys = (list: readonly Json[]) => new Set(list.map((each) => canonicalJson(each)));
  const [here, there] = [keys(mine), keys(theirs)];
  const went = mine.filter((each) => !there.has(canonicalJson(each)));
  const came = theirs.filter((each) => !here.has(canonicalJson(each)));
  const sameIn = (list: readonly Json[], piece: Json) =>
    idOf(piece) === null ? undefined : list.find((each) => idOf(each) === idOf(piece));
  return [
    ...went.flatMap((each): Difference[] => {
      const other = sameIn(came, each);
      return other === undefined
        ? [{ field, mine: shortText(pieceName(each)), theirs: null }]
        : pieceDifferences(field, each, other);
    }),
    ...came
      .filter((each) => sameIn(went, each) === undefined)
      .map((each) => ({ field, mine: null, theirs: shortText(pieceName(each)) })),
  ];
}

/** The words of a piece that people know it by. */
function pieceName(piece: Json): Json {
  const named = asPiece(piece);
  if (named === null) return piece;
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
