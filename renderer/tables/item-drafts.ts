import type { FoundItem, ScaleKind, TableItem, TableScale } from '../../shared/tables';

/** Which way is better; empty until somebody has said so. */
export type Better = '' | 'higher' | 'lower' | 'yes' | 'no' | 'none';

/** How a person describes an item before it is imported. */
export interface ItemDraft {
  readonly isTaken: boolean;
  readonly title: string;
  readonly kind: ScaleKind;
  readonly better: Better;
  /** Words of an ordered scale, the worst first, one a line. */
  readonly words: string;
  /** Texts that stand for no answer, one a line. */
  readonly missing: string;
  /** As a file describes it; then nothing else of it counts. */
  readonly described?: TableItem;
}

export const lines = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

const YES = /^(?:yes|y|true)$/i;
const NO = /^(?:no|n|false)$/i;

/** What is proposed for an item that was found. The better way is never guessed: a wrong guess turns every rise into a fall. */
export function draftOf(item: FoundItem): ItemDraft {
  return {
    ...{
      isTaken: true,
      title: item.title,
      kind: item.kind,
      better: item.kind === 'categories' ? 'none' : '',
    },
    words: item.words.join('\n'),
    missing: item.missing.join('\n'),
  };
}

/** Whether a draft says all that an import needs. */
export function isComplete(draft: ItemDraft): boolean {
  if (!draft.isTaken || draft.described !== undefined) return true;
  if (draft.kind === 'levels') return lines(draft.words).length > 1;
  return draft.kind === 'categories' || draft.better !== '';
}

/** The ways that one can choose from for a kind of scale; none where the order of the words tells. */
export function betterChoices(kind: ScaleKind): readonly Better[] {
  if (kind === 'number') return ['', 'higher', 'lower', 'none'];
  if (kind === 'yes-no') return ['', 'yes', 'no', 'none'];
  return [];
}

function scaleOf({ kind, better, words }: ItemDraft, samples: FoundItem['samples']): TableScale {
  if (kind === 'levels') return { kind, words: lines(words), better: 'later', unranked: [] };
  if (kind === 'number' && (better === 'higher' || better === 'lower'))
    return { kind, better, min: null, max: null };
  if (kind === 'yes-no' && (better === 'yes' || better === 'no')) {
    const found = lines(words);
    // Most cells are written in the most frequent spelling. Another one is no third answer: it is told as off the scale, cell by cell.
    const byCount = [
      ...samples.map(({ text }) => text.trim()).filter((text) => found.includes(text)),
      ...found,
    ];
    const yes = byCount.find((word) => YES.test(word)) ?? 'Yes';
    const no = byCount.find((word) => NO.test(word)) ?? 'No';
    return { kind, yes, no, better, unranked: found.filter((word) => !YES.test(word) && !NO.test(word)) };
  }
  return { kind: 'categories', words: [] };
}

/** The items as they are described, without those that are left out; and the codes of these. */
export function describedItems(
  found: readonly FoundItem[],
  drafts: ReadonlyMap<string, ItemDraft>,
): { items: TableItem[]; left: string[] } {
  const all = found.map((item) => ({ ...item, draft: drafts.get(item.id) ?? draftOf(item) }));
  return {
    items: all
      .filter(({ draft }) => draft.isTaken)
      .map(
        ({ id, draft, samples }): TableItem =>
          draft.described ?? {
            ...{ id, title: draft.title.trim() || id, scale: scaleOf(draft, samples) },
            missing: lines(draft.missing),
          },
      ),
    left: all.filter(({ draft }) => !draft.isTaken).map(({ id }) => id),
  };
}
