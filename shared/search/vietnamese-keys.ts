/**
 * Vietnamese as it is keyed in where the program that makes letters of the keys is not on: `mua bans nguowif` (Telex) or `mua ba1n ngu7o72i`
 * (VNI) for mua bán người. The rules are those of the two ways of typing that every keyboard program for Vietnamese has.
 */

/** Combining signs by the key of Telex that gives them. */
const TONES: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
};
const HATS: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };
const HORNS: Readonly<Record<string, string>> = { a: 'ă', o: 'ơ', u: 'ư' };
/** Keys of VNI as those of Telex; a hat is told apart below. */
const VNI: Readonly<Record<string, string>> = {
  '1': 's',
  '2': 'f',
  '3': 'r',
  '4': 'x',
  '5': 'j',
  '7': 'w',
  '8': 'w',
};
const VOWEL = /[aăâeêioôơuưy]/;
const MARKED = /[ăâêôơư]/;

interface Syllable {
  readonly letters: string[];
  tone: string;
}

/** Puts a hat on the last such vowel that has none; false where there is none. */
function hat({ letters }: Syllable, vowel?: string): boolean {
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const letter = letters[at] as string;
    if (vowel === undefined ? HATS[letter] !== undefined : letter === vowel) {
      letters[at] = HATS[letter] as string;
      return true;
    }
    if (vowel !== undefined && VOWEL.test(letter)) return false;
  }
  return false;
}

/** Puts a horn or a bow on the vowels that may have one; false where there is none. */
function horn({ letters }: Syllable): boolean {
  const both = letters.join('').indexOf('uo');
  if (both > 0 || (both === 0 && letters.length > 2)) {
    letters.splice(both, 2, 'ư', 'ơ');
    return true;
  }
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const marked = HORNS[letters[at] as string];
    if (marked === undefined) continue;
    letters[at] = marked;
    return true;
  }
  return false;
}

function dash({ letters }: Syllable): boolean {
  const at = letters.indexOf('d');
  if (at >= 0) letters[at] = 'đ';
  return at >= 0;
}

/** The vowel that bears the tone. */
function bearerOf(letters: readonly string[]): number {
  const vowels = letters.flatMap((letter, at) => {
    const isGlide =
      (letter === 'u' && letters[at - 1] === 'q') || (letter === 'i' && letters[at - 1] === 'g');
    return VOWEL.test(letter) && !(isGlide && VOWEL.test(letters[at + 1] ?? '')) ? [at] : [];
  });
  const marked = vowels.filter((at) => MARKED.test(letters[at] as string)).at(-1);
  if (marked !== undefined || vowels.length < 2) return marked ?? vowels[0] ?? -1;
  const endsInVowel = vowels.at(-1) === letters.length - 1;
  return (endsInVowel ? vowels.at(-2) : vowels.at(-1)) ?? -1;
}

function read(word: string): string {
  const syllable: Syllable = { letters: [], tone: '' };
  const { letters } = syllable;
  for (const key of word) {
    const hasVowel = letters.some((letter) => VOWEL.test(letter));
    const telex = VNI[key] ?? key;
    if (hasVowel && TONES[telex] !== undefined) syllable.tone = TONES[telex];
    else if (key === '6' && hat(syllable)) continue;
    else if (telex === 'w' && horn(syllable)) continue;
    else if (key === 'w') letters.push('ư');
    else if ((key === '9' || (key === 'd' && letters[0] === 'd')) && dash(syllable)) continue;
    else if (HATS[key] !== undefined && hat(syllable, key)) continue;
    else letters.push(key);
  }
  // Open syllables have no bow on both: thuở.
  if (letters.slice(-2).join('') === 'ươ') letters[letters.length - 2] = 'u';
  const at = bearerOf(letters);
  if (at >= 0) letters[at] += syllable.tone;
  return letters.join('').normalize('NFC');
}

/** What a line of plain letters, and of digits where VNI has them, is as Vietnamese; null where it would be the same. */
export function vietnameseOf(line: string): string | null {
  const lower = line.toLowerCase();
  const text = lower.replace(/[a-z]+(?:\d[a-z\d]*)?/g, read);
  return text === lower ? null : text;
}
