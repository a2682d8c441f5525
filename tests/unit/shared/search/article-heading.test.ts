import fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleIn, HEADING_KINDS, headingTerms, normalise, sectionTerm } from '../../../../shared/search';
import { awkwardText } from '../../../support/awkward-text';

const { named, bare, section } = HEADING_KINDS;
const asked = (line: string) => articleIn(line.split(' '))?.number ?? null;
const headings = (text: string) => headingTerms(normalise(text));

it('sees headings of articles at the start of a line, with or without a name', () => {
  expect(headings('Section 6 Offences\nof which section 7 speaks')).toEqual([`${named}6`]);
  expect(headings('6A. Penalty\n 2008 years')).toEqual([`${bare}6a`]);
  expect(headings('มาตรา ๑๒ ผู้ใด\nມາດຕາ 3.')).toEqual([`${named}12`, `${named}3`]);
  expect(headings('12 дугаар зүйл')).toEqual([`${named}12`]);
  expect(headings('13.1 дүгээр зүйл. Хүн худалдаалах')).toEqual([`${named}13.1`]);
  expect(headings('၂၄။ မည်သူမဆို\nနည်းဥပဒေ ၅။\nအခန်း (၃)')).toEqual([`${bare}24`, `${named}5`, `${named}3`]);
  expect(headings('หมวดที่ ๒\nມາດຕາທີ 4\nພາກທີ 5\nជំពូកទី១\nប្រការ ៧.-')).toEqual(
    [2, 4, 5, 1, 7].map((number) => `${named}${number}`),
  );
  expect(headings('SEC. 3. Acts\nSection 3-A. Attempts\n9 වැනි වගන්තිය')).toEqual(
    ['3', '3a', '9'].map((number) => `${named}${number}`),
  );
  expect(headings('ধারা ৬। দণ্ড\nدفعہ ۷\nالمادة (٨)\nماده ۹\nArtigo 10.º')).toEqual(
    ['6', '7', '8', '9', '10'].map((number) => `${named}${number}`),
  );
  expect(headings('sections are 6')).toEqual([]);
});

it.each([
  ['5. (1) No person shall', 'Latin'],
  ['5.—(1) A person commits', 'Latin'],
  ['5. Punishment for trafficking.—(1) Whoever', 'Latin'],
  ['5. Forced labour: (1) No person', 'Latin'],
  ['५. जबर्जस्ती काम: (१) कसैले', 'Devanagari'],
  ['၅။ (က) မည်သူမဆို', 'Myanmar'],
  ['5. (1) යම් තැනැත්තෙක්', 'Sinhala'],
  ['5. (1)\nஎவரேனும்', 'Tamil'],
  ['৫। (১) কোন ব্যক্তি', 'Bengali'],
  ['৫। মানব পাচার নিষিদ্ধ।— (১) কোন ব্যক্তি', 'Bengali'],
  ['5. Power of the Commission to order\nforfeiture.- (1) A court', 'Latin'],
  ['5. Registration\n(1) Every marriage', 'Latin'],
] as const)('sees a section of an act by its first subsection in %j, and its script', (text, script) => {
  expect(headings(text)).toEqual([`${bare}5`, sectionTerm('5', script)]);
});

it('sees a heading whose number is a line by itself', () => {
  expect(headings('Article\n5\nProtection of victims')).toEqual([`${named}5`]);
  expect(headings('มาตรา\n๖\nผู้ใด')).toEqual([`${named}6`]);
  expect(headings('Part\nof 5 others')).toEqual([]);
  const act = 'Act No. 5\nPenalties\n12\nForced labour\n(1) Whoever compels';
  expect(headings(act)).toEqual([sectionTerm('12', 'Latin')]);
  // The number of a page stands at its head or its foot.
  expect(headings('12\nForced labour\n(1) Whoever')).toEqual([]);
  expect(headings('Act No. 5\n12\n(1) Whoever')).toEqual([]);
});

it.each([
  '5. Advice.—(1) The Board recommends that: (a)',
  '5. (1) The Board, as was suggested: (a)',
  '5.—(1) An officer should: (a)',
])('takes for a section what leads to a list in its own first subsection: %s', (text) =>
  expect(headings(text)).toContain(sectionTerm('5', 'Latin')),
);

it('takes a letter behind a hyphen for that of the number, also where no name stands before it', () => {
  expect(headings('5-A. Punishment for trafficking.—(1) Whoever')).toEqual([
    `${bare}5a`,
    sectionTerm('5a', 'Latin'),
  ]);
  expect(headings('5-A person who is')).toEqual([`${bare}5`]);
  expect(headings('5 - A list')).toEqual([`${bare}5`]);
});

it.each([
  '5. Increase funding',
  '5. The Committee recommends:\n(a) to train (1) officer',
  '5. The Committee recommends that: (1) officers be trained',
  '5. The State party should: (1) adopt a law',
  '5. It was suggested:\n(1) to train officers',
  '5. those who help\nPasal 56\n(1) Setiap orang',
  '5. two\n6. (1) No person',
  '5. one\ntwo\nthree\n(1) four',
  '5. (1) บุคคลใด',
])('sees no section of an act in %j', (text) => {
  expect(headings(text).filter((term) => term.startsWith(`${section}5`))).toEqual([]);
});

it('takes a query for a reference when it is one, or begins or ends with one', () => {
  expect(asked('Section 6')).toBe('6');
  expect(asked('มาตรา๖')).toBe('6');
  expect(asked('article 6A')).toBe('6a');
  expect(asked('section 6 children')).toBe('6');
  expect(asked('Citizenship Act 1955 section 5')).toBe('5');
  expect(asked('พ.ร.บ. ค้ามนุษย์ มาตรา๖')).toBe('6');
  expect(asked('иргэний хуулийн 13.1 дүгээр зүйл')).toBe('13.1');
  expect(asked('children of section 6 are')).toBeNull();
  expect(asked('act 1955')).toBeNull();
  expect(asked('sections')).toBeNull();
  expect(asked('6')).toBeNull();
  expect(asked('มาตรา ๖ เด็ก')).toBe('6');
  expect(asked('ข้อมูล 5')).toBeNull();
});

it.each([
  ['13.1 дүгээр зүйл', '13.1'],
  ['13.1-р зүйл', '13.1'],
  ['13 дугаар зүйл', '13'],
  ['9 වැනි වගන්තිය', '9'],
  ['มาตรา ๖ ทวิ', '6'],
  ['มาตรา ๖/๑', '6'],
  ['ม. ๖', '6'],
  ['ข้อที่ ๕', '5'],
  ['หมวดที่ ๑', '1'],
  ['ส่วนที่ ๑', '1'],
  ['ຂໍ້ 5', '5'],
  ['ໝວດທີ 2', '2'],
  ['ພາກທີ 2', '2'],
  ['មាត្រា១២.-', '12'],
  ['ប្រការ ៥', '5'],
  ['ជំពូកទី ១', '1'],
  ['ပုဒ်မ ၂၄။', '24'],
  ['ပုဒ်မ ၂၄(က)', '24'],
  ['အခန်း(၃)', '3'],
  ['နည်းဥပဒေ ၅', '5'],
  ['Sec. 4', '4'],
  ['s. 5', '5'],
  ['Section 3-A', '3a'],
  ['Pasal 5 ayat (2)', '5'],
  ['UU TPPO pasal 5 ayat 2', '5'],
  ['Điều 5, khoản 2', '5'],
  ['khoản 2 Điều 5', '5'],
  ['subsection (2) of section 5', '5'],
  ['दफा ५ को उपदफा (२)', '5'],
  ['มาตรา ๖ วรรคสอง', '6'],
  ['ပုဒ်မ ၅၊ ပုဒ်မခွဲ (က)', null],
  ['section 5(2)(a)', '5'],
  ['paragraph (a) of subsection (2) of section 5', '5'],
  ['section 5 subsection 2 paragraph a', '5'],
  ['Điều 5 khoản 2 điểm a', '5'],
  ['điểm đ khoản 2 Điều 5', '5'],
  ['Pasal 5 ayat (2) huruf a', '5'],
  ['दफा ५ को उपदफा (२) को खण्ड (क)', '5'],
  ['មាត្រា ៥ កថាខណ្ឌទី ២ ចំណុច ក', '5'],
  ['มาตรา 5 วรรคสอง (1)', '5'],
  ['section 5 item list', '5'],
])('takes “%s” for a reference', (query, number) => {
  expect(asked(query)).toBe(number);
});

it('never fails', () => {
  fc.assert(
    fc.property(awkwardText(), (text) => {
      for (const term of headings(text)) expect(term).toMatch(/^[\u0088\u0089]\d{1,4}(?:\.\d{1,3})?[a-z]?$/);
      asked(text);
    }),
  );
});

it.each(['ayat 1 ', 'ayat 1, ', 'ayat (1), ', 'ayat1)', 'huruf a ', 'huruf (a), '])(
  'is done with a long list of “%s”',
  (part) => {
    // As one quoted phrase, which may hold more words than a reference has.
    const list = part.repeat(50);
    expect(articleIn([`pasal 5 ${list}x`])).toBeNull();
    expect(articleIn([`pasal 5 ${list}`.replace(/[, ]+$/, '')])?.number).toBe('5');
  },
);
