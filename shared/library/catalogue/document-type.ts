import type { DocumentType } from '../../vocabulary';

/** Words in letters that stand alone, whatever marks their letters carry, and signs of scripts that divide no words. */
const words = (alone: string, within = ''): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${alone})(?![\\p{L}\\p{M}])${within === '' ? '' : `|${within}`}`, 'iu');

/**
 * Words by which titles name their kind, in English and in languages of the region. The order matters: a "Convention …
 * (Amendment) Act" is an act, a "Report on the Action Plan" a report.
 */
const typeWords = (): readonly (readonly [type: DocumentType, words: RegExp])[] => [
  ['CRT', words('judge?ment|slip opinion|supreme court|court of appeal|putusan', String.raw`\bv\.\s`)],
  ['EVAL', words('evaluation|audit report|mid-term review|final review')],
  ['STAT', words('statistics|statistical|data extract|thống kê|statistik', 'สถิติ|ស្ថិតិ|ສະຖິຕິ')],
  [
    'RPT',
    words(
      'annual report|progress report|activity report|laporan tahunan|báo cáo|relatório',
      'รายงาน|របាយការណ៍|ບົດລາຍງານ|အစီရင်ခံစာ|प्रतिवेदन|වාර්තාව|அறிக்கை|тайлан',
    ),
  ],
  ['EXT', words('findings on|trafficking in persons report|country report|concluding observations')],
  ['TRN', words("training|curriculum|trainer'?s guide|course", 'หลักสูตร|វគ្គបណ្តុះបណ្តាល|ຫຼັກສູດ')],
  [
    'SOP',
    words('standard operating procedures?|SOPs?|prosedur tetap|quy trình', 'มาตรฐานการปฏิบัติงาน|នីតិវិធីប្រតិបត្តិ'),
  ],
  [
    'NAP',
    words(
      'action plan|plan of action|rencana aksi|kế hoạch hành động|pelan tindakan|plano de ação',
      'แผนปฏิบัติการ|ផែនការសកម្មភាព|ແຜນປະຕິບັດ|ແຜນການດຳເນີນງານ|कार्ययोजना|လုပ်ငန်းစီမံချက်|ක්‍රියාකාරී සැලැස්ම|செயல் திட்டம்|үйл ажиллагааны төлөвлөгөө',
    ),
  ],
  [
    'CON',
    words(
      'constitution|perlembagaan|undang-undang dasar|hiến pháp|constituição',
      'รัฐธรรมนูญ|រដ្ឋធម្មនុញ្ញ|ລັດຖະທຳມະນູນ|ဖွဲ့စည်းပုံအခြေခံဥပဒေ|संविधान|සංවිධානය|ව්‍යවස්ථාව|அரசியலமைப்பு|үндсэн хууль',
    ),
  ],
  [
    'LAW',
    words(
      '(?<!(?:ministry|commissioner|department|faculty|school|rule) of )(?:act|code|bill|ordinance|law|akta|undang-undang|kitab undang-undang|KUHP|KUHAP|luật|bộ luật|lei|decreto-lei|kanunu?)(?![ -](?:enforcement|commission|reform|school|firm))',
      'พระราชบัญญัติ|พระราชกำหนด|ประมวลกฎหมาย|(?<!អនុ)ច្បាប់|ກົດໝາຍ|(?<!နည်း)ဥပဒေ|ऐन|अधिनियम|अध्यादेश|පනත|சட்டம்|சட்டமூலம்|хууль|আইন|অধ্যাদেশ',
    ),
  ],
  [
    'MOU',
    words(
      'memorandum of understanding|MoU|bilateral agreement|nota kesepahaman|bản ghi nhớ',
      'บันทึกความเข้าใจ|អនុស្សរណៈ|ບົດບັນທຶກຄວາມເຂົ້າໃຈ|နားလည်မှုစာချွန်လွှာ',
    ),
  ],
  [
    'TRT',
    words(
      'convention|protocol|treaty|covenant|declaration|công ước|konvensi|tuyên ngôn|deklarasi|deklarasaun|declaração|pernyataan umum|perisytiharan|pagpapahayag|beyannamesi|декларация|тунхаглал|конвенц',
      'อนุสัญญา|ปฏิญญา|អនុសញ្ញា|សេចក្ដីប្រកាសជាសកល|ອະນຸສັນຍາ|ປະກາດສາກົນ|ကွန်ဗင်းရှင်း|ကြေညာစာတမ်း|महासन्धि|घोषणा|সনদ|ঘোষণাপত্র|ප්‍රකාශනය|සම්මුතිය|பிரகடனம்|சமவாயம்',
    ),
  ],
  [
    'REG',
    words(
      'regulations?|rules|sub-?decree|decree|nghị định|peraturan|decreto',
      'กฎกระทรวง|พระราชกฤษฎีกา|ระเบียบ|អនុក្រឹត្យ|ព្រះរាជក្រឹត្យ|ດຳລັດ|နည်းဥပဒေ|नियमावली|नियमहरू|නියෝග|ஒழுங்குவிதி|журам|বিধিমালা',
    ),
  ],
  [
    'ORD',
    words(
      'order|circular|directive|instruction|perintah|thông tư|chỉ thị|quyết định|keputusan|instruksi',
      'ประกาศ|คำสั่ง|ប្រកាស|សារាចរ|ຄຳສັ່ງ|ຂໍ້ຕົກລົງ|ແຈ້ງການ|အမိန့်|ညွှန်ကြားချက်|निर्देशिका|тушаал',
    ),
  ],
  [
    'GDL',
    words(
      'guidelines?|guidance|manual|handbook|panduan|pedoman|hướng dẫn',
      'คู่มือ|แนวทาง|គោលការណ៍ណែនាំ|ບົດແນະນຳ|ຄູ່ມື|လမ်းညွှန်|मार्गदर्शन|මාර්ගෝපදේශ|வழிகாட்டி|гарын авлага|заавар',
    ),
  ],
  [
    'STR',
    words(
      'strategy|strategic plan|policy|kebijakan|strategi|chiến lược|política|estratégia',
      'นโยบาย|ยุทธศาสตร์|យុទ្ធសាស្ត្រ|គោលនយោបាយ|ຍຸດທະສາດ|ນະໂຍບາຍ|မူဝါဒ|गोलनीति|नीति|ප්‍රතිපත්තිය|கொள்கை|бодлого|стратеги|хөтөлбөр',
    ),
  ],
  ['MTG', words('minutes|decision record|notulen', 'รายงานการประชุม')],
  ['BUD', words('budget|expenditure|anggaran|ngân sách', 'งบประมาณ|ថវិកា|ງົບປະມານ|बजेट')],
  ['TOOL', words('toolkit|tool|model law|checklist')],
  ['RES', words('research|study|survey|working paper|penelitian|nghiên cứu', 'งานวิจัย|សិក្សា')],
  ['FORM', words('form|template|registration statement|borang|formulir|biểu mẫu', 'แบบฟอร์ม')],
];

let known: ReturnType<typeof typeWords> | undefined;

/** The kind a title names, or null. */
export function guessType(title: string): DocumentType | null {
  known ??= typeWords();
  return known.find(([, words]) => words.test(title))?.[0] ?? null;
}

/** Whether a line names a kind of document that has a title of its own, such as an act or a plan. */
export const namesType = (line: string): boolean => guessType(line) !== null;
