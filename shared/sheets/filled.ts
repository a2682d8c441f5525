import type { SheetPassage } from './model';
import type { SheetWords } from './words';

/** A sentence with its gaps filled. */
export function filled(sentence: string, gaps: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(gaps[name] ?? whole));
}

/** What a sheet says of a passage; of one that goes without its words, where it stands. */
export function passageInWords({ document, page, quote }: SheetPassage, words: SheetWords): string {
  return quote === ''
    ? filled(words['passage-page'], { document, page })
    : filled(words.passage, { document, page, quote });
}
