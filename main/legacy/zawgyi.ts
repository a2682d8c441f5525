import myanmarTools from 'myanmar-tools';

const BURMESE = /[\u1000-\u109f]/;
/** Fewer letters than this say nothing about the encoding. */
const FEWEST = 12;
/** Letters of a line that is judged against the rest of its page, and the share of the page that must be found so. */
const LONG_LINE = 40;
const SMALLEST_SHARE = 0.2;
/** Probabilities at which a page is taken for Zawgyi and for Unicode; between them only a person can tell. */
const SURELY_ZAWGYI = 0.95;
const SURELY_UNICODE = 0.05;

let detector: InstanceType<typeof myanmarTools.ZawgyiDetector> | undefined;
let converter: InstanceType<typeof myanmarTools.ZawgyiConverter> | undefined;

/** What is known of the Burmese on a page. */
export interface BurmeseVerdict {
  /** Whether each line, by its number, is in Zawgyi. */
  readonly zawgyiLines: readonly boolean[];
  /** Some of it may be either. */
  readonly uncertain: boolean;
}

const lettersIn = (text: string) => text.match(/[\u1000-\u109f]/g)?.length ?? 0;

/** From 0 for Unicode to 1 for Zawgyi. */
function probabilityOf(text: string): number {
  detector ??= new myanmarTools.ZawgyiDetector();
  return Math.max(0, detector.getZawgyiProbability(text));
}

/** Whether a few words are in Zawgyi rather than in Unicode. */
export const isLikelyZawgyi = (words: string): boolean => BURMESE.test(words) && probabilityOf(words) > 0.5;

/** Whether a few words are in Zawgyi for sure: they look like it, and what they become does not. */
export const isSurelyZawgyi = (words: string): boolean =>
  BURMESE.test(words) &&
  probabilityOf(words) >= SURELY_ZAWGYI &&
  probabilityOf(fromZawgyi(words)) <= SURELY_UNICODE;

/**
 * Tells line by line whether the Burmese of a page is in Zawgyi: a page may hold both. Short lines and lines that fit both go
 * with the page. `named`: a font of the page is called Zawgyi.
 */
export function burmeseEncodingOf(text: string, named: boolean): BurmeseVerdict {
  const lines = text.split('\n');
  const none = { zawgyiLines: lines.map(() => false), uncertain: false };
  const letters = lettersIn(text);
  if (letters === 0 || (letters < FEWEST && !named)) return none;
  const page = probabilityOf(text);
  const likely = named ? 0.5 : SURELY_ZAWGYI;
  if (page > SURELY_UNICODE && page < likely) return { ...none, uncertain: true };
  const zawgyiLines = lines.map((line) => {
    const own = lettersIn(line);
    if (page >= likely) return own > 0 && (own < FEWEST || probabilityOf(line) > SURELY_UNICODE);
    // On a page of Unicode only a long line is believed: names in other languages of the script look odd too.
    return own >= LONG_LINE && probabilityOf(line) >= SURELY_ZAWGYI;
  });
  const found = lines.filter((_, at) => zawgyiLines[at]);
  if (found.length === 0 || lettersIn(found.join('')) < letters * SMALLEST_SHARE) return none;
  // Letters that are out of order or lost look like Zawgyi too, but do not become Burmese by being converted.
  const stored = found.join('\n');
  const isSound = probabilityOf(fromZawgyi(stored)) <= SURELY_UNICODE && brokenShare(stored) <= MOST_BROKEN;
  return isSound ? { zawgyiLines, uncertain: false } : { ...none, uncertain: true };
}

const MOST_BROKEN = 0.05;

/** Share of Burmese words that begin with a sign which even Zawgyi writes behind its letter. */
function brokenShare(text: string): number {
  const words = text.match(/[\u1000-\u109f]+/g) ?? [];
  const broken = words.filter((word) => /^[\u102b-\u1030\u1032-\u103a\u103c-\u103e]/.test(word));
  return broken.length / Math.max(1, words.length);
}

/** A text in Zawgyi as Unicode Burmese, its signs in the order of the standard. Other words come back as they are. */
export function fromZawgyi(word: string): string {
  if (!BURMESE.test(word)) return word;
  converter ??= new myanmarTools.ZawgyiConverter();
  return converter.zawgyiToUnicode(word);
}
