import { canonicalJson, type Json } from '../kernel';
import type { ContributedCitation, ContributedContent, ReceivedStatus, SaidContent } from './contributions';
import type { Answer, NewHeldEvidence } from './model';

/** Nothing said on an item. */
export const NOTHING_SAID: ContributedContent = {
  value: { kind: 'none' },
  text: '',
  fallReason: null,
  citations: [],
  held: [],
};

/** An answer without what makes it this answer: ids, moments, revision, second readers. */
export function contentOfAnswer({ value, text, fallReason, citations, held }: Answer): ContributedContent {
  return {
    value,
    text,
    fallReason,
    citations: citations.map(({ id: _id, createdAt: _at, ...passage }) => passage),
    held: held.map(({ id: _id, createdAt: _at, ...evidence }) => evidence),
  };
}

/** Names a passage by what it is. Its document's title is left out: it changes with the catalogue. */
export function citationKey({ documentTitle: _title, ...passage }: ContributedCitation): string {
  return canonicalJson(passage);
}

/** Names evidence held by what it is. */
export function heldKey(evidence: NewHeldEvidence): string {
  return canonicalJson(evidence);
}

/** Level, words and reason stand together: a text about one level must not come to stand under another. */
const saidKey = ({ value, text, fallReason }: SaidContent) =>
  canonicalJson({ value, text, fallReason } as Json);

/** Whether two say the same, whatever they show for it. */
export function sameSaid(one: SaidContent, other: SaidContent): boolean {
  return saidKey(one) === saidKey(other);
}

const evidenceKeys = ({ citations, held }: ContributedContent) =>
  canonicalJson([citations.map(citationKey).sort(), held.map(heldKey).sort()]);

/** Whether two contents say the same and show the same, in whatever order. */
export function sameContribution(one: ContributedContent, other: ContributedContent): boolean {
  return saidKey(one) === saidKey(other) && evidenceKeys(one) === evidenceKeys(other);
}

/** What both have, and what either has added; what either has taken away is gone. Ours first; twice the same is once. */
function mergeSets<T>(
  key: (one: T) => string,
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
): T[] {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map((set) => new Set(set.map(key)));
  const kept = new Map<string, T>();
  for (const one of [...mine, ...theirs]) {
    const name = key(one);
    if (kept.has(name)) continue;
    const [here, there] = [inMine?.has(name) === true, inTheirs?.has(name) === true];
    if ((here && there) || inBase?.has(name) !== true) kept.set(name, one);
  }
  return [...kept.values()];
}

export interface Merged {
  readonly status: Exclude<ReceivedStatus, 'refused' | 'kept'>;
  /** What to store. In a conflict our answer with the evidence of both; `settleConflict` puts theirs in. */
  readonly merged: ContributedContent;
}

/**
 * Three-way merge of one answer: `base` is what both sides last had in common, `mine` stands here, `theirs` comes in. The answer
 * itself (level, words, reason of a fall) is taken as one; if both sides changed it to different ones, that is a conflict and ours
 * stays until somebody chooses. Evidence is a set: what either side added is there, what either took away is not.
 *
 * Without a conflict it does not matter which side is which, and merging the same again changes nothing.
 */
export function mergeContribution(
  base: ContributedContent,
  mine: ContributedContent,
  theirs: ContributedContent,
): Merged {
  const evidence = {
    citations: mergeSets(citationKey, base.citations, mine.citations, theirs.citations),
    held: mergeSets(heldKey, base.held, mine.held, theirs.held),
  };
  const [was, here, there] = [saidKey(base), saidKey(mine), saidKey(theirs)];
  const isConflict = here !== there && was !== here && was !== there;
  const said = here !== there && was === here ? theirs : mine;
  const merged = { value: said.value, text: said.text, fallReason: said.fallReason, ...evidence };
  if (isConflict) return { status: 'conflict', merged };
  if (sameContribution(merged, mine)) return { status: 'identical', merged: mine };
  return { status: sameContribution(mine, NOTHING_SAID) ? 'new' : 'changed', merged };
}

/**
 * Whether what came in stood here and was taken back: what stood before it stands again. `versions` are all revisions here, oldest
 * first. What stood here only before they began is no such thing: they have left it as it was, or gone back to it.
 */
export function wasTakenBack(
  versions: readonly Answer[],
  theirs: SaidContent,
  baseRevision: number | null,
): boolean {
  const now = versions.at(-1);
  const last = versions.findLastIndex(
    (version) => version.revision > (baseRevision ?? 0) && sameSaid(version, theirs),
  );
  if (now === undefined || last < 0 || sameSaid(now, theirs)) return false;
  const before = versions.slice(0, last).findLast((version) => !sameSaid(version, theirs)) ?? NOTHING_SAID;
  return sameSaid(now, before);
}

/**
 * Offers once more what was taken back; where something stands here that was said and not only carried over, somebody chooses.
 *
 * @param isSaid false where ours was carried over and not confirmed
 */
export function mergeAnew(mine: ContributedContent, theirs: ContributedContent, isSaid: boolean): Merged {
  if (!isSaid || sameContribution(mine, NOTHING_SAID)) return mergeContribution(mine, mine, theirs);
  const { merged } = mergeContribution({ ...theirs, citations: [], held: [] }, mine, theirs);
  return { status: 'conflict', merged };
}

/** What is stored of a conflict once theirs was chosen: their answer, and the evidence of both. */
export function settleConflict(merged: ContributedContent, theirs: ContributedContent): ContributedContent {
  return { ...merged, value: theirs.value, text: theirs.text, fallReason: theirs.fallReason };
}

/** What came last from the same hand. */
export interface LastTold {
  /** The revision that holds what it said; null where none does. */
  readonly revision: number | null;
  /** What it said, where something else stands here and was left. */
  readonly said?: SaidContent | undefined;
  /** What it showed; undefined where that is not known. */
  readonly evidence?: Pick<ContributedContent, 'citations' | 'held'> | undefined;
}

/**
 * What both sides last had in common: their content itself where it has stood here since they began, because then it brings
 * nothing new; else the revision they began from; else nothing. `versions` are all revisions here, oldest first. Content that
 * stood here before they began is not the same thing: they have gone back to it.
 *
 * @param last what an earlier file of the same hand said and showed: both go on from there. Its revision may hold evidence that only
 * we have added, so where it is not known what was shown, evidence goes on from where they began.
 */
export function commonBase(
  versions: readonly Answer[],
  theirs: ContributedContent,
  baseRevision: number | null,
  last: LastTold = { revision: null },
): ContributedContent {
  const latest = Math.max(baseRevision ?? -1, last.revision ?? -1);
  const since = versions.filter(({ revision }) => revision > latest);
  if (since.some((version) => sameContribution(contentOfAnswer(version), theirs))) return theirs;
  const contentAt = (at: number | null) => {
    const version = versions.find(({ revision }) => revision === at);
    return version === undefined ? NOTHING_SAID : contentOfAnswer(version);
  };
  const { citations, held } = last.evidence ?? contentAt(baseRevision);
  return { ...contentAt(latest), ...last.said, citations, held };
}
