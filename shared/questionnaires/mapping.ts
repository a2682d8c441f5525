import { z } from 'zod';
import { level } from '../vocabulary';
import { type Edition, editionName, type Item, itemId, questionnaireId } from './model';

/** What is told of a change: why it was made, and how answers carry: what may be compared, what must be answered again. */
const told = {
  reason: z.string().trim().min(1).max(600).optional(),
  answers: z.string().trim().min(1).max(600).optional(),
};

/** Level on the new ladder by level on the old one; null where none fits. */
const ladderMapping = z.array(level.nullable()).length(5).readonly();

/** What became of an item from one edition to the next (items C). Items not named are unchanged. */
export const itemChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('minor'), itemId, ...told }),
  /** Other articles are named beside it; all that is asked and read is the same to the letter. */
  z.strictObject({ change: z.literal('references'), itemId, ...told }),
  z.strictObject({ change: z.literal('major'), itemId, ...told }),
  z.strictObject({ change: z.literal('moved'), itemId, ...told }),
  z.strictObject({ change: z.literal('retired'), itemId, ...told }),
  z.strictObject({ change: z.literal('new'), itemId, ...told }),
  /** Without a mapping of the levels there is no comparison. */
  z.strictObject({ change: z.literal('ladder'), itemId, mapping: ladderMapping.nullable(), ...told }),
  z.strictObject({
    change: z.literal('split'),
    itemId,
    into: z.array(itemId).min(2).max(9).readonly(),
    ...told,
  }),
  z.strictObject({
    change: z.literal('merged'),
    itemIds: z.array(itemId).min(2).max(9).readonly(),
    into: itemId,
    ...told,
  }),
]);
export type ItemChange = z.infer<typeof itemChange>;
export type ItemChangeKind = ItemChange['change'];

/** Kinds of change, in the order in which a list of them is read. */
export const ITEM_CHANGE_KINDS = [
  'new',
  'major',
  'ladder',
  'split',
  'merged',
  'retired',
  'moved',
  'minor',
  'references',
] as const satisfies readonly ItemChangeKind[];

/** How the items of an edition follow from those of the edition before; ships with the newer one (items C.8). */
export const itemLineage = z
  .strictObject({
    questionnaire: questionnaireId,
    from: editionName,
    to: editionName,
    /** Why there is a newer edition at all. */
    summary: z.string().trim().min(1).max(900).optional(),
    changes: z.array(itemChange).readonly(),
  })
  .readonly();
export type ItemLineage = z.infer<typeof itemLineage>;

/** Items of the older edition that a change names. */
export function itemsBefore(change: ItemChange): readonly string[] {
  if (change.change === 'merged') return change.itemIds;
  return change.change === 'new' ? [] : [change.itemId];
}

/** Items of the newer edition that a change names. */
export function itemsAfter(change: ItemChange): readonly string[] {
  if (change.change === 'merged') return [change.into];
  if (change.change === 'split') return change.into;
  return change.change === 'retired' ? [] : [change.itemId];
}

/** A fault in a mapping, by code; `at` is the item concerned. */
export interface MappingProblem {
  readonly code:
    | 'other-edition'
    | 'not-in-older'
    | 'not-in-newer'
    | 'still-in-newer'
    | 'already-in-older'
    | 'named-twice'
    | 'unnamed-lost'
    | 'unnamed-added'
    | 'unnamed-changed'
    | 'version-differs'
    | 'nothing-changed'
    | 'no-reason';
  readonly at: string;
}

const CONTENT = [
  ...(['kind', 'topics', 'topic', 'question', 'help', 'statements', 'legalRefs'] as const),
  ...(['evidence', 'resources', 'roles', 'causes'] as const),
];

const differs = (before: Item, after: Item, fields: readonly (keyof Item)[]): boolean =>
  fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));

const placeDiffers = (before: Item, after: Item): boolean => differs(before, after, ['pillar', 'theme']);
/** Whether anything that is asked or shown differs, apart from where the item stands. */
export const wordsDiffer = (before: Item, after: Item): boolean => differs(before, after, CONTENT);

/** Whether other articles are named beside an item and nothing else of it differs, apart from where it stands. */
export const onlyReferencesDiffer = (before: Item, after: Item): boolean =>
  wordsDiffer(before, after) && !wordsDiffer({ ...before, legalRefs: after.legalRefs }, after);

const partsOf = ({ version }: Item): readonly [major: number, minor: number] => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return [major, minor];
};

/** Whether the version rose as the change says: the first number when the meaning changed, the second for words or articles only. */
function versionFits(change: 'minor' | 'major' | 'same', before: Item, after: Item): boolean {
  const [[major, minor], [nextMajor, nextMinor]] = [partsOf(before), partsOf(after)];
  if (change === 'major') return nextMajor > major;
  if (change === 'minor') return nextMajor === major && nextMinor > minor;
  return nextMajor === major && nextMinor === minor;
}

interface TwoEditions {
  readonly older: ReadonlyMap<string, Item>;
  readonly newer: ReadonlyMap<string, Item>;
}

function presenceProblems(change: ItemChange, { older, newer }: TwoEditions): MappingProblem[] {
  const stays = itemsBefore(change).filter((id) => itemsAfter(change).includes(id));
  const of = (code: MappingProblem['code'], ids: readonly string[]) => ids.map((at) => ({ code, at }));
  const others = (ids: readonly string[]) => ids.filter((id) => !stays.includes(id));
  return [
    ...of(
      'not-in-older',
      itemsBefore(change).filter((id) => !older.has(id)),
    ),
    ...of(
      'not-in-newer',
      itemsAfter(change).filter((id) => !newer.has(id)),
    ),
    ...of(
      'still-in-newer',
      others(itemsBefore(change)).filter((id) => newer.has(id)),
    ),
    ...of(
      'already-in-older',
      others(itemsAfter(change)).filter((id) => older.has(id)),
    ),
  ];
}

/** Whether what a change says of an item that stays is what happened to it. */
function stayProblems(
  kinds: ReadonlySet<ItemChangeKind>,
  itemId: string,
  { older, newer }: TwoEditions,
): MappingProblem[] {
  const [before, after] = [older.get(itemId), newer.get(itemId)];
  if (before === undefined || after === undefined) return [];
  const reworded =
    kinds.has('major') || kinds.has('ladder')
      ? 'major'
      : kinds.has('minor') || kinds.has('references')
        ? 'minor'
        : 'same';
  const problems: MappingProblem[] = [];
  if (!versionFits(reworded, before, after)) problems.push({ code: 'version-differs', at: itemId });
  const changed = wordsDiffer(before, after);
  if (reworded === 'same' ? changed : !changed && !kinds.has('ladder'))
    problems.push({ code: reworded === 'same' ? 'unnamed-changed' : 'nothing-changed', at: itemId });
  if (kinds.has('references') && changed && !onlyReferencesDiffer(before, after))
    problems.push({ code: 'unnamed-changed', at: itemId });
  if (placeDiffers(before, after) !== kinds.has('moved'))
    problems.push({ code: kinds.has('moved') ? 'nothing-changed' : 'unnamed-changed', at: itemId });
  return problems;
}

/**
 * Checks that a mapping tells all that differs between two editions and nothing else: every item that went or came is named once,
 * what is not named is the same to the letter, versions rose as they should, and each change has its reason. An empty list means
 * that no item is lost and none is doubled.
 */
export function mappingProblems(
  older: Pick<Edition, 'id' | 'edition' | 'items'>,
  newer: Pick<Edition, 'id' | 'edition' | 'items'>,
  mapping: ItemLineage,
): readonly MappingProblem[] {
  const both: TwoEditions = {
    older: new Map(older.items.map((item) => [item.id, item])),
    newer: new Map(newer.items.map((item) => [item.id, item])),
  };
  const problems: MappingProblem[] = [];
  if (mapping.questionnaire !== older.id || mapping.questionnaire !== newer.id)
    problems.push({ code: 'other-edition', at: mapping.questionnaire });
  if (mapping.from !== older.edition) problems.push({ code: 'other-edition', at: mapping.from });
  if (mapping.to !== newer.edition) problems.push({ code: 'other-edition', at: mapping.to });

  const staying = new Map<string, Set<ItemChangeKind>>();
  const went = new Set<string>();
  const came = new Set<string>();
  for (const change of mapping.changes) {
    const [before, after] = [itemsBefore(change), itemsAfter(change)];
    if (change.reason === undefined || change.answers === undefined)
      problems.push({ code: 'no-reason', at: before[0] ?? after[0] ?? '' });
    problems.push(...presenceProblems(change, both));
    const stays = before.filter((id) => after.includes(id));
    for (const id of stays) {
      const kinds = staying.get(id) ?? new Set();
      if (kinds.has(change.change) || (kinds.size > 0 && change.change !== 'moved' && !kinds.has('moved')))
        problems.push({ code: 'named-twice', at: id });
      staying.set(id, kinds.add(change.change));
    }
    for (const [ids, seen] of [
      [before.filter((id) => !stays.includes(id)), went],
      [after.filter((id) => !stays.includes(id)), came],
    ] as const) {
      for (const id of ids) {
        if (seen.has(id) || ids.indexOf(id) !== ids.lastIndexOf(id))
          problems.push({ code: 'named-twice', at: id });
        seen.add(id);
      }
    }
  }
  for (const id of both.older.keys()) {
    if (both.newer.has(id)) problems.push(...stayProblems(staying.get(id) ?? new Set(), id, both));
    else if (!went.has(id)) problems.push({ code: 'unnamed-lost', at: id });
  }
  for (const id of both.newer.keys()) {
    if (!both.older.has(id) && !came.has(id)) problems.push({ code: 'unnamed-added', at: id });
  }
  return problems;
}
