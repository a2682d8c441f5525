/** How far back a word is looked for: longer ones are cut. */
const LONGEST_WORD = 40;

/**
 * A text of at most so many letters: one that is longer ends behind a whole word and says by its last sign that it goes on. In scripts that
 * part no words by spaces the words are those of their dictionaries.
 */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  const from = Math.max(0, most - 1 - LONGEST_WORD);
  const near = text.slice(0, most + LONGEST_WORD);
  const ends = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(near)].map(
    ({ index, segment }) => index + segment.length,
  );
  const end = ends.findLast((at) => at <= most - 1 && at > from) ?? most - 1;
  // Half of a letter that takes two places is none.
  const whole = text.slice(0, end).replace(/[\ud800-\udbff]$/, '');
  return `${whole.replace(/[\s\p{P}]+$/u, '')}…`;
}
