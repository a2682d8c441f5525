import { glyphTable, readGlyphs } from './glyph-table.ts';

const YA = '\u0dca\u200d\u0dba';
const RA = '\u0dca\u200d\u0dbb';

/**
 * FM Abhaya and its family: Sinhala in the order of drawing; many letters with i, ii or without vowel have codes of their own. U on ර is
 * drawn like ae on other letters, and typed so; ර with ae has a code of its own.
 */
export const FM_GLYPHS = glyphTable(
  { H: YA, '%': RA, '\u00ad': '÷' },
  `
  w අ wd ආ we ඇ wE ඈ b ඉ B ඊ W උ W! ඌ R ඍ t එ ta ඒ ft ඓ T ඔ ´ ඕ T! ඖ
  l ක L ඛ . ග > ඝ X ඞ Õ ඟ \`. ඟ p ච P ඡ c ජ CO ඣ ® ඣ [ ඤ { ඥ × ඥ Ø ඤ g ට G ඨ v ඩ V ඪ K ණ ~ ඬ \`v ඬ ; ත : ථ
  o ද O ධ k න | ඳ \`o ඳ m ප M ඵ n බ N භ u ම U ඹ h ය r ර , ල j ව Y ශ I ෂ i ස y හ < ළ ¿ ළු * ෆ
  Ë ක්‍ෂ CI ක්‍ෂ Cj ක්‍ව † ත්‍ථ … ත්‍ව ‡ න්‍ද JO න්‍ධ „ ද්‍ව Š ද්‍ධ
  d ා e ැ E ෑ s ි S ී q ු = ු Q ූ + ූ D ෘ DD ෲ f ෙ ff ෛ ! ෟ a ් A ් x ං # ඃ ½ ඃ
  re රු rE රූ / රැ ? රෑ C ක් F ත් J න් É ච් Ê ජ් Ä ඛ් Ü ට් â ඩ් å ඬ් è ධ් í බ් ï ම් ò ඹ් õ ව් þ ඡ් Ù ඞ්
  ¢ ඳි £ ඳී § දී ¥ දූ ¨ ලු Æ ලූ ª ඳූ ± දැ À ඨි Á ඨී Â ඡී Å ඛි Ç ඛී È දි Í රී ß රි Î ඪි Ð ඪී Ñ චි Ö චී Ò ථී Ó ථි Ô ජී ð ජි
  Ú ඵී Ý ඵි Þ දා à ටී á ටි ã ඞී ä ඩි ç ඬි é ඬී ê ධි ë ධී ì බි î බී ñ මි ó මී ô ඹි ö ඹී ÷ ඳු ù වී ú වි û ඤු ü ඤූ ý ඡි
  ÿ දු ƒ ඳැ Œ ණී ‚ ණි ¾ ර් ø ද්‍ර
  ' . " , $ / & ) ( : ^ ( @ ? ] % æ ! ¦ ;
`,
);

const LETTER = '[\u0d9a-\u0dc6]';
/** A vowel drawn before its letter, the letter with what hangs on it, and what is drawn after it. */
const BEFORE = new RegExp(
  `([\u0dd9\u0ddb])(${LETTER}(?:\u0dca\u200d${LETTER})*)(\u0dcf\u0dca|\u0dcf|\u0dca|\u0ddf)?`,
  'g',
);
const SPLIT: Readonly<Record<string, string>> = {
  '': '\u0dd9',
  '\u0dcf': '\u0ddc',
  '\u0dcf\u0dca': '\u0ddd',
  '\u0dca': '\u0dda',
  '\u0ddf': '\u0dde',
};
/** A vowel sign drawn before the foot of r or y of its letter. */
const SIGN_BEFORE_FOOT = /([\u0dd2\u0dd3])(\u0dca\u200d[\u0dba\u0dbb])/g;

/** A word in an FM font, as Sinhala. */
export function fromFm(word: string): string {
  return readGlyphs(FM_GLYPHS, word)
    .replace(SIGN_BEFORE_FOOT, '$2$1')
    .replace(BEFORE, (_, before: string, letters: string, after = '') =>
      before === '\u0ddb' ? letters + before + after : letters + (SPLIT[after] ?? before + after),
    );
}
