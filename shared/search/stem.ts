import { beginningOf, hasEndings, withoutEndings } from './endings.ts';
import { fold } from './fold.ts';
import { oneSpelling, spelledBeginnings } from './spelling.ts';

/**
 * English stems after M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, in its published form, of words whose
 * spelling is made one before. Used only to widen a query to other forms of an English word, never to index: the exact word stays the better hit.
 */

function isConsonant(word: string, at: number): boolean {
  const letter = word[at] ?? '';
  if ('aeiou'.includes(letter)) return false;
  return letter !== 'y' || at === 0 || !isConsonant(word, at - 1);
}

/** Porter's m: how many times a run of vowels is followed by a run of consonants. */
function measure(word: string): number {
  let count = 0;
  let afterVowel = false;
  for (let at = 0; at < word.length; at += 1) {
    const consonant = isConsonant(word, at);
    if (consonant && afterVowel) count += 1;
    afterVowel = !consonant;
  }
  return count;
}

function hasVowel(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (!isConsonant(word, at)) return true;
  return false;
}

/** Consonant, vowel, consonant at the end, the last not w, x or y: a short syllable that wants its e back. */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  return (
    last >= 2 &&
    isConsonant(word, last - 2) &&
    !isConsonant(word, last - 1) &&
    isConsonant(word, last) &&
    !'wxy'.includes(word[last] ?? '')
  );
}

type Rules = readonly (readonly [suffix: string, replacement: string])[];

const byLength = (rules: Rules): Rules => [...rules].sort((a, b) => b[0].length - a[0].length);

const STEP_2 = byLength([
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
]);

const STEP_3 = byLength([
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]);

const STEP_4 = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ion',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'al',
  'er',
  'ic',
  'ou',
] as const;

/** Step 1a and 1b: plurals, -ed and -ing, and the repair of what they leave. */
function withoutInflection(word: string): string {
  let out = word;
  if (out.endsWith('sses') || out.endsWith('ies')) out = out.slice(0, -2);
  else if (out.endsWith('s') && !out.endsWith('ss')) out = out.slice(0, -1);
  if (out.endsWith('eed')) return measure(out.slice(0, -3)) > 0 ? out.slice(0, -1) : out;
  const suffix = out.endsWith('ed') ? 'ed' : out.endsWith('ing') ? 'ing' : '';
  if (suffix === '' || !hasVowel(out.slice(0, -suffix.length))) return out;
  out = out.slice(0, -suffix.length);
  const last = out.length - 1;
  if (/(?:at|bl|iz)$/.test(out)) return `${out}e`;
  if (last > 0 && out[last] === out[last - 1] && isConsonant(out, last) && !'lsz'.includes(out[last] ?? '')) {
    return out.slice(0, -1);
  }
  return measure(out) === 1 && endsShort(out) ? `${out}e` : out;
}

function replaceSuffix(word: string, rules: Rules): string {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix)) continue;
    const base = word.slice(0, -suffix.length);
    return measure(base) > 0 ? base + replacement : word;
  }
  return word;
}

function withoutSuffix(word: string): string {
  for (const suffix of STEP_4) {
    if (!word.endsWith(suffix)) continue;
    const base = word.slice(0, -suffix.length);
    return measure(base) > 1 && (suffix !== 'ion' || /[st]$/.test(base)) ? base : word;
  }
  return word;
}

function computeStem(word: string): string {
  let out = withoutInflection(word);
  if (out.endsWith('y') && hasVowel(out.slice(0, -1))) out = `${out.slice(0, -1)}i`;
  out = withoutSuffix(replaceSuffix(replaceSuffix(out, STEP_2), STEP_3));
  if (out.endsWith('e')) {
    const base = out.slice(0, -1);
    const count = measure(base);
    if (count > 1 || (count === 1 && !endsShort(base))) out = base;
  }
  return measure(out) > 1 && out.endsWith('ll') ? out.slice(0, -1) : out;
}

/**
 * Beginnings of words that the published rules make one with others: organised crime with the removal of organs, international with internal,
 * authorities with authors, the executive with an execution.
 */
const APART =
  /^(?:(?:dis|re)?organiz|internation|importan|corporal|executiv|procurator|universit|authori|minorit|publicat|hospitali)/;

/** Indonesian and Malay: the law is `undang-undangnya` too. Shorter words only end so. */
const NYA = /(?<=^.{3,})nya$/;

const stemOf = (word: string): string => APART.exec(word)?.[0] ?? computeStem(word);

/** With the marks that English leaves on words it took from others. `bán` is no form of to ban. */
const MAY_BE_ENGLISH = /^[a-zçèéêëïñöü]{3,}$/;

const known = new Map<string, string>();

/**
 * What a normalised word in its plain form has in common with its other forms: the stem of an English word of three or more letters, an
 * Indonesian one without its -nya, and what is left of a Nepali, Hindi, Bengali, Tamil, Sinhala or Mongolian word without its endings. Any
 * other word is its own stem.
 */
export function stem(word: string): string {
  if (word.length < 3 || word.length > 40) return word;
  let form = known.get(word);
  if (form === undefined) {
    if (known.size > 50_000) known.clear();
    form = /^[a-z]+$/.test(word)
      ? stemOf(oneSpelling(word.replace(NYA, '')))
      : (withoutEndings(word) ?? word);
    known.set(word, form);
  }
  return form;
}

/**
 * The letters with which words of a given stem begin, whichever way they are spelt. Porter's rules change at most the stem's last letter (y to
 * i, a lost e, -bility to -ble), so range scans of the vocabulary find a word's other forms without a table of stems. Never empty.
 */
export function stemPrefixes(stemmed: string): readonly string[] {
  const begins = stemmed.length > 2 && /(?:[ie]|bl)$/.test(stemmed) ? stemmed.slice(0, -1) : stemmed;
  return spelledBeginnings(begins);
}

/** By the rules `one` has the stem `on`. */
const SHORTEST_ENGLISH = 3;

/** Which words are other forms of a word: asked alike of the index and of a page, so that what is found is what is marked. */
export interface OtherForms {
  /** Every form that is its own plain form begins with one of these. */
  readonly beginnings: readonly string[];
  /** With what the plain forms of all others begin, which have marks or are spelt otherwise; null where there are none. */
  readonly plainBeginning: string | null;
  /** Whether a normalised word is a form, the word itself among them. */
  has(term: string): boolean;
}

/** The other forms of a normalised word; null for words of which none are known. */
export function otherForms(word: string): OtherForms | null {
  const plain = fold(word);
  const stemmed = stem(plain);
  if (MAY_BE_ENGLISH.test(word))
    return {
      beginnings: stemPrefixes(stemmed),
      plainBeginning: null,
      has: (term) => term.length >= SHORTEST_ENGLISH && stem(term) === stemmed,
    };
  if (!hasEndings(plain)) return null;
  const common = beginningOf(stemmed);
  return {
    beginnings: [common],
    plainBeginning: common,
    has: (term) => {
      const other = fold(term);
      return other.startsWith(common) && stem(other) === stemmed;
    },
  };
}
