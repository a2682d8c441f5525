import { glyphTable, readGlyphs } from './glyph-table.ts';

/** ABC fonts after the national standard of 1993: one code a letter; fonts whose names end in H draw the small ones as capitals. */
export const TCVN3_GLYPHS = glyphTable(
  // The codes of ư and of a hyphen are one to PDF readers.
  { '\u00ad': 'ư', '\u03bc': 'à' },
  `
  ¡ Ă ¢ Â £ Ê ¤ Ô ¥ Ơ ¦ Ư § Đ ¨ ă © â ª ê « ô ¬ ơ ® đ
  µ à ¶ ả · ã ¸ á ¹ ạ » ằ ¼ ẳ ½ ẵ ¾ ắ Æ ặ Ç ầ È ẩ É ẫ Ê ấ Ë ậ
  Ì è Î ẻ Ï ẽ Ð é Ñ ẹ Ò ề Ó ể Ô ễ Õ ế Ö ệ × ì Ø ỉ Ü ĩ Ý í Þ ị
  ß ò á ỏ â õ ã ó ä ọ å ồ æ ổ ç ỗ è ố é ộ ê ờ ë ở ì ỡ í ớ î ợ
  ï ù ñ ủ ò ũ ó ú ô ụ õ ừ ö ử ÷ ữ ø ứ ù ự ú ỳ û ỷ ü ỹ ý ý þ ỵ
`,
);

/** Which tone or shape each code adds to the letter before it. */
const VNI_SIGNS: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
/** Letters with a code of their own. */
const VNI_LETTERS: Readonly<Record<string, string>> = {
  ô: 'ơ',
  ö: 'ư',
  ñ: 'đ',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};
/** A word in a TCVN3 (ABC) font. `capitals`: the font draws small letters as capitals. */
export function fromTcvn3(word: string, capitals: boolean): string {
  const hyphensRead = word.replace(
    /(?<=[\p{L}\p{S}\u00a1-\u00ff])-(?=[\p{L}\p{S}\u00a1-\u00ff])|^-(?=[\p{L}\u00a1-\u00ff])/gu,
    '\u00ad',
  );
  const text = readGlyphs(TCVN3_GLYPHS, hyphensRead);
  return capitals ? text.toUpperCase() : text;
}

/** A word in a VNI font: a letter, then the code of what stands on or under it. */
export function fromVni(word: string): string {
  let text = '';
  for (const code of word) {
    const small = code.toLowerCase();
    const isCapital = small !== code;
    const before = text.at(-1) ?? '';
    const sign = VNI_SIGNS[small];
    const bears = /^[aeouyơư]$/i.test(before);
    if (sign !== undefined && bears) text = text.slice(0, -1) + (before + sign).normalize('NFC');
    else {
      const letter = VNI_LETTERS[small] ?? small;
      text += isCapital ? letter.toUpperCase() : letter;
    }
  }
  return text;
}
