const NUMBERS: readonly RegExp[] = [
  // On a line of its own, as on the cover of a reprint; further down other laws are cited.
  /^Act\s+A?\d{2,4}$/m,
  /\b\d{1,4}\/VBHN-[A-ZĐ]{2,8}\b/,
  /\bNo\.?\s*\d+\s+of\s+\d{4}\b/i,
  /\bAct\s+A?\d{2,4}\b(?!\s*\))/,
  /\bP\.U\.\s*\([AB]\)\s*\d+\b/,
  /\b\d{1,4}\/\d{4}\/(?:QH\d{1,2}|NĐ-CP|TT-[A-ZĐ]{2,12}|QĐ-TTg|UBTVQH\d{1,2})\b/,
  /\bNomor\s+\d+\s+Tahun\s+\d{4}\b/i,
  /\bAct\s+(?:No\.?|number)\s*\d+\s+of\s+(?:the year\s+)?\d{4}(?:\s*\(\d{4}\))?/i,
];

/** The official number a text states near its head, as written, or null. */
export function guessNumber(head: string): string | null {
  for (const pattern of NUMBERS) {
    const found = pattern.exec(head)?.[0];
    // A year is not a number: "Act 2024" is a short title.
    if (found !== undefined && !/^Act\s+(?:19|20)\d\d$/.test(found))
      return found
        .replace(/\s+/g, ' ')
        .replace(/\bOF\b/, 'of')
        .replace(/^NO\b/, 'No');
  }
  return null;
}

const ENGLISH_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const THAI_MONTHS = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
];
/** Years of the Buddhist Era run 543 ahead of the Common Era since the reform of 1941 (B.E. 2484). */
const BUDDHIST_ERA = 543;
const FIRST_BUDDHIST_YEAR = 2484;

const asciiDigits = (text: string) =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    // Decimal digits stand in runs of ten that begin at a multiple of 16 or at 6 above one, whatever the script.
    if (point < 0x80) return digit;
    const base =
      /[\u0660-\u0669\u06f0-\u06f9]/.test(digit) || (point & 0xf) < 10 ? point & 0xf : (point & 0xf) - 6;
    return String(base);
  });

function isoOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1800 && year <= 2100 ? date.toISOString().slice(0, 10) : null;
}

const ADOPTED_ENGLISH =
  /(?:certified|enacted|adopted|assented|authentication|approved|promulgated|signed)\b[^.\d]{0,60}?(\d{1,2})(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})/i;
const ADOPTED_THAI = /ให้ไว้\s*ณ\s*วันที่\s*(\d{1,2})\s*([\u0e00-\u0e7f]+?)\s*(?:พ\.?ศ\.?|พุทธศักราช)\s*(\d{4})/;
const ADOPTED_VIETNAMESE = /Hà Nội, ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/i;

const ENGLISH_DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})`;
const THAI_DAY = String.raw`(\d{1,2})\s*([\u0e00-\u0e7f]+?)\s*(?:พ\.?ศ\.?|พุทธศักราช)\s*(\d{4})`;
const VIETNAMESE_DAY = String.raw`(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})`;

/** How a text leads up to a day, in each language that is read; the day follows at once. */
interface DayWords {
  readonly english: RegExp;
  readonly thai?: RegExp;
  readonly vietnamese?: RegExp;
}

const IN_FORCE: DayWords = {
  english: new RegExp(
    String.raw`\b(?:comes?|came|enters?|entered|(?:shall|will|is to) (?:come|enter)) into (?:force|operation)(?: with effect)? (?:on|from)(?: the)? ${ENGLISH_DAY}|\b(?:in (?:force|operation)|commences?|commencement:?)(?: on| from)?(?: the)? ${ENGLISH_DAY}`,
    'i',
  ),
  thai: new RegExp(String.raw`(?:ให้ใช้บังคับ|มีผลใช้บังคับ|มีผลบังคับใช้)\s*(?:ตั้งแต่|ใน)?\s*วันที่\s*${THAI_DAY}`),
  vietnamese: new RegExp(String.raw`có hiệu lực(?: thi hành)?(?: kể)? từ ngày\s+${VIETNAMESE_DAY}`, 'i'),
};
const EXPIRES: DayWords = {
  english: new RegExp(
    String.raw`\b(?:(?:this|the) (?:plan|strategy|order|agreement|memorandum|act|regulation|notice)[^.]{0,40}? )?(?:ends?|expires?|ceases? to (?:have effect|be in force)|(?:shall|will) (?:end|expire)) on(?: the)? ${ENGLISH_DAY}`,
    'i',
  ),
  thai: new RegExp(String.raw`(?:สิ้นสุด|สิ้นผล|หมดอายุ)\s*(?:ใน)?\s*วันที่\s*${THAI_DAY}`),
};

function englishDay(day = '', name = '', year = ''): string | null {
  const month = ENGLISH_MONTHS.findIndex((known) => known.startsWith(name.toLowerCase())) + 1;
  return month > 0 ? isoOf(Number(year), month, Number(day)) : null;
}

/** The day that a text gives behind words that say what it is the day of, or null. */
function dayBehind(text: string, { english, thai, vietnamese }: DayWords): string | null {
  const [, ...inEnglish] = english.exec(text) ?? [];
  const [day, name, year] = inEnglish.filter((part) => part !== undefined);
  const found = englishDay(day, name, year);
  if (found !== null) return found;
  const inThai = thai?.exec(text);
  const month = THAI_MONTHS.indexOf(inThai?.[2] ?? '') + 1;
  if (inThai && month > 0 && Number(inThai[3]) >= FIRST_BUDDHIST_YEAR) {
    return isoOf(Number(inThai[3]) - BUDDHIST_ERA, month, Number(inThai[1]));
  }
  const inVietnamese = vietnamese?.exec(text);
  return inVietnamese
    ? isoOf(Number(inVietnamese[3]), Number(inVietnamese[2]), Number(inVietnamese[1]))
    : null;
}

/**
 * The day from which a text says that it is in force, or null. Only a full date right behind words that say so is taken; a text
 * that says "on publication" or leaves the day to a minister says none.
 */
export function guessInForceOn(firstPagesText: string): string | null {
  return dayBehind(asciiDigits(firstPagesText.replace(/\s+/g, ' ')), IN_FORCE);
}

/** The last day that a text gives for itself, as plans do, or null; told like `guessInForceOn`. */
export function guessExpiresOn(firstPagesText: string): string | null {
  return dayBehind(asciiDigits(firstPagesText.replace(/\s+/g, ' ')), EXPIRES);
}

/**
 * The day a text says it was adopted on, as an ISO date, or null. Only a full date behind a word that says so is taken:
 * a lone year or a date that merely stands on the page is not enough.
 */
export function guessAdoptedOn(head: string): string | null {
  const text = asciiDigits(head.replace(/\s+/g, ' '));
  const english = ADOPTED_ENGLISH.exec(text);
  if (english) {
    const month = ENGLISH_MONTHS.findIndex((name) => name.startsWith((english[2] ?? '').toLowerCase())) + 1;
    if (month > 0) return isoOf(Number(english[3]), month, Number(english[1]));
  }
  const thai = ADOPTED_THAI.exec(text);
  if (thai) {
    const month = THAI_MONTHS.indexOf(thai[2] ?? '') + 1;
    const year = Number(thai[3]);
    if (month > 0 && year >= FIRST_BUDDHIST_YEAR) return isoOf(year - BUDDHIST_ERA, month, Number(thai[1]));
  }
  const vietnamese = ADOPTED_VIETNAMESE.exec(text);
  return vietnamese ? isoOf(Number(vietnamese[3]), Number(vietnamese[2]), Number(vietnamese[1])) : null;
}
