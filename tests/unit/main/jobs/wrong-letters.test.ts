import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countLetters,
  isGarbled,
  lettersAreShifted,
  lettersAreWrong,
  watchLetters,
} from '../../../../main/jobs/wrong-letters';
import { KNOWN_TEXTS } from '../../../support/known-texts';

const { english, nepali, nepaliPlain, hindi, tamil, sinhala, thai, lao } = KNOWN_TEXTS;
const NEPALI = [...nepali, ...nepaliPlain];

/** As fonts of Nepali law texts are mapped: a few letters and joined forms lead to others. */
const mapped = (text: string) =>
  text.replaceAll('त', 'ि').replaceAll('रि', 'रर').replaceAll('व', 'ि').replaceAll('भ', 'ि');

/** Sentences in any order, about as many as stand on a page. */
const pageOf = (sentences: readonly string[], count = 16) =>
  fc
    .array(fc.constantFrom(...sentences), { minLength: count, maxLength: count })
    .map((lines) => lines.join('\n'));

/** Letters as a font's map gives them that is wrong by a number; those beyond the alphabet are signs. */
const shifted = (text: string, by: number) =>
  text.replaceAll(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + by));

describe('letters that are shifted in the alphabet', () => {
  const INDONESIAN =
    'Setiap orang yang melakukan perekrutan, pengangkutan, penampungan, pengiriman, pemindahan, atau penerimaan seseorang dengan ancaman kekerasan dipidana dengan pidana penjara paling singkat tiga tahun. ';
  const VIETNAMESE =
    'Nạn nhân của tội mua bán người được hỗ trợ nhu cầu thiết yếu, chi phí đi lại, y tế, tâm lý, trợ giúp pháp lý, học văn hóa và học nghề theo quy định của Luật này. ';

  it('are told in any page of English, whatever the distance, and in Indonesian', () => {
    fc.assert(
      fc.property(pageOf(english), fc.constantFrom(1, 2, 3, 5, -1, -2, -29), (page, by) => {
        expect(lettersAreShifted(page)).toBe(false);
        expect(lettersAreShifted(shifted(page, by))).toBe(true);
      }),
    );
    expect(lettersAreShifted(INDONESIAN.repeat(3))).toBe(false);
    expect(lettersAreShifted(shifted(INDONESIAN.repeat(3), 3))).toBe(true);
  });

  it.each([
    ['Vietnamese', VIETNAMESE.repeat(4)],
    ['capitals', INDONESIAN.repeat(3).toUpperCase()],
    ['Roman digits', 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx '.repeat(10)],
    ['codes', 'd41d8cd98f00b204e9800998ecf8427e 7215ee9c7d9dc229d2921a40e899ec5f '.repeat(20)],
    [
      'references',
      'R. v. D.P.P., [1998] 2 S.C.R. 817; Smith, J. B., Brown, K. L., & Wong, S. T. '.repeat(20),
    ],
    ['a short text', 'Wkh vwdwh surwhfwv wkh ylfwlp'],
  ])('are not found in %s', (_, text) => {
    expect(lettersAreShifted(text)).toBe(false);
  });
});

describe('letters that are not those that are seen', () => {
  it('are told by sequences that no writing has, in any text of a page', () => {
    fc.assert(
      fc.property(pageOf(NEPALI), (page) => {
        expect(lettersAreWrong(countLetters(page))).toBe(false);
        expect(lettersAreWrong(countLetters(mapped(page)))).toBe(true);
      }),
    );
  });

  it('are not found in right texts of other languages and scripts', () => {
    for (const texts of [hindi, tamil, sinhala, english, thai, lao]) {
      fc.assert(
        fc.property(pageOf(texts), (page) => {
          expect(watchLetters()(page)).toBe(false);
          // Vowel signs of two parts are one sign, however they are stored.
          expect(watchLetters()(page.normalize('NFD'))).toBe(false);
        }),
        { numRuns: 20 },
      );
    }
    // "काममा" doubles a letter, as any law on child labour does again and again.
    const labour = `${nepaliPlain[1]}\nबालकलाई काममा लगाउन हुँदैन। काममा लगाउने व्यवसायीले दर्ता गर्नुपर्छ।\n`;
    expect(lettersAreWrong(countLetters(labour.repeat(8)))).toBe(false);
  });

  it('are told in Thai and Lao by two tone marks in a row, and by long vowels behind one below a letter', () => {
    for (const [text, low, mark, wrong] of [
      ['ผู้เสียหายจากการค้ามนุษย์ ผู้กระทำผิดต้องรับโทษ', /[\u0e38\u0e39]/gu, /\u0e49(?=\u0e32)/gu, '\u0e39'],
      ['ຜູ້ເຄາະຮ້າຍຈາກການຄ້າມະນຸດ ຜູ້ກະທຳຜິດຕ້ອງຖືກລົງໂທດ', /[\u0eb8\u0eb9]/gu, /\u0ec9(?=\u0eb2)/gu, '\u0eb9'],
    ] as const) {
      const page = `${text}\n`.repeat(6);
      const tone = String.fromCharCode(wrong.charCodeAt(0) + 0x10);
      expect(lettersAreWrong(countLetters(page.replace(low, tone)))).toBe(true);
      expect(lettersAreWrong(countLetters(page.replace(mark, wrong)))).toBe(true);
      expect(lettersAreWrong(countLetters(page))).toBe(false);
    }
  });

  it('are told in Thai and Lao by signs inside words, which stand for marks whose glyphs have their codes', () => {
    for (const [text, mark] of [
      ['ผู้เสียหายจากการค้ามนุษย์ ผู้กระทำผิดต้องรับโทษ', /\u0e49/gu],
      ['ຜູ້ເຄາະຮ້າຍຈາກການຄ້າມະນຸດ ຜູ້ກະທຳຜິດຕ້ອງຖືກລົງໂທດ', /\u0ec9/gu],
    ] as const) {
      const page = `${text}\n`.repeat(6);
      expect(lettersAreWrong(countLetters(page.replace(mark, '$$')))).toBe(true);
      // Prices, addresses and lists have such signs beside words.
      expect(lettersAreWrong(countLetters(page.replace(/\n/gu, ' $100 & #2 | a@b.la\n')))).toBe(false);
    }
  });

  it('are not told by signs that part words of Thai and Lao', () => {
    const page = 'ผู้เสียหายจากการค้ามนุษย์ ผู้กระทำผิดต้องรับโทษ\n'.repeat(20);
    for (const line of [
      'หน้าแรก|เกี่ยวกับเรา|กฎหมาย|ข่าว|ติดต่อเรา',
      'หน้าแรก>กฎหมาย>พระราชบัญญัติ>ค้ามนุษย์>มาตรา',
      'ข้าพเจ้า<ชื่อ>ตำแหน่ง<ตำแหน่ง>สังกัด<หน่วยงาน>ขอรับรอง',
      'จันทร์~ศุกร์ มกราคม~มีนาคม เด็ก&สตรี สังคม&มนุษย์',
      'ราคา ๕$ต่อคน ๖$ต่อคน ๗$ต่อคน ๘$ต่อคน',
      'ໜ້າຫຼັກ|ກົດໝາຍ|ຂ່າວ|ຕິດຕໍ່|ຊ່ວຍເຫຼືອ',
    ])
      expect(lettersAreWrong(countLetters(page + line))).toBe(false);
  });

  it('say nothing of the Thai and Lao pages of a file, nor those of them', () => {
    const wrongNepali = mapped(nepali.join('\n').repeat(3));
    const wrongThai = thai
      .join('\n')
      .repeat(6)
      .replace(/[\u0e38\u0e39]/gu, '\u0e49\u0e49');
    for (const [wrong, right] of [
      [wrongNepali, thai],
      [wrongThai, nepali],
    ] as const) {
      const isWrong = watchLetters();
      expect([wrong, wrong, right.join('\n')].map(isWrong)).toEqual([true, true, false]);
    }
  });

  it('are told by letters doubled without any R above them', () => {
    const law = nepali.join('\n').replaceAll('रि', 'रर').replaceAll('र्', 'न').replaceAll('बि', 'बब');
    expect(lettersAreWrong(countLetters(law.repeat(6)))).toBe(true);
  });
});

describe('what is counted', () => {
  const VOWELS = '[\\u093e-\\u094c\\u0bbe-\\u0bcc\\u0dcf-\\u0ddf]';
  const VIRAMA = '[\\u094d\\u0bcd\\u0dca]';
  const TONE = '[\\u0e48-\\u0e4b\\u0ec8-\\u0ecb]';
  const BELOW = '[\\u0e38\\u0e39\\u0eb8\\u0eb9]';
  const BESIDE = '[\\u0e32\\u0e33\\u0eb2\\u0eb3]';
  const patterns = {
    letters: /[\u0900-\u0cff\u0d80-\u0e4e\u0e80-\u0ece]/gu,
    impossible: new RegExp(
      `${VOWELS}(?=${VOWELS}|${VIRAMA})|${VIRAMA}(?=${VOWELS})|${TONE}(?=${TONE})|${BELOW}(?=${TONE}?${BESIDE})`,
      'gu',
    ),
    consonants: /[\u0904-\u0939]/gu,
    doubled: /([\u0915-\u0939])(?=\1)/gu,
    rephs: /\u0930\u094d(?=[\u0915-\u0939])/gu,
  };
  const BEHIND = /^[\u0e30-\u0e39\u0e47-\u0e4d\u0eb0-\u0eb9\u0ec7-\u0ecd]/u;
  /** Signs between two letters of Thai or Lao, of which the same stands before a vowel or mark. */
  const signsForMarks = (text: string): number => {
    const signs = [...text.matchAll(/(?<=[\u0e01-\u0ece])[#$&@^|<>{}~](?=([\u0e01-\u0ece]))/gu)];
    const marks = signs.flatMap(([sign, next = '']) => (BEHIND.test(next) ? [sign] : []));
    return signs.filter(([sign]) => marks.includes(sign)).length;
  };

  it('is what patterns find, in any row of letters and signs', () => {
    const letter = fc.oneof(
      fc.constantFrom(0x930, 0x94d, 0x915, 0x915, 0x93e, 0x93f, 0xbc6, 0xbcd, 0xdca, 0xdd2, 0x1d400),
      fc.integer({ min: 0x900, max: 0x97f }),
      fc.integer({ min: 0xb80, max: 0xbff }),
      fc.integer({ min: 0xd70, max: 0xe0f }),
      fc.constantFrom(0xe32, 0xe33, 0xe38, 0xe39, 0xe48, 0xe49, 0xeb2, 0xeb8, 0xec9, 0xecb),
      fc.integer({ min: 0xe30, max: 0xedf }),
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.constantFrom(0x24, 0x7c),
    );
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 60 }), (codes) => {
        const text = String.fromCodePoint(...codes);
        const composed = text.normalize('NFC');
        const found = Object.entries(patterns).map(([name, pattern]) => [
          name,
          composed.match(pattern)?.length ?? 0,
        ]);
        const { impossible, ...others } = Object.fromEntries(found);
        expect(countLetters(text)).toEqual({ ...others, impossible: impossible + signsForMarks(composed) });
      }),
    );
  });
});

describe('a file with such letters', () => {
  it('speaks for its pages that are too short to tell, and not for those in another script', () => {
    const isWrong = watchLetters();
    const short = 'परिच्छेद–१\nप्रारम्भिक व्यवस्था र परिभाषा';
    expect(isWrong(short)).toBe(false);
    for (let page = 0; page < 4; page += 1) expect(isWrong(mapped(NEPALI.join('\n').repeat(3)))).toBe(true);
    expect(isWrong(short)).toBe(true);
    expect(isWrong(`${english.join('\n').repeat(5)}\n${mapped(nepali[0] ?? '')}`)).toBe(false);
    expect(isWrong('')).toBe(false);
  });

  it('is not made of pages in other fonts that are right', () => {
    const isWrong = watchLetters();
    isWrong(mapped(NEPALI.join('\n')));
    const right = NEPALI.join('\n').repeat(4);
    for (let page = 0; page < 6; page += 1) isWrong(right);
    expect(isWrong(right)).toBe(false);
  });
});

describe('a text that a machine made of the picture of another script', () => {
  /** Of a Khmer law, by a program that read it as English. */
  const KHMER_READ_AS_ENGLISH = `msq:uu t sh ugnorufitnlm dd (mrm$mnlfip mnfiqsmruu?rpeismrHgti 1
    EruuLm dru 1 Hsqrrnruinrunlgrrfimru[nHrrusrpmsrfrmn ) isrJurs : lqrulnun HqlnE ro *tinr rrm :fi in rudg1 tum rum
    r;frgm tufiF mtn srr grslqs m ruuirgeis mrrgt5 I uun gci.- i{:jnftrs6nn6 erugsmcnlp n arod
    e-HLmmrltrrniHruiqtmsn;Bn inrunnnn4hnfrsry $ e istn;n ddd lnrrnlgn m r Lm n I i s 1n u r { u"1 rl nir 1q I n nn n`;
  const { vietnamese } = KNOWN_TEXTS;

  it('is told by its words, which are none', () => expect(isGarbled(KHMER_READ_AS_ENGLISH)).toBe(true));

  it('is not one with words of any language in Latin letters, in capitals, or with codes and numbers between', () => {
    for (const texts of [english, vietnamese]) {
      const page = texts.join(' ').repeat(8);
      expect(isGarbled(page)).toBe(false);
      expect(isGarbled(page.toUpperCase())).toBe(false);
      expect(isGarbled(page.replaceAll(' ', ' s.3(1)(a) [Act 574] '))).toBe(false);
    }
    expect(isGarbled('')).toBe(false);
  });

  it.each([
    ['names with initials', 'Mr. W. M. P. G. Abeysinghe, Hon. D. M. S. B. Dissanayake, Dr. K. A. Perera '],
    ['references', 'Smith, J. B., Brown, K. L., & Wong, S. T. (2014a). R. v. D.P.P., [1998] 2 S.C.R. 817. '],
    ['a table of letters', 'Age M F T M F T 12-15 4 5 9 Region B C D F G H '],
    [
      'points of articles',
      'tại điểm b khoản 2 và điểm d khoản 3 các điểm g và h khoản 1 Điều 5 của Luật này ',
    ],
    ['ticks', 'x Border guards x Police x Customs v Courts x Labour '],
    [
      'provisions and penalties',
      's. 23(1)(a) 50 penalty units s. 24(2)(b)(ii) 3 years ss.25-27 cl. 4(c) sch. 2 ',
    ],
  ])('is not one with %s', (_, line) => {
    expect(isGarbled(line.repeat(20))).toBe(false);
    expect(isGarbled(line.repeat(20).replaceAll(' ', '\n'))).toBe(false);
  });
});
