/** Words by which articles and sections are headed, in the forms that normalised text has. */
const ARTICLE_WORDS = [
  ...['article', 'section', 'rule', 'regulation', 'clause', 'art', 'sec'],
  ...['มาตรา', 'ข้อ', 'ມາດຕາ', 'ຂໍ້', 'មាត្រា', 'ប្រការ', 'ပုဒ်မ'],
  ...['điều', 'pasal', 'perkara', 'seksyen', 'fasal', 'artikel', 'artikulo', 'seksyon', 'artigo'],
  ...['धारा', 'दफा', 'ধারা', 'பிரிவு', 'වගන්තිය', 'зүйл', 'madde', 'модда'],
].map((word) => word.normalize('NFKC'));
const PART_WORDS = [
  ...['chapter', 'part', 'division', 'schedule', 'annex', 'title'],
  ...['หมวด', 'ส่วน', 'บท', 'ໝວດ', 'ພາກ', 'ជំពូក', 'ផ្នែក', 'အခန်း'],
  ...['chương', 'phần', 'bab', 'bahagian', 'bagian', 'परिच्छेद', 'भाग', 'अध्याय', 'অধ্যায়', 'бүлэг'],
].map((word) => word.normalize('NFKC'));

const NUMBER = '(\\d{1,4}(?:[- ]?[a-z](?![a-z\\p{M}]))?|[ivxlcdm]{1,7}(?![\\p{L}\\p{M}]))';
const byWord = (words: readonly string[]) => new RegExp(`^(?:${words.join('|')})\\.?\\s*${NUMBER}`, 'u');
const ARTICLE = byWord(ARTICLE_WORDS);
const PART = byWord(PART_WORDS);
/** Mongolian puts the number first: "5 дугаар зүйл". */
const NUMBER_FIRST = /^(\d{1,4})\s*(?:дугаар|дүгээр)\s+зүйл/u;
/** A section of an act: "12. Short title", "12A. —". */
const NUMBERED = /^(\d{1,4}[a-z]?)\.(?!\d)/;

/** What heads a line: an article or section, or a larger part, with its number. */
export interface Heading {
  readonly kind: 'article' | 'part' | 'number';
  /** As normalised: `12`, `12a`, `iv`. */
  readonly number: string;
}

/** The heading that a normalised line begins with, or null. */
export function headingOf(line: string): Heading | null {
  const words = line.trimStart();
  const article = ARTICLE.exec(words) ?? NUMBER_FIRST.exec(words);
  if (article !== null) return { kind: 'article', number: numberOf(article[1]) };
  const part = PART.exec(words);
  if (part !== null) return { kind: 'part', number: numberOf(part[1]) };
  const numbered = NUMBERED.exec(words);
  return numbered === null ? null : { kind: 'number', number: numberOf(numbered[1]) };
}

const numberOf = (found: string | undefined) => (found ?? '').replace(/[- ]/g, '');
