import { inOneSpelling } from '../one-spelling';
import { asciiDigits } from './digits';

/**
 * Titles in scripts that have no capitals. Thai, Lao and Khmer say first what a document is and then its name; Nepali, Hindi, Bengali,
 * Sinhala, Tamil and Burmese say it last.
 */
const FIRST =
  /^(?:ร่าง|ຮ່າງ|សេចក្តីព្រាង)?(?:พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|กฎกระทรวง|ประมวลกฎหมาย|รัฐธรรมนูญ|ระเบียบ|ข้อบังคับ|ประกาศ|คำสั่ง|แผนปฏิบัติการ|แผนแม่บท|ยุทธศาสตร์|นโยบาย|คู่มือ|แนวทาง|มาตรฐาน|อนุสัญญา|พิธีสาร|ปฏิญญา|บันทึกความเข้าใจ|บันทึกข้อตกลง|แนวปฏิบัติ|ข้อกำหนด|คำพิพากษา|รายงาน|หลักสูตร|ກົດໝາຍ|ດຳລັດ|ລັດຖະທຳມະນູນ|ຄຳສັ່ງ|ຂໍ້ຕົກລົງ|ແຜນ|ຍຸດທະສາດ|ປະກາດສາກົນ|ບົດແນະນຳ|ຄູ່ມື|ອະນຸສັນຍາ|ແຈ້ງການ|ຄຳແນະນຳ|ລະບຽບ|ນະໂຍບາຍ|ປະມວນກົດໝາຍ|ພິທີສານ|ບົດບັນທຶກ|ບົດລາຍງານ|ច្បាប់|ក្រម(?!សីលធម៌|ប្រតិបត្តិ)|អនុក្រឹត្យ|ព្រះរាជក្រឹត្យ|សេចក្តីសម្រេច|សេចក្តីណែនាំ|សៀវភៅណែនាំ|មគ្គុទ្ទេសក៍|អនុស្សា?រណៈ|កិច្ចព្រមព្រៀង|ពិធីសារ|ប្រកាស(?!នីយ|ឱ្យ|ឲ្យ|អោយ)|សារាចរ|រដ្ឋធម្មនុញ្ញ|ផែនការ|យុទ្ធសាស្ត្រ|គោលការណ៍ណែនាំ|គោលនយោបាយ|សេចក្តីប្រកាស|អនុសញ្ញា|របាយការណ៍|នីតិវិធី|សាលក្រម|សាលដីកា|បទបញ្ជា|ຄຳຕັດສິນ|ຄຳພິພາກສາ|ບົດສະຫຼຸບ|มติคณะรัฐมนตรี|ขั้นตอนการปฏิบัติงาน|แบบ(?:คัดกรอง|คำร้อง))/u;
/** Decisions of courts, which have no other title than that. */
const DECISION =
  /^(?:คำ\s?พิพากษา|คำสั่งศาล|ຄຳ(?:ຕັດສິນ|ພິພາກສາ)|(?:សាលក្រម|សាលដីកា)(?:ព្រហ្មទណ្ឌ)?|စီရင်ချက်|फैसला|නඩු තීන්දුව|தீர்ப்பு)(?=$|\s|ເລກທີ|លេខ|အမှတ်)/u;
/** Offices that stand below a title. */
const OFFICE = /^(?:กอง|กรม|สำนักงาน|ศูนย์|สถาบัน)/u;
const ALONE = 26;

/** Lines that carry on a title: what it is about, which one of several it is, its year. */
const CARRIES_ON =
  /^(?:ว่าด้วย|เรื่อง|ที่ \d|\(ฉบับ|ฉบับที่|พ\.? ?ศ\.?|พุทธศักราช|แห่งราชอาณาจักร|ວ່າດ້ວຍ|ກ່ຽວກັບ|\(ສະບັບ|ស្តីពី|នៃ|សម្រាប់)/u;
const LEADS_ON = /(?:ว่าด้วย|เรื่อง|ວ່າດ້ວຍ|ກ່ຽວກັບ|ស្តីពី|និង|នៃ|ແລະ|และ)$/u;
const ENDS = /(?:พ\.? ?ศ\.?|พุทธศักราช) ?\d{4}$/u;
/** Lines that begin the text itself, or are only ornament or signature. */
const BELOW =
  /^(?:ให้ไว้|ในพระปรมาภิไธย|สมเด็จ|พระบาทสมเด็จ|โดยที่|อาศัยอำนาจ|หมวด|มาตรา|ข้อ \d|ภูมิพล|มหาวชิราลงกรณ|หน้า|เล่ม|ลงวันที่|ด้วย|ພາກທີ|ໝວດທີ|ມາດຕາ|ອີງຕາມ|ເລກທີ|ជំពូក|មាត្រា|យើង|បានឃើញ|លេខ|[^\p{L}]+$)/u;

const PREAMBLE =
  /^(?:preamble|preâmbulo|preambul[aou]|mukadimah|mukaddumah|pembukaan|lời nói đầu|önsöz|giriş|оршил|преамбула|panimula|คำปรารภ|บทนำ|ບົດນຳ|ຄຳນຳ|បុព្វកថា|အနိဒါန်း|စကားချီး|प्रस्तावना|मुखबन्ध|पूर्वपीठिका|মুখবন্ধ|প্রস্তাবনা|પ્રસ્તાવના|පූර්විකාව|පුර්විකාව|முகவுரை|முன்னுரை)[\s.:]*$/iu;

/** Whether a line is the heading of a preamble. */
export const isPreamble = (line: string): boolean => PREAMBLE.test(line);

const THAI_OR_LAO = /[\u0e00-\u0eff]$/u;

/** Joins lines of a title: those of Thai and Lao without a space where a line was only full. */
function joined(lines: readonly string[]): string {
  return lines.reduce((title, line) => {
    const breaks =
      CARRIES_ON.test(inOneSpelling(line)) || !THAI_OR_LAO.test(title) || !/^[\u0e00-\u0eff]/u.test(line);
    return title === '' ? line : `${title}${breaks && !/^(?:ว่าด้วย|ວ່າດ້ວຍ)/u.test(line) ? ' ' : ''}${line}`;
  }, '');
}

const MOST_LINES = 4;

/** The title that begins in a line of Thai, Lao or Khmer, with the lines it goes on in; null when none begins there. */
export function firstPartsTitle(lines: readonly string[], at: number): string | null {
  const begin = lines[at] ?? '';
  if (!FIRST.test(inOneSpelling(begin)) || begin.length > 140) return null;
  const isPlain = (line: string) => !BELOW.test(asciiDigits(line)) && !isPreamble(line) && line.length <= 140;
  const rest = lines.slice(at + 1, at + MOST_LINES);
  const until = rest.findIndex((line) => !isPlain(line));
  const plain = until < 0 ? rest : rest.slice(0, until);
  // An office right below the kind is part of what it is called ("Notification of the Ministry"), further down it is who made it.
  const office = plain.findIndex((line, position) => position > 0 && OFFICE.test(line));
  const open = office < 0 ? plain : plain.slice(0, office);
  const title = [begin];
  if (DECISION.test(inOneSpelling(begin)) && begin.length <= ALONE) return begin;
  const year = open.findIndex((line) => ENDS.test(asciiDigits(line)));
  if (ENDS.test(asciiDigits(begin))) return begin;
  // Up to the year where one follows; else as far as lines say themselves that they belong together.
  if (year >= 0) return joined([begin, ...open.slice(0, year + 1)]);
  for (const line of open) {
    const last = title.at(-1) ?? '';
    const isKindAlone = title.length === 1 && last.length <= ALONE;
    if (!CARRIES_ON.test(inOneSpelling(line)) && !LEADS_ON.test(inOneSpelling(last)) && !isKindAlone) break;
    title.push(line);
  }
  const whole = joined(title);
  // The word alone is what a form or a table of contents says.
  return whole.length >= 8 && (title.length > 1 || begin.length > ALONE) ? whole : null;
}

const LAST =
  /(?:ऐन|नियमावली|अध्यादेश|संविधान|कार्ययोजना|निर्देशिका|कार्यविधि|अधिनियम|घोषणा|नीति|निर्देशन|परिपत्र|प्रतिवेदन|मापदण्ड|रणनीति|समझदारीपत्र|सम्झौता|আইন|অধ্যাদেশ|বিধিমালা|ঘোষণাপত্র|පනත|චක්\u200d?රලේඛය|පටිපාටිය|පටිපාටි|වාර්තාව|ප්\u200d?රතිපත්තිය|සැලැස්ම|මාර්ගෝපදේශය?|අවබෝධතා ගිවිසුම|නියෝග|සංවිධානය|ප්‍රකාශනය|சட்டம்|அறிக்கை|சுற்றறிக்கை|சுற்றுநிருபம்|நடைமுறை(?:கள்)?|கொள்கை|செயல் ?திட்டம்|வழிகாட்டி|புரிந்துணர்வு ஒப்பந்தம்|ஒழுங்குவிதிகள்|பிரகடனம்|ဥပဒေ|နည်းဥပဒေ(?:များ)?|စည်းမျဉ်း(?:များ)?|အမိန့်|ကြေညာစာတမ်း|လုပ်ငန်းစီမံချက်|လုပ်ငန်းအစီအစဉ်|မူဝါဒ|လုပ်ထုံးလုပ်နည်း(?:များ)?|စံလုပ်ငန်းစဉ်(?:များ)?|လမ်းညွှန်(?:ချက်)?|အစီရင်ခံစာ|ညွှန်ကြားချက်|ကြေညာချက်|မဟာဗျူဟာ|လက်စွဲ(?:စာအုပ်)?|နားလည်မှုစာချွန်လွှာ|သဘောတူညီချက်)(?:\s*\(?မူကြမ်း\)?)?(?:\s*[,،]?\s*\(?\d{4}(?:[/-]\d{2,4})?\)?)?\s*[।|၊.]?$/u;
/** An order of Myanmar is called by its number; what it is about stands below the day. */
const NUMBERED = /^(?:အမိန့်|ညွှန်ကြားချက်|ကြေညာချက်)\s?အမှတ်\s?[-(၊]?\s?\d/u;
const IS_DAY = /ခုနှစ်|ပြည့်နှစ်|ရက်\s?$|ရက်နေ့$/u;
/** A Burmese title has no spaces: the kind alone is that word and nothing else. */
const BURMESE_KIND = new RegExp(`^${LAST.source}`, 'u');
const IS_BURMESE = /^[\u1000-\u109f]/;

/** Lines that list other laws, or speak of this one. */
const LISTS = /^(?:\d{1,2}\s*[.)।၊]|संशोधन|संिोध|[(“"'‘])/u;

/** The title that ends in a line which names its kind last; null when none ends there. */
export function lastPartTitle(lines: readonly string[], at: number): string | null {
  const line = lines[at] ?? '';
  if (line.length > 140) return null;
  // A sentence may begin with the word too.
  if (DECISION.test(line) && (line.length <= ALONE || (line.length <= 70 && /\d/.test(asciiDigits(line)))))
    return line;
  if (NUMBERED.test(asciiDigits(line))) {
    // Rules that it makes have a title of their own.
    if (lines.slice(at + 1, at + 5).some((below) => LAST.test(asciiDigits(below)))) return null;
    const about = lines.slice(at + 1, at + 3).find((below) => !IS_DAY.test(below));
    return about === undefined || about.length > 140 ? line : `${line} ${about}`;
  }
  if (LISTS.test(asciiDigits(line)) || !LAST.test(asciiDigits(line))) return null;
  const before = lines[at - 1] ?? '';
  const isKindAlone = IS_BURMESE.test(line)
    ? BURMESE_KIND.test(line)
    : !line.includes(' ') && line.length <= ALONE;
  const belongs = before !== '' && before.length <= 100 && !/[\d.।]$|www\./u.test(asciiDigits(before));
  if (isKindAlone) return belongs ? `${before} ${line}` : null;
  return line.length >= 8 ? line.replace(/\s*[।|]$/u, '') : null;
}
