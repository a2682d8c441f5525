import type { DocumentType, MemberCode } from '../../vocabulary';
import { asciiDigits } from './digits';
import { type BikramToIso, daysWritten, type WrittenDay } from './written-days';

/** What is asked of a text about its days. */
export interface DaySource {
  readonly text: string;
  readonly state: MemberCode | null;
  readonly bikramToIso: BikramToIso;
}

/** What stands right before or right behind a day that says what it is the day of. */
interface Cue {
  readonly before?: RegExp;
  readonly after?: RegExp;
  /** Only in texts of these kinds: others cite such a day in their preamble. */
  readonly kinds?: readonly DocumentType[];
}

const AROUND = 90;

// A sentence must not end between the words and the day; dots that lead the eye across a line may.
const GAP = String.raw`(?:(?!\. ?\p{Lu})[^\d;]){0,60}`;

/** Where a day in square brackets below the title is the day of commencement; elsewhere it is that of assent. */
const BRACKETS_COMMENCE: ReadonlySet<MemberCode> = new Set(['MY', 'SG', 'BN']);
const isBracketed = (text: string, { start, end }: WrittenDay) =>
  text[start - 1] === '[' && /^\.? ?\]/.test(text.slice(end, end + 3));

const ADOPTED: readonly Cue[] = [
  {
    before: new RegExp(
      String.raw`\b(?:certified|enacted|adopted|assented|royal assent|authentication|approved|promulgated|signed)\b${GAP}$`,
      'iu',
    ),
  },
  { before: new RegExp(String.raw`\b(?:perkenan diraja|disahkan|ditetapkan|diundangkan)\b${GAP}$`, 'iu') },
  { before: /(?:ให้ไว้|ประกาศ|สั่ง) ?ณ ?วันที่ ?$/u },
  { before: /hà nội, ngày $/iu },
  // A place and the day behind it: "Nghệ An, ngày"; not who said something on that day.
  {
    before: /(?<!\p{L})\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,3}(?<!Chính Phủ|Quốc Hội|Thủ Tướng), ngày $/u,
  },
  { before: /bản án số ?:? ?\S+ ngày $/iu },
  { before: /(?<!ສະບັບ ?)ເລກທີ \S+ ?,? ?ລົງວັນທີ $/u },
  { before: /ศาล[\u0e00-\u0e7f]{2,30} ?(?:เมื่อ)?วันที่ ?$/u, kinds: ['CRT'] },
  { before: /(?:ทำขึ้น|ลงนาม)[^\d]{0,40} ?(?:เมื่อ)?วันที่ ?$/u, kinds: ['MOU', 'TRT'] },
  { before: /សាល(?:ក្រម|ដីកា)\S{0,20} ?\d+\S* (?:ចុះ)?ថ្ងៃទី ?$/u },
  { before: /\/(?:QH\d+|NĐ-CP|TT-[A-ZĐ]+|QĐ-TTg) ngày $/u },
  { before: /ວຽງຈັນ ?,? ?ວັນທີ ?$/u },
  { before: /(?:ធ្វើនៅ|ភ្នំពេញ)[^\d។]{0,30}ថ្ងៃទី ?$/u },
  { before: /\bn\.?\s?[ºo°]\.? ?\d+\/\d{4} ?,? (?:de )?$/iu },
  { after: /^[^\d\]]{0,30}සහතික/u },
  { after: /^[^\d\]]{0,30}சான்றுரை/u },
  { before: new RegExp(String.raw`\bdate of publication\b${GAP}$`, 'iu') },
];
const IN_FORCE: readonly Cue[] = [
  {
    before:
      /\b(?:(?:comes?|came|enters?|entered|deemed to have come|(?:shall|will|is to) (?:come|enter)) into (?:force|operation)(?: with effect)? (?:on|from)|(?:in (?:force|operation)|commences?|commencement:?)(?: on| from)?)(?: the)? $/i,
  },
  { before: /(?:ให้ใช้บังคับ|มีผลใช้บังคับ|มีผลบังคับใช้) ?(?:ตั้งแต่|ใน)? ?วันที่ ?$/u },
  { before: /có hiệu lực(?: thi hành)?(?: kể)? từ ngày $/iu },
  { before: /\b(?:mulai berlaku|berkuat ?kuasa|berlaku) (?:pada|sejak|mulai)(?: tanggal| tarikh)? $/i },
  { before: /(?:ມີຜົນສັກສິດ|ມີຜົນບັງຄັບໃຊ້)[^\d]{0,20}ວັນທີ ?$/u },
  { before: /ចូលជាធរមាន[^\d]{0,20}ថ្ងៃទី ?$/u },
  { after: /^ ?-?(?:ний|ны|нд|нд|өдрөөс|ний өдрөөс)? ?(?:өдрөөс)? (?:эхлэн )?дагаж мөрд/u },
];
const EXPIRES: readonly Cue[] = [
  {
    before:
      /\b(?:(?:this|the) (?:plan|strategy|order|agreement|memorandum|act|regulation|notice)[^.]{0,40}? )?(?:ends?|expires?|ceases? to (?:have effect|be in force)|(?:shall|will) (?:end|expire)) on(?: the)? $/i,
  },
  { before: /(?:สิ้นสุด|สิ้นผล|หมดอายุ) ?(?:ใน)? ?วันที่ ?$/u },
  { before: /hết hiệu lực(?: thi hành)?(?: kể)? từ ngày $/iu },
];

interface Read {
  readonly text: string;
  readonly days: readonly WrittenDay[];
  readonly state: MemberCode | null;
}

function read({ text, state, bikramToIso }: DaySource): Read {
  const plain = asciiDigits(text.replace(/\s+/g, ' '));
  return { text: plain, state, days: daysWritten(plain, state === 'NP' ? bikramToIso : null) };
}

function dayBy(cues: readonly Cue[], { text, days }: Read, kind: DocumentType | null = null): string | null {
  for (const { before, after, kinds } of cues) {
    if (kinds !== undefined && (kind === null || !kinds.includes(kind))) continue;
    const found = days.find(
      ({ start, end }) =>
        (before?.test(text.slice(Math.max(0, start - AROUND), start)) ?? true) &&
        (after?.test(text.slice(end, end + AROUND)) ?? true),
    );
    if (found !== undefined) return found.day;
  }
  return null;
}

const bracketed = ({ text, days }: Read): string | null =>
  days.find((one) => isBracketed(text, one))?.day ?? null;

/**
 * The day from which a text says that it is in force, or null. Only a full date right behind words that say so is taken; a text
 * that says "on publication" or leaves the day to a minister says none.
 */
export function guessInForceOn(source: DaySource): string | null {
  const it = read(source);
  const commences = it.state !== null && BRACKETS_COMMENCE.has(it.state);
  return dayBy(IN_FORCE, it) ?? (commences ? bracketed(it) : null);
}

/** The last day that a text gives for itself, as plans do, or null; told like `guessInForceOn`. */
export function guessExpiresOn(source: DaySource): string | null {
  return dayBy(EXPIRES, read(source));
}

const HEAD = 1500;
const OWN_DAY_WITHIN = 500;
/** A year of another era lies in two of the Common Era, and a law may be signed in the year after that of its name. */
const isNear = (yearOfName: number | null, year: number) =>
  yearOfName === null || Math.abs(year - yearOfName) <= 1;

/**
 * The day a text says it was adopted on, as an ISO date, or null. Only a full date is taken that stands near its head with words that say so, in
 * square brackets below the title, or first of all where a State's laws are printed so; a lone year is not enough.
 *
 * @param yearOfName the year in the name of the text, of the Common Era: a day far from it, as of an amendment, is not its own
 */
export function guessAdoptedOn(
  { text, ...rest }: DaySource,
  kind: DocumentType | null,
  yearOfName: number | null = null,
): string | null {
  const head = read({ text: text.slice(0, HEAD), ...rest });
  const said = dayBy(ADOPTED, head, kind);
  if (said !== null) return said;
  const { state } = rest;
  // Laws of Nepal, Myanmar and Mongolia give their day below the title, in the State's own way of writing it.
  const own = head.days.find(
    ({ start, of, day }) =>
      of !== null && of === state && start < OWN_DAY_WITHIN && isNear(yearOfName, Number(day.slice(0, 4))),
  );
  if (own !== undefined) return own.day;
  return state !== null && BRACKETS_COMMENCE.has(state) ? null : bracketed(read({ text, ...rest }));
}
