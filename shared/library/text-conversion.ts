import type { TextConversion } from './extraction';

interface ConvertedPage {
  readonly text: string;
  readonly conversion?: TextConversion | null | undefined;
}

/** What stands between the converted text and the words as they are stored. */
const BETWEEN = '\n\n'.length;

/** The text of a page as it reads, without the stored words behind a converted one. */
export function readableText({ text, conversion }: ConvertedPage): string {
  return conversion ? text.slice(0, conversion.length) : text;
}

/** The words of a converted page as the file stores them, in reading order; empty for other pages. */
export function storedWords({ text, conversion }: ConvertedPage): string {
  return conversion ? text.slice(conversion.length + BETWEEN) : '';
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Number of values that are not above `value`, in rising values. */
function notAbove(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the converted word ends that begins at `starts[at]`. */
function wordEnd({ text }: ConvertedPage, starts: readonly number[], at: number): number {
  return (starts[at] ?? 0) + (/^\S*/.exec(text.slice(starts[at]))?.[0].length ?? 0);
}

/**
 * Where a range of the stored words (UTF-16 offsets of `text`) stands in the readable text before them. A range of the readable text
 * comes back as it is.
 */
export function readRange(page: ConvertedPage, range: Range): Range {
  const { text, conversion } = page;
  const from = (conversion?.length ?? text.length) + BETWEEN;
  if (!conversion || range.start < from) return range;
  const wordsBefore = (end: number) => text.slice(from, end).split(' ').length - 1;
  const { starts } = conversion;
  const start = starts[wordsBefore(range.start)];
  return start === undefined ? range : { start, end: wordEnd(page, starts, wordsBefore(range.end)) };
}

/**
 * Where a range of the readable text stands in the stored words behind it (UTF-16 offsets of `text`), so that it can be found on
 * the page. A range that touches no converted word comes back as it is.
 */
export function storedRange(page: ConvertedPage, range: Range): Range {
  const { text, conversion } = page;
  if (!conversion || range.start >= conversion.length) return range;
  const { starts } = conversion;
  const first = notAbove(starts, range.start) - 1;
  const last = notAbove(starts, range.end - 1) - 1;
  const from = first >= 0 && wordEnd(page, starts, first) > range.start ? first : first + 1;
  if (from > last) return range;
  let start = conversion.length + BETWEEN;
  for (let at = 0; at < from; at += 1) start = text.indexOf(' ', start) + 1;
  let end = start - 1;
  for (let at = from; at <= last; at += 1) {
    end = text.indexOf(' ', end + 1);
    if (end < 0) end = text.length;
  }
  return { start, end };
}
