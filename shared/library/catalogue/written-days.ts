import { BUDDHIST_AHEAD } from '../../kernel';
import type { MemberCode } from '../../vocabulary';

/** A day found in a text. */
export interface WrittenDay {
  /** Where it begins and ends in the text. */
  readonly start: number;
  readonly end: number;
  /** ISO, Gregorian. */
  readonly day: string;
  /** The State whose own way of writing days this is, where it is no other's. */
  readonly of: MemberCode | null;
}

/** The Gregorian day (ISO) of a day of the Bikram Sambat, the calendar of Nepal; null when the calendar has no such day. */
export type BikramToIso = (year: number, month: number, day: number) => string | null;

/**
 * Years of the Buddhist Era run as far ahead as in Thailand since the reform of 1941 (B.E. 2484). Elsewhere they begin in April or
 * May, or count one more: of a day with such a year in the languages of those countries nobody can tell here which it is.
 */
const FIRST_BUDDHIST_YEAR = 2484;
const LAST_BUDDHIST_YEAR = 2643;

function isoOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1800 && year <= 2100 ? date.toISOString().slice(0, 10) : null;
}

/** Names of the months from January on, as laws write them; several spellings of one are divided by a bar. */
const MONTHS = {
  english:
    'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?',
  malay:
    'januari|februari|ma(?:ret|c)|april|me?i|jun[i]?|jula?i|(?:agustus|ogos)|september|o[ck]tober|november|d[ie]sember',
  portuguese: 'janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro',
  thai: '(?:มกราคม|ม[.] ?ค[.]?)|(?:กุมภาพันธ์|ก[.] ?พ[.]?)|(?:มีนาคม|มี[.] ?ค[.]?)|(?:เมษายน|เม[.] ?ย[.]?)|(?:พฤษภาคม|พ[.] ?ค[.]?)|(?:มิถุนายน|มิ[.] ?ย[.]?)|(?:กรกฎาคม|ก[.] ?ค[.]?)|(?:สิงหาคม|ส[.] ?ค[.]?)|(?:กันยายน|ก[.] ?ย[.]?)|(?:ตุลาคม|ต[.] ?ค[.]?)|(?:พฤศจิกายน|พ[.] ?ย[.]?)|(?:ธันวาคม|ธ[.] ?ค[.]?)',
  lao: 'ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ',
  khmer: 'មករា|កុម្ភៈ?|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ',
  burmese: 'ဇန်နဝါရီ|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|(?:ဩဂုတ်|သြဂုတ်)|စက်တင်ဘာ|အောက်တိုဘာ|နိုဝင်ဘာ|ဒီဇင်ဘာ',
  sinhala: 'ජනවාරි|පෙබරවාරි|මාර්තු|අප්‍?රේල්|මැයි|(?:ජූනි|ජුනි)|(?:ජූලි|ජුලි)|අගෝස්තු|සැප්තැම්බර්|ඔක්තෝබර්|නොවැම්බර්|දෙසැම්බර්',
  tamil:
    '(?:சனவரி|ஜனவரி)|(?:பெப்ரவரி|பிப்ரவரி)|மார்ச்சு?|(?:ஏப்பிரல்|ஏப்ரல்)|(?:மே)|(?:யூன்|ஜூன்)|(?:யூலை|ஜூலை)|(?:ஓகத்து|ஆகஸ்டு?|ஆகஸ்ட்)|(?:செப்டெம்பர்|செப்டம்பர்|செத்தெம்பர்)|(?:ஒத்தோபர்|அக்டோபர்|ஒக்டோபர்|ஒக்ரோபர்)|(?:நவெம்பர்|நவம்பர்)|(?:திசெம்பர்|டிசம்பர்)',
  bengali: 'জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর',
  hindi:
    'जनवरी|(?:फरवरी|फ़रवरी)|मार्च|अप्रैल|मई|जून|(?:जुलाई)|अगस्त|(?:सितंबर|सितम्बर)|(?:अक्टूबर|अक्तूबर)|(?:नवंबर|नवम्बर)|(?:दिसंबर|दिसम्बर)',
} as const;
/** Months of the Bikram Sambat from the first on, in the spellings of laws in English and in Nepali. */
const BIKRAM_MONTHS =
  '(?:ba?ishakh?a?|baisakha?|वैशाख|बैशाख)|(?:jeth|jestha|jyeshtha?|जेठ|ज्येष्ठ)|(?:ash?adha?|asar|असार|आषाढ)|(?:sh?rawa?na?|saun|साउन|श्रावण)|(?:bhadra?|bhadau|भदौ|भाद्र)|(?:as[wo]?h?[wo]?[ij]n?|असोज|आश्विन)|(?:kartik|कात्तिक|कार्तिक)|(?:mangsh?ir|marga|मंसिर|मङ्सिर)|(?:pous?h|pus|पुस|पौष|पुष)|(?:magha?|माघ)|(?:falgun|phalgun|fagun|फागुन|फाल्गुन)|(?:chaitra?|chait|चैत|चैत्र)';

/** Divides a list of names where a bar stands outside brackets. */
function namesOf(list: string): RegExp[] {
  let depth = 0;
  const parts = [''];
  for (const sign of list) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => new RegExp(`^(?:${part})$`, 'iu'));
}

interface Reading {
  readonly pattern: RegExp;
  readonly of?: MemberCode;
  /** The day a match means, or null. */
  readonly read: (
    found: Readonly<Record<string, string | undefined>>,
    ofBikram: BikramToIso | null,
  ) => string | null;
}

const monthNumber = (names: readonly RegExp[], name: string | undefined): number =>
  names.findIndex((known) => known.test(name ?? '')) + 1;

/** A year as it stands. */
const asWritten = (year: number): number => year;

/** A year as it stands, or of the Buddhist Era of Thailand where it can only be that. */
const commonEra = (year: number): number =>
  year >= FIRST_BUDDHIST_YEAR && year <= LAST_BUDDHIST_YEAR ? year - BUDDHIST_AHEAD : year;

function gregorian(order: string, months: string, yearOf = asWritten): Reading {
  const names = namesOf(months);
  return {
    pattern: new RegExp(order.replace('MONTH', `(?<month>${months})`), 'giu'),
    read: ({ year, month, day }) => isoOf(yearOf(Number(year)), monthNumber(names, month), Number(day)),
  };
}

const numeric = (order: string, yearOf = asWritten): Reading => ({
  pattern: new RegExp(order, 'giu'),
  read: ({ year, month, day }) => isoOf(yearOf(Number(year)), Number(month), Number(day)),
});

const DAY = String.raw`(?<!\d)(?<day>\d{1,2})`;
const YEAR = String.raw`(?<year>\d{4})(?!\d)`;
const IN_FIGURES = String.raw`${DAY}\s?[-/.]\s?(?<month>\d{1,2})\s?[-/.]\s?${YEAR}`;
function readings(): Reading[] {
  const bikramNames = namesOf(BIKRAM_MONTHS);
  return [
    gregorian(
      String.raw`${DAY}(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?MONTH\b\.?,?\s+${YEAR}`,
      MONTHS.english,
      commonEra,
    ),
    gregorian(
      String.raw`\bMONTH\b\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+${YEAR}`,
      MONTHS.english,
      commonEra,
    ),
    gregorian(String.raw`${DAY}\s+(?:hb\.?\s+)?MONTH\s+${YEAR}`, MONTHS.malay),
    gregorian(String.raw`${DAY}\s+de\s+MONTH\s+de\s+${YEAR}`, MONTHS.portuguese),
    gregorian(
      String.raw`${DAY}\s*(?:เดือน\s*)?MONTH\s*(?:พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?)?\s*${YEAR}`,
      MONTHS.thai,
      commonEra,
    ),
    gregorian(String.raw`${DAY}\s*MONTH\s*(?:ປີ\s*|ຄ\.ສ\.?\s*)?${YEAR}`, MONTHS.lao),
    // In figures, where the word for a day stands before them; day first, as everybody there writes.
    numeric(String.raw`(?<=วันที่\s?)${IN_FIGURES}`, commonEra),
    numeric(String.raw`(?<=(?:ວັນທີ|ថ្ងៃទី|[Nn]gày)\s?)${IN_FIGURES}`),
    gregorian(String.raw`${DAY}\s*ខែ\s*MONTH\s*(?:ឆ្នាំ\s*|គ\.ស\.?\s*)*${YEAR}`, MONTHS.khmer),
    {
      ...gregorian(
        String.raw`(?<!\d)${YEAR}\s*(?:ခုနှစ်|ပြည့်နှစ်)\s*[၊,]?\s*MONTH\s*လ\s*\(?(?<day>\d{1,2})\)?\s*ရက်`,
        MONTHS.burmese,
      ),
      of: 'MM',
    },
    gregorian(String.raw`(?<!\d)${YEAR}\s*,?\s*MONTH\s*(?:මස)?\s*(?<day>\d{1,2})(?!\d)`, MONTHS.sinhala),
    gregorian(
      String.raw`(?<!\d)${YEAR}\s*,?\s*(?:ஆம் ஆண்டு\s*)?MONTH\s*(?:மாதம்)?\s*(?<day>\d{1,2})(?!\d)`,
      MONTHS.tamil,
    ),
    gregorian(String.raw`${DAY}\s*(?:ই|শে|লা|রা|ঠা)?\s*MONTH\s*,?\s*${YEAR}`, MONTHS.bengali),
    gregorian(String.raw`${DAY}\s*MONTH\s*,?\s*${YEAR}`, MONTHS.hindi),
    numeric(String.raw`${DAY}\s+tháng\s+(?<month>\d{1,2})\s+năm\s+${YEAR}`),
    {
      ...numeric(
        String.raw`(?<!\d)${YEAR}\s+оны\s+(?<month>\d{1,2})\s*(?:-?\s*(?:д[үу]г[эа]{2}р|р)\s+)?сарын\s+(?<day>\d{1,2})`,
      ),
      of: 'MN',
    },
    {
      pattern: new RegExp(
        String.raw`${DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>${BIKRAM_MONTHS})\s*,?\s*${YEAR}`,
        'giu',
      ),
      read: ({ year, month, day }, ofBikram) =>
        ofBikram?.(Number(year), monthNumber(bikramNames, month), Number(day)) ?? null,
    },
    {
      // In figures with the year first, as "2064|4|8".
      pattern: /(?<!\d)(?<year>20\d\d)\s?[.।|/-]\s?(?<month>\d{1,2})\s?[.।|/-]\s?(?<day>\d{1,2})(?!\d)/gu,
      of: 'NP',
      read: ({ year, month, day }, ofBikram) => ofBikram?.(Number(year), Number(month), Number(day)) ?? null,
    },
  ];
}

let known: readonly Reading[] | undefined;

/**
 * Every day a text writes out in full, in the order of the text: in the languages of the region, in the Common Era, the Buddhist Era and, where
 * `ofBikram` is given, as for texts of Nepal, the Bikram Sambat. The text must have ASCII digits (`asciiDigits`) and single spaces.
 */
export function daysWritten(text: string, ofBikram: BikramToIso | null): WrittenDay[] {
  known ??= readings();
  const found: WrittenDay[] = [];
  for (const { pattern, read, of = null } of known) {
    for (const match of text.matchAll(pattern)) {
      const day = read(match.groups ?? {}, ofBikram);
      if (day !== null) found.push({ start: match.index, end: match.index + match[0].length, day, of });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
