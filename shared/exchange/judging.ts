/**
 * What a thing of a pack is to the one here. `new` there is none here; `gone` it was here and was removed; `changed` theirs is a later state of ours; `conflict` they
 * differ, and neither is known to be the later, be it that both sides or two others changed it; `identical` the same; `older` a state that was here before; `kept` a conflict in which ours was chosen before: of a
 * second entry for the same file, that can still be taken;
 * `refused` it cannot be taken in.
 */
export const THING_STATUSES = [
  'new',
  'gone',
  'changed',
  'conflict',
  'identical',
  'older',
  'kept',
  'refused',
] as const;
export type ThingStatus = (typeof THING_STATUSES)[number];

/** States in which there is something to take in. */
export const TAKEABLE: ReadonlySet<ThingStatus> = new Set(['new', 'gone', 'changed', 'conflict', 'kept']);

/** Takeable ones that somebody said no to before: they come only when they are wanted by their own key. */
export const DECLINED: ReadonlySet<ThingStatus> = new Set(['gone', 'kept']);

/** Hashes of what a thing says. */
export interface Standing {
  /** Ours now; null when there is none. */
  readonly mine: string | null;
  readonly theirs: string;
  /** States that went out from here or came in and were settled. */
  readonly known: ReadonlySet<string>;
  /** States that the sender had when it last came or went there. */
  readonly ancestors: ReadonlySet<string>;
}

/**
 * Judges a thing by its states alone. A state that went through our hands before is nothing new, whatever the sender calls it; ours is
 * replaced without a question only when the sender had it in hand before writing theirs.
 */
export function judge({ mine, theirs, known, ancestors }: Standing): ThingStatus {
  if (mine === theirs) return 'identical';
  if (mine === null) return known.has(theirs) ? 'gone' : 'new';
  if (known.has(theirs)) return 'older';
  return ancestors.has(mine) ? 'changed' : 'conflict';
}
