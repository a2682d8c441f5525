import { inOneSpelling } from './one-spelling';
import { any } from './patterns';
import { LAO_ROLE, THAI_ROLE } from './person-words';
import { PERSONAL_KINDS, type PersonalKind } from './personal-data-model';
import { isPersonNamed } from './persons-named';

/** First digits of the scripts of the region, whose digits follow each other: Devanagari, Bengali, Tamil, Thai, Lao, Myanmar, Khmer, Mongolian, full width. */
const ZEROS = [0x0966, 0x09e6, 0x0be6, 0x0e50, 0x0ed0, 0x1040, 0x17e0, 0x1810, 0xff10] as const;
const LOCAL_DIGIT = /[०-९০-৯௦-௯๐-๙໐-໙၀-၉០-៩᠐-᠙０-９]/gu;

const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
};

/** A Burmese wa that stands for a zero beside a figure. */
const WA_FOR_ZERO = /(?<=[၀-၉])ဝ(?![\p{L}\p{M}])|(?<![\p{L}\p{M}])ဝ(?=[၀-၉])/gu;

/** A number of Burma with the letter wa for some of its zeros; not the end or the begin of a word. */
const BURMESE_NUMBER = /(?<![\u1000-\u103e])(?=[ဝ]{0,12}[၀-၉])[၀-၉ဝ]{2,}(?![\u1000-\u103e])/gu;

function plainOf(text: string): string {
  return inOneSpelling(text.normalize('NFC'))
    .replace(WA_FOR_ZERO, '0')
    .replace(BURMESE_NUMBER, (number) => number.replaceAll('ဝ', '၀'))
    .replaceAll(LOCAL_DIGIT, asciiDigit);
}

/** Words that stand by themselves, and words of Thai, Lao, Khmer and Burmese, which are written without spaces between. */
const either = (apart: readonly string[], inRun: readonly string[]): string =>
  `(?:(?<![\\p{L}\\p{M}])${any(apart)}|${any(inRun)})`;

/** What may stand between the name of a number and the number, as on a form: "No.", a colon, brackets, dots. */
const TO_NUMBER = String.raw`[^\p{L}\p{N}\n]{0,3}(?:bearing[^\S\n])?(?:number|no|nos|nr|nomor|số|หมายเลข|เลขที่|เลข|ເລກທີ|ເລກ|លេខ|အမှတ်|नम्बर|नं|අංකය?|අං|எண்|இலக்கம்|இல|дугаар|号码?)?[^\p{L}\p{N}\n]{0,12}`;

const PASSPORT_WORDS = either(
  [
    ...[
      'passports?',
      'ppt',
      'pp(?=[. ]{0,2}n)',
      'travel documents?',
      'paspor(?: ri)?',
      'pasport',
      'hộ chiếu(?: mang)?',
      'паспорт(?:ын)?',
    ],
    ...['(?:राहदानी|पासपोर्ट)(?:को)?', 'ගමන් බලපත්\u200d?ර(?:යේ?)?', 'පාස්පෝට්', 'கடவுச்சீட்ட(?:ு|ின்)', '护照'],
  ],
  [
    String.raw`หนังสือเดินทาง(?:(?:ประเทศ|สัญชาติ)?(?:กัมพูชา|ลาว|เมียนมา|พม่า|เวียดนาม|ไทย|จีน|[\u0e00-\u0e7f]{2,12}(?=[^\S\n]เลขที่)))?`,
    String.raw`ໜັງສື(?:ຜ່ານແດນ|ເດີນທາງ)(?:[\u0e80-\u0eff]{2,10}(?=[^\S\n]?ເລກທີ))?`,
    ...['พาสปอร์ต', 'ພາສ?ສ?ປອດ', 'ປັດສະປອດ'],
    String.raw`លិខិត(?:ឆ្លងដែន|ធ្វើដំណើរ)(?:[\u1780-\u17d3]{2,12}(?=[^\S\n]?លេខ))?`,
    ...['ប៉ាស្ព័រ', 'နိုင်ငံကူးလက်မှတ်(?:စာအုပ်)?', 'ပတ်စပို့'],
  ],
);
/** Letters and digits as passports have them: at most two letters before six to nine digits. */
const PASSPORT_NUMBER = String.raw`(?<![\p{L}\p{N}])[A-ZЕ]{0,2}(?:[^\S\n]|(?<=[A-Z])-)?\d{6,9}[A-Z]?(?![\p{L}\p{N}])`;

const IDENTITY_WORDS = either(
  [
    ...['(?:national )?identity (?:card|number|document)', 'national id(?: card)?', 'id card', 'nid', 'nic'],
    ...['nric', 'nrc', 'ic', 'k/p', 'kk', 'aadhaar(?: card)?', 'phil(?:sys|id)(?: card)?', 'pan(?: card)?'],
    ...["voter(?:’s|'s)? id(?: card)?", 'birth certificate'],
    ...[
      'citizenship(?: card| certificate|(?=[^\\S\\n]?(?:numbers?|nos?|nr)(?!\\p{L})|[^\\S\\n]?:))',
      'nik',
      'ktp',
      'mykad',
      'cccd',
      'cmnd',
    ],
    ...['căn cước(?: công dân)?', 'chứng minh nhân dân', 'số định danh cá nhân'],
    ...['регистр(?:ийн)?', 'рд', 'иргэний үнэмлэх(?:ний)?'],
    ...[
      'नागरिकता(?: प्रमाण ?पत्र)?(?:को)?',
      'ना\\.? ?प्र\\.?(?: ?प\\.?)?',
      'परिचय ?पत्र(?:को)?',
      'राष्ट्रिय परिचय',
    ],
    ...['හැඳුනුම් ?පත(?:්|ේ)?', 'ජා\\.? ?හැ\\.?', 'அடையாள அட்டை(?:யின்)?', '(?:தே\\.? ?)?அ\\.? ?அ\\.?', '身份证'],
  ],
  [
    ...['เลขประจำตัว(?:ประชาชน|บุคคล|คนต่างด้าว)', 'บัตร(?:ประจำตัว)?(?:ประชาชน|คนต่างด้าว)'],
    ...['ບັດປະຈຳຕົວ(?:ປະຊາຊົນ)?', 'ສຳມະໂນຄົວ'],
    ...['អត្តសញ្ញាណ(?:ប័ណ្ណ|បណ្ណ|បត្រ)(?:សញ្ជាតិខ្មែរ)?', 'អត្តលេខ', 'សៀវភៅ(?:គ្រួសារ|ស្នាក់នៅ)', 'សំបុត្រកំណើត'],
    ...['နိုင်ငံသားစိစစ်ရေး(?:ကတ်(?:ပြား)?)?', 'မှတ်ပုံတင်'],
  ],
);
/**
 * Digits, after up to two letters as in Mongolia, but no number in groups and no years; the older cards of Sri Lanka end in a V or an X. Letters of the
 * township as in Burma, and five letters as in India.
 */
const IDENTITY_NUMBER = String.raw`(?<![\p{L}\p{N}])(?!(?:\d{1,2}(?:\.\d{3})+|\d{3}\.\d{3}|[1-9]\d\d(?:\.\d{3}){3,})(?![-.\d])|(?:19|20)\d\d[-/](?:19|20)\d\d(?!\d)|(?:19|20)\d\d(?:[^\S\n]?[-/]?[^\S\n](?:19|20)\d\d)+(?![^\S\n]?[-/]?[^\S\n]?\d))(?:\p{L}{0,2}\d(?:[^\S\n]?[-/.]?[^\S\n]?\d){6,17}[VvXx]?|[A-Z]{2,4}[-/]\d{6}|[A-Z]{5}\d{4}[A-Z])(?![\p{L}\p{N}])`;

const CASE_WORDS = either(
  [
    ...[
      '(?:criminal|police|court|trial) (?:case|file)',
      'case file',
      'case',
      'f\\.?i\\.?r\\.?',
      'crime',
      'docket',
    ],
    ...['criminal (?:action|appeal)', 'crl\\.? ?a\\.?', 'perkara', 'laporan polisi', 'vụ án', 'bản án'],
    ...['хэр(?:гийн|эг)', 'मुद्दा', 'නඩු', 'வழக்கு'],
  ],
  [
    ...['หมายเลข(?:คดี)?(?:ดำ|แดง)', 'คดีอาญา', 'สำนวน(?:คดี|การสอบสวน)'],
    String.raw`(?<!ດຳເນີນ|ພິຈາລະນາ)ຄະດີ(?:ອາຍາ|ແພ່ງ|ຄ້າມະນຸດ|[\u0e80-\u0eff]{0,16}(?=[^\S\n]ເລກທີ))?`,
    ...['សំណុំរឿង(?:ព្រហ្មទណ្ឌ)?', 'រឿងក្តី(?:ព្រហ្មទណ្ឌ)?', 'សាលក្រម(?:ព្រហ្មទណ្ឌ)?'],
    ...['(?:ပြစ်|ရာဇဝတ်|တရားမ)(?:ကြီး)?မှု(?:ကြီး|ငယ်)?(?:အမှု)?', 'အမှု(?:တွဲ)?'],
  ],
);
const CASE_SIGN = String.raw`[^\S\n]{0,3}(?:number|nos?\.|no\b|nomor|số|เลขที่|ที่|ເລກທີ|លេខ|အမှတ်|नम्बर|नं|අංකය?|எண்|இலக்கம்|இல\.|дугаар|№)[^\p{N}\n]{0,12}`;
/**
 * A running number and a year, such as 123/2561, 12-CR-2019 or 12 of 2019, but not two years; the year first, such as 2019/123; or as courts of
 * Nepal and the Philippines count, 075-CR-0123 and R-MNL-19-01234-CR.
 */
const CASE_NUMBER = String.raw`(?:(?<!\d)(?!(?:19|20|24|25)\d\d[^\S\n]?[-/][^\S\n]?(?:19|20|24|25)\d\d)\d{1,6}(?:[^\S\n]?[-/][^\s]{0,24}?|[^\S\n]of[^\S\n])(?:19|20|24|25)\d\d|(?<!\d)(?:19|20)\d\d[-/](?:\p{L}{1,6}[-/])?(?!(?:19|20)\d\d(?!\d))\d{1,6}|(?<!\d)0\d\d-[A-Z]{2}-\d{4}|(?<![A-Z])R-[A-Z]{2,5}-\d\d-\d{4,6}(?:-[A-Z]{2})?)(?!\d)`;

/** Between the parts of a day whose year comes first. */
const TO_DAY = String.raw`(?:[-/.।][^\S\n]?|[^\S\n](?:(?:оны|साल)[^\S\n])?)`;
/** Words for the month and the year between the parts of a day, as forms of Thailand, Laos and Cambodia have them. */
const OF_MONTH = '(?:ខែ|ເດືອນ|เดือน)';
const OF_YEAR = '(?:พ\\.?[^\\S\\n]?ศ\\.?|ค\\.?[^\\S\\n]?ศ\\.?|ปี|ឆ្នាំ|គ\\.ស\\.?|ປີ|ຄ\\.ສ\\.?)';
const DAY = any([
  String.raw`\d{1,2}[-/. ][^\S\n]?(?:\d{1,2}|\p{L}[\p{L}\p{M}.]{2,14})[-/. ,]{1,3}(?:19|20|24|25)\d\d(?!\d)`,
  String.raw`(?<!\d)\d{1,2}[^\S\n]?(?:${OF_MONTH}[^\S\n]?)?\p{L}[\p{L}\p{M}.]{2,14}[^\S\n]?${OF_YEAR}[^\S\n]?(?:19|20|24|25)\d\d(?!\d)`,
  String.raw`(?<!\d)\d{1,2}(?:st|nd|rd|th)[^\S\n](?:of[^\S\n])?\p{L}{3,9},?[^\S\n](?:19|20)\d\d(?!\d)`,
  String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}\.?[^\S\n]\d{1,2}(?:st|nd|rd|th)?,?[^\S\n](?:19|20)\d\d(?!\d)`,
  String.raw`\d{1,2} tháng \d{1,2},? năm (?:19|20)\d\d(?!\d)`,
  String.raw`(?<!\d)(?:19|20)\d\d${TO_DAY}(?:\d{1,2}|\p{L}[\p{L}\p{M}\u200d]{1,14})(?:[^\S\n]?(?:дугаар|дүгээр|-?р)?[^\S\n]сарын[^\S\n]|${TO_DAY})\d{1,2}(?!\d)`,
  String.raw`(?<!\d)(?:19|20)\d\d[^\S\n]?ခုနှစ်[^\S\n]?၊?[^\S\n]?[\u1000-\u109f]{2,14}လ[^\S\n]?\(?\d{1,2}\)?[^\S\n]?ရက်`,
]);
const BIRTH_WORDS = either(
  [
    ...[
      'date of birth',
      'd\\.?o\\.?b\\.?',
      'born(?: on)?',
      '(?:tanggal|tgl\\.?|tarikh) lahir',
      'ngày sinh',
      'sinh ngày',
      'năm sinh',
    ],
    '(?:(?:tanggal|tgl\\.?) lahir[^\\S\\n]?:?|lahir di)[^\\S\\n]?[\\p{L} .]{2,30},',
    '(?:tanggal|tgl\\.?) lahir[^\\S\\n]?:?[^\\S\\n]?\\d{1,2}[^\\S\\n]?tahun',
    'born in \\p{Lu}\\p{L}+ on',
    'төрсөн(?: өдөр| огноо| он(?:,? сар)?(?:,? өдөр)?)?',
    ...['जन्म ?मिति', 'උපන් ?දිනය?', 'பிறந்த (?:தேதி|திகதி|நாள்)'],
    // Behind other words an offence may begin so.
    ...['เกิด(?:เมื่อ)?(?:วันที่)?', 'ເກີດ(?:ເມື່ອ)?(?:ວັນທີ)?'],
  ],
  [
    String.raw`วัน[^\S\n]?[/,]?[^\S\n]?เดือน[^\S\n]?[/,]?[^\S\n]?ปี[^\S\n]?(?:ที่)?เกิด`,
    ...['วันเกิด', String.raw`ว\.?[^\S\n]?[/]?[^\S\n]?ด\.?[^\S\n]?[/]?[^\S\n]?ป\.?[^\S\n]?(?:ที่)?เกิด`],
    ...[`${THAI_ROLE}เกิด(?:เมื่อ)?วันที่`, `${LAO_ROLE}ເກີດ(?:ເມື່ອ)?ວັນທີ`],
    String.raw`ວັນ[^\S\n]?[/,]?[^\S\n]?ເດືອນ[^\S\n]?[/,]?[^\S\n]?ປີ[^\S\n]?ເກີດ`,
    String.raw`ថ្ងៃ[^\S\n]?ខែ[^\S\n]?ឆ្នាំ[^\S\n]?កំណើត`,
    ...['ថ្ងៃកំណើត', 'កើត(?:នៅ)?[^\\S\\n]?(?=ថ្ងៃ)'],
    ...['မွေး(?:သက္ကရာဇ်|နေ့(?:သက္ကရာဇ်)?|ဖွားသည့်(?:နေ့|ရက်)(?:စွဲ)?|ဖွားရက်)'],
  ],
);
/** Between the word for a birth and the day: how it is to be written, or the word for a day. */
const TO_BIRTH = String.raw`(?:[^\S\n]?\(?dd?[/-]mm?[/-]yyyy\)?)?[^\p{L}\p{N}\n]{0,8}(?:(?:วันที่|ວັນທີ|ថ្ងៃ(?:ទី)?)[^\S\n]?)?`;

/** Characters before a number in which the word for it is looked for. */
const REACH = 70;

/** A number that says little by itself, and the words that must end right before it. Numbers are rarer than words, so they are looked for first. */
interface NamedNumber {
  readonly kind: PersonalKind;
  readonly number: RegExp;
  readonly before: RegExp;
}

const named = (kind: PersonalKind, number: string, words: string, between: string): NamedNumber => ({
  kind,
  number: new RegExp(number, kind === 'birth' ? 'giu' : 'gu'),
  before: new RegExp(`${words}${between}$`, 'iu'),
});

// Said to do nothing but to give something: the page, which needs none of it, then leaves out words and patterns.
const NAMED_NUMBERS: readonly NamedNumber[] = [
  /* @__PURE__ */ named('passport', PASSPORT_NUMBER, PASSPORT_WORDS, TO_NUMBER),
  /* @__PURE__ */ named('identity', IDENTITY_NUMBER, IDENTITY_WORDS, TO_NUMBER),
  /* @__PURE__ */ named('case', CASE_NUMBER, CASE_WORDS, CASE_SIGN),
  /* @__PURE__ */ named('birth', DAY, BIRTH_WORDS, TO_BIRTH),
];

/** What says enough by itself. */
const PLAIN: readonly (readonly [PersonalKind, RegExp])[] = [
  // The line that machines read at the foot of a passport.
  ['passport', /(?<![A-Z])P[A-Z<][A-Z]{3}[A-Z<]{12,}<<[A-Z<]+/u],
  // Thai and Burmese numbers of identity cards have forms of their own.
  ['identity', /(?<![\d-]|\d )\d-\d{4}-\d{5}-\d{2}-\d(?![\d-]| \d)/u],
  [
    'identity',
    /(?<!\d)\d{1,2}[^\S\n]?\/[^\S\n]?[\p{L}\p{M}][\p{L}\p{M} ]{2,18}\((?:N(?:aing)?|C|E|P|T|နိုင်|ဧည့်|ပြု|သ|စ|ယာယီ)\)[^\S\n]?\d{6}(?!\d)/u,
  ],
  // Of Malaysia: the day of birth without its century, the place, a running number.
  ['identity', /(?<![\d-])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-\d\d-\d{4}(?![\d-])/u],
  // Of Sri Lanka until 2016: the year and the day of birth, for women 500 later; of Mongolia: two letters and the day, its month 20 later from 2000 on.
  [
    'identity',
    /(?<![\p{L}\p{N}])\d\d(?:[05][0-9]{2}|[1267]\d\d|[38][0-5]\d|[38]6[0-6])\d{4}[VX](?![\p{L}\p{N}])/u,
  ],
  [
    'identity',
    /(?<![\p{L}\p{N}])[А-ЯЁӨҮ]{2}\d\d(?:[02][1-9]|[13][0-2])(?:0[1-9]|[12]\d|3[01])\d\d(?![\p{L}\p{N}])/u,
  ],
  // How police stations of Myanmar and courts of Fiji and Cambodia count.
  [
    'case',
    /\(ပ\)[^\S\n]?\d{1,5}\/(?:19|20)\d\d(?!\d)|ပြစ်မှု(?:ကြီး)?[^\S\n]?\((?!(?:19|20)\d\d\/)\d{1,5}\/(?:19|20)\d\d\)|(?<!\p{L})HA[ACR][^\S\n]?\d{1,4}(?:\/| of )(?:19|20)\d\d|សំណុំរឿងព្រហ្មទណ្ឌ[^\S\n]?លេខ[^\S\n]?[:៖]?[^\S\n]?\d{2,}/u,
  ],
  // "Born" comes after the day in Mongolian and Burmese.
  [
    'birth',
    /(?<!\d)(?:19|20)\d\d[^\S\n]?ခုနှစ်[^\S\n]?၊?[^\S\n]?[\u1000-\u109f]{2,14}လ[^\S\n]?\(?\d{1,2}\)?[^\S\n]?ရက်(?:နေ့)?(?:တွင်|၌|က)?[^\S\n]?မွေး(?:ဖွား)?(?:သည်|သူ|ခဲ့)/u,
  ],
  [
    'birth',
    /(?<!\d)\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d[^\S\n]?(?:ရက်(?:နေ့)?)?(?:တွင်|၌|က)?[^\S\n]?မွေး(?:ဖွား)?(?:သည်|သူ|ခဲ့|သော|$)/u,
  ],
  ['birth', /(?<!\d)20\d\d[/.।-]\d{1,2}[/.।-]\d{1,2}(?:[^\S\n]?मा)?[^\S\n]जन्म(?:े|[^\S\n]?भएक)/u],
  [
    'birth',
    /(?<!\d)(?:19|20)\d\d оны \d{1,2}(?: дугаар| дүгээр|-?р)? сарын \d{1,2}(?:-?н(?:[ыи]й?|д))?(?: өдөр)? төрсөн/u,
  ],
];

/** A number of a Thai card in groups by spaces, as figures in the row of a table stand too. */
const THAI_SPACED = /(?<![\d-]|\d )\d \d{4} \d{5} \d{2} \d(?![\d-]| \d)/gu;
const THAI_WORD = /ประจำตัว|ประชาชน|บัตร|(?<!\p{L})(?:identi(?:ty|fication)|id|citizen)(?!\p{L})/iu;

/** Its last digit follows from the others. */
function isThaiNumber(number: string): boolean {
  const digits = [...number.replaceAll(' ', '')].map(Number);
  const sum = digits.slice(0, 12).reduce((all, digit, at) => all + digit * (13 - at), 0);
  return digits[12] === (11 - (sum % 11)) % 10;
}

const hasThaiSpaced = (text: string): boolean => {
  for (const { index, 0: number } of text.matchAll(THAI_SPACED)) {
    const before =
      text
        .slice(Math.max(0, index - REACH), index)
        .split('\n')
        .at(-1) ?? '';
    if (isThaiNumber(number) || THAI_WORD.test(before)) return true;
  }
  return false;
};

const hasNamed = (text: string, { number, before }: NamedNumber): boolean => {
  for (const { index } of text.matchAll(number))
    if (before.test(text.slice(Math.max(0, index - REACH), index))) return true;
  return false;
};

/**
 * What of a person may stand in the text of a page, in the order of `PERSONAL_KINDS`: numbers of passports, identity cards and cases beside
 * the words for them, names beside the words for victims, witnesses and suspects, days of birth. It is a hint for somebody to look: many
 * names are not found, and a published judgment may well be named.
 */
export function personalKindsIn(text: string): PersonalKind[] {
  const plain = plainOf(text);
  const found = new Set([
    ...NAMED_NUMBERS.flatMap((each) => (hasNamed(plain, each) ? [each.kind] : [])),
    ...(hasThaiSpaced(plain) ? (['identity'] as const) : []),
    ...(isPersonNamed(plain) ? (['person'] as const) : []),
    ...PLAIN.flatMap(([kind, pattern]) => (pattern.test(plain) ? [kind] : [])),
  ]);
  return PERSONAL_KINDS.filter((kind) => found.has(kind));
}
