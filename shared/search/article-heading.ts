import { normalise } from './normalise.ts';

/**
 * Headings of articles: `Section 6`, `มาตรา ๖`, `Điều 6` at the start of a line, or the bare `6.` that many acts print in the
 * margin. A query that is such a reference and nothing else wants the page where the article stands, not those that mention it.
 */

/** What articles are called in laws, by language, as `normalise` writes it. */
const NAMES = [
  ...['section', 'article', 'clause', 'rule', 'regulation', 'chapter', 'part', 'schedule', 'art', 'sec'],
  ...['มาตรา', 'ข้อ', 'หมวด', 'ส่วนที่', 'ภาค', 'ลักษณะ', 'ມາດຕາ', 'ຂໍ້', 'ໝວດ', 'ພາກ', 'ສ່ວນທີ'],
  ...['មាត្រា', 'ប្រការ', 'ជំពូក', 'ផ្នែក', 'ပုဒ်မ', 'နည်းဥပဒေ', 'အပိုဒ်', 'အခန်း', 'အပိုင်း'],
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
  ...['உறுப்புரை', 'பிரிவு', 'artikulo', 'seksiyon', 'artigo', 'zug', 'ধারা', 'অনুচ্ছেদ'],
  ...['دفعہ', 'المادة', 'مادة', 'ماده'],
].map(normalise);
/** Short for the names, where somebody types them. */
const SHORT = ['ม.', 's.'].map(normalise);
/** Languages that write the number first. */
const NAMES_BEHIND = [
  ...['වන වගන්තිය', 'වැනි වගන්තිය', 'වගන්තිය'],
  ...['дугаар зүйл', 'дүгээр зүйл', 'р зүйл', 'зүйл', 'бүлэг'],
].map(normalise);

const either = (names: readonly string[]): string =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/\s+/g, '\\s*'))
    .join('|');
const END = '(?![\\p{L}\\p{M}\\p{N}])';
/** With a letter, which the Philippines put behind a hyphen. */
const NUMBER = `(\\d{1,4}(?:-?[a-z])?)${END}`;
/** In Mongolia's Criminal Code with the chapter before it. */
const NUMBER_FIRST = `(\\d{1,4}(?:\\.\\d{1,3})?[a-z]?)${END}`;
const BEFORE = '\\.?(?:ที่|ທີ|ទី)?\\s*\\(?\\s*';
const NAMED = new RegExp(`^(?:${either(NAMES)})${BEFORE}${NUMBER}`, 'u');
const NAMED_BEHIND = new RegExp(`^${NUMBER_FIRST}[\\s\\-]*(?:${either(NAMES_BEHIND)})`, 'u');
const BARE = new RegExp(`^(\\d{1,4}(?:-?[a-z])?)${END}\\s*[.:\u2014\u2013\\-။।]`, 'u');
/** A name that is a line by itself, and the number that is the next one: so text layers have headings that are printed in two sizes. */
const NAME_ALONE = new RegExp(`^(?:${either(NAMES)})\\s*$`, 'u');
const NUMBER_ALONE = /^(\d{1,3}(?:-?[a-z])?)\s*\.?\s*$/u;
/** What a part of an article is called, as `normalise` writes it. */
const PARTS = [
  ...[
    'subsection',
    'subparagraph',
    'paragraph',
    'point',
    'item',
    'huruf',
    'điểm',
    'खण्ड',
    'को खण्ड',
    'para',
    'ayat',
    'subseksyen',
    'khoản',
    'उपदफा',
    'को उपदफा',
    'उपधारा',
    'की उपधारा',
  ],
  ...['วรรค', 'วรรคที่', 'ວັກ', 'ວັກທີ', 'កថាខណ្ឌ', 'កថាខណ្ឌទី', 'ចំណុច', 'ចំណុចទី', 'ပုဒ်မခွဲ', 'ပုဒ်မငယ်'],
].map(normalise);
/** Paragraphs that are counted in words. */
const COUNTED = ['หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'ໜຶ່ງ', 'ສອງ', 'ສາມ', 'ສີ່', 'ຫ້າ'].map(normalise);
/** What counts points: one letter, or two as in `(aa)`. */
const LETTER = '(?:\\p{L}\\p{M}*){1,2}(?![\\p{L}\\p{M}\\p{N}])';
/**
 * What may stand behind the number of an article that is asked for: what was put in later, a paragraph, the signs behind a heading. There must be
 * one way to read each of them, or a long list of paragraphs is never done with.
 */
const REST = `(?:\\s*(?:(?:,\\s*)?(?:${either(PARTS)})\\.?\\s*\\(?(?:\\d{1,3}|${either(COUNTED)}|${LETTER})|/\\s*\\d{1,3}|(?:ทวิ|ตรี|จัตวา|เบญจ|bis|ter)(?![\\p{L}\\p{M}])|\\([\\p{N}\\p{L}\\p{M}]{1,3}\\)|[).:។៖။-]))*\\s*$`;
/** A part before its article, and a point before its part: `khoản 2 Điều 5`, `paragraph (a) of subsection (2) of section 5`. */
const PART_FIRST = `(?:(?:${either(['subsection', 'paragraph', 'subparagraph', 'point', 'ayat', 'huruf', 'khoản', 'điểm', 'កថាខណ្ឌ', 'កថាខណ្ឌទី'].map(normalise))})\\s*\\(?(?:\\d{1,3}|${LETTER})\\)?,?\\s*(?:of\\s+|của\\s+|នៃ\\s*)?){0,2}`;
const ALONE = [
  new RegExp(`^${PART_FIRST}(?:${either([...NAMES, ...SHORT])})${BEFORE}${NUMBER}${REST}`, 'u'),
  new RegExp(`${NAMED_BEHIND.source}${REST}`, 'u'),
];

/** First characters of the index terms of headings: with a name, the bare number, and the bare number of a section that has subsections. */
export const HEADING_KINDS = { named: '\u0088', bare: '\u0089', section: '\u008a' } as const;

const withoutHyphen = (number: string): string => number.replace('-', '');

/** The first subsection right behind a number: `5. (1)`, `5.—(1)`. */
const FIRST_PART = /^[\s.\u0964\u2013\u2014-]*\(\s*(?:1|က)\s*\)/u;
/** The same behind a title: `5. Short title.—(1)`, `5. Short title: (1)`. */
const PART_BEHIND_TITLE = /[.:;\u0903\u0964\u2013\u2014_-]\s*\(\s*1\s*\)/u;
/** A paragraph of a report that leads to a list: no section has such a title. */
const LEADS_TO_LIST = /\b(?:should|recommend(?:s|ed)|urge[sd]|suggest(?:s|ed))(?:\s+that)?\s*:/u;
/** A title of a section may go on for so many lines. */
const LINES_OF_TITLE = 2;
/** So many lines at the head of a page, and one at its foot, may hold its number. */
const LINES_OF_HEAD = 2;

/** Scripts of acts that head their sections by bare numbers: a reference in one script means no section of an act in another. */
export type SectionScript = 'Latin' | 'Devanagari' | 'Myanmar' | 'Sinhala' | 'Tamil' | 'Bengali';
const SCRIPTS: readonly (readonly [SectionScript, RegExp])[] = (
  ['Latin', 'Devanagari', 'Myanmar', 'Sinhala', 'Tamil', 'Bengali'] as const
).map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')]);
const FIRST_LETTER = /\p{L}/u;

/** The index term of the bare number of a section. */
export const sectionTerm = (number: string, script: SectionScript): string =>
  `${HEADING_KINDS.section}${number} ${script}`;

/** The script of the first letter in what a section says, behind the sign of its first subsection; null where it has none, or is in another script. */
function scriptOf(said: string): SectionScript | null {
  const letter = FIRST_LETTER.exec(said.replace(FIRST_PART, ''))?.[0];
  if (letter === undefined) return null;
  return SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0] ?? null;
}

/**
 * Whether a line that begins with a number heads a section of an act: its first subsection follows, as acts of India, Sri Lanka, Malaysia,
 * Nepal and Pakistan print it. Numbered lists and paragraphs of reports have none.
 */
function headsSection(rest: string, below: readonly string[]): boolean {
  if (FIRST_PART.test(rest)) return true;
  // What the section itself says behind its title may lead to a list.
  const behind = PART_BEHIND_TITLE.exec(rest);
  if (LEADS_TO_LIST.test(behind === null ? rest : rest.slice(0, behind.index + 1))) return false;
  if (behind !== null) return true;
  for (const line of below) {
    if (BARE.test(line) || NAMED.test(line)) return false;
    if (FIRST_PART.test(line) || PART_BEHIND_TITLE.test(line)) return true;
  }
  return false;
}

/** Index terms of the headings of articles that begin on a page, from its normalised text. */
export function headingTerms(normalised: string): string[] {
  const terms = new Set<string>();
  const lines = normalised.split(/[\n\r]+/).filter((line) => line.trim() !== '');
  for (const [place, line] of lines.entries()) {
    const start = line.trimStart();
    const next = (lines[place + 1] ?? '').trimStart();
    const inTwo = NAME_ALONE.test(start) ? NUMBER_ALONE.exec(next)?.[1] : undefined;
    const named = NAMED_BEHIND.exec(start)?.[1] ?? NAMED.exec(start)?.[1] ?? inTwo;
    if (named !== undefined) terms.add(HEADING_KINDS.named + withoutHyphen(named));
    else {
      const mayBePage = place < LINES_OF_HEAD || place === lines.length - 1;
      const alone = mayBePage || BARE.test(start) ? null : NUMBER_ALONE.exec(start);
      const found = BARE.exec(start) ?? alone;
      if (found?.[1] === undefined) continue;
      const bare = withoutHyphen(found[1]);
      if (alone === null) terms.add(HEADING_KINDS.bare + bare);
      const below = lines.slice(place + 1, place + 1 + LINES_OF_TITLE).map((each) => each.trimStart());
      const rest = start.slice(found[0].length);
      const script = headsSection(rest, below) ? scriptOf([rest, ...below].join('\n')) : null;
      if (script !== null) terms.add(sectionTerm(bare, script));
    }
  }
  return [...terms];
}

/** The number of the article that a query asks for and nothing else: `section 6`, `มาตรา ๖`, `13.1 дүгээр зүйл`; null for every other query. */
function articleAsked(line: string): string | null {
  const text = normalise(line).trim();
  for (const pattern of ALONE) {
    const number = pattern.exec(text)?.[1];
    if (number !== undefined) return withoutHyphen(number);
  }
  return null;
}

/** Words that a reference to one article has at most: `paragraph (a) of subsection (2) of section 5`. */
const MOST_OF_REFERENCE = 8;
const HAS_NUMBER = /\p{Nd}/u;

/** The article to which the first or the last words of a query refer, and which of its clauses do. */
export interface ArticleReference {
  readonly number: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The article to which the first or the last words of a query refer, as in `Citizenship Act 1955 section 5`; null where none do.
 *
 * @param clauses The clauses as typed.
 */
export function articleIn(clauses: readonly string[]): ArticleReference | null {
  const all = clauses.length;
  for (let count = Math.min(MOST_OF_REFERENCE, all); count > 0; count -= 1) {
    for (const from of [all - count, 0]) {
      const some = clauses.slice(from, from + count);
      const number = some.some((word) => HAS_NUMBER.test(word)) ? articleAsked(some.join(' ')) : null;
      if (number !== null) return { number, from, to: from + count };
    }
  }
  return null;
}
