import { z } from 'zod';

/** What of a person may stand in a text: no name, number or day of a victim, suspect or witness belongs in the library (vocabulary 4). */
export const PERSONAL_KINDS = ['passport', 'identity', 'case', 'person', 'birth'] as const;
export const personalKind = z.enum(PERSONAL_KINDS);
export type PersonalKind = z.infer<typeof personalKind>;

/** Raise it when other passages are found than before: texts are then looked through again in the background. */
export const PERSONAL_METHOD = 2;

/** A page, from 1, on which something of a person may stand, and what. The words themselves are kept nowhere but in the file. */
export const personalPage = z.strictObject({
  page: z.number().int().positive(),
  kinds: z.array(personalKind).min(1),
});
export type PersonalPage = z.infer<typeof personalPage>;

/** First digits of the scripts of the region, whose digits follow each other: Devanagari, Bengali, Tamil, Thai, Lao, Myanmar, Khmer, Mongolian, full width. */
const ZEROS = [0x0966, 0x09e6, 0x0be6, 0x0e50, 0x0ed0, 0x1040, 0x17e0, 0x1810, 0xff10] as const;
const LOCAL_DIGIT = /[०-९০-৯௦-௯๐-๙໐-໙၀-၉០-៩᠐-᠙０-９]/gu;

const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
};

const any = (words: readonly string[]): string => `(?:${words.join('|')})`;

/** What may stand between the name of a number and the number, as on a form: "No.", a colon, brackets, dots. */
const TO_NUMBER = String.raw`[^\S\n]{0,3}(?:number|no|nos|nr|nomor|số|เลขที่|ເລກທີ|លេខ|အမှတ်|नम्बर|नं|අංකය?|අං|எண்|இலக்கம்|இல|дугаар|号码?)?[^\p{L}\p{N}\n]{0,12}`;

const PASSPORT_WORDS = any([
  ...['passports?', 'travel documents?', 'paspor', 'pasport', 'hộ chiếu', 'паспорт(?:ын)?'],
  ...['หนังสือเดินทาง', 'ໜັງສືຜ່ານແດນ', 'ໜັງສືເດີນທາງ', 'លិខិតឆ្លងដែន', 'နိုင်ငံကူးလက်မှတ်', 'ပတ်စပို့'],
  ...['(?:राहदानी|पासपोर्ट)(?:को)?', 'ගමන් බලපත්\u200d?ර(?:යේ?)?', 'கடவுச்சீட்ட(?:ு|ின்)', '护照'],
]);
/** Letters and digits as passports have them: at most two letters before six to nine digits. */
const PASSPORT_NUMBER = String.raw`(?<![\p{L}\p{N}])[A-Z]{0,2}[^\S\n]?\d{6,9}[A-Z]?(?![\p{L}\p{N}])`;

const IDENTITY_WORDS = any([
  ...[
    '(?:national )?identity (?:card|number|document)',
    'national id(?: card)?',
    'id card',
    'nid',
    'nic',
    'nric',
    'nrc',
  ],
  ...[
    'citizenship (?:card|certificate|number)',
    'nik',
    'ktp',
    'mykad',
    'cccd',
    'cmnd',
    'căn cước(?: công dân)?',
  ],
  ...[
    'chứng minh nhân dân',
    'số định danh cá nhân',
    'регистр(?:ийн)?',
    'рд',
    'иргэний үнэмлэх(?:ний)?',
    'เลขประจำตัวประชาชน',
    'บัตรประจำตัวประชาชน',
    'บัตรประชาชน',
    'ບັດປະຈຳຕົວ',
  ],
  ...[
    'អត្តសញ្ញាណប័ណ្ណ',
    'နိုင်ငံသားစိစစ်ရေးကတ်',
    'नागरिकता(?: प्रमाण ?पत्र)?(?:को)?',
    'ना\\.? ?प्र\\.?(?: ?प\\.?)?',
    'परिचय ?पत्र(?:को)?',
    'හැඳුනුම් ?පත(?:්|ේ)?',
    'ජා\\.? ?හැ\\.?',
    'அடையாள அட்டை(?:யின்)?',
    'தே\\.? ?அ\\.? ?அ\\.?',
    '身份证',
  ],
]);
/** Digits, after up to two letters as in Mongolia; the older cards of Sri Lanka end in a V or an X. */
const IDENTITY_NUMBER = String.raw`(?<![\p{L}\p{N}])\p{L}{0,2}\d(?:[^\S\n]?[-/.]?[^\S\n]?\d){6,17}[VvXx]?(?![\p{L}\p{N}])`;

const CASE_WORDS = any([
  ...[
    '(?:criminal|police|court|trial) (?:case|file)',
    'case file',
    'case',
    'f\\.?i\\.?r\\.?',
    'crime',
    'docket',
  ],
  ...[
    'perkara',
    'laporan polisi',
    'vụ án',
    'bản án',
    'хэр(?:гийн|эг)',
    'คดีหมายเลข(?:ดำ|แดง)',
    'คดีอาญา',
    'ຄະດີ',
    'សំណុំរឿង',
    'អមှု',
  ],
  ...['ပြစ်မှု', 'मुद्दा', 'නඩු', 'வழக்கு'],
]);
const CASE_SIGN = String.raw`[^\S\n]{0,3}(?:number|nos?\.|no\b|nomor|số|ที่|ເລກທີ|លេខ|အမှတ်|नम्बर|नं|අංකය?|எண்|இலக்கம்|இல\.|дугаар|№)[^\p{N}\n]{0,12}`;
/** A running number and a year, such as 123/2561 or 12-CR-2019; the year first, such as 2019/123; or as courts of Nepal count, 075-CR-0123. */
const CASE_NUMBER = String.raw`(?:\d{1,6}[^\S\n]?[-/][^\s]{0,24}?(?:19|20|24|25)\d\d|(?<!\d)(?:19|20)\d\d[-/](?:\p{L}{1,6}[-/])?\d{1,6}|(?<!\d)0\d\d-[A-Z]{2}-\d{4})(?!\d)`;

const ROLES = any([
  ...[
    'victims?',
    'survivors?',
    'witness(?:es)?',
    'suspects?',
    'accused',
    'defendants?',
    'complainants?',
    'convicts?',
  ],
  ...['korban', 'saksi', 'terdakwa', 'tersangka', 'nạn nhân', 'nhân chứng', 'bị cáo', 'bị can', 'bị hại'],
  ...['người làm chứng', 'nghi phạm'],
]);
const TITLES = any(['mr', 'mrs', 'ms', 'miss', 'mdm', 'ông', 'bà', 'anh', 'chị', 'cháu', 'em']);
/** Two words that begin with capitals, as a name is written in Latin letters. */
const LATIN_NAME = String.raw`\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*(?:[^\S\n]\p{Lu}[\p{L}\p{M}.'’-]*)`;
/**
 * What stands right before a name: a role and a title or a word for being called, or the label of a form. The name is tried for itself, with
 * capitals as they are: a pattern in which only parts ignore case (`(?i:)`) is read differently from one call to the next by V8 13.0.
 */
const BEFORE_NAMES: readonly RegExp[] = [
  String.raw`${ROLES}[^\S\n]?[,:(]?[^\S\n]?(?:(?:named?|called|bernama|atas nama|tên(?: là)?|là):?[^\S\n]+(?:${TITLES}\.?[^\S\n]+)?|${TITLES}\.?[^\S\n]+)`,
  String.raw`(?:name|nama|họ (?:và )?tên)[^\S\n](?:of (?:the )?|lengkap )?(?:${ROLES}|child)[^\S\n]*[:：][^\S\n]*`,
].map((pattern) => new RegExp(String.raw`(?<![\p{L}\p{M}])${pattern}`, 'giu'));
const NAME_HERE = new RegExp(`^${LATIN_NAME}`, 'u');
/**
 * The same where scripts have no capitals: a role, perhaps "called", and a title that stands before names. In Mongolia a name has the first
 * letter of the father's before it, or his name and "ovogtoi"; a judgment that is published has two letters only.
 */
const NAMED_LOCAL = any([
  String.raw`(?:ผู้เสียหาย|พยาน|ผู้ต้องหา|จำเลย|เหยื่อ|ผู้กล่าวหา)(?:ชื่อ|คือ)?[^\S\n]{0,2}(?:นางสาว|นาง|นาย|เด็กหญิง|เด็กชาย|น\.ส\.|ด\.ญ\.|ด\.ช\.)[^\S\n]?[\u0e00-\u0e7f]{2}`,
  String.raw`(?:ຜູ້ເຄາະຮ້າຍ|ພະຍານ|ຜູ້ຖືກຫາ|ຈຳເລີຍ)(?:ຊື່)?[^\S\n]{0,2}(?:ທ້າວ|ນາງສາວ|ນາງ)[^\S\n][\u0e80-\u0eff]{2}`,
  String.raw`(?:ជនរងគ្រោះ|សាក្សី|ជនសង្ស័យ|ជនជាប់ចោទ)[^\S\n]?ឈ្មោះ[^\S\n]{0,2}[\u1780-\u17ff]{2}`,
  String.raw`(?:पीडित|साक्षी|प्रतिवादी|अभियुक्त|जाहेरवाला)(?:को नाम)?[^\S\n]{0,2}(?:श्रीमती|सुश्री|श्री)[^\S\n][\u0900-\u097f]{2}`,
  String.raw`(?:பாதிக்கப்பட்ட(?:வர்|வரான)|சாட்சி(?:யான)?|சந்தேக ?நபர்|எதிரி|பிரதிவாதி|குற்றஞ்சாட்டப்பட்டவர்)[^\S\n]{1,2}(?:திருமதி|திரு|செல்வி|செல்வன்)(?:\.[^\S\n]?|[^\S\n])[\u0b80-\u0bff]{2}`,
  String.raw`(?:[Хх]охирогч|[Гг]эрч|[Яя]ллагдагч|[Шш]үүгдэгч|[Сс]эжигтэн)[^\S\n]{1,2}(?:нь[^\S\n])?(?:[А-ЯЁӨҮ]\.[^\S\n]?[А-ЯЁӨҮ][а-яёөү]{2}|[А-ЯЁӨҮ][а-яёөү]+[^\S\n]овогтой)`,
  String.raw`(?:နစ်နာသူ|သက်သေ|တရားခံ)[^\S\n]{0,2}(?:အမည်[^\S\n]?)?(?:ဒေါ်|ဦး|မောင်)[^\S\n]?[\u1000-\u109f]{2}`,
]);

/** Between the parts of a day whose year comes first. */
const TO_DAY = String.raw`(?:[-/.।][^\S\n]?|[^\S\n](?:оны[^\S\n])?)`;
const DAY = any([
  String.raw`\d{1,2}[-/. ][^\S\n]?(?:\d{1,2}|\p{L}[\p{L}\p{M}.]{2,14})[-/. ,]{1,3}(?:19|20|24|25)\d\d(?!\d)`,
  String.raw`\d{1,2} tháng \d{1,2},? năm (?:19|20)\d\d(?!\d)`,
  String.raw`(?<!\d)(?:19|20)\d\d${TO_DAY}(?:\d{1,2}|\p{L}[\p{L}\p{M}\u200d]{1,14})(?:[^\S\n]?(?:дугаар|дүгээр|-?р)?[^\S\n]сарын[^\S\n]|${TO_DAY})\d{1,2}(?!\d)`,
]);
const BIRTH_WORDS = any([
  ...['date of birth', 'd\\.?o\\.?b\\.?', 'born on', 'tanggal lahir', 'ngày sinh', 'sinh ngày', 'năm sinh'],
  ...[
    '(?:tanggal lahir[^\\S\\n]?:?|lahir di)[^\\S\\n]?[\\p{L} .]{2,30},',
    'төрсөн(?: өдөр| огноо| он(?:,? сар)?(?:,? өдөр)?)?',
  ],
  ...[
    'วันเดือนปีเกิด',
    'วันเกิด',
    'เกิดวันที่',
    'ວັນເດືອນປີເກີດ',
    'ថ្ងៃខែឆ្នាំកំណើត',
    'မွေးသက္ကရာဇ်',
    'जन्म ?मिति',
    'උපන් ?දිනය?',
    'பிறந்த (?:தேதி|திகதி|நாள்)',
  ],
]);

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
  number: new RegExp(number, 'gu'),
  before: new RegExp(`(?<![\\p{L}\\p{M}])${words}${between}$`, 'iu'),
});

const NAMED_NUMBERS: readonly NamedNumber[] = [
  named('passport', PASSPORT_NUMBER, PASSPORT_WORDS, TO_NUMBER),
  named('identity', IDENTITY_NUMBER, IDENTITY_WORDS, TO_NUMBER),
  named('case', CASE_NUMBER, CASE_WORDS, CASE_SIGN),
  named('birth', DAY, BIRTH_WORDS, String.raw`[^\p{L}\p{N}\n]{0,8}`),
];

/** What says enough by itself. */
const PLAIN: readonly (readonly [PersonalKind, RegExp])[] = [
  // The line that machines read at the foot of a passport.
  ['passport', /(?<![A-Z])P[A-Z<][A-Z]{3}[A-Z<]{12,}<<[A-Z<]+/u],
  // Thai and Burmese numbers of identity cards have forms of their own.
  ['identity', /(?<![\d-])\d-\d{4}-\d{5}-\d{2}-\d(?![\d-])/u],
  ['identity', /(?<!\d)\d{1,2}\/[\p{L}\p{M}]{3,15}\((?:N|နိုင်|ဧည့်|ပြု)\)\d{6}(?!\d)/u],
  ['person', new RegExp(NAMED_LOCAL, 'u')],
  // "Born" comes after the day in Mongolian.
  [
    'birth',
    /(?<!\d)(?:19|20)\d\d оны \d{1,2}(?: дугаар| дүгээр|-?р)? сарын \d{1,2}(?:-?н[ыи]й?)?(?: өдөр)? төрсөн/u,
  ],
];

const hasName = (text: string, before: RegExp): boolean => {
  for (const { index, 0: words } of text.matchAll(before)) {
    const from = index + words.length;
    if (NAME_HERE.test(text.slice(from, from + REACH))) return true;
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
  const plain = text.normalize('NFC').replaceAll(LOCAL_DIGIT, asciiDigit);
  const found = new Set([
    ...NAMED_NUMBERS.flatMap((each) => (hasNamed(plain, each) ? [each.kind] : [])),
    ...(BEFORE_NAMES.some((before) => hasName(plain, before)) ? (['person'] as const) : []),
    ...PLAIN.flatMap(([kind, pattern]) => (pattern.test(plain) ? [kind] : [])),
  ]);
  return PERSONAL_KINDS.filter((kind) => found.has(kind));
}
