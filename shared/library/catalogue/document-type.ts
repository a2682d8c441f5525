import type { DocumentType } from '../../vocabulary';

/**
 * Words by which titles name their kind, in English and in languages of the region. The order matters: a "Convention …
 * (Amendment) Act" is an act, a "Report on the Action Plan" a report.
 */
const TYPE_WORDS: readonly (readonly [type: DocumentType, words: RegExp])[] = [
  ['CRT', /\b(?:judge?ment|slip opinion|supreme court|court of appeal|putusan)\b|\bv\.\s/i],
  ['EVAL', /\b(?:evaluation|audit report|mid-term review|final review)\b/i],
  ['STAT', /\b(?:statistics|statistical|data extract|thống kê|statistik)\b|สถิติ|ស្ថិតិ/i],
  [
    'RPT',
    /\b(?:annual report|progress report|activity report|laporan tahunan|báo cáo)\b|รายงาน|របាយការណ៍|ບົດລາຍງານ/i,
  ],
  ['EXT', /\b(?:findings on|trafficking in persons report|country report|concluding observations)\b/i],
  ['TRN', /\b(?:training|curriculum|trainer'?s guide|course)\b|หลักสูตร/i],
  ['SOP', /\b(?:standard operating procedures?|SOPs?|prosedur tetap)\b|มาตรฐานการปฏิบัติงาน/i],
  [
    'NAP',
    /\b(?:action plan|plan of action|rencana aksi|kế hoạch hành động|pelan tindakan)\b|แผนปฏิบัติการ|ផែនការសកម្មភាព|ແຜນປະຕິບັດ|कार्ययोजना/i,
  ],
  [
    'CON',
    /\b(?:constitution|perlembagaan|undang-undang dasar|hiến pháp)\b|รัฐธรรมนูญ|រដ្ឋធម្មនុញ្ញ|ລັດຖະທຳມະນູນ|ဖွဲ့စည်းပုံအခြေခံဥပဒေ|संविधान|සංවිධානය|அரசியலமைப்பு/i,
  ],
  [
    'LAW',
    /(?<!(?:ministry|commissioner|department|faculty|school|rule) of )\b(?:act|code|bill|ordinance|law|akta|undang-undang|luật|bộ luật)\b(?![ -](?:enforcement|commission|reform|school|firm))|พระราชบัญญัติ|พระราชกำหนด|ច្បាប់|ກົດໝາຍ|ဥပဒေ|ऐन|अधिनियम|පනත|சட்டம்|хууль/i,
  ],
  [
    'MOU',
    /\b(?:memorandum of understanding|MoU|bilateral agreement|nota kesepahaman)\b|บันทึกความเข้าใจ|អនុស្សរណៈ/i,
  ],
  ['TRT', /\b(?:convention|protocol|treaty|covenant|công ước|konvensi)\b|อนุสัญญา|អនុសញ្ញា/i],
  [
    'REG',
    /\b(?:regulations?|rules|sub-?decree|decree|nghị định|peraturan)\b|กฎกระทรวง|พระราชกฤษฎีกา|អនុក្រឹត្យ|ດຳລັດ|नियमावली|නියෝග|журам/i,
  ],
  [
    'ORD',
    /\b(?:order|circular|directive|instruction|perintah|thông tư|chỉ thị|keputusan)\b|ประกาศ|คำสั่ง|ប្រកាស|निर्देशिका|тушаал/i,
  ],
  ['GDL', /\b(?:guidelines?|guidance|manual|handbook|panduan|pedoman|hướng dẫn)\b|คู่มือ|แนวทาง|គោលការណ៍ណែនាំ/i],
  [
    'STR',
    /\b(?:strategy|strategic plan|policy|kebijakan|strategi|chiến lược)\b|นโยบาย|ยุทธศาสตร์|गोलनीति|नीति/i,
  ],
  ['MTG', /\b(?:minutes|decision record|notulen)\b/i],
  ['BUD', /\b(?:budget|expenditure|anggaran)\b|งบประมาณ/i],
  ['TOOL', /\b(?:toolkit|tool|model law|checklist)\b/i],
  ['RES', /\b(?:research|study|survey|working paper)\b/i],
  ['FORM', /\b(?:form|template|registration statement|borang|formulir)\b/i],
];

/** The kind a title names, or null. */
export function guessType(title: string): DocumentType | null {
  return TYPE_WORDS.find(([, words]) => words.test(title))?.[0] ?? null;
}

/** Whether a line names a kind of document that has a title of its own, such as an act or a plan. */
export const namesType = (line: string): boolean => guessType(line) !== null;
