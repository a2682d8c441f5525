import { glyphTable, readGlyphs } from './glyph-table.ts';

/** Bamini and fonts after it: vowels drawn before their letter come first, letters with u and uu have codes of their own. */
export const BAMINI_GLYPHS = glyphTable(
  {},
  `
  m அ M ஆ , இ < ஈ c உ C ஊ v எ V ஏ I ஐ x ஒ X ஓ " ஃ
  f க q ங r ச Q ஞ l ட z ண j த e ந g ப k ம a ய u ர y ல t வ o ழ s ள w ற d ன [ ஜ \\ ஷ ] ஸ \` ஹ = ஸ்ரீ
  ; ் h ா p ி P ீ n ெ N ே i ை { ு _ ூ
  F கு $ கூ R சு L டு ^ டூ Z ணு Z} ணூ J து J} தூ E நு E} நூ D னு D} னூ G பு G+ பூ K மு % மூ A யு A+ யூ
  U ரு \\& ரூ & ரூ Y லு Y} லூ T வு T+ வூ O ழு * ழூ S ளு Sh ளூ W று W} றூ R+ சூ # சூ b டி B டீ H ர்
  > , @ ; ~ ஷ் | ÷
`,
);

const BEFORE = /([\u0bc6-\u0bc8])((?:\u0b95\u0bcd\u0bb7|[\u0b95-\u0bb9]))(\u0bbe?)/g;
const SPLIT: Readonly<Record<string, string>> = { '\u0bc6': '\u0bca', '\u0bc7': '\u0bcb' };

/** A word in a Bamini font, as Tamil. */
export function fromBamini(word: string): string {
  return readGlyphs(BAMINI_GLYPHS, word).replace(
    BEFORE,
    (_, before: string, letter: string, after: string) => {
      const whole = after === '' ? before : (SPLIT[before] ?? before + after);
      return letter + whole;
    },
  );
}
