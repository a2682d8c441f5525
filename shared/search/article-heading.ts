import { normalise } from './normalise.ts';

/**
 * Headings of articles: `Section 6`, `มาตรา ๖`, `Điều 6` at the start of a line, or the bare `6.` that many acts print in the
 * margin. A query that is such a reference and nothing else wants the page where the article stands, not those that mention it.
 */

/** What articles are called in laws, by language, as `normalise` writes it. */
const NAMES = [
  ...['section', 'article', 'clause', 'rule', 'regulation', 'chapter', 'part', 'schedule', 'art', 'sec'],
  ...['มาตรา', 'ข้อ', 'หมวด', 'ມາດຕາ', 'ໝວດ', 'មាត្រា', 'ជំពូក', 'ပုဒ်မ', 'အပိုဒ်', 'အခန်း'],
  ...[
    'दफा',
    'धारा',
    'अनुच्छेद',
    'परिच्छेद',
    'điều',
    'chương',
    'khoản',
    'pasal',
    'bab',
    'ayat',
    'seksyen',
    'perkara',
  ],
  ...['உறுப்புரை', 'பிரிவு', 'artikulo', 'seksiyon', 'artigo', 'zug'],
].map(normalise);
/** Languages that write the number first. */
const NAMES_BEHIND = ['වන වගන්තිය', 'වගන්තිය', 'дугаар зүйл', 'дүгээр зүйл', 'зүйл', 'бүлэг'].map(normalise);

const either = (names: readonly string[]): string =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/\s+/g, '\\s*'))
    .join('|');
const NUMBER = '(\\d{1,4}[a-z]?)(?![\\p{L}\\p{M}\\p{N}])';
const NAMED = new RegExp(`^(?:${either(NAMES)})\\s*\\(?${NUMBER}`, 'u');
const NAMED_BEHIND = new RegExp(`^${NUMBER}[\\s\\-]*(?:${either(NAMES_BEHIND)})`, 'u');
const BARE = new RegExp(`^${NUMBER}\\s*[.:\u2014\u2013\\-]`, 'u');
const ALONE = [NAMED, NAMED_BEHIND].map((pattern) => new RegExp(`${pattern.source}[.\\s]*$`, 'u'));

/** First characters of the index terms of headings: with a name, and the bare number. */
export const HEADING_KINDS = { named: '\u0088', bare: '\u0089' } as const;

/** Index terms of the headings of articles that begin on a page, from its normalised text. */
export function headingTerms(normalised: string): string[] {
  const terms = new Set<string>();
  for (const line of normalised.split(/[\n\r]+/)) {
    const start = line.trimStart();
    const named = NAMED.exec(start)?.[1] ?? NAMED_BEHIND.exec(start)?.[1];
    if (named !== undefined) terms.add(HEADING_KINDS.named + named);
    else {
      const bare = BARE.exec(start)?.[1];
      if (bare !== undefined) terms.add(HEADING_KINDS.bare + bare);
    }
  }
  return [...terms];
}

/** The number of the article that a query asks for and nothing else: `section 6`, `มาตรา ๖`; null for every other query. */
export function articleAsked(line: string): string | null {
  const text = normalise(line).trim();
  for (const pattern of ALONE) {
    const number = pattern.exec(text)?.[1];
    if (number !== undefined) return number;
  }
  return null;
}
