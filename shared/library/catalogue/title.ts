import { asciiDigits } from './digits';
import { guessType, namesType } from './document-type';
import { firstPartsTitle, isPreamble, lastPartTitle } from './title-lines';

// Names that programs give by themselves, and names of the files they were made from.
const JUNK =
  /\.(?:docx?|pdf|pmd|p65|indd|qxd|rtf|xlsx?|pptx?)\b|^(?:microsoft|untitled|document\d*|layout|pl \d)/i;

/** Scripts that part no words by spaces. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

/** A word typed for a font of before Unicode may show letters alone, large ones amid small: "rdæFmµnuBaØqñaM". */
const isForOldFont = (word: string) =>
  /[\u00b5\u00c0-\u00ff]/.test(word) && (word.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0) > 1;

/** Whether a title stated inside a file was written by a person for readers. */
export function isPlausibleTitle(stated: string): boolean {
  const text = stated.trim();
  const letters = text.match(/[\p{L}\p{M}\p{N}\s]/gu)?.length ?? 0;
  // A text typed for a legacy font shows as Latin letters mixed with signs: "kmf}Hbf/L s;\"/df".
  const isApart = text.includes(' ') || UNSPACED.test(text);
  return (
    text.length >= 8 &&
    isApart &&
    !text.split(/\s+/).some(isForOldFont) &&
    !JUNK.test(text) &&
    !HEAD_OF_PART.test(text) &&
    letters > text.length * 0.85
  );
}

/** A file's name without folders, ending, separators and what web sites put behind a name to make it their own. */
export function titleFromName(sourceName: string): string {
  const base = sourceName.split(/[/\\]/).at(-1) ?? sourceName;
  const words = base
    .replace(/\.[a-z0-9]{2,4}$/i, '')
    .replace(/_(?=[a-z0-9]{7}$)(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{7}$|_\d$/i, '')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? base : words;
}

/** The head of a part, which programs take for the title of what they print. */
const HEAD_OF_PART =
  /^(?:(?:bab|bagian|chapter|part|section|chương|phần)\s+[\divxlc]+|daftar\s+isi|(?:table\s+of\s+)?contents|mục\s+lục)$/iu;

// Lines that stand above a title on a cover or in a gazette, and are not part of it.
const ABOVE =
  /parliament|republic|kingdom|^laws of|^government|gazette|^reprint|cetakan|^online version|^text of reprint|www\.|https?:|^act (?:a\d+|\d{2,3})$|^part\b|supplement|^\[|^\(?issued|certified|published|printed|^as at|^\d+$|^[^\p{L}\p{N}]+$|^registered|^regd|extraordinary|công báo|^văn bản|^cộng hòa|^độc lập|^quốc hội$|^email|^sri lanka$|^malaysia$|^(?:người ký|cơ quan|thời gian)|^luật số|^монгол улс(?:ын)?(?!\p{L})|warta|^disiarkan|^jabatan|^undang-undang malaysia/iu;

const isCapitals = (line: string) => /\p{Lu}/u.test(line) && !/\p{Ll}{3}/u.test(line);

/** Languages that set only the first letter of a title large, told by letters that no other has. */
const ONE_CAPITAL = /[ăđơư\u1ea0-\u1ef9]|\p{Script=Cyrillic}/u;
const PROPER_NAMES = ['Việt Nam', 'Hà Nội', 'Quốc hội', 'Chính phủ', 'Монгол', 'Улаанбаатар'];

function oneCapital(title: string): string {
  // Numbers keep their letters: "15/2020/HS-ST".
  const small = title.replace(/(?<!\S)(?!\d\S*\/)\S+/gu, (word) => word.toLowerCase());
  // "Luật Đường bộ": the word that says what it is, then the name.
  const name = small.replace(
    /^(?:bộ luật|luật|nghị định|thông tư(?: liên tịch)?|quyết định|pháp lệnh)(?:\s+(?=\p{L})|$)/u,
    '',
  );
  const kind = small.slice(0, small.length - name.length);
  const first = (text: string) => text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
  return PROPER_NAMES.reduce(
    (text, proper) => text.replaceAll(proper.toLowerCase(), proper),
    first(kind) + first(name),
  );
}

/** Puts a title set in capitals into ordinary writing; numbers and spaces stay. */
function calm(title: string): string {
  const spaced = title.replace(/(?<=\p{L})\((?=\p{L}{2})/gu, ' (');
  if (!isCapitals(spaced)) return spaced;
  if (ONE_CAPITAL.test(spaced.toLowerCase())) return oneCapital(spaced);
  const small =
    /^(?:of|the|and|or|in|on|for|to|against|by|with|a|an|from|between|antara|tentang|dan|di|ke|yang)$/;
  return spaced
    .toLowerCase()
    .split(' ')
    .map((word, position) =>
      position > 0 && small.test(word)
        ? word
        : word.replace(/(?<![\p{L}\p{M}’'])\p{L}/gu, (letter) => letter.toUpperCase()),
    )
    .join(' ');
}

const KINDS = 'Act|Code|Ordinance|Law|Rules|Regulations?|Order|Decree|Constitution';
const NUMBERED = String.raw`,?\s+(?:No\.?\s*\d*\s*of\s+\d{4}|\d{4}(?:\s*\([^)\n]{2,12}\))?)`;
const CITED: readonly RegExp[] = [
  new RegExp(
    String.raw`\bThis\s+(?:${KINDS})\s+(?:may|shall)\s+be\s+(?:cited\s+as|called)\s+(?:the\s+)?["“']?\s?(?:the\s+)?(\p{Lu}[^.;"”]{3,200}?\b(?:${KINDS})${NUMBERED})`,
    'u',
  ),
  new RegExp(
    String.raw`\bThese\s+(?:rules|regulations)\s+(?:may|shall)\s+be\s+(?:cited\s+as|called)\s+(?:the\s+)?["“']?\s?(?:the\s+)?(\p{Lu}[^.;"”]{3,200}?\b(?:Rules|Regulations)${NUMBERED})`,
    'iu',
  ),
  /\bini\s+(?:bolehlah\s+dinamakan|dapat\s+disebut)\s+["“]?(\p{Lu}[^.;"”]{3,200}?\s\d{4})/u,
];

/** The title a law gives itself ("This Act may be cited as …"), or null. */
function titleInClause(firstPagesText: string): string | null {
  for (const pattern of CITED) {
    const found = pattern.exec(firstPagesText)?.[1];
    if (found !== undefined) return found.replace(/\s+/g, ' ').trim();
  }
  return null;
}

/** The lines of an office, and of its region, as they stand above what it issues in Indonesia. */
const OFFICE =
  /\brepublik indonesia$|^(?:(?:presiden|menteri|kepala|ketua|gubernur|bupati|wali ?kota|jaksa agung|direktur jenderal)\b|(?:provinsi|kabupaten|kota|daerah istimewa)\s)/i;
/** What such an office issues: a line that begins so begins the title, where others go on from the line above ("SURAT EDARAN …", "TENTANG PELAKSANAAN …"). */
const ISSUED = /^(?:undang-undang|peraturan|keputusan|instruksi|surat (?:edaran|keputusan))\b/i;

const LINES_READ = 40;
/** What a title ends in: its year, or in Mongolian the word that says what it is about. */
const ENDS = /\d{4}[^\p{L}\p{N}]*$|тухай$/iu;
const LINES_AROUND = 3;
const BETWEEN =
  /^(?:memorandum of (?:understanding|agreement|cooperation)|agreement|nota kesepahaman)[^\p{L}\p{N}]*$/iu;
const LINES_BETWEEN = 9;
/** A decision of a court of Indonesia, and the number below it that it is called by. */
const DECISION = /^p ?u ?t ?u ?s ?a ?n$/i;
const CASE = /^nomor\s*:?\s*\d+\/[\w.-]+\/\d{4}\/[\w. ]{2,20}$/i;
const CITED_AS = /^\[\d{4}\] [A-Z]{2,10} \d+$/;

/** A decision and the number it is called by, or null: what stands around are the names of the parties. */
function decisionAt(lines: readonly string[], at: number): string | null {
  const line = lines[at] ?? '';
  const below = lines[at + 1] ?? '';
  if (DECISION.test(line) && CASE.test(below)) return `Putusan ${below}`;
  if (!/^JUDGE?MENT$/.test(line)) return null;
  const cited = lines.slice(0, at).find((above) => CITED_AS.test(above));
  return cited === undefined ? null : `${calm(line)} ${cited}`;
}

/** A line below a title that says what it is about: "TENTANG", "for the identification of …". */
const ABOUT =
  /^(?:(?:TENTANG|ON|FOR|CONCERNING|REGARDING|RELATING TO)\b|(?:on|for|concerning|regarding|relating to) (?:the )?\p{L})/u;

/** A day below a title, and for whom a copy is. */
const NOT_ABOUT =
  /^(?:on (?:the )?(?:\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\p{L}*\.? \d)|for (?:official|internal|public|restricted|limited|immediate) (?:use|release|distribution|circulation|comment)|for (?:comments?|discussion|consultation|approval|information|internal|official)(?: (?:only|purposes))?$)/iu;

/** The last of the lines that say what a title is about, where one in capitals has ended. */
function throughAbout(lines: readonly string[], last: number): number {
  const next = lines[last + 1] ?? '';
  if (
    !isCapitals(lines[last] ?? '') ||
    !ABOUT.test(next) ||
    NOT_ABOUT.test(next) ||
    next.length > 140 ||
    /[.;:,]$/.test(next)
  )
    return last;
  let end = last + 1;
  const goesOn = (line: string) =>
    isCapitals(line) &&
    line.length <= 140 &&
    !ABOVE.test(line) &&
    !NOT_ABOUT.test(line) &&
    !STOPS.test(line) &&
    !/[,;:]$|^\d/.test(line);
  if (isCapitals(next)) while (end - last <= LINES_AROUND && goesOn(lines[end + 1] ?? '')) end += 1;
  // "TENTANG" alone says nothing.
  return end === last + 1 && /^tentang$/i.test(next) ? last : end;
}
const STOPS =
  /^(?:dengan rahmat|demi keadilan|signed|nomor\s*:|menimbang|căn cứ|(?:thông tư|nghị định|luật|quyết định|bộ luật) số|theo|chương|điều|sửa đổi bởi)/i;

const KIND_ALONE =
  /^(?:bộ luật|luật|nghị định|nghị quyết|thông tư(?: liên tịch)?|quyết định|chỉ thị|pháp lệnh|kế hoạch|báo cáo|hướng dẫn|quy chế|quy trình|chương trình|đề án|peraturan|keputusan)$/iu;

/** Lines in ordinary writing that follow a line which only says what the document is, as "THÔNG TƯ". */
function belowKind(lines: readonly string[], at: number): string | null {
  const kind = lines[at] ?? '';
  if (!KIND_ALONE.test(kind)) return null;
  const below: string[] = [];
  for (const line of lines.slice(at + 1, at + 1 + LINES_AROUND)) {
    if (STOPS.test(line) || ABOVE.test(line) || isCapitals(line) || /[.;]$/.test(line)) break;
    below.push(line);
  }
  if (below.length === 0) return null;
  const words = below.join(' ');
  return ONE_CAPITAL.test(words.toLowerCase()) ? `${oneCapital(kind)} ${words}` : `${calm(kind)} ${words}`;
}

/** The lines at the head of a text that begin it, down to its preamble; null when they name no kind of document. */
function aboveThePreamble(lines: readonly string[]): string | null {
  const preamble = lines.slice(0, LINES_AROUND + 1).findIndex(isPreamble);
  const title = lines.slice(0, Math.max(0, preamble)).join(' ');
  return title !== '' && namesType(title) ? calm(title) : null;
}

/** The title on the first page: the first line that names a kind of document, with the lines it continues; or null. */
export function titleFromText(firstPagesText: string): string | null {
  const lines = firstPagesText
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .slice(0, LINES_READ);
  const opening = aboveThePreamble(lines);
  if (opening !== null) return opening;
  for (const [at, line] of lines.entries()) {
    if (line.length > 160) continue;
    const inItsScript = firstPartsTitle(lines, at) ?? lastPartTitle(lines, at);
    if (inItsScript !== null) return inItsScript;
    const decision = decisionAt(lines, at);
    if (decision !== null) return decision;
    if (
      ABOVE.test(line) ||
      !(namesType(line) || KIND_ALONE.test(line) || /тухай[^\p{L}\p{N}]*$/iu.test(line))
    )
      continue;
    // A sentence of the text mentions acts too; a title is set in capitals, ends in a year or number, or stands first.
    const looksLikeTitle =
      isCapitals(line) || /\b\d{4}\b\)?\.?$/.test(line) || /^\(?the\b.*\bact\b/i.test(line);
    if (!looksLikeTitle) continue;
    const wordy = isCapitals(line) ? belowKind(lines, at) : null;
    if (wordy !== null) return wordy;
    // The names of both sides stand between "memorandum" and what it is about.
    const isBetween =
      BETWEEN.test(line) && lines.slice(at + 1, at + 3).some((below) => /^(?:between|antara)\b/i.test(below));
    const around = isBetween ? LINES_BETWEEN : LINES_AROUND;
    const continues = (position: number) => {
      const other = lines[position] ?? '';
      const isPart = isBetween ? !STOPS.test(other) : !ABOVE.test(other);
      return (
        isCapitals(line) &&
        isCapitals(other) &&
        isPart &&
        !NOT_ABOUT.test(other) &&
        !/^[[(]\d|^\[/.test(other)
      );
    };
    let first = at;
    const isPartAbove = (position: number) =>
      continues(position) && !(ISSUED.test(line) && OFFICE.test(lines[position] ?? ''));
    while (!isBetween && at - first < LINES_AROUND && isPartAbove(first - 1)) first -= 1;
    let last = at;
    while (last - at < around && !ENDS.test(lines[last] ?? '') && continues(last + 1)) last += 1;
    last = throughAbout(lines, last);
    const capitals = lines.slice(first, last + 1).filter(isCapitals).length;
    const title = lines.slice(first, last + 1).join(' ');
    if (title.length < 8 || title.length > 300) continue;
    // What it is about may stand below in ordinary writing.
    const [head, about] = [lines.slice(first, first + capitals), lines.slice(first + capitals, last + 1)];
    return capitals === 0 ? calm(title.trim()) : [calm(head.join(' ').trim()), ...about].join(' ');
  }
  return null;
}

const isLatin = (text: string) =>
  (text.match(/\p{Script=Latin}/gu)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0) * 0.8;

/** A bill has the title of the act it wants to be. */
const asBill = (title: string) => title.replace(/\s+Act\b.*$/i, ' Bill');

/** The best title at hand: as the text gives it to itself, as stated inside the file, as printed on its first page, else the file's name. */
export function guessTitle(
  sourceName: string,
  stated: string | null,
  firstPagesText: string,
  isDraft: boolean,
): string {
  const fromName = titleFromName(sourceName);
  const cited = titleInClause(firstPagesText);
  // Offices in South and South-East Asia name files by the law's full title, while the text layer is often broken.
  const nameIsTitle = /[^\p{Script=Latin}\p{N}\s\p{P}\p{S}]/u.test(fromName) && guessType(fromName) !== null;
  if (nameIsTitle && !(cited !== null && isLatin(firstPagesText))) return fromName;
  if (cited !== null) return isDraft ? asBill(cited) : cited;
  const printed = titleFromText(firstPagesText);
  if (stated === null || !isPlausibleTitle(stated)) return printed ?? fromName;
  const plain = (text: string) =>
    asciiDigits(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  // What is printed says more than what somebody typed into the file, as a year.
  return printed !== null && plain(printed).startsWith(plain(stated)) ? printed : calm(stated.trim());
}
