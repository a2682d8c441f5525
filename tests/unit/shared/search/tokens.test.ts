import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, GAP, indexTerm, normalise, TERM_KIND, termsOf, weightOf } from '../../../../shared/search';
import { pageTerms, plainPageTerms } from '../../../support/page-terms';

const unitsOf = (text: string) => cut(normalise(text)).units.map((unit) => unit.text);
const terms = (text: string) => termsOf(cut(normalise(text)).units);

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

  it('leaves a syllable whole that medial ra follows, drawn before a letter of its own', () => {
    expect(unitsOf('ချင်းြပည်')).toEqual(['ချ', 'င်း', 'ြ', 'ပ', 'ည်']);
    expect(unitsOf('ရှမ်း\nြပည်')).toEqual(['ရှ', 'မ်း', 'ြ', 'ပ', 'ည်']);
    expect(unitsOf('က ြ')).toEqual(['ကြ']);
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

  it('joins letters and digits that points and commas part, and nothing else', () => {
    const joined = (text: string) => cut(normalise(text)).joined.map((word) => word.text);
    expect(joined('The U.N. and N.G.O.s of Rs. 5,00,000, 1.250.000 or 7,500.50')).toEqual([
      'un',
      'ngos',
      '500000',
      '1250000',
      '7500',
    ]);
    expect(joined('www.u.n, 10.1.2, 1,234,56, 0.125, 12.01.2005, s. 3. a. b.')).toEqual([]);
    expect(joined('ตามพ.ร.บ.นี้ พ.ศ. ๒๕๕๑ และ ก.ข')).toEqual(['พรบ', 'พศ']);
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

describe('PageCutter', () => {
  it('gives what the units that queries are made of say, of any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'law',
        'exam-\nple',
        'self-\n',
        'x\u0002y',
        ' ',
        '\n',
        '-',
        '2008',
        '50',
        '000',
        ',',
        '.',
        'U.N.',
        'พ.ร.บ.',
        'वि.सं.',
        'quyền',
        '𑄇𑄧𑄣',
        '\ud804',
      ),
      fc.constantFrom(
        'กฎหมาย',
        'ก',
        ' ิ',
        'ច្បាប់',
        'ဥပဒေ',
        '漢字',
        'カ',
        'முயற்',
        'சிகள்',
        'සිකුරාදා',
        ' ි',
        '\u0301',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('a', 'ก', 'முய').map((letter) => letter.repeat(180)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = normalise(pieces.join(''));
        expect(pageTerms(text, ['\u00886'])).toEqual(plainPageTerms(text, ['\u00886']));
      }),
      { numRuns: 400 },
    );
  });

  it('has the page as it stands first', () => {
    const { terms: all, body, length } = pageTerms(normalise('Quyền trẻ em กฎหมาย'));
    expect(all.slice(0, body)).toEqual(['quyền', 'trẻ', 'em', ...terms('กฎหมาย')]);
    expect(length).toBeGreaterThan(3);
    expect(length).toBeLessThan(6);
  });

  it('adds joined words among their neighbours, after a gap', () => {
    expect(pageTerms(normalise('a good exam-\nple here')).terms).toEqual([
      ...['a', 'good', 'exam', 'ple', 'here'],
      GAP,
      ...['a', 'good', 'example', 'here'],
    ]);
  });

  it('adds each cluster of a run once, and the headings', () => {
    const { terms: all, body } = pageTerms(normalise('กิกิ'), ['\u00886']);
    expect(all.slice(body)).toEqual([`${TERM_KIND.cluster}กิ`, '\u00886']);
  });

  it('adds pairs of clusters of Indic words, across spaces', () => {
    const pairs = (text: string) =>
      pageTerms(normalise(text)).terms.filter((term) => term.startsWith(TERM_KIND.inside));
    expect(pairs('முயற் சிகள்')).toEqual(pairs('முயற்சிகள்'));
    expect(pairs('plain words')).toEqual([]);
  });

  it('cuts glued lines, and never through a character', () => {
    const [term = ''] = pageTerms(`x${'𑄇'.repeat(400)}`).terms;
    expect(term.length).toBe(159);
    expect(term).toBe(indexTerm(`x${'𑄇'.repeat(400)}`));
  });
});

describe('weightOf', () => {
  it('grows with how often a term stands on a page for its length', () => {
    expect([1, 2, 3, 9].map((times) => weightOf(times, 250))).toEqual([0, 1, 2, 3]);
    expect(weightOf(3, 2_500)).toBe(0);
  });
});
