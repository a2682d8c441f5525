import { describe, expect, it } from 'vitest';
import { cut, normalise, pageTerms, TERM_KIND, termsOf, WEIGHT_KINDS } from '../../../../shared/search';

const unitsOf = (text: string) => cut(normalise(text)).units.map((unit) => unit.text);
const terms = (text: string) => termsOf(cut(normalise(text)).units);
const body = (text: string) => pageTerms(cut(normalise(text))).body.split(' ');

describe('cut', () => {
  it('gives words of letters, marks and digits', () => {
    expect(unitsOf('Anti-trafficking Act (No. 9), 2008')).toEqual([
      'anti',
      'trafficking',
      'act',
      'no',
      '9',
      '2008',
    ]);
    expect(unitsOf('मानव बेचबिखन तथा')).toEqual(['मानव', 'बेचबिखन', 'तथा']);
    expect(unitsOf('மனித உரிமை')).toEqual(['மனித', 'உரிமை']);
  });

  it('cuts Thai, Lao, Khmer and Burmese into letters with their marks and stacks', () => {
    expect(unitsOf('กฎหมาย')).toEqual(['ก', 'ฎ', 'ห', 'ม', 'า', 'ย']);
    expect(unitsOf('ที่')).toEqual(['ที่']);
    expect(unitsOf('ប្រទេស')).toEqual(['ប្រ', 'ទេ', 'ស']);
    expect(unitsOf('သင်္ဘော')).toEqual(['သ', 'င်္ဘော']);
  });

  it('parts digits and Latin letters from unspaced letters', () => {
    expect(unitsOf('มาตรา๖')).toEqual(['ม', 'า', 'ต', 'ร', 'า', '6']);
    expect(unitsOf('abcไทย')).toEqual(['abc', 'ไ', 'ท', 'ย']);
  });

  it('lets a run go on over white space but not over punctuation', () => {
    expect(terms('กข\nค')).toEqual(['กข', 'ขค']);
    expect(terms('กข, ค')).toEqual(['กข', 'ค']);
  });

  it('gives a mark back to its letter across a stray space', () => {
    expect(unitsOf('อนุม ั ติ')).toEqual(unitsOf('อนุมัติ'));
  });

  it('joins a word parted at a line end and keeps its halves', () => {
    const { units, joined } = cut(normalise('an exam-\n  ple of\nself-\nHelp and 2-\n3'));
    expect(units.map((unit) => unit.text)).toContain('exam');
    expect(joined.map((word) => word.text)).toEqual(['example', 'selfhelp']);
  });

  it('knows the hyphens that PDF engines leave', () => {
    expect(cut('exam\u0002ple').joined.map((word) => word.text)).toEqual(['example']);
    expect(cut('exam\ufffe\nple').joined.map((word) => word.text)).toEqual(['example']);
  });
});

describe('termsOf', () => {
  it('gives overlapping pairs, so that a word inside a run is a phrase of the run', () => {
    const page = terms('ประเทศไทยมีกฎหมาย').join(' ');
    expect(page).toContain(terms('กฎหมาย').join(' '));
    expect(page).toContain(terms('ไทย').join(' '));
  });

  it('gives a lone cluster as itself', () => {
    expect(terms('5 ក 6')).toEqual(['5', 'ក', '6']);
  });
});

describe('pageTerms', () => {
  it('adds plain forms of the stretches where a word has another', () => {
    expect(body('quyền trẻ em')).toEqual([
      'quyền',
      'trẻ',
      'em',
      TERM_KIND.gap,
      ...['quyen', 'tre', 'em'].map((term) => TERM_KIND.folded + term),
    ]);
    expect(body('rights of the child')).toEqual(['rights', 'of', 'the', 'child']);
  });

  it('adds joined words among their neighbours, after a gap', () => {
    expect(body('a good exam-\nple here')).toEqual([
      ...['a', 'good', 'exam', 'ple', 'here'],
      TERM_KIND.gap,
      ...['a', 'good', 'example', 'here'],
    ]);
  });

  it('says which terms stand often on a page for its length', () => {
    const filler = Array.from({ length: 240 }, (_, at) => `word${at}`).join(' ');
    const { hints } = pageTerms(
      cut(normalise(`${filler} victim victim victim victim victim victim victim once`)),
    );
    expect(hints.split(' ')).toContain(`${WEIGHT_KINDS[2]}victim`);
    expect(hints).not.toContain('once');
  });

  it('files pairs of clusters of Indic words, across spaces', () => {
    const hints = (text: string) =>
      new Set(
        pageTerms(cut(normalise(text)))
          .hints.split(' ')
          .filter((hint) => hint.startsWith(TERM_KIND.inside)),
      );
    expect(hints('முயற் சிகள்')).toEqual(hints('முயற்சிகள்'));
    expect(hints('plain words').size).toBe(0);
  });
});
