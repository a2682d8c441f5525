import type { ComparedPage } from '../../../shared/texts';

/** Words out of which laws are made, by language; those of scripts without spaces are joined without any. */
const WORDS = {
  eng: 'victim trafficking person offence penalty court minister authority shall may not exceed years imprisonment fine protection shelter consent child exploitation labour officer report agency fund rescue identify assistance foreign national recovery period order property evidence witness travel border employer recruit transport harbour threat force fraud deception vulnerable organ servitude slavery forced marriage compensation confiscate prosecute investigate cooperate statement interpreter',
  vie: 'nạn nhân mua bán người tội phạm hình phạt tòa án bộ trưởng cơ quan phải có thể không vượt quá năm tù tiền bảo vệ nơi tạm lánh sự đồng ý trẻ em bóc lột lao động cán bộ báo cáo quỹ giải cứu xác định hỗ trợ nước ngoài thời gian lệnh tài sản chứng cứ nhân chứng biên giới chủ tuyển dụng vận chuyển đe dọa vũ lực lừa đảo',
  tha: 'ผู้เสียหาย การค้ามนุษย์ ความผิด โทษจำคุก ศาล รัฐมนตรี เจ้าหน้าที่ ต้อง อาจ ไม่เกิน ปี ปรับ คุ้มครอง สถานที่พักพิง ความยินยอม เด็ก แสวงหาประโยชน์ แรงงาน รายงาน หน่วยงาน กองทุน ช่วยเหลือ คัดแยก คนต่างด้าว ระยะเวลา คำสั่ง ทรัพย์สิน พยานหลักฐาน ชายแดน นายจ้าง ขนส่ง ข่มขู่ ใช้กำลัง หลอกลวง',
  khm: 'ជនរងគ្រោះ ការជួញដូរមនុស្ស បទល្មើស ទោស តុលាការ រដ្ឋមន្ត្រី អាជ្ញាធរ ត្រូវ អាច មិនលើសពី ឆ្នាំ ពិន័យ ការពារ ទីជម្រក ការយល់ព្រម កុមារ កេងប្រវ័ញ្ច ពលកម្ម មន្ត្រី របាយការណ៍ ស្ថាប័ន មូលនិធិ សង្គ្រោះ ជំនួយ បរទេស រយៈពេល បញ្ជា ទ្រព្យសម្បត្តិ ភស្តុតាង ព្រំដែន និយោជក ដឹកជញ្ជូន គំរាមកំហែង',
  lao: 'ຜູ້ຖືກເຄາະຮ້າຍ ການຄ້າມະນຸດ ຄວາມຜິດ ໂທດ ສານ ລັດຖະມົນຕີ ເຈົ້າໜ້າທີ່ ຕ້ອງ ອາດ ບໍ່ເກີນ ປີ ປັບໃໝ ປົກປ້ອງ ບ່ອນພັກເຊົາ ການຍິນຍອມ ເດັກນ້ອຍ ຂູດຮີດ ແຮງງານ ລາຍງານ ອົງການ ກອງທຶນ ຊ່ວຍເຫຼືອ ຕ່າງປະເທດ ໄລຍະເວລາ ຄຳສັ່ງ ຊັບສິນ ຫຼັກຖານ ຊາຍແດນ ນາຍຈ້າງ ຂົນສົ່ງ',
  mya: 'လူကုန်ကူးခံရသူ လူကုန်ကူးမှု ပြစ်မှု ပြစ်ဒဏ် တရားရုံး ဝန်ကြီး အာဏာပိုင် ရမည် နိုင်သည် မကျော်လွန် နှစ် ဒဏ်ငွေ ကာကွယ် ခိုလှုံရာ သဘောတူညီချက် ကလေး ခေါင်းပုံဖြတ် အလုပ်သမား အရာရှိ အစီရင်ခံစာ အေဂျင်စီ ရန်ပုံငွေ ကယ်ဆယ် အကူအညီ နိုင်ငံခြားသား ကာလ အမိန့် ပစ္စည်း သက်သေ နယ်စပ် အလုပ်ရှင်',
} as const;

export type LawLanguage = keyof typeof WORDS;

const ARTICLE: Readonly<Record<LawLanguage, string>> = {
  eng: 'Article',
  vie: 'Điều',
  tha: 'มาตรา',
  khm: 'មាត្រា',
  lao: 'ມາດຕາ',
  mya: 'ပုဒ်မ',
};

/** Numbers that look like chance and are the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const isSpaced = (language: LawLanguage) => language === 'eng' || language === 'vie';

function sentence(language: LawLanguage, next: () => number, length: number): string {
  const words = WORDS[language].split(' ');
  const chosen = Array.from({ length }, () => words[Math.floor(next() * words.length)] ?? '');
  return isSpaced(language) ? `${chosen.join(' ')}.` : chosen.join('');
}

/** A made law: one article an entry, its heading on the first line and its text on the second. */
export function aLaw(language: LawLanguage, articles: number, seed = 7): string[] {
  const next = chance(seed + articles);
  return Array.from({ length: articles }, (_, at) => {
    const sentences = Array.from({ length: 2 + Math.floor(next() * 3) }, () =>
      sentence(language, next, 12 + Math.floor(next() * 12)),
    );
    return `${ARTICLE[language]} ${at + 1}\n${sentences.join(' ')}`;
  });
}

const languageOf = (law: readonly string[]): LawLanguage =>
  (Object.keys(ARTICLE) as LawLanguage[]).find((language) => law[0]?.startsWith(ARTICLE[language])) ?? 'eng';

export interface PlantedEdit {
  /** First line of the article it stands in. */
  readonly heading: string;
  readonly kind: 'added' | 'removed' | 'changed';
}

/** Plants edits into a law, each in an article of its own: a word replaced, words put in, words taken out, in turn. */
export function plantedEdits(
  law: readonly string[],
  count: number,
): { readonly edited: string[]; readonly edits: readonly PlantedEdit[] } {
  const language = languageOf(law);
  const step = Math.floor(law.length / count);
  const edits: PlantedEdit[] = [];
  const edited = law.map((article, at) => {
    if (at % step !== 1 || edits.length >= count) return article;
    const [heading = '', text = ''] = article.split('\n');
    const kind = (['changed', 'added', 'removed'] as const)[edits.length % 3] ?? 'changed';
    const spaced = isSpaced(language);
    // A place between two words of the law: known words keep clusters whole.
    const words = spaced ? text.split(' ') : splitKnown(text, language);
    const place = 4 + (at % 3);
    const fresh = spaced ? ['forthwith', 'and', 'in', 'writing'] : FRESH[language];
    const changed =
      kind === 'changed'
        ? words.with(place, fresh[0] ?? '')
        : kind === 'added'
          ? words.toSpliced(place, 0, ...fresh)
          : words.toSpliced(place, 2);
    edits.push({ heading, kind });
    return `${heading}\n${changed.join(spaced ? ' ' : '')}`;
  });
  return { edited, edits };
}

/** Words that no made law has. */
const FRESH: Readonly<Record<LawLanguage, readonly string[]>> = {
  eng: ['forthwith'],
  vie: ['ngay', 'lập', 'tức'],
  tha: ['โดยทันที', 'ณ', 'ท้องที่'],
  khm: ['ជាបន្ទាន់', 'ឮ'],
  lao: ['ໂດຍດ່ວນ', 'ຮູ້'],
  mya: ['ချက်ချင်း', 'ဤ'],
};

function splitKnown(text: string, language: LawLanguage): string[] {
  const known = WORDS[language].split(' ').sort((a, b) => b.length - a.length);
  const words: string[] = [];
  let rest = text;
  while (rest !== '') {
    const word = known.find((each) => rest.startsWith(each)) ?? rest.charAt(0);
    words.push(word);
    rest = rest.slice(word.length);
  }
  return words;
}

export interface PageShape {
  /** Characters a line and lines a page. */
  readonly width?: number;
  readonly lines?: number;
  readonly header?: string;
  readonly footer?: (page: number) => string;
  /** Long words are parted at a line's end. */
  readonly hyphens?: boolean;
}

/** Sets a law in pages as a printer would: lines of a width, headers, page numbers. */
export function inPages(
  law: readonly string[],
  { width = 70, lines = 34, header, footer, hyphens = false }: PageShape,
): ComparedPage[] {
  const spaced = isSpaced(languageOf(law));
  const set = law.flatMap((article) =>
    article.split('\n').flatMap((text) => inLines(text, width, spaced, hyphens)),
  );
  const pages: ComparedPage[] = [];
  for (let at = 0; at < set.length; at += lines) {
    const n = pages.length + 1;
    const shown = [...(header ? [header] : []), ...set.slice(at, at + lines), ...(footer ? [footer(n)] : [])];
    pages.push({ n, text: shown.join('\n') });
  }
  return pages;
}

function inLines(text: string, width: number, spaced: boolean, hyphens: boolean): string[] {
  if (!spaced) {
    const clusters = text.match(/\P{M}(?:[\u17d2\u1039]\P{M}|[\p{M}\u0e33\u0eb3])*/gu) ?? [];
    return Array.from({ length: Math.ceil(clusters.length / width) }, (_, at) =>
      clusters.slice(at * width, (at + 1) * width).join(''),
    );
  }
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      const room = width - line.length - 2;
      if (hyphens && room >= 3 && word.length - room >= 3 && /^\p{L}+$/u.test(word)) {
        lines.push(`${line} ${word.slice(0, room)}-`);
        line = word.slice(room);
        continue;
      }
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
