import fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleAsked, HEADING_KINDS, headingTerms, normalise } from '../../../../shared/search';
import { awkwardText } from '../../../support/awkward-text';

const { named, bare } = HEADING_KINDS;
const headings = (text: string) => headingTerms(normalise(text));

it('sees headings of articles at the start of a line, with or without a name', () => {
  expect(headings('Section 6 Offences\nof which section 7 speaks')).toEqual([`${named}6`]);
  expect(headings('6A. Penalty\n 2008 years')).toEqual([`${bare}6a`]);
  expect(headings('มาตรา ๑๒ ผู้ใด\nມາດຕາ 3.')).toEqual([`${named}12`, `${named}3`]);
  expect(headings('12 дугаар зүйл')).toEqual([`${named}12`]);
  expect(headings('sections are 6')).toEqual([]);
});

it('takes a query for a reference only when it is nothing else', () => {
  expect(articleAsked('Section 6')).toBe('6');
  expect(articleAsked('มาตรา๖')).toBe('6');
  expect(articleAsked('article 6A')).toBe('6a');
  expect(articleAsked('section 6 children')).toBeNull();
  expect(articleAsked('sections')).toBeNull();
  expect(articleAsked('6')).toBeNull();
});

it('never fails', () => {
  fc.assert(
    fc.property(awkwardText(), (text) => {
      for (const term of headings(text)) expect(term).toMatch(/^[\u0088\u0089]\d{1,4}[a-z]?$/);
      articleAsked(text);
    }),
  );
});
