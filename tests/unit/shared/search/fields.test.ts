import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FieldLexicon,
  readFields,
  searchFilters,
  withoutField,
  withTyped,
} from '../../../../shared/search';
import { awkwardText } from '../../../support/awkward-text';

const LEXICON: FieldLexicon = {
  fields: {
    type: ['type'],
    state: ['country', 'state', 'රාජ්\u200dයය'],
    language: ['language'],
    status: ['status'],
    year: ['year', 'ปี'],
  },
  values: {
    type: [
      { code: 'LAW', names: ['Act, law or code'] },
      { code: 'REG', names: ['Regulation'] },
      { code: 'NAP', names: ['Action plan'] },
    ],
    state: [
      { code: 'TH', names: ['Thailand'] },
      { code: 'TL', names: ['Timor-Leste'] },
      { code: 'VN', names: ['Việt Nam'] },
    ],
    language: [{ code: 'tha', names: ['Thai'] }],
    status: [
      { code: 'inforce', names: ['In force'] },
      { code: 'informal', names: ['Informal'] },
    ],
  },
};
const read = (line: string) => {
  const { words, fields } = readFields(line, LEXICON);
  return [words, ...fields.map(({ field, values }) => [field, ...values])];
};

describe('fields in the line', () => {
  it.each([
    ['type:law', ['', ['type', 'LAW']]],
    ['forced type:Law labour', ['forced labour', ['type', 'LAW']]],
    ['Country:TH,viet child', ['child', ['state', 'TH', 'VN']]],
    ['status:"in force" rights', ['rights', ['status', 'inforce']]],
    ['status:“in force', ['', ['status', 'inforce']]],
    ['year:2005-2007 x', ['x', ['year', 2005, 2006, 2007]]],
    ['year:2551', ['', ['year', 2008]]],
    ['type:code', ['', ['type', 'LAW']]],
    ['ปี:๒๕๕๑', ['', ['year', 2008]]],
    ['රාජ්\u200dයය:th', ['', ['state', 'TH']]],
    ['language:thai OR', ['OR', ['language', 'tha']]],
  ])('reads %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('takes a name with commas in it as it is shown, in quotes of any kind', () => {
    for (const name of ['"act, law or code"', '“Act, law or code“', '„Act, law or code“'])
      expect(read(`type:${name} visa`)).toEqual(['visa', ['type', 'LAW']]);
    expect(read('type:law,regulation visa')).toEqual(['visa', ['type', 'LAW', 'REG']]);
  });

  it('knows no value where the typed one fits none, several, or only in part', () => {
    for (const line of [
      'type:poem',
      'status:inf',
      'country:th,atlantis',
      'year:12',
      'year:2010-2005',
      'type:la',
    ])
      expect(read(line)[1]).toHaveLength(1);
    expect(readFields('type:', LEXICON).fields[0]?.isBegun).toBe(true);
  });

  it('leaves alone what is quoted, inside a word, left out, or no field', () => {
    for (const line of [
      '"type:law"',
      'x type:law"'.slice(0, 2),
      'http://a.b',
      'ref:12',
      '-type:law',
      'a "b type:law c" ',
      'anti-"human type:law trafficking"',
      '-x“y type:law” ',
    ])
      expect(read(line)).toEqual([line]);
    expect(read('"a b"type:law')).toEqual(['"a b"', ['type', 'LAW']]);
    expect(read('pre"a type:law" type:nap')).toEqual(['pre"a type:law"', ['type', 'NAP']]);
  });

  it('keeps all that is typed, in words or in fields, and takes one field out at a time', () => {
    const piece = fc.oneof(
      awkwardText(6),
      fc.constantFrom('type:law', 'year:2001', 'status:"in force"', '"', '-'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const line = pieces.join(' ');
        const { words, fields } = readFields(line, LEXICON);
        const kept = [words, ...fields.map(({ typed }) => typed)].join('').replace(/\s/g, '');
        expect([...kept].sort()).toEqual([...line.replace(/\s/g, '')].sort());
        for (const field of fields) {
          expect(line.slice(field.start, field.end)).toBe(field.typed);
          expect(readFields(withoutField(line, field), LEXICON).fields.length).toBeLessThan(
            fields.length + 1,
          );
        }
        // What is left has no fields any more.
        if (fields.length > 0 && !words.includes('"')) expect(read(words)).toEqual([words]);
      }),
    );
  });

  it('joins what is typed and what is chosen', () => {
    const chosen = searchFilters.parse({ type: ['REG'], pillar: ['PROT'] });
    const { fields } = readFields('type:law type:reg year:2001', LEXICON);
    expect(withTyped(chosen, fields)).toEqual({ ...chosen, type: ['REG', 'LAW'], year: [2001] });
  });
});
