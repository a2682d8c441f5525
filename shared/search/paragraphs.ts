import { HEADING_KINDS, type SectionScript, sectionTerm } from './article-heading.ts';
import { normalise } from './normalise.ts';
import { opensQuote, parseQuery } from './query.ts';

/**
 * References to a part of an article, which laws write in several ways: `section 5(2)`, `subsection (2) of section 5`, `Pasal 5 ayat (2)`,
 * `khoản 2 Điều 5`, `มาตรา ๖ วรรคสอง`.
 */

/** The ways of one language: how such a reference is known, and how it is written, with `{n}` for the article and `{m}` for its part. */
interface Ways {
  /** What each such reference has in it, in small letters. */
  readonly names: readonly string[];
  readonly known: readonly RegExp[];
  readonly written: readonly string[];
  /** The article alone: on its own page paragraphs may be counted by where they begin, or in brackets. */
  readonly article?: readonly string[];
  /** Other ways to name it. */
  readonly alone?: readonly string[];
  /** Acts in this language also head it by its number alone, as in `5. Punishment.—(1)`: the script they are in. */
  readonly bare?: SectionScript;
  /** Its part by a word, as Thai and Lao count paragraphs. */
  readonly counted?: readonly string[];
}

/** Neither behind a letter, nor what is left out by a minus. */
const BEGINS = '(?<![\\p{L}\\p{M}\\p{N}\\-\u2212\uff0d])';
/** In scripts that put no spaces between words. */
const BEGINS_UNSPACED = '(?<![\\-\u2212\uff0d])';
const N = '(?<n>\\p{Nd}{1,4}(?:-?[a-z])?)';
const M = '\\(?\\s*(?<m>\\p{Nd}{1,3})\\s*\\)?';
const IN_BRACKETS = '\\(\\s*(?<m>\\p{Nd}{1,3}|[a-z]|[က-အ])\\s*\\)';
/** What follows belongs to the reference too, and would be looked for anywhere. */
const ENDS = '(?![\\p{L}\\p{M}\\p{N}]|\\s*\\(|[.,/:\\-][\\p{L}\\p{N}])';
const ENDS_UNSPACED = '(?![\\p{N}]|\\s*\\(|[.,/:\\-][\\p{N}])';
/** As `5.º` and `5º`. */
const ORDINAL = '(?:\\.?[ºª°])?';
/** The Dari sign that joins a word with the next one, with or without a joiner of no width before it. */
const OF_WHICH = '(?:\\u200c?[\\u0654ی])?';

const known = (pattern: string): RegExp => new RegExp(`${BEGINS}${pattern}${ENDS}`, 'giu');
const knownUnspaced = (pattern: string): RegExp =>
  new RegExp(`${BEGINS_UNSPACED}${pattern}${ENDS_UNSPACED}`, 'giu');

/** An article and its part, in that order or the other, whatever stands between them. */
const bothOrders = (article: string, part: string, behind: string, before: string): RegExp[] => [
  known(`${article}\\s+${N}[\\s,]*${behind}${part}\\.?\\s*${M}`),
  known(`${part}\\.?\\s*${M}[\\s,]*${before}${article}\\s+${N}`),
];

const THAI_NUMBERS = ['หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า', 'สิบ'];
const LAO_NUMBERS = ['ໜຶ່ງ', 'ສອງ', 'ສາມ', 'ສີ່', 'ຫ້າ', 'ຫົກ', 'ເຈັດ', 'ແປດ', 'ເກົ້າ', 'ສິບ'];

const WAYS: readonly Ways[] = [
  {
    names: ['section'],
    known: [
      known(`sections?\\s+${N}\\s*${IN_BRACKETS}`),
      known(`sub-?section\\s+${N}\\s*${IN_BRACKETS}`),
      ...bothOrders('sections?', '(?:sub-?section|sub-?sec)', '', '(?:of|in|under)?\\s*(?:the\\s+)?'),
    ],
    article: ['section {n}'],
    bare: 'Latin',
    written: [
      ...[
        '"section {n} {m}"',
        '"section {n} subsection {m}"',
        '"subsection {m} of section {n}"',
        '"subsection {n} {m}"',
      ],
      ...['"s {n} {m}"', '"section {n}" {m}'],
    ],
  },
  {
    names: ['article'],
    known: [
      known(`articles?\\s+${N}\\s*${IN_BRACKETS}`),
      ...bothOrders('articles?', 'para(?:graph)?s?', '', '(?:of|in|under)?\\s*(?:the\\s+)?'),
    ],
    article: ['article {n}'],
    written: [
      ...[
        '"article {n} {m}"',
        '"article {n} paragraph {m}"',
        '"paragraph {m} of article {n}"',
        '"art {n} {m}"',
      ],
      '"article {n}" {m}',
    ],
  },
  {
    names: ['pasal'],
    known: [known(`pasal\\s+${N}\\s*${IN_BRACKETS}`), ...bothOrders('pasal', 'ayat', '', '')],
    article: ['pasal {n}'],
    written: ['"pasal {n} ayat {m}"', '"pasal {n} {m}"', '"ayat {m} pasal {n}"', '"pasal {n}" {m}'],
  },
  {
    names: ['seksyen'],
    known: [
      known(`seksyen\\s+${N}\\s*${IN_BRACKETS}`),
      known(`subseksyen\\s+${N}\\s*${IN_BRACKETS}`),
      ...bothOrders('seksyen', 'subseksyen', '', '(?:kepada|di bawah)?\\s*'),
    ],
    article: ['seksyen {n}'],
    bare: 'Latin',
    written: [
      '"seksyen {n} {m}"',
      '"subseksyen {n} {m}"',
      '"subseksyen {m} seksyen {n}"',
      '"seksyen {n}" {m}',
    ],
  },
  {
    names: ['điều', 'dieu'],
    known: [
      known(`(?:điều|dieu)\\s+${N}\\s*${IN_BRACKETS}`),
      ...bothOrders('(?:điều|dieu)', '(?:khoản|khoan)', '', '(?:của\\s+)?'),
    ],
    article: ['điều {n}'],
    written: ['"khoản {m} điều {n}"', '"điều {n} khoản {m}"', '"điều {n} {m}"', '"điều {n}" {m}'],
  },
  {
    names: ['दफा'],
    known: [
      known(`दफा\\s+${N}\\s*${IN_BRACKETS}`),
      ...bothOrders('दफा', 'उपदफा', '(?:को\\s+)?', '(?:को\\s+)?'),
    ],
    article: ['दफा {n}'],
    bare: 'Devanagari',
    written: ['"दफा {n} को उपदफा {m}"', '"दफा {n} उपदफा {m}"', '"दफा {n} {m}"', '"दफा {n}" उपदफा {m}'],
  },
  {
    names: ['धारा'],
    known: [
      known(`धारा\\s+${N}\\s*${IN_BRACKETS}`),
      ...bothOrders('धारा', 'उपधारा', '(?:की\\s+)?', '(?:की\\s+)?'),
    ],
    article: ['धारा {n}'],
    bare: 'Devanagari',
    written: ['"धारा {n} की उपधारा {m}"', '"धारा {n} {m}"', '"धारा {n}" उपधारा {m}'],
  },
  {
    names: ['ပုဒ်မ'],
    known: [
      knownUnspaced(`ပုဒ်မ\\s*${N}\\s*${IN_BRACKETS}`),
      knownUnspaced(`ပုဒ်မ\\s*${N}[\\s၊,]*ပုဒ်မ(?:ခွဲ|ငယ်)\\s*${IN_BRACKETS}`),
    ],
    article: ['ပုဒ်မ {n}'],
    bare: 'Myanmar',
    written: ['"ပုဒ်မ {n} ပုဒ်မခွဲ ({m})"', '"ပုဒ်မ {n} ပုဒ်မငယ် ({m})"', '"ပုဒ်မ {n} ({m})"'],
  },
  {
    names: ['มาตรา'],
    known: [
      knownUnspaced(`มาตรา\\s*${N}\\s*(?:วรรค(?:ที่)?|ว\\.)\\s*(?<m>\\p{Nd}{1,2}|${THAI_NUMBERS.join('|')})`),
    ],
    article: ['มาตรา {n}'],
    written: ['"มาตรา {n} วรรค{m}"', '"มาตรา {n} วรรค {m}"', '"ม.{n} วรรค{m}"', '"ม.{n} วรรค {m}"'],
    counted: THAI_NUMBERS,
  },
  {
    // In brackets is an item of an article, not its paragraph.
    names: ['มาตรา'],
    known: [knownUnspaced(`มาตรา\\s*${N}\\s*(?:อนุมาตรา\\s*)?${IN_BRACKETS}`)],
    article: ['มาตรา {n}'],
    written: ['"มาตรา {n} ({m})"', '"มาตรา {n} อนุมาตรา ({m})"', '"ม.{n} ({m})"', '"มาตรา {n}" {m}'],
  },
  {
    names: ['ມາດຕາ'],
    known: [knownUnspaced(`ມາດຕາ\\s*${N}\\s*ວັກ(?:ທີ)?\\s*(?<m>\\p{Nd}{1,2}|${LAO_NUMBERS.join('|')})`)],
    article: ['ມາດຕາ {n}'],
    written: ['"ມາດຕາ {n} ວັກ{m}"', '"ມາດຕາ {n} ວັກທີ {m}"', '"ມາດຕາ {n} ວັກ {m}"', '"ມາດຕາ {n} ວັກທີ{m}"'],
    counted: LAO_NUMBERS,
  },
  {
    names: ['ມາດຕາ'],
    known: [knownUnspaced(`ມາດຕາ\\s*${N}\\s*(?:ຂໍ້\\s*)?${IN_BRACKETS}`)],
    article: ['ມາດຕາ {n}'],
    written: ['"ມາດຕາ {n} ({m})"', '"ມາດຕາ {n} ຂໍ້ {m}"', '"ມ.{n} ({m})"', '"ມາດຕາ {n}" {m}'],
  },
  {
    names: ['មាត្រា'],
    known: [
      knownUnspaced(`មាត្រា\\s*(?:ទី)?\\s*${N}\\s*${IN_BRACKETS}`),
      knownUnspaced(`មាត្រា\\s*(?:ទី)?\\s*${N}\\s*កថាខណ្ឌ\\s*(?:ទី)?\\s*(?<m>\\p{Nd}{1,2})`),
      knownUnspaced(`កថាខណ្ឌ\\s*(?:ទី)?\\s*(?<m>\\p{Nd}{1,2})\\s*(?:នៃ)?\\s*មាត្រា\\s*(?:ទី)?\\s*${N}`),
    ],
    article: ['មាត្រា {n}', 'មាត្រាទី {n}'],
    written: [
      '"មាត្រា {n} កថាខណ្ឌទី {m}"',
      '"មាត្រា {n} កថាខណ្ឌ {m}"',
      '"កថាខណ្ឌទី {m} នៃមាត្រា {n}"',
      '"មាត្រា {n} {m}"',
    ],
  },
  {
    names: ['වගන්ති'],
    known: [
      known(`${N}\\s*${IN_BRACKETS}\\s*(?:වන|වැනි)?\\s*වගන්ති[\\p{L}\\p{M}]*`),
      known(`${N}\\s*(?:වන|වැනි)\\s+වගන්තියේ\\s+${M}\\s*(?:වන|වැනි)\\s+උප\\s?වගන්ති[\\p{L}\\p{M}]*`),
    ],
    alone: ['{n} වන වගන්තිය', '{n} වැනි වගන්තිය', '{n} වගන්තිය'],
    bare: 'Sinhala',
    // Without the last word, which has many endings.
    written: ['"{n} වන වගන්තියේ {m} වන"', '"{n} වැනි වගන්තියේ {m} වැනි"', '"{n} {m} වගන්තිය"'],
  },
  {
    names: ['பிரிவ'],
    known: [
      known(`பிரிவு\\s+${N}\\s*${IN_BRACKETS}`),
      known(`${N}\\s*${IN_BRACKETS}\\s*ஆம்\\s+பிரிவு`),
      known(`${N}\\s*ஆம்\\s+பிரிவின்\\s+${M}\\s*ஆம்\\s+(?:உட்|உப)பிரிவு`),
    ],
    article: ['பிரிவு {n}'],
    alone: ['{n} ஆம் பிரிவு', '{n} பிரிவு'],
    bare: 'Tamil',
    written: [
      ...['"பிரிவு {n} {m}"', '"{n} ஆம் பிரிவின் {m} ஆம்"', '"{n}ஆம் பிரிவின் {m}ஆம்"', '"{n} {m} ஆம் பிரிவு"'],
      '"பிரிவு {n}" {m}',
    ],
  },
  {
    names: ['ধারা'],
    known: [
      known(`ধারা\\s+${N}\\s*${IN_BRACKETS}`),
      known(`ধারা\\s+${N}\\s*(?:-?\\s*এর\\s+)?উপ-?\\s?ধারা\\s*${M}`),
      known(`${N}\\s*(?:নং\\s+)?ধারার\\s+উপ-?\\s?ধারা\\s*${M}`),
    ],
    article: ['ধারা {n}'],
    bare: 'Bengali',
    written: ['"ধারা {n} এর উপ-ধারা ({m})"', '"ধারা {n} ({m})"', '"ধারা {n}" {m}'],
  },
  {
    names: ['artigo'],
    known: [
      known(`artigos?\\s+${N}${ORDINAL}\\s*${IN_BRACKETS}`),
      known(`artigos?\\s+${N}${ORDINAL}[\\s,]*n\\.?\\s?[ºo°]\\s*${M}`),
      known(`n\\.?\\s?[ºo°]\\s*${M}[\\s,]*do\\s+artigo\\s+${N}${ORDINAL}`),
    ],
    article: ['artigo {n}'],
    written: [
      '"artigo {n}.º n.º {m}"',
      '"artigo {n} n.º {m}"',
      '"n.º {m} do artigo {n}"',
      '"artigo {n}" {m}',
    ],
  },
  {
    names: ['دفعہ'],
    known: [
      known(`دفعہ\\s+${N}\\s*${IN_BRACKETS}`),
      ...bothOrders('دفعہ', 'ذیلی\\s+دفعہ', '(?:کی\\s+)?', '(?:کی\\s+)?'),
    ],
    article: ['دفعہ {n}'],
    written: ['"دفعہ {n} کی ذیلی دفعہ {m}"', '"دفعہ {n} {m}"', '"دفعہ {n}" {m}'],
  },
  {
    names: ['مادة'],
    known: [
      known(`(?:ال)?مادة\\s+\\(?${N}\\)?\\s*${IN_BRACKETS}`),
      known(`الفقرة\\s+${M}\\s*من\\s+المادة\\s+\\(?${N}\\)?`),
    ],
    article: ['المادة {n}'],
    written: ['"الفقرة {m} من المادة {n}"', '"المادة {n} {m}"', '"المادة {n}" {m}'],
  },
  {
    names: ['ماده'],
    known: [
      known(`ماده${OF_WHICH}\\s+${N}\\s*${IN_BRACKETS}`),
      known(`فقره\\s+${M}\\s*ماده${OF_WHICH}\\s+\\(?${N}\\)?`),
    ],
    article: ['ماده {n}'],
    written: ['"فقره {m} ماده {n}"', '"ماده {n} {m}"', '"ماده {n}" {m}'],
  },
  {
    names: ['зүйл'],
    known: [
      known(
        `${N}\\s*(?:-?р|дугаар|дүгээр)\\s+зүйлийн\\s+(?:\\p{Nd}{1,4}\\.)?${M}(?:\\s*-?(?:дахь|дэх|д|т)\\s+хэс[\\p{L}]*)?`,
      ),
    ],
    written: [
      ...['"{n} дугаар зүйлийн {n}.{m}"', '"{n} дүгээр зүйлийн {n}.{m}"', '"{n}-р зүйлийн {n}.{m}"'],
      ...[
        '"{n} дугаар зүйлийн {m} дахь"',
        '"{n} дүгээр зүйлийн {m} дахь"',
        '"{n} дугаар зүйлийн {m} дэх"',
        '"{n} дүгээр зүйлийн {m} дэх"',
      ],
    ],
  },
];

/**
 * The point of a paragraph, which many laws count in letters: `section 5(2)(a)`, `điểm a khoản 2 Điều 5`, `Pasal 5 ayat (2) huruf a`. On the
 * page of the article it stands apart from the number of the paragraph.
 */
const LETTER_ENDS = '(?![\\p{L}\\p{M}\\p{N}])';
const NUMBERED_PARAGRAPH = `(?:\\p{Nd}(?:-?[a-z])?\\s*\\(\\s*\\p{Nd}{1,3}\\s*\\)|(?:วรรค|ວັກ)(?:ที่|ທີ)?\\s*(?:\\p{Nd}{1,2}|${[...THAI_NUMBERS, ...LAO_NUMBERS].join('|')}))`;
const IN_WORDS = [
  `(?:sub-?paragraph|paragraph|para|point|item|clause)\\s*\\(?([a-z])\\1?${LETTER_ENDS}\\)?(?:\\s*of(?=\\s))?`,
  `(?:huruf|điểm|điem|diem)\\s*\\(?[a-zđ]${LETTER_ENDS}\\)?`,
  `(?:को\\s+)?खण्ड\\s*\\(?\\s*[क-ह]${LETTER_ENDS}\\s*\\)?`,
  `ចំណុច\\s*(?:ទី\\s*)?(?:[ក-អ]|\\p{Nd}{1,2})${LETTER_ENDS}`,
];
/** What counts on behind z: aa, bb. */
const DOUBLED = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => letter + letter).join('|');
const POINT = new RegExp(
  [
    `(?<=${NUMBERED_PARAGRAPH})(?:\\s*\\(\\s*(?:\\p{L}\\p{M}*|${DOUBLED}|[ivx]{1,5}|\\p{Nd}{1,2})\\s*\\))+`,
    `${BEGINS}(?:${IN_WORDS.join('|')})`,
  ].join('|'),
  'giu',
);

/** A line without the points of paragraphs. */
const withoutPoints = (line: string): string =>
  line
    .replace(POINT, ' ')
    .replace(/\s*,\s*$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** A reference that names no language, and nothing else: `5(2)`. */
const BARE = /^\s*(?<n>\p{Nd}{1,4})\s*\(\s*(?<m>\p{Nd}{1,3})\s*\)\s*$/u;
const WRITTEN_OF_BARE = [
  ...['"subsection {m} of section {n}"', '"paragraph {m} of article {n}"', '"article {n} paragraph {m}"'],
  ...['"pasal {n} ayat {m}"', '"khoản {m} điều {n}"', '"दफा {n} को उपदफा {m}"'],
];

/** The part anywhere on the page of the article. */
const APART = /\{m\}$/;
/** Letters of parts that are English words: nearly any page has them. */
const IS_WORD = /^[ai]$/i;

/** The number of a part as this way writes it: in a word where it is one with what it counts. */
function partIn(written: string, part: string, counted: readonly string[] | undefined): string {
  if (counted === undefined) return part;
  const place = counted.indexOf(part);
  const number = place < 0 ? Number.parseInt(normalise(part), 10) : place + 1;
  return written.includes(' {m}') ? String(number) : (counted[number - 1] ?? String(number));
}

const fill = (written: string, n: string, m: string): string =>
  written.replaceAll('{n}', n).replaceAll('{m}', m);

/** Whether a line can be written in one way alone: something in it is quoted, or words are joined by OR. */
const isOneWay = (line: string): boolean =>
  [...line].some((_, at) => opensQuote(line, at)) || parseQuery(line).alternatives !== undefined;

/** A line with a range of points has a sign before what is left of it, which would leave out what it stands before. */
const leavesOut = (line: string): number => parseQuery(line).excluded.length;

const NUMBER = /\p{Nd}/u;

/** The ways of which a line may have a reference: most lines have none, and each pattern takes as long as finding a page. */
function waysIn(line: string): readonly Ways[] {
  if (!NUMBER.test(line)) return [];
  const small = line.toLowerCase();
  return WAYS.filter(({ names }) => names.some((name) => small.includes(name)));
}

/**
 * A line with its references to parts of articles as others write them, one line for each way; none where it has no such reference, or where
 * words are joined by OR, which would join other ones then. A phrase stays as it is, and so does a line in which something is quoted.
 */
export function withOtherParagraphs(typed: string): string[] {
  const ways = waysIn(typed);
  if (ways.length === 0 && !(NUMBER.test(typed) && typed.includes('('))) return [];
  // Long room would be gone through again from each of its places.
  const line = typed.replace(/\s+/gu, ' ');
  if (isOneWay(line)) return [];
  // A point is looked for in its paragraph: on the page of the article it stands apart, and who names it wants to read that.
  const whole = withoutPoints(line);
  if (whole !== line.trim()) {
    const others = withOtherParagraphs(whole);
    return others.length === 0
      ? []
      : [whole, ...others].filter((each) => leavesOut(each) === leavesOut(line));
  }
  const { n, m } = BARE.exec(line)?.groups ?? {};
  if (n !== undefined && m !== undefined) return WRITTEN_OF_BARE.map((written) => fill(written, n, m));
  return ways
    .flatMap(({ known: patterns, written, counted }) => {
      const pattern = patterns.find((each) => line.search(each) >= 0);
      if (pattern === undefined) return [];
      return written.map((way) =>
        line
          .replace(pattern, (whole, ...found) => {
            const groups = found.at(-1) as Readonly<Record<'n' | 'm', string>>;
            if (APART.test(way) && IS_WORD.test(groups.m)) return whole;
            return ` ${fill(way, groups.n, partIn(way, groups.m, counted))} `;
          })
          .trim(),
      );
    })
    .filter((each) => leavesOut(each) === leavesOut(line));
}

/** Lines that name one section and nothing else, in languages whose acts head it by its number alone, with the script they are in. */
const SECTION_ALONE = WAYS.flatMap(({ article = [], alone = [], bare }) =>
  bare === undefined
    ? []
    : [...article, ...alone].map(
        (written) =>
          [new RegExp(`^${written.replaceAll(' ', '\\s*').replace('{n}', N)}$`, 'iu'), bare] as const,
      ),
);

/** A line that wants the page on which an article begins, and the term of that heading. */
export interface ArticleLine {
  readonly line: string;
  readonly begins: string;
}

/**
 * A line that refers to a part of an article with the article alone in its place, as a phrase, for the page on which it begins, where its parts
 * may stand under other signs; and with its number alone, for acts that print no more than that, also where the line is a section alone. None
 * where it refers to none, as in `withOtherParagraphs`.
 */
export function articlesOfParagraph(typed: string): ArticleLine[] {
  const possible = waysIn(typed);
  if (possible.length === 0) return [];
  const line = withoutPoints(typed.replace(/\s+/gu, ' '));
  if (isOneWay(line)) return [];
  for (const [pattern, script] of SECTION_ALONE) {
    const number = pattern.exec(line.trim())?.groups?.['n'];
    if (number !== undefined)
      return [{ line: `"${number}"`, begins: sectionTerm(normalise(number).replace('-', ''), script) }];
  }
  for (const { known: patterns, article = [], bare } of possible) {
    const pattern = patterns.find((each) => line.search(each) >= 0);
    if (pattern === undefined || (article.length === 0 && bare === undefined)) continue;
    // A number says which section it is only where it is the one.
    const several = [...line.matchAll(pattern)].length > 1;
    const named = (number: string) => HEADING_KINDS.named + number;
    const ways: readonly (readonly [written: string, termOf: (number: string) => string])[] = [
      ...article.map((written) => [written, named] as const),
      ...(bare === undefined || several
        ? []
        : [['{n}', (number: string) => sectionTerm(number, bare)] as const]),
    ];
    return ways.flatMap(([written, termOf]) => {
      let number = '';
      const whole = line.replace(pattern, (_, ...found) => {
        const { n } = found.at(-1) as Readonly<Record<'n', string>>;
        number = normalise(n).replace('-', '');
        return ` "${fill(written, n, '')}" `;
      });
      if (leavesOut(whole) !== leavesOut(typed)) return [];
      return [{ line: whole.replace(/\s+/gu, ' ').trim(), begins: termOf(number) }];
    });
  }
  return [];
}
