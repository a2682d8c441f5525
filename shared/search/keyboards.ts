/**
 * What a line would be if another keyboard had been on: who forgets to switch it writes `dki8hk` for การค้า. Keys as on a keyboard of the
 * United States, in rows of a hand, without Shift and with it.
 */
const KEYS = [
  "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
  '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?',
] as const;

/** What the keys write, in the same order; parted by spaces, as some write two letters. `~` stands for a key that writes nothing of use. */
interface Keyboard {
  readonly plain: string;
  readonly shifted: string;
}

/** Kedmanee (TIS 820), the Lao keyboard of Windows, Khmer after NIDA, and the Mongolian standard MNS 5552. */
const KEYBOARDS: readonly Keyboard[] = [
  {
    plain: '_ ๅ / - ภ ถ ุ ึ ค ต จ ข ช ๆ ไ ำ พ ะ ั ี ร น ย บ ล ฃ ฟ ห ก ด เ ้ ่ า ส ว ง ผ ป แ อ ิ ื ท ม ใ ฝ',
    shifted: '% + ๑ ๒ ๓ ๔ ู ฿ ๕ ๖ ๗ ๘ ๙ ๐ " ฎ ฑ ธ ํ ๊ ณ ฯ ญ ฐ , ฅ ฤ ฆ ฏ โ ฌ ็ ๋ ษ ศ ซ . ( ) ฉ ฮ ฺ ์ ? ฒ ฬ ฦ',
  },
  {
    plain: '~ ຢ ຟ ໂ ຖ ຸ ູ ຄ ຕ ຈ ຂ ຊ ໍ ົ ໄ ຳ ພ ະ ິ ີ ຣ ນ ຍ ບ ລ ໜ ັ ຫ ກ ດ ເ ້ ່ າ ສ ວ ງ ຜ ປ ແ ອ ຶ ື ທ ມ ໃ ຝ',
    shifted: '~ ໑ ໒ ໓ ໔ ໌ ຼ ໕ ໖ ໗ ໘ ໙ ~ ~ ໐ ~ _ + ~ ~ ຮ ~ ຽ - ~ ໝ ~ ; . , : ໊ ໋ ! ? % = ₭ ( ຯ ~ ~ ~ ໆ ~ $ )',
  },
  {
    plain: '« ១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៩ ០ ឥ ឲ ឆ ឹ េ រ ត យ ុ ិ ោ ផ ៀ ឪ ឮ ា ស ដ ថ ង ហ ្ ក ល ើ ់ ឋ ខ ច វ ប ន ម ុំ ។ ៊',
    shifted: '» ! ៗ " ៛ % ៍ ័ ៏ ( ) ៌ = ឈ ឺ ែ ឬ ទ ួ ូ ី ៅ ភ ឿ ឧ ឭ ាំ ៃ ឌ ធ អ ះ ញ គ ឡ ោះ ៉ ឍ ឃ ជ េះ ព ណ ំ ុះ ៕ ?',
  },
  {
    plain: '= 1 2 3 4 5 6 7 8 9 0 е щ ф ц у ж э н г ш ү з к ъ ! й ы б ө а х р о л д п я ч ё с м и т ь в ю',
    shifted: '+ № - " ₮ : . _ , % ? Е Щ Ф Ц У Ж Э Н Г Ш Ү З К Ъ | Й Ы Б Ө А Х Р О Л Д П Я Ч Ё С М И Т Ь В Ю',
  },
];

interface Table {
  /** Of a key what it writes. */
  readonly written: ReadonlyMap<string, string>;
  /** Of what is written its key. */
  readonly keys: ReadonlyMap<string, string>;
  readonly longest: number;
}

const NOTHING = '~';

const tables: readonly Table[] = KEYBOARDS.map(({ plain, shifted }) => {
  const pairs = [plain, shifted].flatMap((row, level) =>
    row.split(' ').map((letters, at) => [(KEYS[level] as string).charAt(at), letters] as const),
  );
  const useful = pairs.filter(([, letters]) => letters !== NOTHING);
  return {
    written: new Map(useful),
    keys: new Map(useful.map(([key, letters]) => [letters, key])),
    longest: Math.max(...useful.map(([, letters]) => letters.length)),
  };
});

const ASCII = /^[\x20-\x7e]+$/;
/** Letters that no keyboard of the United States writes. */
const hasOtherLetter = (text: string): boolean => /[^\P{L}\x20-\x7e]/u.test(text);

/** What keys write; null where one of them writes nothing of use. */
function written({ written }: Table, line: string): string | null {
  let text = '';
  for (const key of line) {
    const letters = key === ' ' ? ' ' : written.get(key);
    if (letters === undefined) return null;
    text += letters;
  }
  return text;
}

/** The keys that wrote a line; null where it has what the keyboard does not write. */
function keysOf({ keys, longest }: Table, line: string): string | null {
  let text = '';
  for (let at = 0; at < line.length; ) {
    let length = Math.min(longest, line.length - at);
    while (length > 0 && !keys.has(line.slice(at, at + length))) length -= 1;
    if (length === 0 && line.charAt(at) !== ' ') return null;
    text += length === 0 ? ' ' : keys.get(line.slice(at, at + length));
    at += Math.max(1, length);
  }
  return text;
}

/**
 * What a line would be, had the same keys been pressed with another keyboard: Thai, Lao, Khmer or Mongolian for a line of ASCII, and Latin
 * for one of those. Empty where it could not have been written so.
 */
export function otherKeyboards(line: string): string[] {
  if (line.trim() === '') return [];
  const other = tables.map((table) => (ASCII.test(line) ? written(table, line) : keysOf(table, line)));
  return other.filter((text) => text !== null).filter((text) => !ASCII.test(line) || hasOtherLetter(text));
}
