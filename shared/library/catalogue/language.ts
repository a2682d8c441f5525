import type { LanguageCode } from '../../vocabulary';

// Scripts that one language of the region has to itself, as far as law texts go.
const BY_SCRIPT: readonly (readonly [script: RegExp, language: LanguageCode])[] = [
  [/\p{Script=Thai}/gu, 'tha'],
  [/\p{Script=Lao}/gu, 'lao'],
  [/\p{Script=Khmer}/gu, 'khm'],
  [/\p{Script=Sinhala}/gu, 'sin'],
  [/\p{Script=Tamil}/gu, 'tam'],
  [/\p{Script=Bengali}/gu, 'ben'],
  [/\p{Script=Hangul}/gu, 'kor'],
  [/\p{Script=Thaana}/gu, 'div'],
  [/\p{Script=Tibetan}/gu, 'dzo'],
  [/\p{Script=Gujarati}/gu, 'guj'],
  [/\p{Script=Telugu}/gu, 'tel'],
  [/\p{Script=Kannada}/gu, 'kan'],
  [/\p{Script=Malayalam}/gu, 'mal'],
  [/\p{Script=Oriya}/gu, 'ori'],
  [/\p{Script=Gurmukhi}/gu, 'pan'],
  [/\p{Script=Hebrew}/gu, 'heb'],
];

/** Letters of one alphabet that a language alone has, and how large their part must be. */
const OWN_LETTERS = 0.02;

// Small words that are frequent in one language and rare or absent in its neighbours.
const latin = (list: string) => new RegExp(`(?<![\\p{L}\\p{M}])(?:${list})(?![\\p{L}\\p{M}])`, 'giu');
const byWords = (): readonly (readonly [language: LanguageCode, words: RegExp])[] => [
  ['eng', latin('the|of|and|shall|which|any|with|under|this')],
  ['vie', latin('của|và|các|được|người|trong|quy|định|những|không')],
  ['ind', latin('bahwa|pasal|ayat|tentang|sebagaimana|dimaksud|adalah|dari|karena|tersebut|negara|hukum')],
  [
    'msa',
    latin(
      'bahawa|bahawasanya|kerana|hendaklah|seksyen|subseksyen|perenggan|fasal|perkara|mana-mana|ialah|akta|daripada|sesuatu|hendaklah|berhak mendapat',
    ),
  ],
  ['jav', latin('ing|lan|kang|sing|marang|sarta|utawa|dening|iku|ora|wong|saben|duweni?')],
  ['min', latin('nan|jo|dek|ndak|urang|sagalo|pado|untuak|atau|satiok|mampunyoi|hak-hak')],
  ['ace', latin('nyang|nyan|ngon|hana|atawa|bak|keu|ureueng|teuntang|tiep-tiep|geupeu\\p{L}*')],
  ['fil', latin('ng|ay|kanyang|bawat|upang|nang|isang|lahat|karapatan')],
  ['ceb', latin('ug|dili|iyang|aron|kinsa|matag|tanan|walay')],
  ['hil', latin('sang|kag|indi|iya|ukon|tagsa|tanan|kinamatarung')],
  ['tet', latin('no|ho|iha|atu|hotu|ema|labele|sira|ne.?ebe|tenke|ida-idak')],
  ['tpi', latin('bilong|long|ol|na|olgeta|dispela|manmeri|wanpela|mas|inap')],
  ['fij', latin('na|ni|kei|me|vaka\\p{L}+|dodonu|tamata|yadua|kina')],
  ['ton', latin('ko|mo|ki|pe|ha|ngaahi|totonu|kotoa|tangata|ʻa|‘a|ʻe|‘e|’i|‘i|ke')],
  ['fra', latin('les|des|une|est|dans|qui|pour|aux|cette')],
  ['por', latin('os|das|dos|uma|para|não|artigo|pelo|são')],
  ['tur', latin('ve|bir|ile|bu|için|olan|madde|veya|herkes')],
  ['tuk', latin('we|bilen|her|hem|öz|üçin|hukuklar\\p{L}*|adam|bolan|ýa')],
  ['uzb', latin('va|bilan|har|bir|yoki|uchun|inson|ega|bo.?lgan|o.?z|huquq\\p{L}*')],
  ['ckb', latin('û|ku|ji|bo|le|yan|her|kes|maf\\p{L}*|bi|hemû|we')],
];

const DEVANAGARI: readonly (readonly [language: LanguageCode, words: RegExp])[] = [
  ['nep', /(?<![\p{L}\p{M}])(?:छ|छन्|हुनेछ|गर्ने|ऐन|भएको|बमोजिम|सम्बन्धी|र|को|हुने|गर्न)(?![\p{L}\p{M}])/gu],
  ['hin', /(?<![\p{L}\p{M}])(?:है|हैं|और|लिए|किया|अधिनियम|द्वारा|का|की|में|से)(?![\p{L}\p{M}])/gu],
  ['bho', /(?<![\p{L}\p{M}])(?:बा|बाटे|ओकर|सबहिं|नइखे|आउर|होखे|होई|ओकरा|कवनो|जाई|खातिर)(?![\p{L}\p{M}])/gu],
  ['mai', /(?<![\p{L}\p{M}])(?:अछि|छथि|आओर|केँ|नहि|सँ|एहि|ओकर|कोनो|छैक|प्रत्येक)(?![\p{L}\p{M}])/gu],
];

let known: ReturnType<typeof byWords> | undefined;

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
  if (count(text, /\p{Script=Myanmar}/gu) > letters * 0.6) return inMyanmarLetters(text, letters);
  if (count(text, /\p{Script=Cyrillic}/gu) > letters * 0.6) return inCyrillicLetters(text, letters);
  if (count(text, /\p{Script=Arabic}/gu) > letters * 0.6) return inArabicLetters(text, letters);
  if (count(text, /\p{Script=Hiragana}|\p{Script=Katakana}/gu) > letters * 0.2) return 'jpn';
  if (count(text, /\p{Script=Han}/gu) > letters * 0.6) return 'zho';
  if (count(text, /\p{Script=Latin}/gu) > letters * 0.8) {
    known ??= byWords();
    return clearest(text, known, 5);
  }
  return null;
}

function inMyanmarLetters(text: string, letters: number): LanguageCode {
  const often = (own: RegExp) => count(text, own) > letters * OWN_LETTERS;
  if (often(/[\u1075-\u108d]/gu)) return 'shn';
  if (often(/[\u105a-\u105d]/gu)) return 'mnw';
  return often(/[\u1061-\u1064]/gu) ? 'ksw' : 'mya';
}

function inCyrillicLetters(text: string, letters: number): LanguageCode | null {
  const often = (own: RegExp) => count(text, own) > letters * OWN_LETTERS;
  if (often(/[әғқңұһі]/giu)) return 'kaz';
  if (often(/[өү]/giu)) return 'mon';
  return count(text, /(?<!\p{L})(?:и|в|на|не|что|или|лиц[аео]?|статья)(?!\p{L})/giu) >= 5 ? 'rus' : null;
}

function inArabicLetters(text: string, letters: number): LanguageCode | null {
  const often = (own: RegExp) => count(text, own) > (letters * OWN_LETTERS) / 2;
  if (often(/[ړځڅښږټډڼ]/gu)) return 'pus';
  if (often(/[ٹڈڑںے]/gu)) return 'urd';
  if (often(/[ێۆڕڵە]/gu)) return 'ckb';
  if (often(/[پچژگ]/gu)) return text.includes('افغانستان') ? 'prs' : 'fas';
  return often(/[ةىأإ]/gu) ? 'ara' : null;
}
