import { asciiDigits } from './digits';

/** Of Malaysia, on a line of its own on the cover; further down other laws are cited so. */
const ON_COVER = /^(?:Act|Akta)\s+A?\d{2,4}$/m;
const COVER = 300;

/** How the States write the numbers of their laws, with digits of any script; the first that is found on the head of a text counts. */
const NUMBERS: readonly RegExp[] = [
  /(?<!\d)\d{1,4}\/VBHN-[A-ZĐ]{2,8}/,
  /\bAct\s+(?:No\.?|number)\s*(?:\d+|[IVXLC]+)\s+of\s+(?:the year\s+)?\d{4}(?:\s*\(\d{4}\))?/i,
  /\bNo\.?\s*\d+\s+of\s+\d{4}\b/i,
  /(?<=^\(\s*)\d{1,4} of \d{4}(?=\s*\)$)/m,
  /\b(?:Republic|Presidential|Commonwealth) (?:Act|Decree) No\.?\s*\d{2,5}\b/i,
  /\b(?:Department|Administrative|Memorandum|Joint) (?:Order|Circular) No\.?\s*\d{1,4}(?:-\d{1,4})?/i,
  /\bExecutive Order No\.?\s*\d{1,4}\b/i,
  /(?<=\bBill\s)No\.?\s*\d{1,4}\b/,
  /\bP\.U\.\s*\([AB]\)\s*\d+\b/,
  /(?<!\d)\d{1,4}\/\d{4}\/(?:QH\d{1,2}|NĐ-CP|TT-[A-ZĐ]{2,12}|QĐ-TTg|UBTVQH\d{1,2})/,
  /(?<=^\s*(?:(?:Bản án|BẢN ÁN)\s+)?[Ss][Ốố]\s*:?\s*)\d{1,5}(?:\/\d{4})?\/[A-ZĐ]{2,8}(?:-[A-ZĐ\d][A-ZĐa-z\d]{0,9}){0,5}(?!\p{L})/mu,
  // With the sign of the court, as "PN Jkt.Sel" or "PN.JKT.UT".
  /\bN(?:omor|OMOR)\s*:?\s*\d+\/P(?:id|ID)[\w.-]*\/\d{4}\/PN(?:[ .](?!(?:ATAS|DAN|DARI|DI|PADA|TGL|YANG)\b)[A-Z][A-Za-z]{1,3}(?:\.[A-Za-z]{2,4})?)?(?!\w)/,
  /(?<=^\s*Дугаар\s*:?\s*)(?:[А-Я]\/)?\d{1,5}(?:\/[А-ЯӨҮ]{2,5}\/\d{1,6})?(?=\s*$)/imu,
  // With its year, or with the signs of the office in the title, as "NOMOR : 01/Ka-BAPETEN/V-99": whichever stands first.
  /\bNomor\s*:?\s*\d+\s+Tahun\s+\d{4}\b|(?<=^\s*(?:Keputusan|Peraturan|Instruksi|Surat Edaran)\b[^.;:]{0,160}\s)Nomor\s*:?\s*(?=\S*\d)[A-Z\d][\w.-]{0,15}(?:\/[\w.-]{1,20}){1,5}(?=\s*$|\s+tentang\b)/im,
  /\b(?:Decreto-Lei|Lei)\s+n\.?\s?[ºo°]\.?\s*\d+\/\d{4}/i,
  /\bKanun\s+(?:No|Numarası)\.?\s*:?\s*\d{3,5}\b/i,
  /\d{4}\s*सालको\s+(?:ऐन|अध्यादेश)\s+नं\.?\s*\d+/u,
  /(?<=^\(\s*)\d{4} का (?:अधिनियम संख्यांक )?\d{1,3}(?=\s*\)$)/mu,
  /\d{4}\s*সনের\s*\d+\s*নং\s*(?:আইন|অধ্যাদেশ)/u,
  /\d{4}\s*අංක\s*\d+/u,
  /\d{4}\s*ஆம்\s*ஆண்டின்\s*\d+\s*ஆம்\s*இலக்க/u,
  /[^\s(]*(?:ဥပဒေ|အမိန့်|ကြေညာချက်)\s*အမှတ်\s*[(၊]?\s*\d+(?:\s*\/\s*\d{4})?\)?/u,
  /ເລກທີ\s*\d+\s*\/\s*[\p{L}\p{M}.]+/u,
  /(?:នស|នក)\s*\/\s*រ[កឃ][មត]\s*\/\s*\d{4}\s*\/\s*\d+/u,
  /លេខ\s*[:៖]?\s*\d+(?:\s*\/\s*\d+)?\s*(?:អនក្រ\.?\s*បក|ប្រក|សរ|សណន|សសរ)/u,
  /(?<=คำสั่ง[^\n]{0,80}\n?[^\S\n]*ที่\s*)\d+\/\d{4}/u,
];

/** On a line of its own below the title, which may stand behind a table of contents. */
const BELOW_TITLE = /^(?:ACT )?NO\.? ?(?:\d+|[IVXLC]+) OF \d{4}(?=\.?$)/im;

/** The official number a text states near its head, else on a line of its own further down, as written, or null. */
export function guessNumber(head: string, firstPagesText: string): string | null {
  const plain = asciiDigits(head);
  for (const [at, pattern] of [ON_COVER, ...NUMBERS].entries()) {
    const found = pattern.exec(at === 0 ? plain.slice(0, COVER) : plain);
    // A year is not a number: "Act 2024" is a short title.
    if (found === null || /^(?:Act|Akta)\s+(?:19|20)\d\d$/i.test(found[0])) continue;
    return tidy(head.slice(found.index, found.index + found[0].length));
  }
  const below = BELOW_TITLE.exec(firstPagesText)?.[0];
  return below === undefined ? null : tidy(below);
}

const tidy = (asWritten: string) =>
  asWritten
    .replace(/\s+/g, ' ')
    .replace(/\bOF\b/, 'of')
    .replace(/^NO\b/, 'No')
    .replace(/^ACT NO\b/, 'Act No');
