import { type GlyphTable, glyphTable, readGlyphs } from './glyph-table.ts';

/**
 * Fonts that draw Nepali at the codes of a Latin keyboard. Each key is one drawn shape: a letter, a half letter, a conjunct or
 * a sign. The shapes stand in the order of drawing, so the short i comes before its letter and the hook of r after its
 * syllable; some letters are drawn in two shapes.
 *
 * Two shapes have no letter of their own and are held by characters that no text has until the word is put in order.
 */
const REPH = '\ue000';
/** The stroke that makes क्र of त्र, क्त of त्त, झ of भ, फ of प and ऊ of उ. */
const STROKE = '\ue001';
const ZWJ = '\u200d';

/** Letters and signs on which all fonts of the family agree. */
const COMMON = `
  q त्र w ध e भ r च t त y थ u ग i ष् o य p उ
  a ब s क d म g न h ज j व k प l ि ; स ' ु
  z श x ह c अ v ख b द n ल / र
  Q त्त W ध् E भ् R च् T त् Y थ् U ग् I क्ष् O इ P ए
  A ब् S क् D म् G न् H ज् J व् K प् L ी : स् " ू
  Z श् V ख् B द्य N ल् M ः > श्र
  f ा [ ृ ] े } ै \\ ् + ं . ।
  _ ) - ( = .
  £ घ् § ट्ट ß द्म å द्व ç ॐ ¡ ज्ञ् ¢ द्घ ÷ / Ø ्य æ “ Æ ”
`;

/** Digits above, letters below the shift key; the other way round on \`himali\` and \`pcs-nepali\`. */
const DIGITS_ABOVE = `
  ! १ @ २ # ३ $ ४ % ५ ^ ६ & ७ * ८ ( ९ ) ०
  1 ज्ञ 2 द्द 3 घ 4 द्ध 5 छ 6 ट 7 ठ 8 ड 9 ढ 0 ण्
`;
const DIGITS_BELOW = `
  1 १ 2 २ 3 ३ 4 ४ 5 ५ 6 ६ 7 ७ 8 ८ 9 ९ 0 ०
  ! ज्ञ @ द्द # घ $ द्ध % छ ^ ट & ठ * ड ( ढ ) ण्
`;

const PREETI = `
  F ँ C ऋ X ह् < ? ? रु | ्र \` ञ ~ ञ् « ्र ¥ र्${ZWJ} ´ झ ‰ झ् ¤ झ् ª ङ ˆ फ् ¿ रू „ ध्र › द्र ‹ ङ्घ
  • ड्ड ¶ ठ्ठ ° ङ्ढ Ë ङ्ग Ì न्न Í ङ्क Î ङ्ख Ý ट्ठ Å हृ © र ˜ ऽ ± + × × Ö = Ù ; Ú ’ Û ! Ü % … ‘ ‘ ॅ – -
`;
const KANTIPUR = `
  F ा C ऋ X हृ < ? ? रु | ्र \` ञ ~ ञ् « ्र ¥ र्${ZWJ} ´ झ ‰ झ् ¤ झ् ª ङ º फ् ¿ रू „ ध्र ‹ ङ्ग › ऽ
  • ड्ड ¶ ठ्ठ ° ङ्ढ Ë ङ्ग ¨ ङ्ग Ì न्न Í ङ्क Î फ् Ï फ् Ô क्ष È ष © र ® र µ र Â र ™ र ø य् Œ त्त् œ त्र् “ ँ
  ˜ ऽ ± + Ú ’ † ! … ‘ ‘ ॅ ¬ …
`;
const SAGARMATHA = `
  F ँ C ऋ X ह् < ? ? रु | ्र \` ञ ~ ञ् « ्र ¥ र्${ZWJ} Š र्${ZWJ} ´ झ µ झ ‰ झ् ª ङ Ç फ् Å फ ¿ रू ƒ द्र
  · ङ्ग ¸ ड्ड ¶ ठ्ठ ° ङ्क Ô क्ष È ष É स ® र ø य् Œ त्त् œ त्र् “ ँ „ ् ‡ े ˆ ृ ‹ ै ¬ ु Ò ू Ù ह Þ ह् è द्भ
  ± + ¤ ! † ; Ü % ‚ )
`;
const HIMALI = `
  F ा C ऋ X हृ < ? ? रु | ्र \` ञ् ~ ञ « ्र ¥ र्${ZWJ} ´ झ ¤ ँ ª ङ Ñ ङ ¿ रू ° ङ्क é ङ्ग ¶ ठ्ठ Ô क्ष í ष
  ø य् Ò ू ú ू Ú ु Ù ह ® + × ×
`;
const PCS_NEPALI = `
  F ा C र्${ZWJ} X ह् < ्र ? रू \` ञ् ~ ङ ¥ ऋ ´ झ ¤ ँ ª ञ ñ ङ ¿ रु ° ङ्क é ङ्ग · ट्ठ Ô क्ष í ष
  ø य् Ò ू ú ू Ù ह ® + © ? × ×
`;

export type NepaliFont = 'preeti' | 'kantipur' | 'sagarmatha' | 'himali' | 'pcs-nepali';

const held = { '{': REPH, m: STROKE };

/** What each key draws, font by font. */
export const NEPALI_FONTS: Readonly<Record<NepaliFont, GlyphTable>> = {
  preeti: glyphTable(held, COMMON, DIGITS_ABOVE, PREETI),
  kantipur: glyphTable(held, COMMON, DIGITS_ABOVE, KANTIPUR),
  sagarmatha: glyphTable(held, COMMON, DIGITS_ABOVE, SAGARMATHA),
  himali: glyphTable(held, COMMON, DIGITS_BELOW, HIMALI),
  'pcs-nepali': glyphTable(held, COMMON, DIGITS_BELOW, PCS_NEPALI),
};

const LETTER = '[\u0915-\u0939]';
const CLUSTER = `${LETTER}(?:\u094d\u200d?${LETTER})*`;
const VOWEL_SIGNS = '[\u093e-\u094c\u0901-\u0903]';

const STROKED: Readonly<Record<string, string>> = { उ: 'ऊ', भ: 'झ', प: 'फ', त्र: 'क्र', त्त: 'क्त' };
const STROKED_LETTER = new RegExp(
  `(त्र|त्त|[उभप])((?:\u094d${LETTER}|[\u0901\u0902\u0941-\u0943\u0947\u0948\u094d])*)${STROKE}`,
  'g',
);
const SHORT_I = new RegExp(`\u093f(${CLUSTER}(?:\u094d(?=$|[^${LETTER.slice(1)}))?)`, 'g');
const HOOKED = new RegExp(`(${CLUSTER}|[\u0905-\u0914])(${VOWEL_SIGNS}*)${REPH}`, 'g');
const SIGNS_BEFORE_LOW_R = new RegExp(`(${VOWEL_SIGNS}+)(\u094d${LETTER})`, 'g');
const SIGN_RUN = /[\u0901-\u0903\u093e-\u094c]{2,}/g;

/** Vowel signs in the order of the standard, those above letters and the breath last; signs drawn twice once. */
function orderedSigns(run: string): string {
  const signs = [...new Set(run)];
  const rank = (sign: string) => (sign === '\u0903' ? 2 : sign === '\u0901' || sign === '\u0902' ? 1 : 0);
  return signs.sort((a, b) => rank(a) - rank(b)).join('');
}

/** Puts the shapes of one word into the order of Unicode. */
function inOrder(shapes: string): string {
  return (
    shapes
      .replace(STROKED_LETTER, (_, letter: string, between: string) => (STROKED[letter] ?? letter) + between)
      .replaceAll(`\u0907${REPH}`, '\u0908')
      // A half letter and the bar that completes it.
      .replaceAll('\u094d\u093e', '')
      .replace(SIGNS_BEFORE_LOW_R, '$2$1')
      .replace(SHORT_I, '$1\u093f')
      .replace(HOOKED, '\u0930\u094d$1$2')
      .replace(SIGN_RUN, orderedSigns)
      .replace(/\u0947\u093e|\u093e\u0947/g, '\u094b')
      .replace(/\u0948\u093e|\u093e\u0948/g, '\u094c')
      .replaceAll('\u0905\u094b', '\u0913')
      .replaceAll('\u0905\u094c', '\u0914')
      .replaceAll('\u0905\u093e', '\u0906')
      .replaceAll('\u090f\u0947', '\u0910')
      .replaceAll(REPH, '\u0930\u094d')
      // The breath sign is the colon where no letter is before it.
      .replace(/(?<![\u0904-\u094c])\u0903/g, ':')
  );
}

/**
 * Mends a word of which some strokes were set in one of these fonts and the rest in Unicode, as offices do for signs that
 * their Unicode font draws badly.
 */
export function mendedWord(word: string): string {
  if (!word.includes(STROKE)) return word;
  return word
    .replace(STROKED_LETTER, (_, letter: string, between: string) => (STROKED[letter] ?? letter) + between)
    .replaceAll(STROKE, '');
}

/** A word or part of one typed in a font of the family, as Devanagari; `mendedWord` finishes it. */
export function fromNepaliFont(font: NepaliFont, word: string): string {
  return inOrder(readGlyphs(NEPALI_FONTS[font], word));
}
