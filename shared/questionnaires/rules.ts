import { type Instruments, resolveRef } from '../instruments';
import { PILLARS, type PillarCode } from '../vocabulary';
import type { Edition, EditionSummary, Item, ItemId, ItemKind, ScaleStep } from './model';

/** The items of the short edition, in the order of the full one. */
export function coreItems(edition: Edition): readonly Item[] {
  return edition.items.filter((item) => item.core);
}

/** The item with a permanent id, or undefined when this edition does not ask it. */
export function itemById<I extends Item>(
  edition: { readonly items: readonly I[] },
  id: ItemId,
): I | undefined {
  return edition.items.find((item) => item.id === id);
}

/** Whether an item is a workspace's own (`X-`). Such items are kept apart in totals and never enter a comparison of States (items C.9). */
export function isLocalItem(id: ItemId): boolean {
  return id.startsWith('X-');
}

/** The items of each pillar, pillars in their fixed order. */
export function itemsByPillar(edition: Edition): ReadonlyMap<PillarCode, readonly Item[]> {
  return new Map(
    PILLARS.map((pillar) => [pillar, edition.items.filter((item) => item.pillar === pillar)] as const),
  );
}

/** The items of one pillar by theme, themes in the order in which they first appear. */
export function itemsByTheme(edition: Edition, pillar: PillarCode): ReadonlyMap<string, readonly Item[]> {
  const themes = new Map<string, Item[]>();
  for (const item of edition.items) {
    if (item.pillar !== pillar) continue;
    const theme = themes.get(item.theme);
    if (theme) theme.push(item);
    else themes.set(item.theme, [item]);
  }
  return themes;
}

/** A step of the scale with what it means for one kind of item. */
export interface LadderStep extends ScaleStep {
  readonly statement: string;
}

/** The ladder of a kind of item: five steps, level 0 first (items B.1 and B.2). */
export function ladderOf(edition: Edition, kind: ItemKind): readonly LadderStep[] {
  const { statements } = edition.ladders[kind];
  return edition.scale.map((step) => ({ ...step, statement: statements[step.level] }));
}

/** What a list shows of an edition. */
export function summaryOf(edition: Edition): EditionSummary {
  return {
    id: edition.id,
    edition: edition.edition,
    title: edition.title,
    itemCount: edition.items.length,
    coreCount: coreItems(edition).length,
    effectiveOn: edition.effectiveOn,
  };
}

/** A fault in an edition, by code. `at` is an item id, a reference, a pillar or a level, whatever the code is about. */
export interface EditionProblem {
  readonly code:
    | 'duplicate-item'
    | 'unresolved-ref'
    | 'duplicate-ref'
    | 'first-ref-alternative'
    | 'wrong-soft-flag'
    | 'tool-as-evidence'
    | 'repeated-code'
    | 'pillar-count'
    | 'core-differs'
    | 'scale-order';
  readonly at: string;
}

/**
 * Checks what the shape alone cannot: ids are unique; every legal reference resolves and is marked as guidance exactly when it is; the
 * numbers per pillar and the core list are those the edition declares; no list names a code twice; the scale runs from 0 to 4.
 * Unknown codes and missing texts are refused by the schema. An empty list means the edition is sound.
 */
export function editionProblems(edition: Edition, instruments: Instruments): readonly EditionProblem[] {
  const problems: EditionProblem[] = [];
  const seen = new Set<string>();
  for (const item of edition.items) {
    if (seen.has(item.id)) problems.push({ code: 'duplicate-item', at: item.id });
    seen.add(item.id);
    problems.push(...itemProblems(item, instruments));
  }
  for (const pillar of PILLARS) {
    const found = edition.items.filter((item) => item.pillar === pillar).length;
    if (found !== edition.declared.items[pillar]) problems.push({ code: 'pillar-count', at: pillar });
  }
  problems.push(...coreProblems(edition));
  edition.scale.forEach((step, index) => {
    if (step.level !== index) problems.push({ code: 'scale-order', at: String(index) });
  });
  return problems;
}

function itemProblems(item: Item, instruments: Instruments): EditionProblem[] {
  const problems: EditionProblem[] = [];
  const refs = new Set<string>();
  item.legalRefs.forEach(({ ref, alternative, soft }, index) => {
    const resolved = resolveRef(instruments, ref);
    if (!resolved) problems.push({ code: 'unresolved-ref', at: `${item.id}: ${ref}` });
    else if (soft !== (resolved.instrument.kind === 'soft-law')) {
      problems.push({ code: 'wrong-soft-flag', at: `${item.id}: ${ref}` });
    }
    if (refs.has(ref)) problems.push({ code: 'duplicate-ref', at: `${item.id}: ${ref}` });
    refs.add(ref);
    if (alternative !== index > 0) problems.push({ code: 'first-ref-alternative', at: `${item.id}: ${ref}` });
  });
  if (item.evidence.includes('TOOL')) problems.push({ code: 'tool-as-evidence', at: item.id });
  for (const list of [item.topics, item.evidence, item.resources, item.roles, item.causes]) {
    if (new Set<string>(list).size !== list.length) problems.push({ code: 'repeated-code', at: item.id });
  }
  return problems;
}

function coreProblems(edition: Edition): EditionProblem[] {
  const marked = new Set(coreItems(edition).map((item) => item.id));
  const declared = new Set(edition.declared.core);
  const twice = edition.declared.core.filter((id, index, all) => all.indexOf(id) !== index);
  return [
    ...[...marked].filter((id) => !declared.has(id)),
    ...[...declared].filter((id) => !marked.has(id)),
    ...twice,
  ].map((at) => ({ code: 'core-differs', at }));
}
