import type { DocumentType } from '../../vocabulary';
import { inOneSpelling } from '../one-spelling';
import { kindInPlace } from './kind-in-place';

/** Words in letters that stand alone, whatever marks their letters carry, and signs of scripts that divide no words. */
const words = (alone: string, within = ''): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${alone})(?![\\p{L}\\p{M}])${within === '' ? '' : `|${within}`}`, 'iu');

/**
 * Words by which titles name their kind, in English and in languages of the region. The order matters: a "Convention …
 * (Amendment) Act" is an act, a "Report on the Action Plan" a report.
 */
const typeWords = (): readonly (readonly [type: DocumentType, words: RegExp])[] => [
  [
    'CRT',
    words(
      'judge?ment|slip opinion|supreme court|court of appeal|putusan|bản án',
      String.raw`\bv\.\s|फैसला(?! ?कार्यान्वयन)|නඩු තීන්දු|தீர்ப்பு|шүүхийн (?:шийдвэр(?! гүйцэтг)|тогтоол)|шийтгэх тогтоол`,
    ),
  ],
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
    words(
      'standard operating procedures?|SOPs?|prosedur tetap|prosedur operasi(?:onal)? standar|standar operasional prosedur|quy trình',
      String.raw`มาตรฐานการปฏิบัติงาน|នីតិវិធីប្រតិបត្តិ|စံလုပ်ငန်းစဉ်|စံသတ်မှတ်လုပ်ငန်းစဉ်|လုပ်ထုံးလုပ်နည်း|कार्यविधि(?!\)? ?\(?(?:संहिता|ऐन|नियमावली))|(?:කාර්ය|මෙහෙයුම්) ?පටිපාටි|நடவடிக்கைமுறை|செயற்பாட்டு நடைமுறை|செயல்பாட்டு நடைமுறை|стандарт үйл ажиллагааны журам`,
    ),
  ],
  [
    'NAP',
    words(
      'action plan|plan of action|rencana aksi|kế hoạch (?:hành động|phòng,? chống)|pelan tindakan|plano de ação',
      'แผนปฏิบัติการ|ផែនការសកម្មភាព|ແຜນປະຕິບັດ|ແຜນ(?:ການ)?ດຳເນີນງານ|कार्य ?योजना|လုပ်ငန်းစီမံချက်|လုပ်ငန်းအစီအစဉ်|ක්\u200d?රියාකාරී (?:සැලැස්ම|සැලසුම)|செயல் ?திட்டம்|தேசிய செயற்றிட்டம்|(?:үйл ажиллагааны|арга хэмжээний) төлөвлөгөө',
    ),
  ],
  [
    'CON',
    words(
      'constitution|perlembagaan|undang-undang dasar|hiến pháp|constituição',
      'รัฐธรรมนูญ|រដ្ឋធម្មនុញ្ញ|ລັດຖະທຳມະນູນ|ဖွဲ့စည်းပုံအခြေခံဥပဒေ|संविधान|ව්\u200d?යවස්ථාව|அரசியலமைப்பு|үндсэн хууль',
    ),
  ],
  [
    'LAW',
    words(
      '(?<!(?:ministry|commissioner|department|faculty|school|rule) of )(?:act|code|bill|ordinance|law|sanhita|adhiniyam|(?<!sub-|royal |government |presidential |ministerial )decree,? (?:19|20)\\d\\d|akta|undang-undang|kitab undang-undang|KUHP|KUHAP|luật|bộ luật|lei|decreto-lei|kanunu?)(?![ -](?:enforcement|commission|reform|school|firm))',
      'พระราชบัญญัติ|พระราชกำหนด|ประมวลกฎหมาย|(?<!អនុ)ច្បាប់|ກົດໝາຍ|(?<!နည်း)ဥပဒေ|ऐन|अधिनियम|अध्यादेश|(?<!आचार ?)संहिता|පනත|නීති සංග්\u200d?රහය|சட்டம்|சட்டமூலம்|சட்டக்கோவை|хууль|আইন|অধ্যাদেশ',
    ),
  ],
  [
    'MOU',
    words(
      'memorandum of (?:understanding|agreement)|MoU|bilateral agreement|nota kesepahaman|bản ghi nhớ',
      'บันทึกความเข้าใจ|អនុស្សរណៈ|ບົດບັນທຶກຄວາມເຂົ້າໃຈ|နားလည်မှုစာချွန်လွှာ|समझदारी ?पत्र|අවබෝධතා ගිවිසුම|புரிந்துணர்வு|санамж бичиг',
    ),
  ],
  [
    'TRT',
    words(
      'convention|protocol|treaty|covenant|declaration|công ước|konvensi|tuyên ngôn|deklarasi|deklarasaun|declaração|pernyataan umum|perisytiharan|pagpapahayag|beyannamesi|декларация|тунхаглал|конвенц',
      'อนุสัญญา|ปฏิญญา|អនុសញ្ញា|សេចក្តីប្រកាសជាសកល|พิธีสาร|ອະນຸສັນຍາ|ພິທີສານ|ປະກາດສາກົນ|ពិធីសារ|ကွန်ဗင်းရှင်း|ပရိုတိုကော|ကြေညာစာတမ်း|महासन्धि|घोषणा|সনদ|ঘোষণাপত্র|ප්\u200d?රකාශනය|සම්මුතිය|பிரகடனம்|சமவாயம்',
    ),
  ],
  [
    'REG',
    words(
      'regulations?|rules|sub-?decree|decree|nghị định|peraturan|decreto',
      'กฎกระทรวง|พระราชกฤษฎีกา|ระเบียบ|ข้อบังคับ|អនុក្រឹត្យ|ព្រះរាជក្រឹត្យ|ດຳລັດ|နည်းဥပဒေ|नियमावली|नियमहरू|නියෝග|ஒழுங்குவிதி|журам|дүрэм(?![а-яёөү])|বিধিমালা',
    ),
  ],
  [
    'ORD',
    words(
      'order|circular|directive|instruction|proclamation|gazette notification|perintah|thông tư|chỉ thị|quyết định|keputusan|instruksi|surat edaran',
      'ประกาศ|คำสั่ง|ប្រកាស|សារាចរ|ຄຳສັ່ງ|ຂໍ້ຕົກລົງ|ແຈ້ງການ|အမိန့်|ညွှန်ကြားချက်|(?<!मार्ग ?)निर्देशन(?!ालय)|परिपत्र|චක්\u200d?රලේඛ|சுற்றறிக்கை|சுற்றுநிருபம்|тушаал|тогтоол',
    ),
  ],
  [
    'GDL',
    words(
      'guidelines?|guidance|manual|handbook|advisory on|panduan|pedoman|hướng dẫn',
      'คู่มือ|แนวทาง|គោលការណ៍ណែនាំ|ບົດແນະນຳ|ຄູ່ມື|လမ်းညွှန်|मार्गदर्शन|निर्देशिका|मापदण्ड|මාර්ගෝපදේශ|வழிகாட்டி|гарын авлага|заавар|удирдамж',
    ),
  ],
  [
    'STR',
    words(
      'strategy|strategic plan|policy|kebijakan|strategi|chiến lược|política|estratégia',
      'นโยบาย|ยุทธศาสตร์|យុទ្ធសាស្ត្រ|គោលនយោបាយ|ຍຸດທະສາດ|ນະໂຍບາຍ|မူဝါဒ|မဟာဗျူဟာ|नीति|ප්\u200d?රතිපත්තිය|උපාය ?මාර්ග|கொள்கை|бодлого|стратеги|хөтөлбөр',
    ),
  ],
  ['MTG', words('minutes|decision record|notulen', 'รายงานการประชุม')],
  ['BUD', words('budget|expenditure|anggaran|ngân sách', 'งบประมาณ|ថវិកា|ງົບປະມານ|बजेट')],
  ['TOOL', words('toolkit|tool|model law|checklist')],
  ['RES', words('research|study|survey|working paper|penelitian|nghiên cứu', 'งานวิจัย|សិក្សា')],
  ['FORM', words('form|template|registration statement|borang|formulir|biểu mẫu', 'แบบฟอร์ม')],
];

/** What a title begins with where it is made under a law that it names, as a decree that carries out a law; in Indonesia one kind is a law. */
const UNDER_A_LAW: readonly (readonly [type: DocumentType, begin: RegExp])[] = [
  [
    'REG',
    /^\s*(?:the )?(?:revised )?(?:implementing rules|rules (?:and regulations )?(?:implementing|under))(?!\p{L})/iu,
  ],
  [
    'ORD',
    /^\s*(?:(?:administrative|executive|department|ministerial|memorandum) (?:order|circular)(?!\p{L})|(?:circular|proclamation|(?:gazette )?notification)(?!\p{L})(?=[^\p{L}]*(?:$|\d|(?:nos?|numbers?|on|under|to|dated|concerning|regarding|for|about|by)(?!\p{L})|of (?:the|\d))))/iu,
  ],
  ['GDL', /^\s*(?:handbook|guidelines?|manual|guide|guidance)(?: note)? (?:on|for|to)(?!\p{L})/iu],
  ['REG', /^\s*(?:nghị định|peraturan(?! pemerintah pengganti))(?!\p{L})/iu],
  [
    'ORD',
    /^\s*(?:thông tư(?: liên tịch)?|quyết định|chỉ thị|nghị quyết|keputusan|instruksi|surat (?:edaran|keputusan))(?!\p{L})/iu,
  ],
  ['GDL', /^\s*(?:hướng dẫn|pedoman|panduan)(?!\p{L})/iu],
];

/** A decision of Mongolia that approves what it names, as rules or a programme; a ratification is a law. */
const APPROVES = /(?<!соёрхон )батлах тухай[^\p{L}\p{N}]*$/iu;

let known: ReturnType<typeof typeWords> | undefined;

/** The kind a title names, or null. */
export function guessType(asWritten: string): DocumentType | null {
  known ??= typeWords();
  const title = inOneSpelling(asWritten);
  const inPlace = kindInPlace(title);
  if (inPlace !== null) return inPlace;
  if (APPROVES.test(title)) return 'ORD';
  const type = known.find(([, words]) => words.test(title))?.[0] ?? null;
  return (type === 'LAW' ? UNDER_A_LAW.find(([, begin]) => begin.test(title))?.[0] : undefined) ?? type;
}

/** Whether a line names a kind of document that has a title of its own, such as an act or a plan. */
export const namesType = (line: string): boolean => guessType(line) !== null;
