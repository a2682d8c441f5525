import { describe, expect, it } from 'vitest';
import {
  articlesOfParagraph,
  HEADING_KINDS,
  parseQuery,
  sectionTerm,
  withCurrencies,
  withFullReferences,
  withOtherParagraphs,
  withPartedAmounts,
  withShortReferences,
} from '../../../../shared/search';

const writtenInFull = (line: string) => withPartedAmounts(withFullReferences(line));

describe('a line in full', () => {
  it.each([
    ['s.5(2)(a)', 'section 5(2)(a)'],
    ['Passport Act s5', 'Passport Act section 5'],
    ['Sec. 4 penalties', 'section 4 penalties'],
    ['art 6 CEDAW', 'article 6 CEDAW'],
    ['s.5,s.6', 'section 5,section 6'],
    ['s.5 OR art 6(1)', '"section 5" OR "article 6(1)"'],
    ['ม.๖ ค้ามนุษย์', 'มาตรา ๖ ค้ามนุษย์'],
    ['พ.ร.บ.ค้ามนุษย์ ม. 6', 'พ.ร.บ.ค้ามนุษย์ มาตรา 6'],
    ['ມ6', 'ມາດຕາ 6'],
    ['ម.៥', 'មាត្រា ៥'],
    ['psl 2', 'pasal 2'],
    ['fine 10000 baht', 'fine 10,000 baht'],
    ['ปรับ ๑๐๐๐๐๐ บาท', 'ปรับ ๑๐๐,๐๐๐ บาท'],
    ['10 000 ₮', '10,000 ₮'],
    ['1\u202f500\u00a0000', '1,500,000'],
    ["10'000", '10,000'],
    ['150 000', '150,000'],
  ])('%s is %s', (typed, full) => {
    expect(writtenInFull(typed)).toBe(full);
  });

  it.each([
    ...['section 5', "children's 5 rights", 'พ.ม.6', 'คม 6', 'classes 5', '-s.5', 's. five', 'art'],
    ...['\u2212s.5', '\uff0ds.5', '\u221210 000'],
    ...[
      '2008',
      '2 000',
      '2008 100 persons',
      '12 345 6',
      '021 555 123',
      '012345',
      '10000-2',
      'A10000',
      '53/20240',
      '100 200 300',
    ],
    ...['"s. 5"', '"10 000" baht', '10,000', '10.000.000'],
  ])('%s stays as it is', (typed) => {
    // What is below ten thousand is put in groups where it is typed so.
    expect(writtenInFull(typed)).toBe(typed === '2 000' ? '2,000' : typed);
  });

  it('changes nothing when it is done twice', () => {
    for (const line of ['s.5 10000', 'ม.6 10 000']) {
      const full = writtenInFull(line);
      expect(writtenInFull(full)).toBe(full);
    }
  });
});

it('references are also looked for as laws and guides print them short', () => {
  expect(withShortReferences('RA 9208 section 4 penalties')).toEqual([
    'RA 9208 "sec 4" penalties',
    'RA 9208 "s 4" penalties',
  ]);
  expect(withShortReferences('Sections 4A')[0]).toBe('"sec 4A"');
  expect(withShortReferences('section 4-A and section 5.')[0]).toBe('"sec 4-A" and "sec 5".');
  expect(withShortReferences('article 6 CEDAW')).toEqual(['"art 6" CEDAW']);
  expect(withShortReferences('มาตรา 6')).toEqual(['"ม.6"']);
  expect(withShortReferences('พรบค้ามนุษย์มาตรา๖')).toEqual(['พรบค้ามนุษย์"ม.๖"']);
  expect(withShortReferences('ມາດຕາ 6')).toEqual(['"ມ.6"']);
  expect(withShortReferences('មាត្រា៥')).toEqual(['"ម.៥"', '"មាត្រាទី៥"']);
  expect(withShortReferences('មាត្រាទី ៥')).toEqual(['"ម.៥"', '"មាត្រា៥"']);
  for (const line of [
    ...['subsection 4', 'section four', '-section 4', '"section 4"', 'section 4000000', '-มาตรา 6'],
    ...['section 5-6', 'section 4-bis', 'section 5.2', 'section 5/2008', '\u2212section 4', 'มาตรา 6/1'],
    ...['section 5 OR 6', 'penalty | section 5', 'particles 5'],
  ])
    expect(withShortReferences(line)).toEqual([]);
});

describe('a reference to a part of an article', () => {
  it.each([
    ['section 5(2)', '"subsection 2 of section 5"'],
    ['section 5 subsection (2)', '"section 5 2"'],
    ['subsection (2) of section 5', '"section 5 2"'],
    ['article 3 (a)', '"article 3 paragraph a"'],
    ['article 6, paragraph 3', '"article 6 3"'],
    ['pasal 5(2)', '"pasal 5 ayat 2"'],
    ['Pasal 5 ayat (2)', '"pasal 5 2"'],
    ['ayat (2) Pasal 5', '"pasal 5 ayat 2"'],
    ['Điều 5 khoản 2', '"khoản 2 điều 5"'],
    ['khoản 2 Điều 5', '"điều 5 khoản 2"'],
    ['dieu 5 khoan 2', '"khoản 2 điều 5"'],
    ['điều 5(2)', '"khoản 2 điều 5"'],
    ['दफा ५(२)', '"दफा ५ को उपदफा २"'],
    ['दफा ५ को उपदफा (२)', '"दफा ५ २"'],
    ['ပုဒ်မ ၅(က)', '"ပုဒ်မ ၅ ပုဒ်မခွဲ (က)"'],
    ['มาตรา 6 วรรค 2', '"มาตรา 6 วรรคสอง"'],
    ['มาตรา ๖ วรรคสอง', '"มาตรา ๖ วรรค 2"'],
    ['ມາດຕາ 6 ວັກ 2', '"ມາດຕາ 6 ວັກສອງ"'],
    ['មាត្រា ៥ កថាខណ្ឌ ២', '"កថាខណ្ឌទី ២ នៃមាត្រា ៥"'],
    ['5(2) වගන්තිය', '"5 වන වගන්තියේ 2 වන"'],
    ['பிரிவு 5(2)', '"5 ஆம் பிரிவின் 2 ஆம்"'],
    ['5 дугаар зүйлийн 2 дахь хэсэг', '"5 дугаар зүйлийн 5.2"'],
    ['5(2)', '"pasal 5 ayat 2"'],
    ['"section 5(2)"', null],
    ['-section 5(2)', null],
    ['section 5(2)(a)', '"section 5" 2'],
    ['điểm a khoản 2 Điều 5', '"điều 5 khoản 2"'],
    ['Pasal 5 ayat (2) huruf a', '"pasal 5" 2'],
    ['the point of section 5(2)', 'the point of  "section 5" 2'],
    ['article 3 OR section 5(2)', null],
  ])('%s is also written %s', (typed, other) => {
    if (other === null) expect(withOtherParagraphs(typed)).toEqual([]);
    else expect(withOtherParagraphs(typed)).toContain(other);
  });

  it.each([
    ['มาตรา ๕ วรรคสอง', '"มาตรา ๕"', '5'],
    ['Labour Act section 3-A(2)(b) fines', 'Labour Act "section 3-A" fines', '3a'],
    ['điểm a khoản 2 Điều 5', '"điều 5"', '5'],
    ['มาตรา ๖(๒)', '"มาตรา ๖"', '6'],
    ['ມາດຕາ 7 (4)', '"ມາດຕາ 7"', '7'],
    ['பிரிவு 24(1) தண்டனை', '"பிரிவு 24" தண்டனை', '24'],
    ['ধারা ৭(১)', '"ধারা ৭"', '7'],
    ['ধারা ৭ এর উপ-ধারা (১)', '"ধারা ৭"', '7'],
    ['Artigo 5.º, n.º 2', '"artigo 5"', '5'],
    ['n.º 2 do artigo 5.º', '"artigo 5"', '5'],
    ['دفعہ ۲۲(۱)', '"دفعہ ۲۲"', '22'],
    ['دفعہ 22 کی ذیلی دفعہ (1)', '"دفعہ 22"', '22'],
    ['المادة ٢٨(١)', '"المادة ٢٨"', '28'],
    ['الفقرة 1 من المادة (28)', '"المادة 28"', '28'],
    ['ماده ۵(۲)', '"ماده ۵"', '5'],
  ])('of %s the article alone is %s', (typed, line, number) => {
    expect(articlesOfParagraph(typed)[0]).toEqual({ line, begins: HEADING_KINDS.named + number });
  });

  it('has, where acts head their sections so, the bare number of the article besides, and in Khmer either word', () => {
    const begun = (typed: string) => articlesOfParagraph(typed).map(({ line, begins }) => [line, begins]);
    const { named } = HEADING_KINDS;
    expect(begun('Labour Act section 5(2)')).toEqual([
      ['Labour Act "section 5"', `${named}5`],
      ['Labour Act "5"', sectionTerm('5', 'Latin')],
    ]);
    expect(begun('5 වන වගන්තියේ 2 වන උපවගන්තිය')).toEqual([['"5"', sectionTerm('5', 'Sinhala')]]);
    expect(begun('មាត្រាទី ៥ កថាខណ្ឌទី ២')).toEqual([
      ['"មាត្រា ៥"', `${named}5`],
      ['"មាត្រាទី ៥"', `${named}5`],
    ]);
    expect(begun('Điều 5 khoản 2')).toHaveLength(1);
    // Two numbers without words would be two numbers anywhere on the page of one of them.
    expect(begun('section 5(2) section 6(1)')).toEqual([['"section 5" "section 6"', `${named}6`]]);
  });

  it.each([
    'section 5(2)(a)-(c)',
    'Pasal 5 ayat (2) huruf a-c',
    'điểm a-b khoản 2 Điều 5',
    'section 5(2)-(4)',
  ])('a range, as in %s, leaves nothing out', (typed) => {
    const others = [...withOtherParagraphs(typed), ...articlesOfParagraph(typed).map(({ line }) => line)];
    expect(others.flatMap((line) => parseQuery(line).excluded)).toEqual([]);
  });

  it('takes no short word in brackets for a point', () => {
    for (const line of withOtherParagraphs('section 5(2) (TIP) Act')) expect(line).toContain('(TIP)');
  });

  it.each([
    ['section 5', '5', 'Latin'],
    ['Section 5A', '5a', 'Latin'],
    ['seksyen 12', '12', 'Latin'],
    ['दफा ५', '5', 'Devanagari'],
    ['ပုဒ်မ ၅', '5', 'Myanmar'],
    ['10 වන වගන්තිය', '10', 'Sinhala'],
    ['5 ஆம் பிரிவு', '5', 'Tamil'],
    ['ধারা ৬', '6', 'Bengali'],
  ] as const)('%s alone is also a number that heads a section', (typed, number, script) => {
    expect(articlesOfParagraph(typed).map(({ begins }) => begins)).toEqual([sectionTerm(number, script)]);
  });

  it.each(['-section 5(2)', '"section 5(2)"', 'penalty section 5', 'article 5', 'a OR section 5(2)'])(
    'of %s there is none',
    (typed) => {
      expect(articlesOfParagraph(typed)).toEqual([]);
    },
  );

  it('is not looked for by a letter that is a word too', () => {
    expect(withOtherParagraphs('section 5(a)')).not.toContain('"section 5" a');
    expect(withOtherParagraphs('section 5(b)')).toContain('"section 5" b');
  });

  it('is known whatever room stands in the line', () => {
    expect(withOtherParagraphs('section   5 \u00a0 (2)\t anak')).toContain('"section 5 2"  anak');
  });

  it('leaves the rest of the line as it is', () => {
    expect(withOtherParagraphs('UU TPPO pasal 2(1) anak')).toContain('UU TPPO  "pasal 2 ayat 1"  anak');
  });
});

it('amounts are also looked for with the signs of currencies that touch them, and apart from one that was typed so', () => {
  expect(withCurrencies('denda 600,000,000')).toEqual(
    expect.arrayContaining(['denda "Rp600,000,000"', 'denda "RM600,000,000"']),
  );
  expect(withCurrencies('600.000.000')).toContain('"Rp600.000.000"');
  expect(withCurrencies('Rp600.000.000')).toEqual(['"Rp 600.000.000"']);
  for (const line of ['600', '2008', '"600,000"', '-600,000', '600,000 OR 5', 'pasal 5'])
    expect(withCurrencies(line)).toEqual([]);
});
