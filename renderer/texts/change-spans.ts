import type { TextChange } from '../../shared/texts';
import type { MarkKind, WantedSpans } from '../reader';
import type { SideName } from './use-linked-scrolling';

/** A stretch to mark on a page, with the change it belongs to. */
export interface ChangeSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
  readonly change: number;
}

/** What the changes mark on each page of one of the texts. */
export function spansByPage(changes: readonly TextChange[], side: SideName): Map<number, ChangeSpan[]> {
  const pages = new Map<number, ChangeSpan[]>();
  changes.forEach((change, at) => {
    for (const { page, start, end } of change[side]?.parts ?? []) {
      const span = { start, end, kind: change.kind, change: at };
      const known = pages.get(page);
      if (known === undefined) pages.set(page, [span]);
      else known.push(span);
    }
  });
  return pages;
}

/** Where a change is to be shown in one of the texts: its page, and its place among the page's marks (null where it has none). */
export function spanOf(
  pages: ReadonlyMap<number, readonly ChangeSpan[]>,
  change: TextChange,
  at: number,
  side: SideName,
): { readonly page: number; readonly mark: number | null } {
  const page = change[side]?.parts[0]?.page ?? change.places[side].page;
  const mark = pages.get(page)?.findIndex((span) => span.change === at) ?? -1;
  return { page, mark: mark < 0 ? null : mark };
}

export type AskPage = (page: number) => ReturnType<WantedSpans['ask']>;

/** What a page is to mark, the same object for as long as the changes are the same. */
export function wantedOf(
  pages: ReadonlyMap<number, ChangeSpan[]>,
  ask: AskPage,
): (page: number) => WantedSpans | null {
  const made = new Map<number, WantedSpans>();
  return (page) => {
    const spans = pages.get(page);
    if (spans === undefined) return null;
    const known = made.get(page) ?? { spans, ask: () => ask(page) };
    made.set(page, known);
    return known;
  };
}
