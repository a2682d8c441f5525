import { z } from 'zod';
import { isoDate, uuid } from '../kernel';
import { documentType, languageCode, legalStatus } from '../vocabulary';

/** What one document does to another (vocabulary 2 and 11). Stored once, from the acting document, and read from both ends. */
export const RELATION_KINDS = ['amends', 'repeals', 'supersedes', 'implements', 'translates'] as const;
export const relationKind = z.enum(RELATION_KINDS);
export type RelationKind = z.infer<typeof relationKind>;

/** A relation as stored: `from` amends (and so on) `to`. */
export interface RelationEdge {
  readonly kind: RelationKind;
  readonly from: string;
  readonly to: string;
  /** Only some provisions are meant, so that the rest of the text goes on. */
  readonly inPart: boolean;
}

/** The other end of a relation, as shown. */
export const relatedDocument = z.strictObject({
  id: uuid,
  versionId: uuid,
  title: z.string(),
  language: languageCode.nullable(),
  type: documentType,
  number: z.string().nullable(),
  status: legalStatus,
  adoptedOn: isoDate.nullable(),
  inForceOn: isoDate.nullable(),
  removed: z.boolean(),
});
export type RelatedDocument = z.infer<typeof relatedDocument>;

/** A relation as one of its documents has it: `out`, this document acts; `in`, the other document acts on this one. */
export const documentRelation = z.strictObject({
  id: uuid,
  kind: relationKind,
  direction: z.enum(['out', 'in']),
  inPart: z.boolean(),
  /** First day of its effect where it is not the day on which the acting document enters into force. */
  effectiveOn: isoDate.nullable(),
  other: relatedDocument,
});
export type DocumentRelation = z.infer<typeof documentRelation>;

/** Relations by which a later text acts on an earlier one. Taken together they can never run in a circle. */
const ACTS: ReadonlySet<RelationKind> = new Set(['amends', 'repeals', 'supersedes']);

const groupOf = (kind: RelationKind) => (ACTS.has(kind) ? 'act' : kind);

/** Why a relation cannot be. */
export type RelationFault =
  | 'library.relation-to-itself'
  | 'library.relation-exists'
  | 'library.relation-contradicts'
  | 'library.relation-circular';

/** Whether `to` is reached from `from` along edges. */
function leadsTo(edges: readonly RelationEdge[], from: string, to: string): boolean {
  const next = Map.groupBy(edges, (edge) => edge.from);
  const seen = new Set<string>();
  const open = [from];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (here === to) return true;
    if (seen.has(here)) continue;
    seen.add(here);
    open.push(...(next.get(here) ?? []).map((edge) => edge.to));
  }
  return false;
}

/**
 * Why a relation cannot be added to those there are, or null. A document does nothing to itself; the same is said once; a
 * translation of a text is not also an act on it; and what acts on an earlier text is not acted on by it in turn, however long
 * the way round, for one of the two would have to be older than itself. The same holds of "implements" and of "translates".
 */
export function relationFault(edges: readonly RelationEdge[], added: RelationEdge): RelationFault | null {
  if (added.from === added.to) return 'library.relation-to-itself';
  const between = edges.filter(
    ({ from, to }) => (from === added.from && to === added.to) || (from === added.to && to === added.from),
  );
  if (between.some(({ kind, from }) => kind === added.kind && from === added.from)) {
    return 'library.relation-exists';
  }
  if (between.some(({ kind }) => (kind === 'translates') !== (added.kind === 'translates'))) {
    return 'library.relation-contradicts';
  }
  const group = edges.filter(({ kind }) => groupOf(kind) === groupOf(added.kind));
  return leadsTo(group, added.to, added.from) ? 'library.relation-circular' : null;
}

/**
 * What becomes of relations when document `from` becomes a part of `into`: those with others move, one between the two has lost
 * its sense and goes, as does one that `into` has already. Null when what is left would run in a circle.
 */
export function relationsAfterJoin<E extends RelationEdge>(
  edges: readonly E[],
  from: string,
  into: string,
): { readonly moved: readonly E[]; readonly dropped: readonly E[] } | null {
  const end = (id: string) => (id === from ? into : id);
  const touched = edges.filter((edge) => edge.from === from || edge.to === from);
  const kept: RelationEdge[] = edges.filter((edge) => !touched.includes(edge));
  const moved: E[] = [];
  const dropped: E[] = [];
  for (const edge of touched) {
    const after = { ...edge, from: end(edge.from), to: end(edge.to) };
    const fault = relationFault(kept, after);
    if (fault === null) {
      kept.push(after);
      moved.push(edge);
    } else if (fault === 'library.relation-to-itself' || fault === 'library.relation-exists') {
      dropped.push(edge);
    } else return null;
  }
  return { moved, dropped };
}

/**
 * The documents that took the place of one, nearest first, to the newest: who superseded it as a whole, else who repealed it as
 * a whole, and so on from there. Where several did, the last one named counts. Empty when nothing did.
 */
export function successorsOf(edges: readonly RelationEdge[], id: string): string[] {
  return successionOf(edges)(id);
}

/** The same of any document, for who asks of many: what took the place of what is gathered once. */
export function successionOf(edges: readonly RelationEdge[]): (id: string) => string[] {
  const whole = Map.groupBy(
    edges.filter(({ kind, inPart }) => !inPart && (kind === 'supersedes' || kind === 'repeals')),
    (edge) => edge.to,
  );
  return (id) => chainFrom(whole, id);
}

function chainFrom(whole: ReadonlyMap<string, readonly RelationEdge[]>, id: string): string[] {
  const chain: string[] = [];
  for (let here: string | undefined = id; here !== undefined; ) {
    const acts: readonly RelationEdge[] = whole.get(here) ?? [];
    const next: string | undefined = (acts.findLast(({ kind }) => kind === 'supersedes') ?? acts.at(-1))
      ?.from;
    here = next === undefined || next === id || chain.includes(next) ? undefined : next;
    if (here !== undefined) chain.push(here);
  }
  return chain;
}
