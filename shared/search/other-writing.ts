import { normalise } from './normalise.ts';
import { parseQuery } from './query.ts';

/**
 * References and amounts that one person writes in full and another one short: `ม.6` for มาตรา 6, `s 5(2)` for section 5(2), `10 000` for 10,000.
 */

/** Short for what articles are called, and that. */
const SHORT: readonly (readonly [short: string, full: string])[] = [
  ['ss?|secs?|sect', 'section'],
  ['arts?', 'article'],
  ['cl', 'clause'],
  ['regs?', 'regulation'],
  ['psl?', 'pasal'],
  ['ม', 'มาตรา'],
  ['ມ', 'ມາດຕາ'],
  ['ម', 'មាត្រា'],
];
/** Those that leave out what follows. */
const MINUS = '\\-\u2212\uff0d';
/** Neither the end of a word or of another abbreviation, nor what is left out. */
const BEGINS = `(?<![\\p{L}\\p{M}\\p{N}.'\u2019${MINUS}])`;
const SHORT_REFERENCES = SHORT.map(
  ([short, full]) =>
    [new RegExp(`${BEGINS}(?:${short})\\.?\\s*(\\p{Nd}[^\\s,;]*)`, 'giu'), `${full} $1`] as const,
);
/**
 * What references in full are looked for as besides: as the Philippines and the United States write them in their laws, and as judgments and
 * guides cite them. Khmer laws write either word for an article.
 */
const SHORTENED: readonly (readonly [full: string, short: readonly [string, ...string[]]])[] = [
  ['sections?', ['sec ', 's ']],
  ['articles?', ['art ']],
  ['regulations?', ['reg ']],
  ['clauses?', ['cl ']],
  ['มาตรา', ['ม.']],
  ['ມາດຕາ', ['ມ.']],
  ['មាត្រា', ['ម.', 'មាត្រាទី']],
  ['មាត្រាទី', ['ម.', 'មាត្រា']],
];
/**
 * Not the first of `5-6` or `5.2`: of what is left behind the phrase, the one would leave pages out and the other stand anywhere. In scripts
 * without spaces any letter may stand before a word and behind a number. Nor what is quoted: it was shortened already, and no line with a quote
 * comes here.
 */
const FULL_REFERENCES = SHORTENED.map(([full, short]) => {
  const isSpaced = /^[a-z]/.test(full);
  const [before, behind, space] = isSpaced
    ? ['\\p{L}\\p{M}\\p{N}', '\\p{L}\\p{M}\\p{N}', '\\s+']
    : ['', '\\p{N}', '\\s*'];
  const number = `(\\p{Nd}{1,4}${isSpaced ? '(?:-?[a-z])?' : ''})(?![${behind}]|[.,/:${MINUS}][\\p{L}\\p{N}])`;
  return { pattern: new RegExp(`(?<![${before}"${MINUS}])${full}${space}${number}`, 'giu'), short };
});
const MOST_SHORT = Math.max(...SHORTENED.map(([, short]) => short.length));

const NOT_IN_NUMBER = `[\\p{L}\\p{M}\\p{N}.,/:${MINUS}]`;
const amounts = (digits: string): RegExp =>
  new RegExp(`(?<!${NOT_IN_NUMBER}|\\p{N}\\s)${digits}(?!${NOT_IN_NUMBER}|\\s\\p{N})`, 'gu');
const GROUPS = amounts("\\p{Nd}{1,3}(?:[ \u00a0\u2009\u202f'\u2019]\\p{Nd}{3})+");
/** Fewer digits are a year or the number of an article. */
const IN_ONE = amounts('\\p{Nd}{5,12}');
const QUOTES = /["\u201c-\u201f\u00ab\u00bb\u300c-\u300f]/;

/** Three figures and again three: three numbers that somebody typed beside each other, unless thousands or millions are counted. */
const SEVERAL = /^\d{3}(?: \d{3})+$/;

/** An amount with commas; what begins with a zero is none. */
function withCommas(amount: string): string {
  const digits = amount.replace(/\P{Nd}/gu, '');
  const plain = normalise(amount);
  const isSeveral = / /.test(amount) && SEVERAL.test(plain) && !plain.endsWith(' 000');
  return isSeveral || plain.startsWith('0') ? amount : digits.replace(/\p{Nd}(?=(?:\p{Nd}{3})+$)/gu, '$&,');
}

const isEither = (line: string): boolean => parseQuery(line).alternatives !== undefined;

/** A line with its references in full: as phrases where words are joined by OR, which joins single words. A phrase stays as it is. */
export function withFullReferences(line: string): string {
  if (QUOTES.test(line)) return line;
  const inFull = (text: string, quote: string): string =>
    SHORT_REFERENCES.reduce((said, [short, full]) => said.replace(short, quote + full + quote), text);
  const full = inFull(line, '');
  return full !== line && isEither(line) ? inFull(line, '"') : full;
}

/** A line with its amounts with commas, by which they are found however a page parts them. A phrase stays as it is. */
export const withPartedAmounts = (line: string): string =>
  QUOTES.test(line) ? line : line.replace(GROUPS, withCommas).replace(IN_ONE, withCommas);

/** Signs of currencies that laws print without a space: `Rp600.000.000,00`, `RM10,000`. */
const CURRENCIES = ['Rp', 'RM', 'Rs', 'Php', 'P', 'USD'];
const PARTED = amounts('\\p{Nd}{1,3}(?:[.,]\\p{Nd}{3})+');
const WITH_CURRENCY = new RegExp(
  `${BEGINS}(${CURRENCIES.join('|')})\\.?(\\p{Nd}[\\p{Nd}.,]*\\p{Nd})(?![\\p{L}\\p{M}\\p{N}])`,
  'giu',
);

/** A line with its amounts behind the signs of currencies, one line for each, or with a sign that was typed apart from its amount. */
export function withCurrencies(line: string): string[] {
  if (QUOTES.test(line)) return [];
  const apart = line.replace(WITH_CURRENCY, '"$1 $2"');
  const ways = apart === line ? CURRENCIES.map((sign) => line.replace(PARTED, `"${sign}$&"`)) : [apart];
  return ways[0] === line || isEither(line) ? [] : ways;
}

/**
 * A line with its references in short: `"sec 4"`, `"ม.4"`, one line for each way to shorten them. None where words are joined by OR, which would join
 * other ones then.
 */
export function withShortReferences(line: string): string[] {
  if (QUOTES.test(line)) return [];
  const ways = Array.from({ length: MOST_SHORT }, (_, way) =>
    FULL_REFERENCES.reduce(
      (said, { pattern, short }) =>
        said.replace(pattern, (_whole, number: string) => `"${short[way] ?? short[0]}${number}"`),
      line,
    ),
  );
  const isShortened = ways[0] !== line && !isEither(line);
  return isShortened ? [...new Set(ways)] : [];
}
