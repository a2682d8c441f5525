import { any } from './patterns';
import {
  BURMESE_ROLE,
  KHMER_NAME,
  KHMER_OTHER,
  KHMER_ROLE,
  LAO_ROLE,
  MONGOLIAN_ROLE,
  NEPALI_ROLE,
  LATIN_ROLES as ROLES,
  TAMIL_ROLE,
  THAI_ROLE,
} from './person-words';
import { isToldOfPerson } from './persons-told';

const TITLES = any([
  ...['mr', 'mrs', 'ms', 'miss', 'mdm', 'smt', 'shri', 'kumari', 'encik', 'puan', 'cik'],
  ...['ông', 'bà', 'anh', 'chị', 'cháu', 'em'],
]);
/** Two words that begin with capitals, as a name is written in Latin letters. */
const LATIN_NAME = String.raw`\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*(?:[^\S\n]\p{Lu}[\p{L}\p{M}.'’-]*)`;
/**
 * What stands right before a name: a role and a title or a word for being called, or the label of a form. The name is tried for itself, with
 * capitals as they are: a pattern in which only parts ignore case (`(?i:)`) is read differently from one call to the next by V8 13.0.
 */
const BEFORE_NAMES: readonly RegExp[] = [
  String.raw`${ROLES}[^\S\n]?[,:(]?[^\S\n]?(?:(?:named?|called|bernama|atas nama|tên(?: là)?|là):?[^\S\n]+(?:${TITLES}\.?[^\S\n]+)?|${TITLES}\.?[^\S\n]+)`,
  String.raw`(?:name|nama|họ (?:và )?tên)[^\S\n](?:of (?:the )?|lengkap )?(?:${ROLES}|child)[^\S\n]*[:：][^\S\n]*`,
  String.raw`(?:${ROLES}|child)(?:['’]s?)[^\S\n](?:full )?name(?:[^\S\n]*[:：]|[^\S\n](?:is|was))[^\S\n]*`,
].map((pattern) => new RegExp(String.raw`(?<![\p{L}\p{M}])${pattern}`, 'giu'));
const NAME_HERE = new RegExp(`^${LATIN_NAME}`, 'u');
/** A role and a name without a title, which office and law have too ("victims Support Unit"): only before what is said of a person. */
const NAME_TOLD =
  /(?<!\p{L})(?:[Vv]ictim|[Ss]urvivor|[Ww]itness|[Ss]uspect|[Aa]ccused|[Dd]efendant|[Cc]omplainant),?[^\S\n]\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*(?:(?:[^\S\n]\p{Lu}[\p{L}\p{M}.'’-]*){0,3}[^\S\n](?:[sdw]\/o\b|a\/[lp]\b|bin(?:ti)?\b|alias\b|@)|(?:[^\S\n]\p{Lu}[\p{L}\p{M}.'’-]*){1,3},?[^\S\n](?:aged?[^\S\n]\d|testified|deposed))/u;

/** Titles before names. In Thai many a word begins as they do: employer, registrar, prime minister, nurse. */
const THAI_TITLE = String.raw`(?:นางสาว|นาย(?!จ้าง|ทะเบียน|ก(?:รัฐมนตรี|เทศมนตรี|องค์การ|สภา|สมาคม|เมือง|ฯ|[^\u0e00-\u0e7f])|อำเภอ|หน้า|แพทย์|ตำรวจ|ทหาร|ประกัน|ทุน|ช่าง|ท่า|เรือ(?!ง)|เงิน|แบบ|ด่าน|สถานี|ไปรษณีย์)|นาง(?!สาว|พยาบาล|แบบ|งาม|เอก)|เด็กหญิง|เด็กชาย|น้อง(?!สาว|ชาย|ๆ|ของ|นักเรียน|เล็ก|คน|เขย|สะใภ้|ใหม่)|น\.ส\.|ด\.ญ\.|ด\.ช\.)[^\S\n]?(?!และ|หรือ|ที่|ใน|ซึ่ง|ผู้|ตาม|คน|นี้|นั้น|ได้|จะ|ถูก|อายุ|ต้อง|ไม่|เด็ก)`;
const LAO_TITLE = String.raw`(?:ທ້າວ|ນາງສາວ|ນາງ(?!ສາວ|ພະຍາບານ|ແບບ|ງາມ)|ເດັກ(?:ຍິງ|ຊາຍ)(?=[^\S\n]?[\u0e80-\u0eff]{2,20}[^\S\n]ອາຍຸ[^\S\n]?\d)|(?<![\p{L}\p{M}])(?:ທ\.|ນ\.(?:[^\S\n]?ສ\.?)?|ດ\.ຊ\.?|ດ\.ຍ\.?))[^\S\n]?(?!ແລະ|ຫຼື|ຫລື|ທີ່|ທ້າວ|ນາງ)`;
const KHMER_CALLED = String.raw`${KHMER_ROLE}(?:ម្នាក់)?[^\S\n]?(?:(?:ដែល)?មាន)?ឈ្មោះ[^\S\n]?[៖:]?[^\S\n]{0,2}`;
const KHMER_TITLE = '(?:លោកស្រី|លោក|កញ្ញា|អ្នកស្រី|អ្នកនាង|នាង|យុវជន|យុវតី|កុមារី|កុមារា|ក្មេងស្រី|ក្មេងប្រុស)';
const BURMESE_SYLLABLE = String.raw`[\u1000-\u102a\u103f][\u102b-\u103e]*(?:[\u1000-\u1021]\u103a)?`;
/**
 * "U", "Daw" and "Maung", but not how many, dollars or a driver; "Ma" and "Ko" are a no and an object too, so that a syllable said twice, as in
 * many names, another name or an age must follow.
 */
const BURMESE_TITLE = String.raw`(?:ဒေါ်(?!လာ)|ဦး(?!ရေ|စွာ|တည်|စီး|ဆောင်|ပေါင်း|စား|ချုပ်|နှောက်|ခေါင်း)|မောင်(?!း|နှမ))[^\S\n]?[\u1000-\u109f]{2}|(?:မ|ကို)(?:(${BURMESE_SYLLABLE})\1|[\u1000-\u102a][\u1000-\u103f]{1,24}[^\S\n]?(?:\(ခ\)|[(၊][^\S\n]?(?:အသက်[^\S\n]?)?\(?\d{1,2}[^\S\n]?\)?[^\S\n]?နှစ်|အသက်[^\S\n]?\(?\d{1,2}))`;
/** Behind the word for a name "Ma" may stand before any but what negates: not known, not said, none. */
const BURMESE_NAMED = String.raw`အမည်\)?(?:[^\S\n]?[-:၊–][^\S\n]?|[^\S\n])မ(?!သိ|ဖော်|ပါ|ရှိ|မှန်|တူ|ပြောင်း|ထုတ်|ရေး|ပေး|ပြ|ဟုတ်|ည်|လို)[\u1000-\u1021]`;

/**
 * The same where scripts have no capitals: a role, perhaps "called", and a title that stands before names. In Mongolia a name has the first
 * letter of the father's before it, or his name and "ovogtoi"; a judgment that is published has two letters only.
 */
const NAMED_LOCAL = any([
  String.raw`${THAI_ROLE}(?:โจทก์)?(?:[^\S\n]?ที่[^\S\n]?\d{1,2}|[^\S\n]\d{1,2}\.)?[^\S\n]{0,2}(?:ชื่อ|คือ|เป็น|:)?[^\S\n]{0,2}${THAI_TITLE}[\u0e01-\u0e30\u0e40-\u0e44]`,
  String.raw`${THAI_TITLE}[\u0e01-\u0e30\u0e40-\u0e44][\u0e00-\u0e7f]{1,20}(?:[^\S\n][\u0e00-\u0e7f]{2,20})?(?:(?:[^\S\n][\u0e00-\u0e7f]{1,12}){0,3}[^\S\n]อายุ[^\S\n]?\d{1,2}[^\S\n]?ปี(?:[^\S\n]สัญชาติ[\u0e00-\u0e7f]{2,12})?)?[^\S\n]\(?(?:(?:ซึ่ง)?เป็น)?(?:ผู้เสียหาย|ผู้ต้องหา|จำเลย)`,
  String.raw`${THAI_TITLE}[\u0e01-\u0e30\u0e40-\u0e44][\u0e00-\u0e7f]{1,8}(?:[^\S\n][\u0e00-\u0e7f]{1,6}){2,3}[^\S\n]\(?(?:(?:ซึ่ง)?เป็น)?(?:ผู้เสียหาย|ผู้ต้องหา|จำเลย)`,
  String.raw`${LAO_ROLE}[^\S\n]{0,2}(?:ຊື່(?:ວ່າ)?|ແມ່ນ|ຄື|[:(])?[^\S\n]{0,2}${LAO_TITLE}[\u0e81-\u0eb0\u0ec0-\u0ec4\u0edc\u0edd]`,
  String.raw`${LAO_TITLE}[\u0e81-\u0eb0\u0ec0-\u0ec4\u0edc\u0edd][\u0e80-\u0eff]{1,20}(?:[^\S\n][\u0e80-\u0eff]{2,20})?[^\S\n]\(?(?:ເຊິ່ງ)?(?:ເປັນ)?${LAO_ROLE}`,
  String.raw`${KHMER_CALLED}${KHMER_OTHER}(?:${KHMER_TITLE}[^\S\n]?)?[\u1780-\u17d3]{2}`,
  String.raw`${KHMER_CALLED}${KHMER_TITLE}[^\S\n]?${KHMER_OTHER}[\u1780-\u17d3]{2}`,
  String.raw`(?:ឈ្មោះ${KHMER_ROLE}[^\S\n]?[៖:][^\S\n]?(?:${KHMER_TITLE}[^\S\n]?)?|${KHMER_ROLE}[^\S\n]?[៖:]?[^\S\n]?${KHMER_TITLE}[^\S\n]?)${KHMER_NAME}`,
  String.raw`ឈ្មោះ[^\S\n]?[៖:]?[^\S\n]?${KHMER_NAME}[^\S\n](?:(?:ដែល)?ជា${KHMER_ROLE}|ភេទ[^\S\n]?(?:ស្រី|ប្រុស))`,
  String.raw`${NEPALI_ROLE}(?:को नाम)?[^\S\n]{0,2}(?:श्रीमती|सुश्री|श्री)[^\S\n][\u0900-\u097f]{2}`,
  String.raw`${TAMIL_ROLE}[^\S\n]{1,2}(?:திருமதி|திரு|செல்வி|செல்வன்)(?:\.[^\S\n]?|[^\S\n])[\u0b80-\u0bff]{2}`,
  String.raw`${MONGOLIAN_ROLE}[^\S\n]{1,2}(?:нь[^\S\n]|нар(?:[^\S\n]болох)?[^\S\n])?(?:[А-ЯЁӨҮ]\.[^\S\n]?[А-ЯЁӨҮ][а-яёөү]{2}|[А-ЯЁӨҮ][а-яёөү]+[^\S\n](?:овогт(?:ой)?|овгийн))`,
  String.raw`иргэн[^\S\n][А-ЯЁӨҮ]\.[^\S\n]?[А-ЯЁӨҮ][а-яёөү]{2,}[^\S\n](?:хохирогч|сэжигтн|яллагдагч|шүүгдэгч)оор`,
  String.raw`${BURMESE_ROLE}[^\S\n]?[(]?(?:အမည်)?[)]?[^\S\n]?[-:၊–]?[^\S\n]?(?:${BURMESE_TITLE})`,
  String.raw`${BURMESE_ROLE}[^\S\n]?\(?${BURMESE_NAMED}`,
]);

const hasName = (text: string, before: RegExp): boolean => {
  for (const { index, 0: words } of text.matchAll(before)) {
    const from = index + words.length;
    if (NAME_HERE.test(text.slice(from, from + REACH))) return true;
  }
  return false;
};

/** Characters in which a name begins and ends its first two words. */
const REACH = 70;
const LOCAL = new RegExp(NAMED_LOCAL, 'u');

/**
 * Whether a text names a person beside a word for victims, witnesses, suspects or accused: behind a title or a word for being called, or
 * where what is said of the name is said of persons. The text is in one spelling (`inOneSpelling`) and has ASCII digits.
 */
export function isPersonNamed(text: string): boolean {
  return (
    BEFORE_NAMES.some((before) => hasName(text, before)) ||
    NAME_TOLD.test(text) ||
    LOCAL.test(text) ||
    isToldOfPerson(text)
  );
}
