import { describe, expect, it } from 'vitest';
import {
  readEachWord,
  readText,
  withEncodingsOfWords,
  withNamedEncodings,
} from '../../../../main/jobs/page-conversion';
import type { PageGlyphs } from '../../../../main/jobs/page-glyphs';
import { makePageText, wordsOnPage } from '../../../../main/jobs/page-text';
import { burmeseEncodingOf, encodingOfFont, isLegacyFont, mayHoldLegacyText } from '../../../../main/legacy';
import { type Found, LETTER, pageOf } from '../../../support/builders/page-glyphs';
import { KNOWN_TEXTS } from '../../../support/known-texts';
import { toNepaliFont, toZawgyi } from '../../../support/legacy-text';

/** A page whose pieces are drawn in the fonts named beside them. */
function pageIn(pieces: readonly (readonly [font: string, text: string])[]): PageGlyphs {
  const found = pieces.flatMap(([, draw], at): Found[] => [
    ...(at === 0 ? [] : [{ gap: '\n' } as const]),
    { draw, x: 0, y: 700 - 20 * at },
  ]);
  const page = pageOf(found);
  const fonts = [...new Set(pieces.map(([font]) => font))];
  return {
    ...page,
    fonts,
    pieces: page.pieces.map((piece, at) => ({ ...piece, font: fonts.indexOf(pieces[at]?.[0] ?? '') })),
  };
}

const read = (page: PageGlyphs, reading: 'auto' | 'as-stored' | 'zawgyi' = 'auto') =>
  readText(makePageText(page).text, page.fonts, reading);

describe('a page in a legacy font', () => {
  const page = withNamedEncodings(
    pageIn([
      ['Arial', 'Act No. 30 of Nepal'],
      ['Preeti', "g]kfn ;/sf/ cg';f/"],
    ]),
  );

  it('is converted word by word, and keeps what was stored behind it', () => {
    const { text, conversion } = read(page);
    expect(text).toBe("Act No. 30 of Nepal\nनेपाल सरकार अनुसार\n\ng]kfn ;/sf/ cg';f/");
    expect(conversion?.from).toEqual(['preeti']);
    expect(text.slice(0, conversion?.length)).toBe('Act No. 30 of Nepal\nनेपाल सरकार अनुसार');
    expect(conversion?.starts.map((start) => text.slice(start).split(/\s/)[0])).toEqual([
      'नेपाल',
      'सरकार',
      'अनुसार',
    ]);
  });

  it('stands as it is stored when the user says so', () => {
    expect(read(page, 'as-stored')).toEqual({
      text: "Act No. 30 of Nepal\ng]kfn ;/sf/ cg';f/",
      conversion: null,
      unreadable: false,
      uncertain: false,
    });
  });

  it('is not called converted for digits and stops alone, which a search reads as one', () => {
    const { text, conversion } = read(withNamedEncodings(pageIn([['FONTASY_HIMALI_TT', '12.']])));
    expect({ text, conversion }).toEqual({ text: '12.', conversion: null });
  });

  it('mends words of which single strokes are in the legacy font', () => {
    const glyphs = pageIn([['Kalimati', 'पु¥याउने राष्ट«']]);
    // The two strokes are drawn in Preeti.
    const strokes = { ...glyphs, fonts: ['Kalimati', 'Preeti'] };
    const codes = [...glyphs.glyphs.codes];
    const pieces = Int32Array.from(codes, (code) => (code === 0xa5 || code === 0xab ? 1 : 0));
    const piece = glyphs.pieces[0];
    if (!piece) throw new Error('no piece');
    const marked = withNamedEncodings({
      ...strokes,
      pieces: [piece, { ...piece, font: 1 }],
      glyphs: { ...glyphs.glyphs, pieces },
    });
    const text = String.fromCodePoint(...marked.glyphs.codes);
    expect(readText(text, strokes.fonts, 'auto').text).toMatch(/^पुर्‍याउने राष्ट्र\n\n/);
  });

  it('is read also where the file gives a sign by the code of one that looks the same', () => {
    const { text } = read(withNamedEncodings(pageIn([['LimonS1', 'rdæFm\u03bcnuBaØ sPaBesμIKña']])));
    expect(text).toMatch(/^រដ្ឋធម្មនុញ្ញ សភាពស្មើគ្នា\n\n/);
  });

  describe('has no space before a sign, which is part of the letter before it', () => {
    /** As the engine gives it: what stands before a stroke may be its own space, or drawn. */
    const withoutPlaces = (page: PageGlyphs): PageGlyphs => {
      const none = new Float32Array();
      return { ...page, glyphs: { ...page.glyphs, xs: none, ys: none, lefts: none, rights: none } };
    };
    const limon = (...found: Found[]) => withNamedEncodings({ ...pageOf(found), fonts: ['LimonS1'] });

    it('whether the engine has put it in', () => {
      const page = withNamedEncodings({
        ...withoutPlaces(
          pageOf([
            { draw: 'karrM', x: 0 },
            { gap: ' ' },
            { draw: 'elaPGaC', x: 50 },
            { gap: ' ' },
            { draw: 'Øa', x: 120 },
          ]),
        ),
        fonts: ['LimonS1'],
      });
      expect(read(page).text).toMatch(/^ការរំ លោភអាជ្ញា\n\n/);
    });

    it('or the maker of the file', () => {
      const pieces: Found[] = [{ draw: 'snþiPaB Gnuvt þ b ¤ c,ab; ³', x: 0 }];
      expect(read(limon(...pieces)).text).toMatch(/^សន្តិភាព អនុវត្ត ឬ ច្បាប់ ៈ\n\n/);
      expect(read(withoutPlaces(limon(...pieces))).text).toMatch(/^សន្តិភាព អនុវត្ត ឬ ច្បាប់ ៈ\n\n/);
    });

    it('or where one piece ends with it and the next begins with the sign', () => {
      const page = limon({ draw: 'snþ ', x: 0 }, { draw: 'iPaB Gnuvtþ', x: 4 * LETTER });
      expect(read(page).text).toMatch(/^សន្តិភាព អនុវត្ត\n\n/);
      expect(read(withoutPlaces(page)).text).toMatch(/^សន្តិភាព អនុវត្ត\n\n/);
    });

    it('and stands as one word where its words stand', () => {
      const page = limon({ draw: 'snþ iPaB Gnuvt þ', x: 0 });
      const words = readEachWord(wordsOnPage(page), page.fonts, 'auto');
      expect(words.map(({ text, rectangle: [x, , width] }) => [text, x, x + width])).toEqual([
        ['សន្តិភាព', 0, 8 * LETTER],
        ['អនុវត្ត', 9 * LETTER, 16 * LETTER],
      ]);
    });

    it('but one that is kept where the text stands as it is stored, or cannot be read', () => {
      const stored = 'snþiPaB Gnuvt þ b ¤ c,ab; ³';
      const page = limon({ draw: stored, x: 0 });
      const unreadable = withNamedEncodings(
        pageIn([['Bamini', 'ÄÖ h ÄÖÜ ÄÄÄÄ ÖÖÖÖ ÜÜÜÜ ÄÖÄÖ ÖÄÖÄ ÜÄÜÄ ÄÜÄÜ ÖÜÖÜ ÜÖÜÖ ÄÄÖÖ']]),
      );
      for (const way of [page, withoutPlaces(page)]) {
        expect(read(way, 'as-stored').text).toBe(stored);
      }
      for (const way of [unreadable, withoutPlaces(unreadable)]) {
        expect(read(way)).toMatchObject({ unreadable: true, text: expect.stringMatching(/^ÄÖ h ÄÖÜ /) });
      }
    });

    it('but one before the sign of a currency in another old font', () => {
      const page = withNamedEncodings(pageIn([['FMAbhayax', 'lsßu ¤ 50']]));
      expect(read(page).text).toMatch(/^\S+ ¤ 50\n\n/);
    });

    it('but one before the foot of r, which is drawn before its letter', () => {
      const page = withoutPlaces(limon({ draw: 'nig RBH', x: 0 }));
      expect(read(page).text).toMatch(/^និង ព្រះ\n\n/);
    });
  });

  it('is left alone and doubted when its words make no sense in the encoding of its name', () => {
    const { conversion, unreadable } = read(
      withNamedEncodings(pageIn([['Bamini', '1234 ÄÖÜ ÄÄÄÄ ÖÖÖÖ ÜÜÜÜ ÄÖÄÖ ÖÄÖÄ ÜÄÜÄ ÄÜÄÜ ÖÜÖÜ ÜÖÜÖ ÄÄÖÖ']])),
    );
    expect({ conversion, unreadable }).toEqual({ conversion: null, unreadable: true });
  });
});

describe('a page whose font was renamed', () => {
  it('is known by its words, font by font', () => {
    const nepali = KNOWN_TEXTS.nepali.join(' ');
    const frequent = 'नेपालको लागि गर्ने छ र गरेको भएको हो पनि वा दफा अनुसार ऐन नियम सरकार';
    const typed = toNepaliFont('preeti', `${frequent} ${nepali} ${frequent}`);
    const page = pageIn([
      ['TT7A', typed],
      ['Arial', 'This text stays as it is'],
    ]);
    expect(mayHoldLegacyText(makePageText(page).text)).toBe(true);
    const { text, conversion } = read(withEncodingsOfWords(page));
    expect(conversion?.from).toEqual(['preeti']);
    expect(text.slice(0, conversion?.length)).toBe(
      `${frequent} ${nepali} ${frequent}\nThis text stays as it is`,
    );
  });

  it('is not found where there is none', () => {
    const page = pageIn([['Arial', KNOWN_TEXTS.english.join(' ')]]);
    expect(mayHoldLegacyText(makePageText(page).text)).toBe(false);
    expect(withEncodingsOfWords(page)).toBe(page);
  });
});

describe('Burmese', () => {
  const unicode = KNOWN_TEXTS.burmese.join(' ');
  const zawgyi = toZawgyi(unicode);

  it('in Zawgyi is told from Unicode and from other languages of the script', () => {
    expect(burmeseEncodingOf(zawgyi, false)).toEqual({ zawgyiLines: [true], uncertain: false });
    for (const text of [unicode, KNOWN_TEXTS.shan.join(' '), KNOWN_TEXTS.english.join(' ')]) {
      expect(burmeseEncodingOf(text, false)).toEqual({ zawgyiLines: [false], uncertain: false });
    }
  });

  it('is told line by line, for a page may hold both', () => {
    const { text, conversion } = readText(`${unicode}\n${zawgyi}\n${unicode}`, ['Myanmar3'], 'auto');
    expect(text.slice(0, conversion?.length)).toBe(`${unicode}\n${unicode}\n${unicode}`);
    expect(conversion?.from).toEqual(['zawgyi']);
  });

  it('with letters out of order is not taken for Zawgyi, but left for a person to tell, who is believed', () => {
    const broken = zawgyi.replace(/([\u1000-\u1021])([\u102d\u102f\u1039]+)/g, '$1 $2');
    expect(readText(broken, ['Myanmar3'], 'auto')).toMatchObject({ uncertain: true, conversion: null });
    expect(readText(broken, ['Myanmar3'], 'as-stored')).toMatchObject({ uncertain: false, conversion: null });
    expect(readText(zawgyi, ['Myanmar3'], 'zawgyi').text.startsWith(unicode)).toBe(true);
  });
});

describe('names of fonts', () => {
  it.each([
    ['Preeti', 'preeti'],
    ['Preeti,Bold', 'preeti'],
    ['Kantipur', 'kantipur'],
    ['FONTASY_ HIMALI_ TT', 'himali'],
    ['HIMALAYA TT FONT', 'himali'],
    ['PCS NEPALI', 'pcs-nepali'],
    ['Sagarmatha', 'sagarmatha'],
    ['Limon S1', 'limon'],
    ['.VnTime', 'tcvn3'],
    ['VNI-Times', 'vni'],
    ['Bamini', 'bamini'],
    ['FMAbhayax', 'fm-abhaya'],
    ['FMAbabldBold', 'fm-abhaya'],
  ])('%s stand for %s', (name, encoding) => {
    expect(encodingOfFont(name)).toEqual({ encoding, capitals: false });
  });
  it.each(['.VnTimeH', '.VnArialH,Bold', '.VnTimeH-Bold'])('%s draws capitals', (name) =>
    expect(encodingOfFont(name)).toEqual({ encoding: 'tcvn3', capitals: true }),
  );
  it.each(['Kruti Dev 010', 'ABC-Khmer', 'WinInnwa', 'DL-Manel', 'Himalb', 'SutonnyMJ'])(
    '%s is known and cannot be converted',
    (name) => {
      expect(encodingOfFont(name)).toBeNull();
      expect(isLegacyFont(name)).toBe(true);
    },
  );
  it.each([
    'Arial',
    'Kalimati',
    'TimesNewRomanPSMT',
    'Noto Sans Khmer',
    'Mangal',
    'Myanmar3',
    'Tahoma',
    'Vrinda',
    'Vani',
    'Zawgyi-One',
  ])('%s is none', (name) => expect(isLegacyFont(name)).toBe(false));
});
