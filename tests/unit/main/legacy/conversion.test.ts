import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLegacy } from '../../../../main/legacy';
import type { LegacyEncoding } from '../../../../shared/library';
import { KNOWN_TEXTS } from '../../../support/known-texts';
import {
  toBamini,
  toFm,
  toLimon,
  toNepaliFont,
  toTcvn3,
  toVni,
  toZawgyi,
} from '../../../support/legacy-text';

const words = (texts: readonly string[]) => texts.join(' ').split(' ');

describe('words as they are found in old files', () => {
  it.each<[LegacyEncoding, string, string]>([
    ['preeti', 'g]kfn', 'नेपाल'],
    ['preeti', 'u/]sf]', 'गरेको'],
    ['preeti', 'lgb]{lzt', 'निर्देशित'],
    ['preeti', 'lqmofsnfk', 'क्रियाकलाप'],
    ['preeti', 'pmhf{', 'ऊर्जा'],
    ['preeti', 'If]q', 'क्षेत्र'],
    ['preeti', '/fli6«o', 'राष्ट्रिय'],
    ['preeti', 'u¥of]', 'गर्‍यो'],
    ['preeti', 'lgoGq0f', 'नियन्त्रण'],
    ['preeti', 'cf}iflw', 'औषधि'],
    ['preeti', "k'm6s/", 'फुटकर'],
    ['preeti', 'sfo{qmd', 'कार्यक्रम'],
    ['preeti', '@)&$.^.@(', '२०७४।६।२९'],
    ['preeti', 'bkmf', 'दफा'],
    ['himali', '2074', '२०७४'],
    ['zawgyi', 'ျမန္မာ့တုိင္းရင္းေဆးပညာ', 'မြန်မာ့တိုင်းရင်းဆေးပညာ'],
    ['tcvn3', 'n-íc', 'nước'],
    ['tcvn3', 'quyÒn', 'quyền'],
    ['vni', 'Coäng', 'Cộng'],
    ['vni', 'nöôùc', 'nước'],
    ['vni', 'Ñoäc', 'Độc'],
    ['limon', 'éf¶ExqñaMkMeNIt', 'ថ្ងៃខែឆ្នាំកំណើត'],
    ['limon', 'RBHraCaNacRkkm<úCa', 'ព្រះរាជាណាចក្រកម្ពុជា'],
    ['limon', 'GaC£ayukal', 'អាជ្ញាយុកាល'],
    // The stroke below shifts the consonant where there is another vowel, on whichever side.
    ['limon', 'esuIbGegát', 'ស៊ើបអង្កេត'],
    ['limon', 'esurI', 'ស៊េរី'],
    ['limon', 'júaMg', 'ញ៉ាំង'],
    ['limon', 'BuM', 'ពុំ'],
    // Drawn twice to stand out it is the same vowel still.
    ['limon', 'kuu', 'កុ'],
    ['limon', 'esuurI', 'ស៊េរី'],
    ['bamini', 'jpUts;Stu;', 'திருவள்ளுவர்'],
    ['bamini', 'nfhOk;G', 'கொழும்பு'],
    ['fm-abhaya', 'm%cd;dka;%sl', 'ප්‍රජාතාන්ත්‍රික'],
    ['fm-abhaya', 'fomd¾;fïka;=fõ', 'දෙපාර්තමේන්තුවේ'],
    ['fm-abhaya', 'ksfõokhhs', 'නිවේදනයයි'],
    ['fm-abhaya', 'úreoaO', 'විරුද්ධ'],
    ['fm-abhaya', 'lreKq', 'කරුණු'],
    ['fm-abhaya', 'jerÈ', 'වැරදි'],
    ['fm-abhaya', 'Wv/áhka', 'උඩරැටියන්'],
    ['fm-abhaya', '¥;hka', 'දූතයන්'],
  ])('reads %s %s', (encoding, stored, read) => expect(fromLegacy(encoding, stored)).toBe(read));

  it('reads small letters of a capital font as capitals', () => {
    expect(fromLegacy('tcvn3', 'quèc héi', true)).toBe('QUỐC HỘI');
  });
});

describe('known texts', () => {
  const ways: readonly [LegacyEncoding, (word: string) => string, readonly string[]][] = [
    ...(['preeti', 'kantipur', 'sagarmatha', 'himali', 'pcs-nepali'] as const).map(
      (font) =>
        [
          font,
          (word: string) => toNepaliFont(font, word),
          [...KNOWN_TEXTS.nepali, ...KNOWN_TEXTS.nepaliPlain, ...KNOWN_TEXTS.hindi],
        ] as [LegacyEncoding, (word: string) => string, readonly string[]],
    ),
    ['zawgyi', toZawgyi, KNOWN_TEXTS.burmese],
    ['tcvn3', toTcvn3, KNOWN_TEXTS.vietnamese],
    ['vni', toVni, KNOWN_TEXTS.vietnamese],
    ['limon', toLimon, KNOWN_TEXTS.khmer],
    ['bamini', toBamini, KNOWN_TEXTS.tamil],
    ['fm-abhaya', toFm, KNOWN_TEXTS.sinhala],
  ];
  it.each(ways)('come back from %s as they were written', (encoding, write, texts) => {
    for (const word of words(texts)) expect(fromLegacy(encoding, write(word))).toBe(word);
  });
});

/** Words of one to three syllables as a script has them. */
const wordsOf = (syllable: fc.Arbitrary<string>) =>
  fc.array(syllable, { minLength: 1, maxLength: 3 }).map((syllables) => syllables.join(''));
const oneOf = (letters: string) => fc.constantFrom(...letters.split(' '));
const maybe = (letters: string) => fc.option(oneOf(letters), { nil: '' });

describe('any word', () => {
  const devanagari = wordsOf(
    fc
      .tuple(
        maybe('र्'),
        oneOf('क ख ग घ च ज त थ द ध न प फ ब भ म य ल व श स ह क्ष त्र ज्ञ श्र स्त न्त म्ब ल्ल प्र क्र ग्र ण ष ट ठ ड ढ झ छ'),
        maybe('ा ि ी ु ू े ै ो ौ'),
        maybe('ं ः'),
      )
      .map((parts) => parts.join('')),
  );
  it.each(['preeti', 'kantipur', 'sagarmatha', 'himali', 'pcs-nepali'] as const)(
    'in Devanagari comes back from %s',
    (font) => {
      fc.assert(
        fc.property(devanagari, (word) => {
          expect(fromLegacy(font, toNepaliFont(font, word))).toBe(word);
        }),
      );
    },
  );

  it('in Vietnamese comes back from TCVN3 and VNI', () => {
    const letters = 'a ă â e ê i o ô ơ u ư y'.split(' ');
    const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    const all = letters.flatMap((letter) => tones.map((tone) => (letter + tone).normalize('NFC')));
    const word = wordsOf(
      fc
        .tuple(
          maybe('b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x'),
          fc.constantFrom(...all),
          maybe('c ch m n ng nh p t'),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(word, (written) => {
        expect(fromLegacy('tcvn3', toTcvn3(written))).toBe(written);
      }),
    );
    // One syllable: a vowel before a vowel with its own sign is read as one letter with it.
    const syllable = fc
      .tuple(
        maybe('b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x'),
        fc.constantFrom(...all),
        maybe('c ch m n ng nh p t'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(syllable, (written) => {
        expect(fromLegacy('vni', toVni(written))).toBe(written);
      }),
    );
  });

  it('in Khmer comes back from Limon', () => {
    const khmer = wordsOf(
      fc
        .tuple(
          oneOf('ក ខ គ ង ច ជ ញ ដ ណ ត ថ ទ ធ ន ប ផ ព ភ ម យ រ ល វ ស ហ ឡ អ'),
          maybe('្ក ្ង ្ន ្ម ្ល ្វ ្ប ្ត ្រ ្ល្រ'),
          maybe('ា ិ ី ឹ ឺ ុ ូ ួ ើ ឿ ៀ េ ែ ៃ ោ ៅ'),
          maybe('ំ ះ'),
        )
        // A stroke below with a sign above it is a shifter, which another word is.
        .filter(([, , vowel, sign]) => !(vowel === 'ុ' && sign === 'ំ'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(khmer, (word) => {
        expect(fromLegacy('limon', toLimon(word))).toBe(word);
      }),
      { examples: [['ពាក្រក'], ['កញ្ច្រក'], ['ញ្រា']] },
    );
  });

  it('in Tamil comes back from Bamini', () => {
    const tamil = wordsOf(
      fc
        .tuple(oneOf('க ச ட த ப ம ய ர ல வ ழ ள ற ன ந ண ங ஞ ஜ ஸ ஹ'), maybe('் ா ி ீ ெ ே ை ொ ோ'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(tamil, (word) => {
        expect(fromLegacy('bamini', toBamini(word))).toBe(word);
      }),
    );
  });

  it('in Sinhala comes back from FM Abhaya', () => {
    const sinhala = wordsOf(
      fc
        .tuple(
          oneOf('ක ග ච ජ ට ඩ ණ ත ථ ද ධ න ප බ භ ම ය ල ව ශ ෂ ස හ ළ ෆ ක්‍ය ප්‍ර ස්‍ය'),
          maybe('් ා ැ ෑ ි ී ු ූ ෙ ේ ෛ ො ෝ ෞ'),
          maybe('ං'),
        )
        .filter(([letter, vowel]) => !(letter.endsWith('ර') && vowel === '්'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(sinhala, (word) => {
        expect(fromLegacy('fm-abhaya', toFm(word))).toBe(word);
      }),
    );
  });

  it('that no font would draw is read without failing', () => {
    const encodings: readonly LegacyEncoding[] = [
      'preeti',
      'pcs-nepali',
      'limon',
      'tcvn3',
      'vni',
      'bamini',
      'fm-abhaya',
      'zawgyi',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...encodings),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (encoding, word) => {
          expect(typeof fromLegacy(encoding, word)).toBe('string');
        },
      ),
    );
  });
});
