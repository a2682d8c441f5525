import type { Stretches } from './stretches.ts';
import type { WordApart } from './written-apart.ts';

/**
 * The number of a footnote stands raised on the word it belongs to, and before the first word of the note itself. In the text of a page
 * nothing parts them: `trafficking12 in persons`, `12The Protocol of 2000`. Who asks for the word means it without its number.
 */

/** Letters of the word: fewer are codes, ordinals and units of measure (`UN5`, `3rd`, `20th`, `10km`). */
const WORD = '\\p{L}[\\p{L}\\p{M}]{2,}';
const NUMBER = '[1-9]\\d{0,2}';
const BEHIND = new RegExp(`^(${WORD})${NUMBER}$`, 'u');
const BEFORE = new RegExp(`^${NUMBER}(${WORD})$`, 'u');

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** A normalised word without the number of a footnote behind it. */
export const withoutNoteNumber = (word: string): string => BEHIND.exec(word)?.[1] ?? word;

/** Words of a normalised text that have the number of a footnote on them, without it, in the order in which they stand. */
export function wordsWithNotes(text: string, { starts, ends, runs, count }: Stretches): WordApart[] {
  const found: WordApart[] = [];
  for (let at = 0; at < count; at += 1) {
    if ((runs[at] as number) >= 0) continue;
    const start = starts[at] as number;
    const end = ends[at] as number;
    const isBehind = isDigit(text.charCodeAt(end - 1));
    if (isBehind === isDigit(text.charCodeAt(start))) continue;
    const word = (isBehind ? BEHIND : BEFORE).exec(text.slice(start, end))?.[1];
    if (word !== undefined) found.push({ first: at, count: 1, text: word, isRun: false });
  }
  return found;
}
