/**
 * Words of Indonesian and Malay that are made of one root by what stands before and behind it: perdagangan, memperdagangkan and
 * diperdagangkan of dagang. They mean so different things that one is never taken for another, only offered where a word is not found.
 * After the rules of J. N. Sneddon et al., Indonesian Reference Grammar (2010), chapter 1, without a list of roots.
 */

const BEFORE = [
  '',
  'di',
  'ke',
  'se',
  'ter',
  'ber',
  'per',
  'memper',
  'diper',
  'keter',
  'pember',
  'pemer',
] as const;
/** Before which the root may lose its first letter. */
const NASAL = [
  ['meny', 's'],
  ['meng', 'k'],
  ['mem', 'p'],
  ['men', 't'],
  ['me', ''],
  ['peny', 's'],
  ['peng', 'k'],
  ['pem', 'p'],
  ['pen', 't'],
  ['pe', ''],
] as const;
const BEHIND = ['', 'an', 'kan', 'i', 'nya', 'annya'] as const;

const SHORTEST_WORD = 6;
const SHORTEST_ROOT = 4;

/** What is left of a word without some of what may stand around its root. */
function rootsOf(word: string): string[] {
  const ends = BEHIND.filter((end) => word.endsWith(end)).map((end) =>
    word.slice(0, word.length - end.length),
  );
  const roots = ends.flatMap((left) => [
    ...BEFORE.filter((begin) => left.startsWith(begin)).map((begin) => left.slice(begin.length)),
    ...NASAL.filter(([begin]) => left.startsWith(begin)).flatMap(([begin, lost]) => {
      const rest = left.slice(begin.length);
      return lost === '' ? [rest] : [rest, lost + rest];
    }),
  ]);
  return [...new Set(roots)].filter((root) => root.length >= SHORTEST_ROOT);
}

/** The root behind me- or pe-. */
function afterNasal(begin: 'me' | 'pe', root: string): string {
  const first = root.charAt(0);
  if ('lrmnwy'.includes(first)) return begin + root;
  if (first === 'p') return `${begin}m${root.slice(1)}`;
  if ('bfv'.includes(first)) return `${begin}m${root}`;
  if (first === 't') return `${begin}n${root.slice(1)}`;
  if ('dcjz'.includes(first)) return `${begin}n${root}`;
  if (first === 's') return `${begin}ny${root.slice(1)}`;
  return `${begin}ng${first === 'k' ? root.slice(1) : root}`;
}

/** Words that may be made of the root that a word is made of; none for what is too short or has other letters than a to z. */
export function wordsOfSameRoot(word: string): string[] {
  if (word.length < SHORTEST_WORD || !/^[a-z]+$/.test(word)) return [];
  const words = rootsOf(word).flatMap((root) => {
    const begun = [...BEFORE.map((begin) => begin + root), afterNasal('me', root), afterNasal('pe', root)];
    return begun.flatMap((left) => BEHIND.map((end) => left + end));
  });
  return [...new Set(words)].filter((other) => other !== word);
}
