import { glyphTable, readGlyphs } from './glyph-table.ts';

/**
 * Limon fonts: Khmer in the order of drawing. Letters that are drawn before their consonant (e, ae, ai and the foot of r) come
 * first, the two halves of a split vowel stand on both sides. A second code gives some signs a lower or higher place.
 */
export const LIMON_GLYPHS = glyphTable(
  { '‘': '៊', '’': '៌', '\u0091': '៊', '\u0092': '៌' },
  `
  0 ០ 1 ១ 2 ២ 3 ៣ 4 ៤ 5 ៥ 6 ៦ 7 ៧ 8 ៨ 9 ៩
  k ក x ខ K គ X ឃ g ង c ច q ឆ C ជ Q ឈ j ញ d ដ z ឋ D ឌ Z ឍ N ណ t ត f ថ T ទ F ធ n ន b ប p ផ B ព P ភ
  m ម y យ r រ l ល v វ s ស h ហ L ឡ G អ
  á ្ក ç ្ខ Á ្គ Ç ្ឃ ¶ ្ង © ្ច ä ្ឆ ¢ ្ជ Ä ្ឈ J ្ញ Ø ្ញ £ ្ញ æ ្ឋ Ð ្ឌ Æ ្ឍ Ñ ្ណ þ ្ត ß ្ថ Þ ្ទ § ្ធ ñ ្ន
  , ្ប ö ្ផ < ្ព Ö ្ភ µ ្ម ü ្យ R ្រ ® ្រ ø ្ល V ្វ S ្ស ð ្ហ ¥ ្អ
  a ា i ិ í ិ I ី Í ី w ឹ å ឹ W ឺ Å ឺ u ុ ú ុ U ូ Ú ូ Y ួ Ü ួ e េ E ែ é ៃ A ៅ o ៀ ó ៀ O ឿ Ó ឿ
  M ំ ¿ ំ H ះ : ៉ _ ៍ ; ់ ½ ័ ¾ ៏ + ៎ × ិ៍
  ) ប \\ ឥ | ឦ ] ឧ ]u ឩ ]_ ឳ ]‘ ឨ É ឯ B§ ឰ b£ ឫ b¤ ឬ B£ ឭ B¤ ឮ » ឱ « ឪ [ ឲ្យ ´ ខ្ញុំ
  . ។ ² ៗ ³ ៈ ¹ ៛ { “ } ” ¡ ! ¼ / ¦ ) ¬ ( ° % ÷ + ! 1 @ 2 # 3 $ 4 % 5 ^ 6 & 7 * 8 ( 9 > .
`,
);

const COENG_RO = '\u17d2\u179a';
const BASE = /[\u1780-\u17b3]/;
const BEFORE = /[\u17c1-\u17c3]/;
const STROKE = '\u17bb';
const SPLIT: Readonly<Record<string, string>> = {
  '\u17b6': '\u17c4',
  '\u17b8': '\u17be',
  '\u17c5': '\u17c5',
  '\u17bf': '\u17bf',
  '\u17c0': '\u17c0',
};
/** Consonants that take the second shifter where both are drawn as a stroke below. */
const SECOND_SHIFTER = /[\u179f\u17a0\u1794\u17a2]/;

interface Syllable {
  base: string;
  readonly feet: string[];
  ro: boolean;
  shifter: string;
  vowel: string;
  signs: string;
}

/** The vowel of a syllable whose left half is drawn before its consonant. */
function joinVowel(before: string, after: string): string {
  if (before === '') return after;
  const whole = before === '\u17c1' ? SPLIT[after] : undefined;
  return whole ?? before + after;
}

function written({ base, feet, ro, shifter, vowel, signs }: Syllable): string {
  const others = vowel.replaceAll(STROKE, '');
  // To stand out the stroke may be drawn twice.
  let below = vowel !== '' && others === '' ? STROKE : vowel;
  let shift = shifter;
  // A stroke below a syllable that has another vowel or a sign above is no vowel: it shifts the consonant.
  if (vowel.includes(STROKE) && (others !== '' || /[\u17d0]/.test(signs)) && shift === '') {
    below = joinVowel(others.charAt(0), others.slice(1));
    shift = SECOND_SHIFTER.test(base) ? '\u17ca' : '\u17c9';
  }
  return base + feet.join('') + (ro ? COENG_RO : '') + shift + below + signs;
}

/** Puts the shapes of one word into the order of Unicode. */
function inOrder(shapes: string): string {
  let text = '';
  let before = '';
  let ro = false;
  let now: Syllable | undefined;
  const close = () => {
    if (now) text += written(now);
    now = undefined;
  };
  for (let at = 0; at < shapes.length; at += 1) {
    const sign = shapes.charAt(at);
    if (sign === '\u17d2') {
      at += 1;
      const foot = sign + shapes.charAt(at);
      if (foot === COENG_RO) {
        // The foot of r stands before its consonant.
        close();
        ro = true;
      } else if (now) now.feet.push(foot);
      else text += foot;
    } else if (BEFORE.test(sign)) {
      close();
      text += before;
      before = sign;
    } else if (BASE.test(sign)) {
      close();
      now = { base: sign, feet: [], ro, shifter: '', vowel: before, signs: '' };
      before = '';
      ro = false;
    } else if (now && (sign === '\u17c9' || sign === '\u17ca')) now.shifter = sign;
    else if (now && /[\u17b6-\u17c5]/.test(sign)) now.vowel = joinVowel(now.vowel, sign);
    else if (now && /[\u17c6-\u17d1]/.test(sign)) now.signs += sign;
    else {
      close();
      text += before + sign;
      before = '';
    }
  }
  close();
  return text + before + (ro ? COENG_RO : '');
}

/** A word in a Limon font, as Khmer. */
export function fromLimon(word: string): string {
  // Before a foot, ញ is drawn without its own: of po and aa. The foot of r belongs to the consonant after it.
  return inOrder(readGlyphs(LIMON_GLYPHS, word).replace(/\u1796\u17b6(?=\u17d2(?!\u179a))/g, '\u1789'));
}
