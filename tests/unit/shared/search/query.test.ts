import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../shared/search';
import { awkwardText } from '../../../support/awkward-text';

const shape = (line: string) => {
  const { clauses, excluded } = parseQuery(line);
  const words = (list: typeof clauses) =>
    list.map((clause) => clause.units.map((unit) => unit.text).join(' '));
  return { clauses: words(clauses), excluded: words(excluded) };
};

describe('parseQuery', () => {
  it('asks for every word', () => {
    expect(shape('  Forced   Marriage ')).toEqual({ clauses: ['forced', 'marriage'], excluded: [] });
  });

  it('keeps quoted words together, whatever the quotes', () => {
    for (const line of [
      '"forced marriage"',
      '“forced marriage”',
      '„forced marriage“ ',
      '«forced marriage»',
      '「forced marriage」',
    ]) {
      const { clauses } = parseQuery(line);
      expect(clauses[0]?.units.map((unit) => unit.text)).toEqual(['forced', 'marriage']);
      expect(clauses[0]?.quoted).toBe(true);
    }
  });

  it('ends a phrase at whichever quote comes, so that a pasted line means what it shows', () => {
    for (const line of [
      '"forced labour" child',
      '“forced labour“ child',
      '"forced labour” child',
      '„forced labour“ child',
      '»forced labour« child',
      '»forced labour» child',
      '« forced labour » child',
      '『forced labour』 child',
      '〝forced labour〟 child',
      '｢forced labour｣ child',
      '＂forced labour＂ child',
    ]) {
      const { clauses } = parseQuery(line);
      expect([line, ...clauses.map(({ quoted }) => quoted)]).toEqual([line, true, false]);
      expect(shape(line).clauses).toEqual(['forced labour', 'child']);
    }
    expect(shape('"the “best interests” of" child').clauses).toEqual(['the best interests of', 'child']);
    expect(shape('"forced labour” “sham adoption"').clauses).toEqual(['forced labour', 'sham adoption']);
  });

  it('leaves a quote inside a Hebrew abbreviation to it', () => {
    expect(shape('חו"ל חוק').clauses).toEqual(['חו ל', 'חוק']);
    expect(parseQuery('חו"ל חוק').clauses.map(({ quoted }) => quoted)).toEqual([false, false]);
  });

  it('takes an open quote to the end of the line', () => {
    expect(shape('law "forced marriage of')).toEqual({
      clauses: ['law', 'forced marriage of'],
      excluded: [],
    });
  });

  it('leaves out what follows a minus, but not a hyphen inside a word', () => {
    expect(shape('child -labour -"age of consent"')).toEqual({
      clauses: ['child'],
      excluded: ['labour', 'age of consent'],
    });
    expect(shape('anti-trafficking - law')).toEqual({ clauses: ['anti trafficking', 'law'], excluded: [] });
  });

  it('reads signs as wide as letters of East Asia, and behind what nobody sees', () => {
    expect(shape('child －labour \u200e-tax \u200b−"age of consent"')).toEqual({
      clauses: ['child'],
      excluded: ['labour', 'tax', 'age of consent'],
    });
    expect(parseQuery('law ＯＲ tax ｜ fee').alternatives).toHaveLength(3);
    expect(parseQuery('traffick＊').clauses[0]?.begins).toBe(true);
  });

  it('takes a star behind a word as a beginning, and nowhere else', () => {
    const begins = (line: string) => parseQuery(line).clauses.map((clause) => clause.begins ?? false);
    expect(begins('traffick* law')).toEqual([true, false]);
    expect(begins('"traffick*" *law a*b')).toEqual([false, false, false]);
  });

  it('means the same when its words are written out again', () => {
    fc.assert(
      fc.property(awkwardText(), (line) => {
        const written = ({ clauses, excluded }: ReturnType<typeof parseQuery>) => {
          const one = (minus: string) => (clause: (typeof clauses)[number]) =>
            clause.quoted ? `${minus}"${clause.typed}"` : `${minus}${clause.typed}`;
          return [...clauses.map(one('')), ...excluded.map(one('-'))].join(' ');
        };
        const units = (query: ReturnType<typeof parseQuery>) => ({
          clauses: query.clauses.map((clause) => clause.units),
          excluded: query.excluded.map((clause) => clause.units),
        });
        const query = parseQuery(line);
        expect(units(parseQuery(written(query)))).toEqual(units(query));
      }),
    );
  });

  it('takes one typed stretch as one clause, across scripts', () => {
    const { clauses } = parseQuery('มาตรา๖');
    expect(clauses).toHaveLength(1);
    expect(clauses[0]?.units.at(-1)).toEqual({ text: '6', run: -1 });
  });

  it('knows that a last word without a space after it may be half a word', () => {
    expect(parseQuery('child lab').clauses.map((clause) => clause.open)).toEqual([false, true]);
    expect(parseQuery('child labour ').clauses.map((clause) => clause.open)).toEqual([false, false]);
    expect(parseQuery('"child lab"').clauses[0]?.open).toBe(false);
    expect(parseQuery('labour.').clauses[0]?.open).toBe(false);
  });

  it('says each thing once', () => {
    expect(shape('law Law LAW -tax -TAX')).toEqual({ clauses: ['law'], excluded: ['tax'] });
  });

  it('takes one of the words joined by OR, written in capitals or as a bar', () => {
    const ways = (line: string) =>
      (parseQuery(line).alternatives ?? [parseQuery(line)]).map(({ clauses }) =>
        clauses.map(({ units }) => units.map(({ text }) => text).join(' ')),
      );
    expect(ways('labour OR child law')).toEqual([
      ['labour', 'law'],
      ['child', 'law'],
    ]);
    expect(ways('"forced labour" | sale')).toEqual([['forced labour'], ['sale']]);
    expect(ways('a OR b c OR d -e').length).toBe(4);
    expect(ways('law or order')).toEqual([['law', 'or', 'order']]);
    expect(ways('OR law OR')).toEqual([['or', 'law']]);
    expect(ways('law "OR" order')).toEqual([['law', 'or', 'order']]);
    expect(ways('law law OR tax')).toEqual([['law']]);
  });

  it('says that it asks for less than was typed, and of nothing else', () => {
    const either = (count: number) =>
      Array.from({ length: count }, (_, at) => `left${at} OR right${at}`).join(' ');
    expect(parseQuery(either(5))).not.toHaveProperty('isCut');
    expect(parseQuery(either(5)).alternatives).toHaveLength(32);
    expect(parseQuery(either(6)).isCut).toBe(true);
    const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');
    expect(parseQuery(words(32))).not.toHaveProperty('isCut');
    expect(parseQuery(`${words(32)} word3 word3`)).not.toHaveProperty('isCut');
    expect(parseQuery(words(33)).isCut).toBe(true);
    expect(parseQuery(`${words(32)} -more`).isCut).toBe(true);
  });

  it('holds the pages that its words and ORs say, and no others', () => {
    const word = fc.constantFrom('aa', 'bb', 'cc', 'dd');
    const groups = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(groups, fc.array(word), fc.uniqueArray(word), (asked, left, page) => {
        const line = [...asked.map((group) => group.join(' OR ')), ...left.map((each) => `-${each}`)].join(
          ' ',
        );
        const query = parseQuery(line);
        const has = (clauses: readonly { readonly units: readonly { readonly text: string }[] }[]) =>
          clauses.map(({ units }) => page.some((each) => each === units[0]?.text));
        const fits = (query.alternatives ?? [query]).some(
          ({ clauses, excluded }) => has(clauses).every(Boolean) && !has(excluded).some(Boolean),
        );
        const meant =
          asked.every((group) => group.some((each) => page.includes(each))) &&
          !left.some((each) => page.includes(each));
        expect(fits).toBe(meant);
      }),
      { numRuns: 1_000 },
    );
  });

  it('means nothing without words', () => {
    expect(shape(' ,,, "" - -" " … ')).toEqual({ clauses: [], excluded: [] });
  });

  it('never fails, and never gives a clause without words', () => {
    fc.assert(
      fc.property(fc.oneof(awkwardText(), fc.string()), (line) => {
        const { clauses, excluded } = parseQuery(line);
        for (const clause of [...clauses, ...excluded]) {
          expect(clause.units.length).toBeGreaterThan(0);
          for (const unit of clause.units) expect(unit.text).toMatch(/^[\p{L}\p{M}\p{N}\u104c-\u104f]+$/u);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
