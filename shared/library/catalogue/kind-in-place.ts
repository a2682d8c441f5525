import type { DocumentType } from '../../vocabulary';
import { inOneSpelling } from '../one-spelling';

/**
 * Kinds by their place in a title: Thai, Lao, Khmer and Indonesian say first what a document is and then what it is about, Burmese says it last. What
 * stands elsewhere is another document, as in "Regulation … under the Anti-Trafficking Act". Of words of which one is the begin of
 * another the longer stands first.
 */
const FIRST_WORDS: readonly (readonly [type: DocumentType, words: string])[] = [
  ['BUD', 'งบประมาณ|ງົບປະມານ|ថវិកា'],
  ['CON', 'รัฐธรรมนูญ|ລັດຖະທຳມະນູນ|រដ្ឋធម្មនុញ្ញ'],
  [
    'LAW',
    'พระราชบัญญัติ|พระราชกำหนด|ประมวล(?:กฎหมาย|รัษฎากร)|พระธรรมนูญ|พ\\.ร\\.[บก]\\.?|พรบ(?![\\u0e00-\\u0e7f])|ກົດໝາຍ|ປະມວນກົດໝາຍ|ລັດຖະບັນຍັດ|ច្បាប់|ក្រម(?!សីលធម៌|ប្រតិបត្តិ)|ព្រះរាជក្រម',
  ],
  [
    'SOP',
    'มาตรฐานการปฏิบัติงาน|ขั้นตอนการปฏิบัติงาน|ລະບຽບ(?:ການ)?ປະຕິບັດ(?:ງານ)?ມາດຕະຖານ|ມາດຕະຖານ(?:ຂັ້ນຕອນ)?(?:ການ)?ປະຕິບັດ|នីតិវិធី(?:ប្រតិបត្តិ|ស្តង់ដារ|បទដ្ឋាន)',
  ],
  [
    'REG',
    'กฎกระทรวง|พระราชกฤษฎีกา|พ\\.ร\\.ฎ\\.?|ระเบียบ|ข้อบังคับ|ข้อกำหนด|(?:ລັດຖະ)?ດຳລັດ|ລະບຽບ|ຂໍ້ກຳນົດ|អនុក្រឹត្យ|ព្រះរាជក្រឹត្យ',
  ],
  ['CRT', 'คำพิพากษา|คำสั่งศาล|คำวินิจฉัย|ຄຳ(?:ຕັດສິນ|ພິພາກສາ)|សាលក្រម|សាលដីកា'],
  [
    'TRT',
    'อนุสัญญา|พิธีสาร|ปฏิญญา|กติการะหว่างประเทศ|สนธิสัญญา|ອະນຸສັນຍາ|ພິທີສານ|ສົນທິສັນຍາ|ປະກາດສາກົນ|អនុសញ្ញា|ពិធីសារ|សន្ធិសញ្ញា|កតិកាសញ្ញា|សេចក្តីប្រកាសជាសកល',
  ],
  ['MTG', 'รายงานการประชุม|ບົດບັນທຶກກອງປະຊຸມ|កំណត់ហេតុ'],
  ['EVAL', 'รายงานการประเมิน|รายงานผลการประเมิน|ບົດປະເມີນ'],
  ['RES', 'รายงานการวิจัย|รายงานวิจัย|งานวิจัย|การศึกษา(?=สถานการณ์|วิจัย|เรื่อง)|ບົດຄົ້ນຄວ້າ|ការសិក្សា|ការស្រាវជ្រាវ'],
  ['RPT', 'รายงาน|ບົດລາຍງານ|ບົດສະຫຼຸບ|របាយការណ៍'],
  [
    'ORD',
    '(?:surat edaran|Surat Edaran|SURAT EDARAN)(?!\\p{L})|ประกาศ|คำสั่ง|หนังสือเวียน|หนังสือสั่งการ|มติคณะรัฐมนตรี|ຄຳສັ່ງ|ຂໍ້ຕົກລົງ|ແຈ້ງການ|ຄຳແນະນຳ|ມະຕິ|ប្រកាស(?!នីយ|ឱ្យ|ឲ្យ|អោយ)|សារាចរ|សេចក្តី(?:សម្រេច|ណែនាំ|ជូនដំណឹង)|បទបញ្ជា',
  ],
  ['NAP', 'แผนปฏิบัติ|ແຜນປະຕິບັດ|ແຜນ(?:ການ)?ດຳເນີນງານ|ផែនការសកម្មភាព'],
  ['STR', 'ยุทธศาสตร์|นโยบาย|แผนยุทธศาสตร์|แผนแม่บท|ຍຸດທະສາດ|ແຜນຍຸດທະສາດ|ນະໂຍບາຍ|យុទ្ធសាស្ត្រ|ផែនការយុទ្ធសាស្ត្រ|គោលនយោបាយ'],
  ['GDL', 'คู่มือ|แนวทาง|แนวปฏิบัติ|ຄູ່ມື|ປຶ້ມຄູ່ມື|ບົດແນະນຳ|គោលការណ៍ណែនាំ|សៀវភៅណែនាំ|មគ្គុទ្ទេសក៍'],
  [
    'MOU',
    'บันทึกความเข้าใจ|บันทึกข้อตกลง|ข้อตกลง|ความตกลง|ບົດບັນທຶກຄວາມເຂົ້າໃຈ|ສັນຍາ(?=ວ່າດ້ວຍການຮ່ວມມື|ການຮ່ວມມື|ລະຫວ່າງ)|អនុស្ស(?:ា)?រណៈ|កិច្ចព្រមព្រៀង',
  ],
  ['TRN', 'หลักสูตร|ຫຼັກສູດ|វគ្គបណ្តុះបណ្តាល|កម្មវិធីសិក្សា'],
  ['STAT', 'สถิติ|ສະຖິຕິ|ស្ថិតិ'],
  ['FORM', 'แบบฟอร์ม|แบบคำร้อง|แบบคัดกรอง|ແບບຟອມ|ទម្រង់'],
];

const LAST_WORDS: readonly (readonly [type: DocumentType, words: string])[] = [
  ['CON', 'ဖွဲ့စည်းပုံအခြေခံဥပဒေ'],
  ['REG', 'နည်းဥပဒေ|စည်းမျဉ်း|စည်းမျဉ်းစည်းကမ်း'],
  ['LAW', 'ဥပဒေ|ရာဇသတ်ကြီး'],
  ['ORD', 'အမိန့်|ညွှန်ကြားချက်|ကြေညာချက်|ကြော်ငြာစာ'],
  ['NAP', 'လုပ်ငန်းစီမံချက်|လုပ်ငန်းအစီအစဉ်'],
  ['SOP', 'လုပ်ငန်းစဉ်|လုပ်ထုံးလုပ်နည်း'],
  ['TRN', 'သင်တန်းလက်စွဲ|သင်ရိုးညွှန်းတမ်း'],
  ['GDL', 'လမ်းညွှန်|လမ်းညွှန်ချက်|လက်စွဲ|လက်စွဲစာအုပ်'],
  ['MOU', 'နားလည်မှုစာချွန်လွှာ|နှစ်နိုင်ငံ\\s?(?:သဘောတူ)?စာချုပ်|သဘောတူညီချက်'],
  ['TRT', 'ကွန်ဗင်းရှင်း|ပရိုတိုကော|ကြေညာစာတမ်း|စာချုပ်'],
  ['STR', 'မူဝါဒ|မဟာဗျူဟာ'],
  ['RPT', 'အစီရင်ခံစာ'],
  ['CRT', 'စီရင်ချက်|စီရင်ထုံး'],
  ['MTG', 'အစည်းအဝေးမှတ်တမ်း'],
  ['STAT', 'စာရင်းအင်း'],
  ['RES', 'သုတေသန|သုတေသနစာတမ်း'],
  ['BUD', 'ဘတ်ဂျက်'],
];

interface Patterns {
  readonly first: readonly (readonly [type: DocumentType, pattern: RegExp])[];
  readonly last: readonly (readonly [type: DocumentType, pattern: RegExp])[];
}

const DRAFT = 'ร่าง|ຮ່າງ|សេចក្តីព្រាង|សេចក្តីស្នើ(?=ច្បាប់)';
/** What may stand before the kind: a quotation mark, and that it is a draft. */
const BEFORE = `^[\\s"“(]*(?:${DRAFT})?\\s*`;
/** What may stand behind it: the plural, a draft, years and numbers in brackets, signs. */
const BEHIND = '(?:များ)?(?:\\s*\\(?မူကြမ်း\\)?)?[\\s\\p{N}\\p{P}]*(?:\\([^)]*\\)[\\s\\p{P}]*)?$';

let known: Patterns | undefined;

const patterns = (): Patterns => ({
  first: FIRST_WORDS.map(([type, words]) => [type, new RegExp(`${BEFORE}(?:${words})`, 'u')]),
  last: LAST_WORDS.map(([type, words]) => [type, new RegExp(`(?:${words})${BEHIND}`, 'u')]),
});

/** An order of Myanmar that is called by its number, with what it is about behind. */
const BURMESE_ORDER = /(?:အမိန့်|ညွှန်ကြားချက်|ကြေညာချက်|ကြော်ငြာစာ)\s*အမှတ်/u;

const IS_DRAFT = new RegExp(
  `^[\\s"“(]*(?:${DRAFT})|(?:ဥပဒေ|စည်းမျဉ်း|စီမံချက်|မူဝါဒ)(?:များ)?\\s*(?:\\(\\s*)?(?:မူ)?ကြမ်း`,
  'u',
);

/** Whether a title says in one of these languages that it is a draft. */
export const isDraftTitle = (title: string): boolean => IS_DRAFT.test(inOneSpelling(title));

/** The kind that a title in one spelling names in the place where its language does, or null. */
export function kindInPlace(title: string): DocumentType | null {
  known ??= patterns();
  const first = known.first.find(([, pattern]) => pattern.test(title));
  if (first !== undefined) return first[0];
  if (!/[\u1000-\u109f]/.test(title)) return null;
  if (BURMESE_ORDER.test(title)) return 'ORD';
  return known.last.find(([, pattern]) => pattern.test(title))?.[0] ?? null;
}
