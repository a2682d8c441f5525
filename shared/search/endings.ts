import { fold } from './fold.ts';

/**
 * Words of the region that carry their case, number and postposition as endings: `आयोगको` is of the Commission, `хуулийн` of the law. Who asks
 * for the Commission means both. Endings are those that grammars give for nouns, written as they are joined; verbs are left alone, and what is left
 * of a word is no root but only what its forms have in common.
 */
interface Endings {
  readonly script: RegExp;
  /** What must be left of a word, in characters. */
  readonly shortest: number;
  /** What may be left although it is shorter: the act, the house, the fine. */
  readonly short: string;
  /** Words that only look as if they had an ending and would fall together with another one. */
  readonly not: string;
  /** Endings, with what stands in their place where that is not nothing: `த்தின்>ம்` makes சட்டம் of சட்டத்தின். */
  readonly endings: string;
}

const ENDINGS: readonly Endings[] = [
  {
    // Nepali and Hindi.
    script: /^\p{sc=Devanagari}/u,
    shortest: 3,
    short: 'ऐन घर हक ल नड',
    not: 'भूमिका प्रतिमा लड़का लड़कों गरिमा महिमा',
    endings:
      'को का की कै ले लाई लाइ मा मै बाट वाट सँग संग सङ्ग देखि सम्म तर्फ द्वारा सहित समेत भित्र माथि अनुसार बमोजिम लगायत प्रति विरुद्ध हरू हरु ों ओं ें एं एँ ियों>ि ियां>ि ियाँ>ि ी>ि ड़की>ड़कि ला लों',
  },
  {
    script: /^\p{sc=Bengali}/u,
    shortest: 3,
    short: 'ঘর পদ সদ',
    not: 'বিষয়',
    endings:
      'ের র কে য় রা েরা ীদের>ী িদের>ি ুদের>ু কদের>ক তাদের>তা হাদের>হা র্তাদের>র্তা স্যদের>স্য ুষদের>ুষ রদের>র নদের>ন লদের>ল ে ও ই টি টা গুলি গুলো সমূহ',
  },
  {
    // The last u is hardly spoken and goes before an ending; a word that ends in m has another form before it.
    script: /^\p{sc=Tamil}/u,
    shortest: 3,
    short: 'பண இட மத மன நா வீ ஆ',
    not: '',
    endings:
      'ட்கள்>ள் ட்களின்>ள் ட்களில்>ள் ட்களுக்கு>ள் ட்களை>ள் ட்டின்>ட் ட்டில்>ட் ட்டை>ட் ட்டால்>ட் ட்டுக்கு>ட் ட்டிற்கு>ட் ுவின்>் ுவில்>் ுவால்>் ுவுக்கு>் ுவை>் ுக்கள்>் ுக்களின்>் ுக்களை>் கள் களை களின் களில் களால் களுக்கு களுடன் களும் யை யின் யில் யால் யும் க்கு ு>் ும்>் ின்>் ில்>் ால்>் ுக்கு>் ுடன்>் த்தை>ம் த்தின்>ம் த்தில்>ம் த்தால்>ம் த்துக்கு>ம் த்திற்கு>ம் த்துடன்>ம் ங்கள்>ம் ங்களை>ம் ங்களின்>ம் ங்களில்>ம் ங்களால்>ம் ங்களுக்கு>ம்',
  },
  {
    script: /^\p{sc=Sinhala}/u,
    shortest: 3,
    short: 'රට ඇප දඩ නඩ',
    not: 'විෂය නිල්',
    endings:
      '් ාව>ා ුව>ු යා යාගේ යන්ගේ යෙක් යෙකු යෙකුගේ යෙකුට වරයා වරයාගේ රින්>රි ක්කය ක්කයේ ක්කයට ය යේ යෙන් යට යෙහි යක් යකට යන් යන්ට ට ගේ වල වලට වලින් වලදී ේ ෙහි ෙන් ින් ක් කට කින් න් වරු වරුන්',
  },
  {
    // Mongolian. What is one letter or two vowels ends too many words that have no ending.
    script: /^\p{sc=Cyrillic}/u,
    shortest: 3,
    short: 'ял эр',
    not: 'өөрийн бүхий түрээс хэрэгтэй эмэгтэй',
    endings:
      'ид иар иэр иор иас иэс иос ын ийн ий ны ний ыг ийг ныг нийг аас ээс оос өөс наас нээс аар ээр оор өөр тай тэй той ууд үүд нууд нүүд эйчүүд>эй аагийн>аа ээгийн>ээ уугийн>уу үүгийн>үү ааг>аа ээг>ээ аагаар>аа ээгээр>ээ аанд>аа ээнд>ээ',
  },
];

/** The most endings one behind the other: of the ministries' own. */
const MOST = 3;
/** Letters that go on below the next one: nothing ends behind them. */
const VIRAMA = /[\u094d\u09cd\u0dca]$/;
/** The soft sign at the end of a Mongolian word goes before an ending. */
const SOFT = /^(\p{sc=Cyrillic}{3,})ь$/u;
/** A short vowel before the last letter goes before an ending, where another one is left: хүүхэд, хүүхдийн. */
const FLEETING =
  /^(\p{sc=Cyrillic}*[аэиоуяеёюы]\p{sc=Cyrillic}*(?=\p{sc=Cyrillic})[^аэиоуяеёюыйьъ])[аэио]([^аэиоуяеёюыйьъ])$/u;

interface Ending {
  readonly end: string;
  readonly instead: string;
}

interface Table {
  readonly script: RegExp;
  readonly shortest: number;
  readonly short: ReadonlySet<string>;
  readonly not: ReadonlySet<string>;
  /** Endings by their last character, longest first. */
  readonly byLast: ReadonlyMap<string, readonly Ending[]>;
}

/** As words come to be compared. */
const asCompared = (list: string): string[] => list.split(' ').map((each) => fold(each.normalize('NFC')));

const TABLES: readonly Table[] = ENDINGS.map(({ script, shortest, short, not, endings }) => {
  const each = [...new Set(asCompared(endings))].map((written): Ending => {
    const [end = '', instead = ''] = written.split('>');
    return { end, instead };
  });
  each.sort((a, b) => b.end.length - a.end.length);
  return {
    ...{ script, shortest },
    short: new Set(asCompared(short)),
    not: new Set(asCompared(not)),
    byLast: Map.groupBy(each, ({ end }) => end.at(-1) ?? ''),
  };
});

const INFLECTED = /^[\u0400-\u052f\u0900-\u09ff\u0b80-\u0bff\u0d80-\u0dff]/;

/** Whether a word in its plain form can have other forms by endings. */
export const hasEndings = (word: string): boolean =>
  INFLECTED.test(word) && (word.length > 2 || TABLES.some(({ short }) => short.has(word)));

function withoutOne(word: string, { shortest, short, byLast }: Table): string {
  for (const { end, instead } of byLast.get(word.at(-1) ?? '') ?? []) {
    if (!word.endsWith(end)) continue;
    const left = word.slice(0, -end.length);
    if ((left.length >= shortest || short.has(left)) && !VIRAMA.test(left)) return left + instead;
  }
  return word;
}

/** What the forms of an inflected word have in common, from the word's plain form; null for words of scripts whose words have no endings. */
export function withoutEndings(word: string): string | null {
  if (!INFLECTED.test(word)) return null;
  const table = TABLES.find(({ script }) => script.test(word));
  if (table === undefined) return null;
  let out = word;
  for (let round = 0; round < MOST && !table.not.has(out); round += 1) {
    const left = withoutOne(out, table);
    if (left === out) break;
    out = left;
  }
  return out.replace(SOFT, '$1').replace(FLEETING, '$1$2');
}

/** The letters with which every form of a word begins that has this left. */
export const beginningOf = (left: string): string =>
  left.replace(/(?:ம்|்|ள்|ि|(?<=^\p{sc=Cyrillic}+[^аэиоуяеёюыйьъ])[^аэиоуяеёюыйьъ])$/u, '');
