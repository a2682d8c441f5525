import { normalise } from './normalise.ts';
import { isSpace } from './snippet.ts';

/** Words by which articles and sections are headed, in the forms that normalised text has. */
const ARTICLE_WORDS = [
  ...['article', 'section', 'rule', 'regulation', 'clause', 'art', 'sec', 'reg'],
  ...['มาตรา', 'ข้อ', 'ມາດຕາ', 'ຂໍ້', 'មាត្រា', 'ប្រការ', 'ပုဒ်မ', 'အပိုဒ်', 'နည်းဥပဒေ', 'စည်းမျဉ်း'],
  ...['điều', 'pasal', 'perkara', 'seksyen', 'fasal', 'artikel', 'artikulo', 'seksyon', 'seksiyon', 'artigo'],
  ...['धारा', 'दफा', 'नियम', 'अनुच्छेद', 'ধারা', 'பிரிவு', 'உறுப்புரை', 'වගන්තිය', 'зүйл', 'madde', 'модда'],
];

/** Words that head larger parts, the largest first: what a smaller one heads lies inside a larger one. */
const PART_WORDS: readonly (readonly string[])[] = [
  [
    ...['book', 'title', 'buku', 'ภาค', 'บรรพ', 'ບັນພະ', 'ລັດຖະບັນຍັດ', 'គន្ថី', 'មាតិកា'],
    ...['kitap', 'titulo', 'título'],
  ],
  [
    ...[
      'part',
      'ลักษณะ',
      'ພາກ',
      'ភាគ',
      'phần',
      'bahagian',
      'भाग',
      'ভাগ',
      'பகுதி',
      'அங்கம்',
      'பாகம்',
      'අංශය',
      'කොටස',
      'အပိုင်း',
      'ပိုင်း',
    ],
    ...['kısım', 'parte', 'хэсэг'],
  ],
  [
    ...['chapter', 'หมวด', 'บทที่', 'ບົດ', 'ໝວດ', 'ជំពូក', 'အခန်း', 'chương', 'bab', 'परिच्छेद', 'अध्याय', 'অধ্যায়'],
    ...['අධ්‍යාය', 'අධ්යාය', 'පරිච්ඡේදය', 'அத்தியாயம்', 'бүлэг', 'bölüm', 'kabanata', 'capítulo', 'capitulo'],
  ],
  ['division', 'ส่วน', 'ສ່ວນທີ', 'ផ្នែក', 'mục', 'bagian', 'subdivision', 'penggal', 'paragraf', 'secção'],
  ['កថាភាគ'],
];
/** Chapters that have a name and no number: the transitional provisions of Thailand. */
const UNNUMBERED: readonly (readonly string[])[] = [[], [], ['บทเฉพาะกาล']];
/** Words that head what is added behind a law; they may stand without a number. */
const APPENDIX_WORDS = [
  ...['schedule', 'annex', 'appendix', 'form', 'บัญชี', 'ภาคผนวก', 'ผนวก', 'ເອກະສານຊ້ອນທ້າຍ', 'ឧបសម្ព័ន្ធ'],
  ...['ဇယား', 'နောက်ဆက်တွဲ'],
  ...['phụ lục', 'lampiran', 'jadual', 'अनुसूची', 'তফসিল', 'உபலேகனம்', 'அட்டவணை', 'උපලේඛනය', 'хавсралт', 'anexo'],
];
const plain = (words: readonly string[]) => words.map((word) => normalise(word));
const either = (words: readonly string[]) => [...plain(words)].sort((a, b) => b.length - a.length).join('|');

/** What stands behind the number of an article that was put in later: `๖ ทวิ`, `๖/๑`, `12A`, `3 bis`. */
const INSERTED =
  '(?:[- ]?[a-z](?![a-z\\p{M}])|[क-हඅ-ෆ](?![\\p{L}\\p{M}])|-[က-အ](?![\\p{L}\\p{M}])|/\\d{1,3}(?![\\d/])| ?(?:ทวิ|ตรี|จัตวา|เบญจ|ฉ|สัตต|อัฎฐ|นว|ทศ|bis|ter|quater)(?![\\p{L}\\p{M}]))';
/** In figures, or Roman with a letter where India put a chapter in later: `XVI`, `IXA`. */
const NUMBER = `(\\d{1,4}${INSERTED}?|(?:[ivxlcdm]{1,7}|[ivx]{1,6}[abc])(?![\\p{L}\\p{M}]))`;
/** Words for "number" and signs between the word and its number: `หมวดที่ ๑`, `Chapter - 1`, `အခန်း (၁)`. */
const NTH = '(?:\\s?(?:ที่|ທີ|ទី)|(?![\\p{L}\\p{M}]))\\.?\\s*';
const BETWEEN = `${NTH}[-\u2013\u2014:(]?\\s*`;
/** A section of an act: "12. Short title", "12A. —", "၂၄။ …", "၂၄-က။"; not the end of a sentence: "2018. Source on file." */
const NUMBERED =
  /^(?!(?:1[89]|2[0-5])\d\d[.။])(?:(\d{1,4}(?:[a-z]{0,2}|[क-हඅ-ෆ]))\.(?!\d)|(\d{1,4}(?:\s?-?[က-အဥ]|\s?\([က-အဥ]\))?)\s?။(?!\d))/u;
/** Mongolian and Sinhala put the number first: "5 дугаар зүйл", in the Criminal Code with the chapter before it: "13.1 дүгээр зүйл". */
const NUMBER_FIRST =
  /^(\d{1,4}(?:\.\d{1,3})?)\s*(?:(?:дугаар|дүгээр|-?\s?р)\s*зүйл|(?:වන|වැනි)\s+වගන්තිය|ஆம்\s+(?:உறுப்புரை|பிரிவு))(?![\p{L}\p{M}])/u;

/** From eleven on a word behind "article" is its number also where a title follows; before, "one article" is said so too. */
const BY_THEMSELVES = 10;

/** Parts of which the number is printed first: "I БҮЛЭГ", "3 дугаар бүлэг", "II වන පරිච්ඡේදය". */
const NUMBER_BEFORE = /^(?:бүлэг|хэсэг|කොටස|පරිච්ඡේදය|அத்தியாயம்|பகுதி)$/u;
/** A figure and the word for a part with nothing between that says "the third". */
const COUNTS = /^\d+\s*[^\s\d]+$/u;
const ROMAN_WORD = /^[ivx]{1,6}\s/;
const isRomanLetter = (code: number): boolean => code === 0x69 || code === 0x76 || code === 0x78;

const ORDINALS: readonly (readonly string[])[] = [
  [
    'first',
    'kesatu',
    'pertama',
    'нэгдүгээр',
    'unang',
    'primeiro',
    'birinci',
    'thứ nhất',
    'පළමුවන',
    'පළමු වන',
    'முதலாம்',
  ],
  ['second', 'kedua', 'хоёрдугаар', 'ikalawa', 'segundo', 'ikinci', 'thứ hai', 'දෙවන', 'දෙවැනි', 'இரண்டாம்'],
  ['third', 'ketiga', 'гуравдугаар', 'ikatlo', 'terceiro', 'üçüncü', 'thứ ba', 'තෙවන', 'තුන්වන', 'மூன்றாம்'],
  ['fourth', 'keempat', 'дөрөвдүгээр', 'ikaapat', 'quarto', 'dördüncü', 'thứ tư', 'සිව්වන', 'හතරවන', 'நான்காம்'],
  ['fifth', 'kelima', 'тавдугаар', 'quinto', 'beşinci', 'thứ năm', 'පස්වන', 'පහවන', 'ஐந்தாம்'],
  ['sixth', 'keenam', 'зургадугаар', 'sexto', 'altıncı', 'thứ sáu', 'සයවන', 'හයවන', 'ஆறாம்'],
  ['seventh', 'ketujuh', 'долдугаар', 'sétimo', 'yedinci', 'thứ bảy', 'සත්වන', 'හත්වන', 'ஏழாம்'],
  ['eighth', 'kedelapan', 'наймдугаар', 'oitavo', 'sekizinci', 'thứ tám', 'අටවන', 'எட்டாம்'],
  ['ninth', 'kesembilan', 'есдүгээр', 'nono', 'dokuzuncu', 'thứ chín', 'නවවන', 'නමවන', 'ஒன்பதாம்'],
  ['tenth', 'kesepuluh', 'аравдугаар', 'décimo', 'onuncu', 'thứ mười', 'දසවන', 'දහවන', 'பத்தாம்'],
];
/** The same in Burmese, which writes them in one with what they count. */
const BURMESE_ORDINALS = 'ပထမ ဒုတိယ တတိယ စတုတ္ထ ပဉ္စမ ဆဋ္ဌမ သတ္တမ အဋ္ဌမ နဝမ ဒသမ'.split(' ');

/** Numbers from one to 99 in words, of Thai, Lao and Khmer, from their words for one to nine and for the tens. */
function countedIn(units: string, tens: string, elevens: string): string[] {
  const one = units.split(' ');
  return tens.split(' ').flatMap((ten, at) => {
    // "One" has a word of its own behind a ten in Thai and Lao.
    const behind = one.map((unit, position) => ten + (position === 0 ? elevens : unit));
    return at === 0 ? [...one, ten, ...behind] : [ten, ...behind];
  });
}

/** Numbers in words behind what they count: `CHAPTER ONE`, `Pasal Satu`; in Thai, Lao and Khmer also behind ที่, ທີ and ទី: `ជំពូកទីមួយ`. */
const COUNTED = [
  ...[
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh',
    'တစ် နှစ် သုံး လေး ငါး ခြောက် ခုနစ် ရှစ် ကိုး တစ်ဆယ်',
  ].map((row) => row.split(' ')),
  countedIn('หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า', 'สิบ ยี่สิบ สามสิบ สี่สิบ ห้าสิบ หกสิบ เจ็ดสิบ แปดสิบ เก้าสิบ', 'เอ็ด'),
  countedIn('ໜຶ່ງ ສອງ ສາມ ສີ່ ຫ້າ ຫົກ ເຈັດ ແປດ ເກົ້າ', 'ສິບ ຊາວ ສາມສິບ ສີ່ສິບ ຫ້າສິບ ຫົກສິບ ເຈັດສິບ ແປດສິບ ເກົ້າສິບ', 'ເອັດ'),
  countedIn('មួយ ពីរ បី បួន ប្រាំ ប្រាំមួយ ប្រាំពីរ ប្រាំបី ប្រាំបួន', 'ដប់ ម្ភៃ សាមសិប សែសិប ហាសិប ហុកសិប ចិតសិប ប៉ែតសិប កៅសិប', 'មួយ'),
];

/**
 * What shows behind a number that a sentence speaks of the article or part, where no sign or capital says so: `มาตรา ๖ แห่ง…`, `ມາດຕາ 5 ຂອງ…`,
 * `មាត្រា ១២ នៃ…`, `ပုဒ်မ ၂၄ အရ`, `Pasal 5 ayat (1)`.
 */
const SPOKEN_WORDS = [
  ...['แห่ง', 'และ', 'หรือ', 'ถึง', 'วรรค', 'ดังกล่าว', 'ข้างต้น', 'มาใช้', 'ต้องระวาง', 'ก็ดี', 'ประกอบ'],
  ...['ຂອງ', 'ແລະ', 'ຫຼື', 'ຫລື', 'ວັກ', 'ແຫ່ງ', 'ເທິງ', 'ຂ້າງ', 'ດັ່ງ', 'ຫາ ', 'ຫາມາດຕາ'],
  ...['នៃ', 'និង', 'ឬ', 'ដល់', 'ខាងលើ', 'ខាងក្រោម', 'ត្រូវ', 'កថាខណ្ឌ', 'ចំណុច', 'ដែល'],
  ...['ပုဒ်မ', 'အရ', 'နှင့်', '၏', 'ပါ', 'တွင်', 'မှ', 'ကို', 'အထိ', 'သို့', 'တို့', 'သည်', 'အောက်'],
  ...['बमोजिम', 'अनुसार', 'अन्तर्गत', 'विपरीत', 'मा उल्लिखित', 'देखि', 'तथा', 'मुताबिक', 'द्वारा', 'को '],
];
/** Short ones of Nepali, Hindi and Mongolian, with which other words begin. */
const SPOKEN_SHORT = '(?:болгон|болон|ба|нь|буюу|хүртэл|का|की|मा|र|वा|ले|लाई|के|में|से|या)(?![\\p{L}\\p{M}])';
/** The same in Latin letters, of articles alone: "Chapter IV of the offences" is a heading. */
const SPOKEN_LATIN =
  /^\s+(?:(?:of|and|or|to|above|below|hereof|thereof|applies|dan|atau|sampai|ayat|của|và|hoặc|đến|khoản)(?![\p{L}\p{M}])|\([a-z\d]+\)\s(?:of|and|or)(?![\p{L}]))/u;
/** An article of a list that goes on: "มาตรา ๒๙, ๓๐", "ပုဒ်မ ၂၄၊ ၂၅". */
const GOES_ON = /^\s*\)?\s*(?:,\s*\d|၊)/u;
/** What heads several articles that were repealed together: "Pasal 498 dan 499", "Seksyen 13, 14 & 15". */
const SEVERAL = /^[a-z]+\s+\d+[a-z]?(?:\s*(?:,|&|and|dan)\s*\d+[a-z]?)+[.\s]*$/;
/** "มาตรา ๖ (๑)": a paragraph in a sentence; in Latin letters it may begin the article itself. */
const PARAGRAPH_SPOKEN_OF = /^(?:มาตรา|ข้อ|មាត្រា|ပုဒ်မ)[^(]*\(\s*(?:\d|[က-အဥ]\s*\))/u;

/** Mongolian counts chapters, and articles of conventions, in words: by the tens "хорьдугаар", between them "хорин нэгдүгээр". */
const TENS = [
  'аравдугаар арван',
  'хорьдугаар хорин',
  'гучдугаар гучин',
  'дөчдүгээр дөчин',
  'тавьдугаар тавин',
  'жардугаар жаран',
  'далдугаар далан',
].map((pair) => pair.split(' '));
const BEYOND_TEN: readonly (readonly [word: string, number: number])[] = [
  ...TENS.flatMap(([round = '', before = ''], at): [string, number][] => [
    [round, (at + 1) * 10],
    ...ORDINALS.slice(0, 9).flatMap((words, unit): [string, number][] => {
      const word = words.find((one) => /дугаар|дүгээр/.test(one)) ?? '';
      return ['', ' '].map((space) => [before + space + word, (at + 1) * 10 + unit + 1]);
    }),
  ]),
  ['kesebelas', 11],
  ...['kedua', 'ketiga', 'keempat', 'kelima', 'keenam', 'ketujuh', 'kedelapan', 'kesembilan'].map(
    (word, at): [string, number] => [`${word} belas`, at + 12],
  ),
];

/** A part as laws head it: `Chapter 2`, `First Schedule`, `Bagian Kesatu`. */
interface PartShape {
  readonly rank: number;
  readonly patterns: readonly RegExp[];
}

/** Letters that count what is added: `Annex A`, `ภาคผนวก ก`, `နောက်ဆက်တွဲ (က)`. */
const LETTER = '(?:([a-z])(?=\\)?\\s*(?:$|[-\u2013\u2014:.]))|([ก-ฮກ-ຮក-អက-အဥ])(?![\\p{L}\\p{M}]))';

/** The rank of what is added behind a law: beside its largest parts, whatever they are. */
const APPENDIX = -1;

/** The patterns of all headings; made when the first line is asked about. */
interface Shapes {
  readonly article: RegExp;
  /** An article by a word for its number. */
  readonly articleInWords: RegExp;
  /** A part whose number comes first. */
  readonly partBehind: readonly { readonly rank: number; readonly pattern: RegExp }[];
  readonly parts: readonly PartShape[];
  readonly ordinals: ReadonlyMap<string, number>;
  /** What follows a number of which a sentence speaks. */
  readonly spokenOf: RegExp;
  /** What any of the patterns begins with, figures aside: so many code units of each word. */
  readonly beginnings: ReadonlySet<string>;
  readonly beginningLength: number;
  /** First letters of the beginnings, each also without the marks that are one with it. */
  readonly firstLetters: ReadonlySet<string>;
}

function shapes(): Shapes {
  const ordinals = new Map([
    ...ORDINALS.flatMap((words, at) => plain(words).map((word): [string, number] => [word, at + 1])),
    ...BEYOND_TEN.map(([word, number]): [string, number] => [normalise(word), number]),
    ...plain(BURMESE_ORDINALS).map((word, at): [string, number] => [word, at + 1]),
  ]);
  const ordinal = `(${either([...ordinals.keys()])})`;
  const [english = [], indonesian = [], burmese = [], ...behindNth] = COUNTED;
  const counted = (words: readonly string[]) => `(${either(words)})`;
  const spaced = [...english, ...indonesian, ...burmese];
  const closed = '(?=\\s*(?:$|[-\u2013\u2014:.\u17d6\u104b]))';
  const end = '(?![\\p{L}\\p{M}\\p{N}])';
  const patternsOf = (words: readonly string[], alone: readonly string[], isAppendix = false): RegExp[] => {
    const word = `(?:${either(words)})`;
    return [
      `^${word}${BETWEEN}${NUMBER}`,
      `^(?:the )?${ordinal}\\s+${word}${end}`,
      `^(${either(BURMESE_ORDINALS)})${word}${end}`,
      `^${word}\\s+${ordinal}${end}`,
      `^${word}\\s*${counted(spaced)}${closed}`,
      `^${word}\\s?(?:ที่|ທີ|ទី)\\s*${counted(behindNth.flat())}${end}`,
      `^${word}\\s+${counted(behindNth.flat())}${closed}`,
      ...(alone.length === 0 ? [] : [`^(?:the )?(?:${either(alone)})()[\\s.:]*$`]),
      ...(isAppendix ? [`^${word}${BETWEEN}${LETTER}`] : []),
    ].map((pattern) => new RegExp(pattern, 'u'));
  };
  const first = [
    'the ',
    ...ordinals.keys(),
    ...plain([...ARTICLE_WORDS, ...PART_WORDS.flat(), ...APPENDIX_WORDS, ...UNNUMBERED.flat()]),
  ];
  const beginningLength = Math.min(...first.map((word) => word.length));
  const firstLetters = new Set([
    ...first.flatMap((word) => [word.charAt(0), word.normalize('NFD').charAt(0)]),
    ...['i', 'v', 'x'],
  ]);
  return {
    article: new RegExp(
      `^(?:${either(ARTICLE_WORDS)})${NTH}(?:[-\u2013]\\s*|(?<=${normalise('အပိုဒ်')}\\s*)\\()?${NUMBER}`,
      'u',
    ),
    articleInWords: new RegExp(
      `^${ordinal}\\s+(?:${either(['зүйл', 'වගන්තිය', 'உறுப்புரை', 'பிரிவு'])})${end}|^(?:${either(ARTICLE_WORDS)})\\s?(?:ที่|ທີ|ទី)?\\s*(?:${counted([...spaced, ...behindNth.flat()])}${closed}|${counted(behindNth.flatMap((row) => row.slice(BY_THEMSELVES)))}(?=\\s))`,
      'u',
    ),
    partBehind: PART_WORDS.map((words, rank) => ({
      rank,
      pattern: new RegExp(
        `^(\\d{1,3}|[ivx]{1,6})\\s*(?:(?:-?\\s?р|дугаар|дүгээр|වන|වැනි|ஆம்)\\s*)?(?:${either(words.filter((word) => NUMBER_BEFORE.test(word)))})${end}`,
        'u',
      ),
    })).filter(({ rank }) => (PART_WORDS[rank] ?? []).some((word) => NUMBER_BEFORE.test(word))),
    parts: [
      ...PART_WORDS.map((words, rank) => ({ rank, patterns: patternsOf(words, UNNUMBERED[rank] ?? []) })),
      { rank: APPENDIX, patterns: patternsOf(APPENDIX_WORDS, APPENDIX_WORDS, true) },
    ],
    ordinals: new Map([
      ...ordinals,
      ...COUNTED.flatMap((words) => plain(words).map((word, at): [string, number] => [word, at + 1])),
    ]),
    spokenOf: new RegExp(`^\\s*\\)?\\s*(?:${either(SPOKEN_WORDS)}|${SPOKEN_SHORT})`, 'u'),
    beginnings: new Set(first.map((word) => word.slice(0, beginningLength))),
    beginningLength,
    firstLetters,
  };
}

let known: Shapes | undefined;

/** What heads a line: an article or section, or a larger part, with its number. */
export interface Heading {
  readonly kind: 'article' | 'part' | 'number';
  /** As normalised: `12`, `12a`, `iv`; of a part named by a word (`first schedule`) its figure; empty where it has none. */
  readonly number: string;
  /** How large a part: the smaller the number the larger; below 0 for schedules and annexes. Articles have none. */
  readonly rank: number | null;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Whether a normalised line may begin with a heading: nearly every line begins otherwise, which is sooner seen than by a dozen patterns. */
function mayBegin(words: string): boolean {
  known ??= shapes();
  const first = words.charCodeAt(0);
  return (
    isDigit(first) ||
    known.beginnings.has(words.slice(0, known.beginningLength)) ||
    (isRomanLetter(first) && ROMAN_WORD.test(words))
  );
}

/** What makes a line a heading stands within so many code units: a page may be one line, of spaces that a dozen patterns would try. */
const LONGEST_HEADING = 300;

/** The heading that a normalised line begins with, or null. */
export function headingOf(line: string): Heading | null {
  known ??= shapes();
  const words = line.trimStart().slice(0, LONGEST_HEADING);
  if (!mayBegin(words)) return null;
  if (isDigit(words.charCodeAt(0))) {
    const counted = NUMBER_FIRST.exec(words);
    if (counted !== null) return { kind: 'article', number: numberOf(counted[1]), rank: null };
    const part = partBehind(words, known);
    if (part !== null) return part;
    const numbered = NUMBERED.exec(words);
    return numbered === null
      ? null
      : { kind: 'number', number: numberOf(numbered[1] ?? numbered[2]), rank: null };
  }
  const article = known.article.exec(words);
  if (article !== null) {
    const rest = words.slice(article[0].length);
    const isNamed = (isSpokenOf(rest, known) || PARAGRAPH_SPOKEN_OF.test(words)) && !SEVERAL.test(words);
    return isNamed ? null : { kind: 'article', number: numberOf(article[1]), rank: null };
  }
  if (isRomanLetter(words.charCodeAt(0))) {
    const part = partBehind(words, known);
    if (part !== null) return part;
  }
  const inWords = known.articleInWords.exec(words);
  const counted = inWords?.[1] ?? inWords?.[2] ?? inWords?.[3];
  const value = counted === undefined ? undefined : known.ordinals.get(counted);
  if (value !== undefined && inWords !== null)
    return isSpokenOf(words.slice(inWords[0].length), known)
      ? null
      : { kind: 'article', number: String(value), rank: null };
  return partOf(words, known);
}

/** Whether what follows a number shows that a sentence speaks of the article or part. */
const isSpokenOf = (rest: string, { spokenOf }: Shapes): boolean =>
  spokenOf.test(rest) || GOES_ON.test(rest) || SPOKEN_LATIN.test(rest);

function partBehind(words: string, { partBehind: shapes, spokenOf }: Shapes): Heading | null {
  for (const { rank, pattern } of shapes) {
    const found = pattern.exec(words);
    const number = found?.[1];
    if (found === null || number === undefined) continue;
    const rest = words.slice(found[0].length);
    // "3 хэсэг" alone heads; with words behind it, it counts: "2 бүлэг хүн".
    const isCounted = COUNTS.test(found[0]) && !/^\s*(?:$|[-\u2013\u2014:.])/.test(rest);
    return isCounted || spokenOf.test(rest) ? null : { kind: 'part', number, rank };
  }
  return null;
}

function partOf(words: string, { parts, ordinals, spokenOf }: Shapes): Heading | null {
  for (const { rank, patterns } of parts) {
    for (const pattern of patterns) {
      const found = pattern.exec(words);
      if (found === null) continue;
      if (spokenOf.test(words.slice(found[0].length))) return null;
      const number = found[1] ?? found[2];
      return { kind: 'part', number: String(ordinals.get(number ?? '') ?? numberOf(number)), rank };
    }
  }
  return null;
}

const numberOf = (found: string | undefined) => (found ?? '').replace(/[- ()]/g, '');

/** What every heading has, asked of lines as they are printed, because most lines are none: a number near its begin, or few words. */
const MAY_HEAD = /^\s*(?:[^\p{Nd}]{0,28}\p{Nd}|[^\n]{1,40}$|[\p{L}\p{M} ]{1,24}\s[-–—(]?\s?[IVXLC]+\b)/u;
const LONGEST_NAMED = 90;
/** Lines up to this length may be headings whatever they say. */
const FEW_LETTERS = 40;
/** What makes a longer line a heading stands in so many code units at its begin. */
const BEGIN = 60;
const NUMBER_BEYOND_ASCII = /\p{Nd}/u;
const isAsciiLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
const isRoman = (code: number): boolean =>
  code === 0x49 || code === 0x56 || code === 0x58 || code === 0x4c || code === 0x43;

/** Of each character beyond ASCII whether it is a figure: 1 yes, 2 no, 0 not looked at yet. */
const figures = new Uint8Array(0x10000);

function isFigure(code: number): boolean {
  if (figures[code] === 0) figures[code] = NUMBER_BEYOND_ASCII.test(String.fromCharCode(code)) ? 1 : 2;
  return figures[code] === 1;
}

/** Whether a figure, or a Roman number that begins a word, stands at the begin of a line. */
function hasNumber(page: string, from: number, to: number): boolean {
  const end = Math.min(to, from + BEGIN);
  for (let at = from, before = 0; at < end; at += 1) {
    const code = page.charCodeAt(at);
    if (isDigit(code) || (isRoman(code) && !isAsciiLetter(before))) return true;
    if (code >= 0x80 && isFigure(code)) return true;
    // A figure may be a pair of code units.
    if (code >= 0xd800 && code <= 0xdbff && NUMBER_BEYOND_ASCII.test(page.slice(at, Math.min(end, at + 2))))
      return true;
    before = code;
  }
  return false;
}

/** Whether the pattern may fit a line: a quicker look that spares most lines the pattern. */
const mayFit = (page: string, from: number, to: number): boolean =>
  to - from <= FEW_LETTERS || hasNumber(page, from, to);

/** What `trim` takes away. */
const isTrimmed = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xfeff ||
  (code >= 0xa0 && isSpace(code) && code !== 0xfffe);

/** Code units in which what any heading begins with stands, with all its marks. */
const FIRST_LETTERS = 24;

/** Lines looked at above a place. */
const MOST_LINES = 60;

/** A line of a page, and where it stands without the white space around it. */
interface Line {
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

function lineBefore(page: string, end: number): Line {
  const start = page.lastIndexOf('\n', end - 1) + 1;
  let from = start;
  let to = end;
  while (from < to && isTrimmed(page.charCodeAt(from))) from += 1;
  while (to > from && isTrimmed(page.charCodeAt(to - 1))) to -= 1;
  return { start, from, to };
}

/** Of each code unit whether a heading may begin with it: 1 yes, 2 no, 0 not looked at yet. */
const beginners = new Uint8Array(0x10000);

/** Whether a line may begin with a heading by its first code unit alone, which spares most lines being normalised. */
function mayBeginWith(code: number): boolean {
  if (beginners[code] === 0) {
    known ??= shapes();
    const begins = normalise(String.fromCharCode(code)).charAt(0);
    // What is left of nothing, or of half a character, says nothing of what follows; a letter may be written with its marks behind it.
    const mayBe =
      begins === '' ||
      (code >= 0xd800 && code <= 0xdfff) ||
      isDigit(begins.charCodeAt(0)) ||
      known.firstLetters.has(begins);
    beginners[code] = mayBe ? 1 : 2;
  }
  return beginners[code] === 1;
}

/** Several figures in a Burmese line, or a comma at its end, count what is listed. */
const LISTED = /\u104b.*\p{Nd}\s?\u104b|\u104b.*\u104a$/u;

function headingIn(page: string, { from, to }: Line): Heading | null {
  const mayHead =
    to - from <= 200 &&
    mayBeginWith(page.charCodeAt(from)) &&
    mayFit(page, from, to) &&
    // What is at its begin has the same form without the rest.
    mayBegin(normalise(page.slice(from, Math.min(to, from + FIRST_LETTERS))));
  const line = mayHead ? page.slice(from, to) : '';
  const heading = mayHead && MAY_HEAD.test(line) ? headingOf(normalise(line)) : null;
  if (heading?.kind === 'number' && LISTED.test(line)) return null;
  // A heading begins with a large letter where the script has them; an article that a sentence names at the begin of a line does not.
  return heading?.kind === 'article' && /^\p{Ll}/u.test(line) ? null : heading;
}

/** No sentence: it ends in no sign that ends one, and is of a script that has such signs. */
const TITLE = /^[^\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]*[\p{L}\p{M}\p{N})]$/u;

/**
 * Whether the heading that ends here follows another of its kind with nothing between: on a page of contents, or where a file stores all its
 * headings before the rest. What stands below is not what the last of them heads.
 */
function isAmongHeadings(page: string, headingEnd: number): boolean {
  let first: Heading['kind'] | undefined;
  for (let end = headingEnd, lines = 0; end > 0 && lines < MOST_LINES; lines += 1) {
    const line = lineBefore(page, end);
    end = line.start - 1;
    if (line.from === line.to) continue;
    const kind = headingIn(page, line)?.kind;
    if (kind === 'part') continue;
    if (kind === undefined || !TITLE.test(page.slice(line.from, line.to))) return false;
    if (first !== undefined) return kind === first;
    first = kind;
  }
  return false;
}

/** An article as it is headed and not as a sentence names it: "Article 5", "Điều 10. Cấp kỹ thuật", not "Article 5 of the Act". */
const HEADED =
  /^\P{N}*\p{N}+\p{L}?(?:\s*[.:\u2013\u2014\u17d6-]+\s*[\p{L}\p{N}(].*|\.-|\s*\u17d6)?$|^ມາດຕາ\s*\p{N}+\s*(?:\([^)]*\)\s*)?[\u0e80-\u0eff][\u0e80-\u0eff ,]{2,70}$/u;

/** The same where the number comes first or is a word: "5 дугаар зүйл. Зарчим", "11 වන වගන්තිය". */
const HEADED_BEHIND =
  /^(?:\p{Nd}[\p{Nd}.]*|\p{L}+(?:\s\p{L}+)?)\s*(?:(?:дугаар|дүгээр|වන|වැනි)\s+)?(?:зүйл|වගන්තිය)(?:\s*[.:\u2013\u2014-].*)?$/iu;

/** An article that a sentence speaks of: "Article 5 of the Act", "Article 5 (2)", "Articles 5, 6". */
const SPOKEN_OF = /^\P{N}*\p{N}+\p{L}?\s*(?:[,;)]|\(\s*[\p{N}\p{Ll}]|(?<=\s)\p{Ll})/u;

function named(line: string): string {
  return line.length <= LONGEST_NAMED ? line : `${line.slice(0, LONGEST_NAMED).trimEnd()}…`;
}

/**
 * The heading under which a place of a page stands, as it is printed: the last line before it on the page that heads an article or a part, and
 * the article where that line is a numbered paragraph of one; null when there is none, the place stands in the heading itself, or it cannot be
 * told which of several headings is meant.
 */
export function headingAbove(page: string, at: number): string | null {
  let end = page.lastIndexOf('\n', Math.max(0, at - 1));
  let numbered: string | null = null;
  for (let lines = 0; end > 0 && lines < MOST_LINES; lines += 1) {
    const line = lineBefore(page, end);
    const kind = headingIn(page, line)?.kind;
    const text = kind === undefined ? '' : page.slice(line.from, line.to);
    if (numbered === null && kind !== undefined) {
      if (isAmongHeadings(page, end)) return null;
      if (kind !== 'number') return named(text);
      numbered = text;
    } else if (kind === 'part') break;
    else if (kind === 'article' && (HEADED.test(text) || HEADED_BEHIND.test(text))) return named(text);
    // Perhaps the article of this paragraph: an earlier one is not.
    else if (kind === 'article' && !SPOKEN_OF.test(text)) break;
    end = line.start - 1;
  }
  return numbered === null ? null : named(numbered);
}
