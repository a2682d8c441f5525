/** A repeatable run of numbers from 0 to 1 (mulberry32), so that a test that fails once fails again. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ENGLISH =
  'person court victim officer child minister employer record order duty report agency shelter worker section offence penalty fine term notice visit contract wage licence border police lawyer right claim family safe private public written yearly lawful free serious entitled liable must may shall where under before after within without'.split(
    ' ',
  );
const THAI =
  'ผู้เสียหาย ศาล เด็ก รัฐมนตรี นายจ้าง บันทึก คำสั่ง หน้าที่ รายงาน หน่วยงาน แรงงาน มาตรา ความผิด โทษ ปรับ หนังสือ สัญญา ค่าจ้าง ใบอนุญาต ตำรวจ ทนาย สิทธิ คำร้อง ครอบครัว ปลอดภัย ต้อง อาจ ภายใน ก่อน หลัง โดย และ หรือ ซึ่ง'.split(
    ' ',
  );
const KHMER =
  'ជនរងគ្រោះ តុលាការ កុមារ រដ្ឋមន្ត្រី និយោជក កំណត់ត្រា បញ្ជា កាតព្វកិច្ច របាយការណ៍ ទីភ្នាក់ងារ ពលករ មាត្រា បទល្មើស ពិន័យ លិខិត កិច្ចសន្យា ប្រាក់ឈ្នួល អាជ្ញាប័ណ្ណ នគរបាល មេធាវី សិទ្ធិ គ្រួសារ សុវត្ថិភាព ត្រូវ អាច ក្នុង មុន ក្រោយ ដោយ និង ឬ'.split(
    ' ',
  );

/** Scripts texts are built in; the last two are written without spaces. */
export const SCRIPTS = { english: ENGLISH, thai: THAI, khmer: KHMER } as const;
export type Script = keyof typeof SCRIPTS;

const SPACED: ReadonlySet<Script> = new Set(['english']);

/** The words of a made-up law; equal seeds give equal words. */
export function lawWords(script: Script, seed: number, count: number): string[] {
  const next = numbersFrom(seed);
  const words = SCRIPTS[script];
  return Array.from({ length: count }, () => words[Math.floor(next() * words.length)] as string);
}

/** Words set as pages (parted by form feeds) of some lines, as `textReader` reads them. */
export function asPages(
  script: Script,
  words: readonly string[],
  {
    perLine = 11,
    linesPerPage = 30,
    head = '',
  }: { perLine?: number; linesPerPage?: number; head?: string } = {},
): string {
  const lines: string[] = [];
  for (let at = 0; at < words.length; at += perLine) {
    lines.push(words.slice(at, at + perLine).join(SPACED.has(script) ? ' ' : ''));
  }
  const pages: string[] = [];
  for (let at = 0; at < lines.length; at += linesPerPage) {
    pages.push([head, ...lines.slice(at, at + linesPerPage)].join('\n'));
  }
  return pages.join('\f');
}
