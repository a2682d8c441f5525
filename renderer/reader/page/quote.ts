/** Scripts written without spaces between words: a line's end inside them is no space either. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uaa60-\uaa7f]/;

/** Longest quote a citation keeps, in UTF-16 units. */
export const LONGEST_QUOTE = 4000;

/**
 * A passage as it is quoted: on one line, words parted at a line's end put together again, no space added inside scripts that have
 * none, control characters dropped.
 */
export function quoteOf(passage: string): string {
  const joined = passage
    .replace(/[\u00ad\u2010-](\r?\n)\s*(?=\p{Ll})/gu, '')
    .replace(/\s*\r?\n\s*/g, (_, at: number, whole: string) => {
      const before = whole.slice(0, at).trimEnd().at(-1) ?? '';
      const after = /\S/.exec(whole.slice(at))?.[0] ?? '';
      return UNSPACED.test(before) && UNSPACED.test(after) ? '' : ' ';
    })
    .replace(/[\p{Cc}\ufffe]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (joined.length <= LONGEST_QUOTE) return joined;
  // A cut must not part a letter from what hangs on it.
  const cut = joined
    .slice(0, LONGEST_QUOTE - 1)
    .replace(/[\ud800-\udbff]$|\P{M}\p{M}*$/u, '')
    .trimEnd();
  return `${cut}…`;
}
