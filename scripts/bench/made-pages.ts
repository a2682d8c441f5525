/**
 * Pages for load tests, made from a seed: the same seed gives the same pages on every machine. Words are made of syllables
 * of their script and drawn by Zipf's law, so frequent and rare words, long and short runs stand in lifelike proportion.
 * Nothing here means anything in any language.
 */

/** A page of a made document. */
export interface MadePage {
  readonly doc: number;
  readonly page: number;
  readonly script: ScriptName;
  readonly text: string;
}

export type ScriptName =
  | 'english'
  | 'vietnamese'
  | 'malay'
  | 'devanagari'
  | 'tamil'
  | 'cyrillic'
  | 'thai'
  | 'khmer'
  | 'lao'
  | 'burmese';

interface Script {
  /** Share of the documents. */
  readonly share: number;
  /** Between words; empty where words are written without spaces. */
  readonly space: string;
  readonly onsets: readonly string[];
  readonly rhymes: readonly string[];
  /** Syllables in a word: least and most. */
  readonly length: readonly [number, number];
  readonly vocabulary: number;
}

const list = (text: string): string[] => text.split(' ');

const SCRIPTS: Readonly<Record<ScriptName, Script>> = {
  english: {
    share: 40,
    space: ' ',
    onsets: list('b c d f g h l m n p r s t v w st tr pr con dis ex pro re in un sh th ch pl gr'),
    rhymes: list('a e i o u er ing ed ion ate ment al ent ure ous ive ty es en or an ar ist age'),
    length: [1, 4],
    vocabulary: 30_000,
  },
  vietnamese: {
    share: 7,
    space: ' ',
    onsets: list('b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x'),
    rhymes: list('a á à ả ã ạ ăn ấp ân âu ê ế ề iên iết oan ó ô ố ộ ơi ư ước ương ường uyền uyết y'),
    length: [1, 1],
    vocabulary: 700,
  },
  malay: {
    share: 8,
    space: ' ',
    onsets: list('b c d g h j k l m n p r s t w ny ng'),
    rhymes: list('a i u e o an ang ar as at in uh kan is ur am'),
    length: [2, 4],
    vocabulary: 12_000,
  },
  devanagari: {
    share: 7,
    space: ' ',
    onsets: list('क ख ग घ च छ ज ट ड त थ द ध न प फ ब भ म य र ल व श स ह क्ष त्र प्र'),
    rhymes: list('\u200b ा ि ी ु ू े ो ौ ं ाः ान ार ित'),
    length: [2, 4],
    vocabulary: 12_000,
  },
  tamil: {
    share: 5,
    space: ' ',
    onsets: list('க ச ட த ந ப ம ய ர ல வ ள ற ன'),
    rhymes: list('\u200b ா ி ீ ு ூ ெ ே ை ொ ோ ம் ல் ன் க்கு'),
    length: [2, 5],
    vocabulary: 12_000,
  },
  cyrillic: {
    share: 5,
    space: ' ',
    onsets: list('б в г д ж з к л м н п р с т х ц ч ш'),
    rhymes: list('а э и о у ө ү ай ийн ын ууд лаг сан ах уул'),
    length: [1, 4],
    vocabulary: 12_000,
  },
  thai: {
    share: 8,
    space: '',
    onsets: list('ก ข ค ง จ ช ซ ด ต ท น บ ป ผ พ ฟ ม ย ร ล ว ส ห อ กร ปร'),
    rhymes: list('า ี ู าน าง าม ิด ุก ั้น ่อ ้า ำ ือ ะ ัย ็น อง อม'),
    length: [1, 3],
    vocabulary: 5_000,
  },
  khmer: {
    share: 7,
    space: '',
    onsets: list('ក ខ គ ង ច ឆ ជ ញ ដ ត ថ ទ ន ប ផ ព ម យ រ ល វ ស ហ អ ប្រ ក្រ ស្ត'),
    rhymes: list('\u200b ា ិ ី ឹ ុ ូ ើ េ ែ ៃ ោ ះ ំ ាន ារ ាម'),
    length: [1, 3],
    vocabulary: 5_000,
  },
  lao: {
    share: 5,
    space: '',
    onsets: list('ກ ຂ ຄ ງ ຈ ສ ຊ ຍ ດ ຕ ຖ ທ ນ ບ ປ ຜ ພ ຟ ມ ຢ ຣ ລ ວ ຫ ອ ຮ'),
    rhymes: list('າ ີ ູ ານ າງ າມ ິດ ຸກ ັ້ນ ່າ ້າ ຳ ື ະ ັຍ'),
    length: [1, 3],
    vocabulary: 5_000,
  },
  burmese: {
    share: 8,
    space: '',
    onsets: list('က ခ ဂ င စ ဆ ဇ ည တ ထ ဒ န ပ ဖ ဗ ဘ မ ယ ရ လ ဝ သ ဟ အ ကျ ပြ မျ'),
    rhymes: list('ာ ါ ိ ီ ု ူ ေ ဲ ို န် င် က် တ် း ့ ုံ ံ'),
    length: [1, 3],
    vocabulary: 5_000,
  },
};

const NAMES = Object.keys(SCRIPTS) as ScriptName[];

/** Numbers in [0, 1), the same for the same seed (Mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(from: readonly T[], random: () => number): T =>
  from[Math.floor(random() * from.length)] as T;

function wordsOf(script: Script, random: () => number): string[] {
  const words = new Set<string>();
  for (let tries = 0; words.size < script.vocabulary && tries < script.vocabulary * 4; tries += 1) {
    const [least, most] = script.length;
    const syllables = least + Math.floor(random() * (most - least + 1));
    let word = '';
    for (let at = 0; at < syllables; at += 1)
      word += pick(script.onsets, random) + pick(script.rhymes, random);
    words.add(word.replaceAll('\u200b', ''));
  }
  // Short words are the frequent ones, as everywhere.
  return [...words].sort((a, b) => a.length - b.length);
}

/** A rank drawn by Zipf's law over `size` ranks. */
function zipf(size: number, random: () => number): number {
  return Math.min(size - 1, Math.floor(Math.exp(random() * Math.log(size + 1))) - 1);
}

/** Makes pages of documents of 1 to 80 pages. */
export function* madePages(pages: number, seed = 1): Generator<MadePage> {
  const random = seeded(seed);
  const vocabularies = new Map(NAMES.map((name) => [name, wordsOf(SCRIPTS[name], random)]));
  const shares = NAMES.flatMap((name) => Array.from({ length: SCRIPTS[name].share }, () => name));
  let made = 0;
  for (let doc = 0; made < pages; doc += 1) {
    const script = pick(shares, random);
    const { space } = SCRIPTS[script];
    const vocabulary = vocabularies.get(script) as string[];
    const length = 1 + Math.floor(random() ** 2 * 80);
    for (let page = 1; page <= length && made < pages; page += 1, made += 1) {
      const count = 180 + Math.floor(random() * 160);
      let text = '';
      let line = 0;
      for (let at = 0; at < count; at += 1) {
        const word =
          random() < 0.03
            ? ` ${Math.floor(random() * 400)} `
            : (vocabulary[zipf(vocabulary.length, random)] as string);
        text += word + space;
        line += word.length + space.length;
        if (random() < 0.07) text += space === '' ? ' ' : '. ';
        if (line > 90) {
          text += '\n';
          line = 0;
        }
      }
      yield { doc, page, script, text };
    }
  }
}
