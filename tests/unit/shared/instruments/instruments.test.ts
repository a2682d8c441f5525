import { describe, expect, it } from 'vitest';
import words from '../../../../resources/locales/en/instruments.json';
import {
  type Article,
  DUTIES,
  type Instrument,
  instrumentProblems,
  instruments as instrumentsSchema,
  legalRef,
  QUALIFIERS,
  ratifications,
  refersTo,
  refIsMandatory,
  resolveRef,
  VERIFICATIONS,
} from '../../../../shared/instruments';
import { resourceJson } from '../../../support/resource';

const shipped = instrumentsSchema.parse(resourceJson('instruments', 'instruments.json'));
const articles = shipped.flatMap((instrument) => instrument.articles);

const anArticle = (key: string, change: Partial<Article> = {}): Article => ({
  key,
  number: key.split(' ').slice(1).join(' ') || 'whole',
  summary: 'Do something',
  duty: 'M',
  qualifier: null,
  pillar: 'POL',
  verification: 'confirmed',
  ...change,
});

const anInstrument = (code: string, change: Partial<Instrument> = {}): Instrument => ({
  code,
  kind: 'treaty',
  name: 'A convention',
  shortName: 'A convention',
  year: 2000,
  inForce: null,
  verification: 'confirmed',
  bodies: [],
  articles: [anArticle(`${code} 1`)],
  ...change,
});

describe('the shipped table of obligations', () => {
  it('is sound and whole', () => {
    expect(instrumentProblems(shipped)).toEqual([]);
    expect(shipped).toHaveLength(37);
    expect(articles).toHaveLength(266);
    expect(articles.filter((article) => article.key.startsWith('TIPP '))).toHaveLength(42);
  });

  it('says since when each treaty of the first five sections is in force', () => {
    const dates = Object.fromEntries(shipped.map(({ code, inForce }) => [code, inForce]));
    expect(dates).toMatchObject({ TIPP: '2003-12-25', UNTOC: '2003-09-29', SAARC: '2005-11-15' });
    for (const { kind, code, inForce } of shipped) {
      if (kind === 'soft-law' || code.includes('-') || code.includes('/')) expect(inForce).toBeNull();
      else expect(inForce).not.toBeNull();
    }
  });

  it('never makes soft law a duty, and names what softens each qualified duty', () => {
    for (const { kind, articles: own } of shipped) {
      for (const article of own) {
        if (kind === 'soft-law') expect(article.duty).toBe('O');
        expect(article.qualifier === null).toBe(article.duty !== 'Mq');
      }
    }
    expect(articles.find(({ key }) => key === 'TIPP 6(5)')).toMatchObject({
      duty: 'Mq',
      qualifier: 'must-try',
    });
    expect(articles.find(({ key }) => key === 'TIPP 6(3)')).toMatchObject({ duty: 'O' });
    expect(articles.find(({ key }) => key === 'TIPP 6(6)')).toMatchObject({ duty: 'M' });
  });

  it('keeps summaries short', () => {
    for (const { summary } of articles) expect(summary.split(/\s+/).length).toBeLessThanOrEqual(25);
  });

  it('ships no ratification', () => {
    expect(ratifications.parse(resourceJson('instruments', 'ratifications.json'))).toEqual([]);
  });

  it('has words for every duty, qualifier, verification and kind', () => {
    expect(Object.keys(words.duty)).toEqual([...DUTIES]);
    expect(Object.keys(words.qualifier)).toEqual([...QUALIFIERS]);
    expect(Object.keys(words.verification)).toEqual([...VERIFICATIONS]);
    expect(Object.keys(words.kind)).toEqual(['treaty', 'soft-law']);
  });
});

describe('resolveRef', () => {
  it('finds one article', () => {
    const found = resolveRef(shipped, 'TIPP 6(3)');
    expect(found?.instrument.code).toBe('TIPP');
    expect(found?.articles.map(({ number }) => number)).toEqual(['6(3)']);
    expect(found?.whole).toBe(false);
  });

  it.each(['CRC 34-35', 'P29 2(a)-(b)', 'TIPP 3(c)-(d)', 'SAARC VIII', 'APG One A'])('finds %s', (ref) => {
    expect(resolveRef(shipped, ref)?.articles).toHaveLength(1);
  });

  it('gives all parts of an instrument named as a whole', () => {
    expect(resolveRef(shipped, 'APG')?.articles).toHaveLength(3);
    expect(resolveRef(shipped, 'BP-ID')).toMatchObject({ whole: true });
    expect(resolveRef(shipped, 'C189/C188')?.instrument.kind).toBe('treaty');
  });

  it('resolves every key to itself', () => {
    for (const { key } of articles) {
      expect(legalRef.safeParse(key).success).toBe(true);
      expect(resolveRef(shipped, key)?.articles.some((article) => article.key === key)).toBe(true);
    }
  });

  it.each(['TIPP 99', 'CRC 34', 'TIP 6(3)', 'UNTOC', 'BP'])('does not guess: %s', (ref) => {
    const found = resolveRef(shipped, ref);
    if (ref === 'UNTOC') expect(found?.whole).toBe(true);
    else expect(found).toBeUndefined();
  });
});

it('refersTo knows an instrument by its whole code, and both of a pair', () => {
  expect(refersTo('TIPP 6(3)', 'TIPP')).toBe(true);
  expect(refersTo('C189/C188', 'C188')).toBe(true);
  expect(refersTo('C189/C188', 'C189/C188')).toBe(true);
  expect(refersTo('C189 3', 'C18')).toBe(false);
  expect(refersTo('CEDAW-GR38', 'CEDAW')).toBe(false);
});

describe('refIsMandatory', () => {
  it.each([
    ['TIPP 6(6)', true],
    ['TIPP 9(2)', true],
    ['TIPP 6(3)', false],
    ['TIPP 3(a)', false],
    ['TIPP 16', false],
    ['BP-ID', false],
    ['C81-129', false],
    ['UNTOC', false],
    ['TIPP 99', false],
  ])('%s: %s', (ref, mandatory) => {
    expect(refIsMandatory(shipped, ref)).toBe(mandatory);
  });
});

describe('instrumentProblems', () => {
  it('finds each fault', () => {
    const twice = [anInstrument('AAA'), anInstrument('AAA')];
    expect(instrumentProblems(twice).map(({ code }) => code)).toEqual([
      'duplicate-instrument',
      'duplicate-article',
    ]);

    const foreign = [anInstrument('AAA', { articles: [anArticle('BBB 1')] })];
    expect(instrumentProblems(foreign)).toEqual([{ code: 'foreign-key', key: 'BBB 1' }]);

    const soft = [anInstrument('AAA', { kind: 'soft-law' })];
    expect(instrumentProblems(soft)).toEqual([{ code: 'soft-law-duty', key: 'AAA 1' }]);
  });

  it('leaves to the schema that only a qualified duty has a qualifier', () => {
    const wrong = [
      [anArticle('AAA 1', { duty: 'Mq' })],
      [anArticle('AAA 1', { duty: 'M', qualifier: 'must-try' })],
    ];
    for (const own of wrong) {
      expect(instrumentsSchema.safeParse([anInstrument('AAA', { articles: own })]).success).toBe(false);
    }
  });
});
