import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BridgeConcept,
  bridgeDictionary,
  bridgeLanes,
  clauseOfTerm,
  parseQuery,
  readByGlossary,
} from '../../../../shared/search';
import type { LanguageCode } from '../../../../shared/vocabulary';
import { awkwardText } from '../../../support/awkward-text';

function concept(id: string, terms: Partial<Record<LanguageCode, readonly string[]>>): BridgeConcept {
  return {
    id,
    name: id,
    terms: Object.entries(terms).flatMap(([language, texts]) =>
      texts.map((text) => ({ language: language as LanguageCode, text, checked: false })),
    ),
  };
}

const CONCEPTS = [
  concept('trafficking', {
    eng: ['trafficking in persons', 'trafficking'],
    tha: ['ค้ามนุษย์'],
    vie: ['mua bán người'],
  }),
  concept('drugs', { eng: ['drug trafficking'], tha: ['ยาเสพติด'] }),
  concept('child', { eng: ['child', 'children'], tha: ['เด็ก'] }),
];
const dictionary = bridgeDictionary(CONCEPTS);
const read = (line: string) => readByGlossary(parseQuery(line), dictionary);
const told = (line: string) => {
  const { parts, rest } = read(line);
  return {
    parts: parts.map(({ typed, concepts }) => `${typed}: ${concepts.map(({ id }) => id).join('+')}`),
    rest: rest.map(({ typed }) => typed),
  };
};

describe('reading a query with the glossary', () => {
  it('takes the longest term at each place, in every form of its words', () => {
    expect(told('Trafficking in Persons')).toEqual({
      parts: ['trafficking in persons: trafficking'],
      rest: [],
    });
    expect(told('drug trafficking children')).toEqual({
      parts: ['drug trafficking: drugs', 'children: child'],
      rest: [],
    });
    expect(told('traffickers')).toEqual({ parts: ['traffickers: trafficking'], rest: [] });
  });

  it('finds terms inside runs without spaces', () => {
    expect(told('การค้ามนุษย์เด็ก').parts).toEqual(['ค้ามนุษย์: trafficking', 'เด็ก: child']);
  });

  it('keeps what is no term, but for small words', () => {
    expect(told('the child of 2008 Section')).toEqual({ parts: ['child: child'], rest: ['2008', 'Section'] });
  });

  it('does not read a term across the edge of a quotation', () => {
    expect(told('"drug" trafficking').parts).toEqual(['trafficking: trafficking']);
  });

  it('asks only in languages that have every part, and not for what was typed', () => {
    expect(bridgeLanes(read('trafficking')).map(({ language }) => language)).toEqual(['eng', 'tha', 'vie']);
    expect(bridgeLanes(read('trafficking child')).map(({ language }) => language)).toEqual(['eng', 'tha']);
    expect(bridgeLanes(read('ยาเสพติด')).map(({ language }) => language)).toEqual(['eng']);
    expect(bridgeLanes(read('shelter'))).toEqual([]);
  });

  it('never fails, and every part is made of typed words', () => {
    fc.assert(
      fc.property(fc.oneof(awkwardText(), fc.constantFrom('child trafficking', 'ค้ามนุษย์ "drug')), (line) => {
        const reading = read(line);
        const lanes = bridgeLanes(reading);
        for (const { parts } of lanes) expect(parts).toHaveLength(reading.parts.length);
      }),
    );
  });
});

describe('a term as a clause', () => {
  it('is open to endings only where the language has them and the word is long enough', () => {
    const open = (language: LanguageCode, text: string) => clauseOfTerm({ language, text })?.open;
    expect(open('nep', 'अदालत')).toBe(true);
    expect(open('mon', 'хил')).toBe(false);
    expect(open('mon', 'хүний эрх')).toBe(true);
    expect(open('ind', 'hak')).toBe(false);
    expect(open('vie', 'nạn nhân')).toBe(false);
    expect(open('tha', 'ค้ามนุษย์')).toBe(false);
    expect(clauseOfTerm({ language: 'eng', text: '…' })).toBeNull();
  });
});
