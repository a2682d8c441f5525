import { describe, expect, it } from 'vitest';
import { withFullReferences, withPartedAmounts, withShortSections } from '../../../../shared/search';

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

it('sections are also looked for as laws print them short', () => {
  expect(withShortSections('RA 9208 section 4 penalties')).toBe('RA 9208 "sec 4" penalties');
  expect(withShortSections('Sections 4A')).toBe('"sec 4A"');
  for (const line of ['subsection 4', 'section four', '-section 4', '"section 4"', 'section 4000000'])
    expect(withShortSections(line)).toBe(line);
  for (const line of ['section 5-6', 'section 4-bis', 'section 5.2', 'section 5/2008', '\u2212section 4'])
    expect(withShortSections(line)).toBe(line);
  for (const line of ['section 5 OR 6', 'penalty | section 5']) expect(withShortSections(line)).toBe(line);
  expect(withShortSections('section 4-A and section 5.')).toBe('"sec 4-A" and "sec 5".');
});
