import type { LanguageCode } from '../../vocabulary';

// Scripts that one language of the region has to itself, as far as law texts go.
const OWN_SCRIPTS = {
  Thai: 'tha',
  Lao: 'lao',
  Khmer: 'khm',
  Sinhala: 'sin',
  Tamil: 'tam',
  Bengali: 'ben',
  Hangul: 'kor',
  Thaana: 'div',
  Tibetan: 'dzo',
  Gujarati: 'guj',
  Telugu: 'tel',
  Kannada: 'kan',
  Malayalam: 'mal',
  Oriya: 'ori',
  Gurmukhi: 'pan',
  Hebrew: 'heb',
} as const satisfies Record<string, LanguageCode>;

type OwnScript = keyof typeof OWN_SCRIPTS;

const isOwnScript = (script: string): script is OwnScript => script in OWN_SCRIPTS;

const SCRIPTS = [
  ...Object.keys(OWN_SCRIPTS).filter(isOwnScript),
  ...(['Devanagari', 'Myanmar', 'Cyrillic', 'Arabic', 'Hiragana', 'Katakana', 'Han', 'Latin'] as const),
] as const;

type Script = (typeof SCRIPTS)[number];

/** Letters of one alphabet that a language alone has, and how large their part must be. */
const OWN_LETTERS = 0.02;

// Small words that are frequent in one language and rare or absent in its neighbours, and what is no single word or has many ends.
const latin = (list: string) => new RegExp(`(?<![\\p{L}\\p{M}])(?:${list})(?![\\p{L}\\p{M}])`, 'giu');
const list = (words: string) => words.split('|');
const byWords = (): readonly (readonly [
  language: LanguageCode,
  words: readonly string[],
  others?: RegExp,
])[] => [
  ['eng', list('the|of|and|shall|which|any|with|under|this')],
  ['vie', list('của|và|các|được|người|trong|quy|định|những|không')],
  ['ind', list('bahwa|pasal|ayat|tentang|sebagaimana|dimaksud|adalah|dari|karena|tersebut|negara|hukum')],
  [
    'msa',
    list(
      'bahawa|bahawasanya|kerana|hendaklah|seksyen|subseksyen|perenggan|fasal|perkara|ialah|akta|daripada|sesuatu',
    ),
    latin('mana-mana|berhak mendapat'),
  ],
  ['jav', list('ing|lan|kang|sing|marang|sarta|utawa|dening|iku|ora|wong|saben'), latin('duweni?')],
  ['min', list('nan|jo|dek|ndak|urang|sagalo|pado|untuak|atau|satiok|mampunyoi'), latin('hak-hak')],
  ['ace', list('nyang|nyan|ngon|hana|atawa|bak|keu|ureueng|teuntang'), latin('tiep-tiep|geupeu\\p{L}*')],
  ['fil', list('ng|ay|kanyang|bawat|upang|nang|isang|lahat|karapatan')],
  ['ceb', list('ug|dili|iyang|aron|kinsa|matag|tanan|walay')],
  ['hil', list('sang|kag|indi|iya|ukon|tagsa|tanan|kinamatarung')],
  ['tet', list('no|ho|iha|atu|hotu|ema|labele|sira|tenke'), latin('ne.?ebe|ida-idak')],
  ['tpi', list('bilong|long|ol|na|olgeta|dispela|manmeri|wanpela|mas|inap')],
  ['fij', list('na|ni|kei|me|dodonu|tamata|yadua|kina'), latin('vaka\\p{L}+')],
  ['ton', list('ko|mo|ki|pe|ha|ngaahi|totonu|kotoa|tangata|ʻa|ʻe|ke'), latin('‘a|‘e|’i|‘i')],
  ['fra', list('les|des|une|est|dans|qui|pour|aux|cette')],
  ['por', list('os|das|dos|uma|para|não|artigo|pelo|são')],
  ['tur', list('ve|bir|ile|bu|için|olan|madde|veya|herkes')],
  ['tuk', list('we|bilen|her|hem|öz|üçin|adam|bolan|ýa'), latin('hukuklar\\p{L}*')],
  ['uzb', list('va|bilan|har|bir|yoki|uchun|inson|ega'), latin('bo.?lgan|o.?z|huquq\\p{L}*')],
  ['ckb', list('û|ku|ji|bo|le|yan|her|kes|bi|hemû|we'), latin('maf\\p{L}*')],
];

const DEVANAGARI: readonly (readonly [language: LanguageCode, words: RegExp])[] = [
  ['nep', /(?<![\p{L}\p{M}])(?:छ|छन्|हुनेछ|गर्ने|ऐन|भएको|बमोजिम|सम्बन्धी|र|को|हुने|गर्न)(?![\p{L}\p{M}])/gu],
  ['hin', /(?<![\p{L}\p{M}])(?:है|हैं|और|लिए|किया|अधिनियम|द्वारा|का|की|में|से)(?![\p{L}\p{M}])/gu],
  ['bho', /(?<![\p{L}\p{M}])(?:बा|बाटे|ओकर|सबहिं|नइखे|आउर|होखे|होई|ओकरा|कवनो|जाई|खातिर)(?![\p{L}\p{M}])/gu],
  ['mai', /(?<![\p{L}\p{M}])(?:अछि|छथि|आओर|केँ|नहि|सँ|एहि|ओकर|कोनो|छैक|प्रत्येक)(?![\p{L}\p{M}])/gu],
];

let known: ReturnType<typeof byWords> | undefined;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function tally(parts: Iterable<string>): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const part of parts) times.set(part, (times.get(part) ?? 0) + 1);
  return times;
}

const IS_LETTER = /\p{L}/u;
const IS_OF = SCRIPTS.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const);

/** Letters of a text and characters of each script. Each character is looked at once, however often it stands there. */
function countScripts(text: string): { letters: number; of: ReadonlyMap<Script, number> } {
  let letters = 0;
  const of = new Map<Script, number>();
  for (const [character, times] of tally(text)) {
    if (IS_LETTER.test(character)) letters += times;
    const script = IS_OF.find(([, pattern]) => pattern.test(character))?.[0];
    if (script !== undefined) of.set(script, (of.get(script) ?? 0) + times);
  }
  return { letters, of };
}

/** The language that is found clearly most often, or null. */
function clearest(
  candidates: readonly { readonly language: LanguageCode; readonly hits: number }[],
  least: number,
): LanguageCode | null {
  const [first, second] = candidates.toSorted((a, b) => b.hits - a.hits);
  if (!first || first.hits < least) return null;
  return second && second.hits * 2 > first.hits ? null : first.language;
}

function inLatinLetters(text: string): LanguageCode | null {
  known ??= byWords();
  // The long s of old prints is an s.
  const words = tally(
    text
      .toLowerCase()
      .replaceAll('\u017f', 's')
      .match(/[\p{L}\p{M}]+/gu) ?? [],
  );
  return clearest(
    known.map(([language, own, others]) => ({
      language,
      hits: own.reduce((sum, word) => sum + (words.get(word) ?? 0), 0) + (others ? count(text, others) : 0),
    })),
    5,
  );
}

function inDevanagari(text: string): LanguageCode | null {
  return clearest(
    DEVANAGARI.map(([language, words]) => ({ language, hits: count(text, words) })),
    3,
  );
}

/**
 * The language of a text, ISO 639-3, or null when it is not clear: by script where the region has one language for it,
 * else by small frequent words. A text in two languages has no clear one.
 */
export function guessLanguage(text: string): LanguageCode | null {
  const { letters, of } = countScripts(text);
  if (letters < 40) return null;
  const has = (script: Script, share: number) => (of.get(script) ?? 0) > letters * share;
  for (const script of SCRIPTS) {
    if (isOwnScript(script) && has(script, 0.6)) return OWN_SCRIPTS[script];
  }
  if (has('Devanagari', 0.6)) return inDevanagari(text);
  if (has('Myanmar', 0.6)) return inMyanmarLetters(text, letters);
  if (has('Cyrillic', 0.6)) return inCyrillicLetters(text, letters);
  if (has('Arabic', 0.6)) return inArabicLetters(text, letters);
  if ((of.get('Hiragana') ?? 0) + (of.get('Katakana') ?? 0) > letters * 0.2) return 'jpn';
  if (has('Han', 0.6)) return 'zho';
  return has('Latin', 0.8) ? inLatinLetters(text) : null;
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
