import { describe, expect, it } from 'vitest';
import { fold, foldEvenly, normalise } from '../../../../shared/search';

describe('fold', () => {
  it('leaves out the marks of Latin, Greek, Cyrillic, Arabic and Hebrew', () => {
    expect(['quyền', 'đường', 'señor', 'éëê', 'ёй', 'άύ'].map((word) => fold(normalise(word)))).toEqual([
      'quyen',
      'duong',
      'senor',
      'eee',
      'еи',
      'αυ',
    ]);
    expect(fold(normalise('مُحَمَّد'))).toBe(fold(normalise('محمد')));
    expect(fold(normalise('שָׁלוֹם'))).toBe(fold(normalise('שלום')));
  });

  it('writes letters that differ in their body as people without the key do', () => {
    expect(['øl', 'łódź', 'ısı', 'œuvre', 'xoʻrlaydigan', 'үндэс', 'өр'].map(fold)).toEqual([
      'ol',
      'lodz',
      'isi',
      'oeuvre',
      'xorlaydigan',
      'ундэс',
      'ор',
    ]);
  });

  it('keeps words of scripts where a mark is a vowel', () => {
    for (const word of ['मानव', 'மனித', 'มนุษย์', 'មនុស្ស', 'လူ', 'plain']) expect(fold(word)).toBe(word);
  });

  it('can keep every letter in its place, so that a stray ligature is one slip', () => {
    expect(foldEvenly('sürülœemez')).toHaveLength('surul?emez'.length);
  });
});
