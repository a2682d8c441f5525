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
  /** Words that only look as if they had an ending and would fall together with another one. */
  readonly not: string;
  readonly endings: string;
}

const ENDINGS: readonly Endings[] = [
  {
    // Nepali and Hindi.
    script: /^\p{sc=Devanagari}/u,
    shortest: 3,
    not: 'भूमिका',
    endings:
      'को का की कै ले लाई लाइ मा मै बाट वाट सँग संग सङ्ग देखि सम्म तर्फ द्वारा सहित समेत भित्र माथि अनुसार बमोजिम लगायत प्रति विरुद्ध हरू हरु ों ओं ें एं एँ ियों ियां ियाँ',
  },
  {
    script: /^\p{sc=Bengali}/u,
    shortest: 3,
    not: '',
    endings: 'ের র কে তে য় রা েরা দের ে ও ই টি টা গুলি গুলো সমূহ',
  },
  {
    script: /^\p{sc=Tamil}/u,
    shortest: 3,
    not: '',
    endings:
      'ம் ும் ு கள் யை யின் யில் யால் க்கு ுக்கு ிற்கு ின் ில் ால் ை ுடன் ிலிருந்து த்தை த்தின் த்தில் த்தால் த்துக்கு த்திற்கு த்துடன் ங்கள் கள ங்கள ான ாக',
  },
  {
    script: /^\p{sc=Sinhala}/u,
    shortest: 3,
    not: '',
    endings: '් ය යේ යෙන් යට යෙහි යක් යකට යන් ට ගේ වල වලට වලින් වලදී ේ ෙහි ෙන් ින් ක් කට කින් න් වරු වරුන්',
  },
  {
    // Mongolian; compared in plain form.
    script: /^\p{sc=Cyrillic}/u,
    shortest: 3,
    not: '',
    endings:
      'ь ид иар иэр иор иас иэс иос ын ийн ий ны ний ыг ийг ныг нийг аас ээс оос өөс наас нээс аар ээр оор өөр тай тэй той д т аа ээ оо өө ууд үүд нууд нүүд чууд чүүд',
  },
];

/** The most endings one behind the other: of the ministries' own. */
const MOST = 3;
const VIRAMA = /[\u094d\u09cd]$/;

interface Table {
  readonly script: RegExp;
  readonly shortest: number;
  readonly not: ReadonlySet<string>;
  /** Endings by their last character, longest first. */
  readonly byLast: ReadonlyMap<string, readonly string[]>;
}

const TABLES: readonly Table[] = ENDINGS.map(({ script, shortest, not, endings }) => {
  const plain = [...new Set(endings.split(' ').map(fold))].sort((a, b) => b.length - a.length);
  return {
    script,
    shortest,
    not: new Set(not.split(' ')),
    byLast: Map.groupBy(plain, (each) => each.at(-1) ?? ''),
  };
});

const INFLECTED = /^[\u0400-\u052f\u0900-\u09ff\u0b80-\u0bff\u0d80-\u0dff]/;

/** Whether a word is of a script whose words carry endings. */
export const hasEndings = (word: string): boolean => INFLECTED.test(word);

function withoutOne(word: string, { shortest, byLast }: Table): string {
  for (const ending of byLast.get(word.at(-1) ?? '') ?? []) {
    if (word.length - ending.length < shortest || !word.endsWith(ending)) continue;
    const left = word.slice(0, -ending.length);
    if (!VIRAMA.test(left)) return left;
  }
  return word;
}

/** What the forms of an inflected word begin with, from the word's plain form; null for words of scripts whose words have no endings. */
export function withoutEndings(word: string): string | null {
  if (!hasEndings(word)) return null;
  const table = TABLES.find(({ script }) => script.test(word));
  if (table === undefined) return null;
  let out = word;
  for (let round = 0; round < MOST && !table.not.has(out); round += 1) {
    const left = withoutOne(out, table);
    if (left === out) break;
    out = left;
  }
  return out;
}
