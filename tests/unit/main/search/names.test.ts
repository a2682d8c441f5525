import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameFrom, nameOfKind, nameOfState, partedByNames } from '../../../../main/search/names';
import { parseQuery } from '../../../../shared/search';
import { awkwardText } from '../../../support/awkward-text';

const parted = (line: string, ...names: readonly string[]) =>
  partedByNames(parseQuery(line))(names.map((name) => nameFrom([name])));

it('parts a line into what stands in names and the rest', () => {
  expect(parted('visa rule fee', 'Immigration and Visa Rules')).toEqual({
    named: ['visa', 'rule'],
    rest: ['fee'],
  });
  expect(parted('"visa fee" rules', 'Visa Rules')).toEqual({ named: ['rules'], rest: ['"visa fee"'] });
  expect(parted('ค้ามนุษย์ผู้เสียหาย', 'การค้ามนุษย์')).toEqual({ named: ['ค้ามนุษย์'], rest: ['ผู้เสียหาย'] });
  expect(parted('act no. 5 of 2008', 'Act 2008')).toEqual({ named: ['act', '2008'], rest: ['5'] });
  expect(parted('of the fee', 'Act 2008')).toEqual({ named: [], rest: ['fee', 'of', 'the'] });
});

it('takes an article that is asked for as no part of a name', () => {
  expect(parted('act section 13', 'Act No. 13, section')).toEqual({
    named: ['act'],
    rest: ['section', '13'],
  });
  expect(parted('visa fee regulation 2064', 'Visa Regulation, 2064').rest).toEqual(['fee']);
  expect(parted('มาตรา๖ ค้ามนุษย์', 'มาตรา ๖ ค้ามนุษย์').rest).toHaveLength(1);
});

it('knows States in the languages of the window, and none for one that is made up', () => {
  const by = (line: string, ...names: Parameters<ReturnType<typeof partedByNames>>[0]) =>
    partedByNames(parseQuery(line))(names).named;
  expect(by('Nepal', nameOfState('NP'))).toEqual(['Nepal']);
  expect(by('नेपाल', nameOfState('NP'))).toEqual(['नेपाल']);
  expect(by('ไทย', nameOfState('TH'))).toEqual(['ไทย']);
  expect(by('unknown region', nameOfState('ZZ'))).toEqual([]);
  expect(by('UU luật law', nameOfKind('LAW'))).toEqual(['UU', 'luật', 'law']);
});

it('loses no word and never fails', () => {
  fc.assert(
    fc.property(awkwardText(), awkwardText(), (line, name) => {
      const query = parseQuery(line);
      const { named, rest } = parted(line, name);
      expect(named.length + rest.length).toBeGreaterThanOrEqual(query.clauses.length > 0 ? 1 : 0);
      const alone = parted(line);
      expect(alone.named).toEqual([]);
      expect(alone.rest).toHaveLength(query.clauses.length);
    }),
  );
});
