import type { LanguageCode } from '../../vocabulary';

// Scripts that one language of the region has to itself, as far as law texts go.
const BY_SCRIPT: readonly (readonly [script: RegExp, language: LanguageCode])[] = [
  [/\p{Script=Thai}/gu, 'tha'],
  [/\p{Script=Lao}/gu, 'lao'],
  [/\p{Script=Khmer}/gu, 'khm'],
  [/\p{Script=Myanmar}/gu, 'mya'],
  [/\p{Script=Sinhala}/gu, 'sin'],
  [/\p{Script=Tamil}/gu, 'tam'],
  [/\p{Script=Bengali}/gu, 'ben'],
  [/\p{Script=Hangul}/gu, 'kor'],
  [/\p{Script=Thaana}/gu, 'div'],
];

// Small words that are frequent in one language and rare or absent in its neighbours.
const BY_WORDS: readonly (readonly [language: LanguageCode, words: RegExp])[] = [
  ['eng', /\b(?:the|of|and|shall|which|any|with|under|this)\b/gi],
  ['vie', /(?:^|\s)(?:của|và|các|được|người|trong|quy|định|những|không)(?=\s)/gi],
  ['ind', /\b(?:bahwa|karena|pasal|ayat|tentang|sebagaimana|dimaksud|negara|adalah)\b/gi],
  [
    'msa',
    /\b(?:bahawa|kerana|hendaklah|seksyen|subseksyen|perenggan|fasal|perkara|mana-mana|ialah|akta)\b/gi,
  ],
  ['fra', /\b(?:les|des|une|est|dans|qui|pour|aux|cette)\b/gi],
  ['por', /\b(?:os|das|dos|uma|para|não|artigo|pelo|são)\b/gi],
  ['tur', /\b(?:ve|bir|ile|bu|için|olan|madde|veya)\b/gi],
];

const DEVANAGARI: readonly (readonly [language: LanguageCode, words: RegExp])[] = [
  ['nep', /(?:छ|हुनेछ|गर्ने|ऐन|भएको|बमोजिम|सम्बन्धी)(?=[\s,।]|$)/gu],
  ['hin', /(?:है|हैं|और|के लिए|किया|अधिनियम|द्वारा)(?=[\s,।]|$)/gu],
];

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The language whose words are found clearly most often, or null. */
function clearest(
  text: string,
  candidates: readonly (readonly [language: LanguageCode, words: RegExp])[],
  least: number,
): LanguageCode | null {
  const ranked = candidates
    .map(([language, words]) => ({ language, hits: count(text, words) }))
    .sort((a, b) => b.hits - a.hits);
  const [first, second] = ranked;
  if (!first || first.hits < least) return null;
  return second && second.hits * 2 > first.hits ? null : first.language;
}

/**
 * The language of a text, ISO 639-3, or null when it is not clear: by script where the region has one language for it,
 * else by small frequent words. A text in two languages has no clear one.
 */
export function guessLanguage(text: string): LanguageCode | null {
  const letters = count(text, /\p{L}/gu);
  if (letters < 40) return null;
  for (const [script, language] of BY_SCRIPT) {
    if (count(text, script) > letters * 0.6) return language;
  }
  if (count(text, /\p{Script=Devanagari}/gu) > letters * 0.6) return clearest(text, DEVANAGARI, 3);
  if (count(text, /\p{Script=Cyrillic}/gu) > letters * 0.6) return /[өүӨҮ]/.test(text) ? 'mon' : null;
  if (count(text, /\p{Script=Latin}/gu) > letters * 0.8) return clearest(text, BY_WORDS, 5);
  return null;
}
