import { describe, expect, it } from 'vitest';
import { asOneSound, fold, foldEvenly, normalise } from '../../../../shared/search';

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

  it('goes once through a word of a hostile page, however long it is', () => {
    expect(fold(`${'a'.repeat(300_000)}ế`)).toBe(`${'a'.repeat(300_000)}e`);
  });

  it.each([
    ['эхлvvлэх', 'эхлүүлэх'],
    ['хyмyyс', 'хүмүүс'],
    ['бoгooд', 'бөгөөд'],
    ['єдєр', 'өдөр'],
    ['їйл', 'үйл'],
  ])('reads letters of other scripts amid Cyrillic ones as those they stand for: %s', (typed, meant) => {
    expect(fold(normalise(typed))).toBe(fold(normalise(meant)));
    expect(fold('privacy')).toBe('privacy');
  });

  it('keeps words of scripts where a mark is a vowel', () => {
    for (const word of ['काम', 'மனித', 'มนุษย์', 'មនុស្ស', 'လူ', 'plain']) expect(fold(word)).toBe(word);
  });

  it.each([
    ['Nepali: long and short vowels', 'राष्ट्रिय', 'राष्ट्रीय', 'अन्तर्राष्ट्रिय', 'अन्तर्राष्ट्रीय'],
    ['Nepali: va and ba', 'बेचबिखन', 'बेचविखन', 'विकास', 'बिकास'],
    [
      'a nasal or its dot',
      'सङ्घीय',
      'संघीय',
      'सम्बन्ध',
      'संबंध',
      'सम्विधान',
      'संविधान',
      'हिन्दी',
      'हिंदी',
      'घण्टा',
      'घंटा',
      'पञ्च',
      'पंच',
    ],
    ['the moon, the dot below, the colon', 'जाँच', 'जांच', 'दुःख', 'दुख'],
    ['letters said twice', 'महत्त्व', 'महत्व', 'කාර්ය්‍ය', 'කාර්ය'],
    ['Bengali: long and short vowels', 'সরকারী', 'সরকারি', 'শ্রেণী', 'শ্রেণি'],
    ['Sinhala: letters of one sound', 'ගණන', 'ගනන', 'නීතිවේළාව', 'නීතිවේලාව', 'භාෂාව', 'භාශාව'],
    ['Tamil: sri', 'ஸ்ரீ', 'ஶ்ரீ'],
  ])('takes what is spelt in two ways for one word: %s', (_, ...words) => {
    const forms = words.map((word) => fold(normalise(word)));
    for (let at = 0; at < forms.length; at += 2) expect(forms[at]).toBe(forms[at + 1]);
  });

  it('takes a long word for the same as it stands, asked once or twice', () => {
    for (const word of ['राष्ट्रीय', 'अन्तर्राष्ट्रीय', 'सरकारी', 'বাংলাদেশসরকারী', 'නීතිවේළාව'].map(normalise)) {
      expect(fold(word)).toBe(asOneSound(word));
      expect(fold(word)).toBe(asOneSound(word));
      expect(asOneSound(word)).not.toBe(word);
    }
  });

  it('keeps words apart that differ by a letter of another sound', () => {
    const apart = ['दिन', 'दान', 'मानव', 'मानस', 'පනත', 'පහත', 'শিশু', 'শিশ'];
    expect(new Set(apart.map((word) => fold(normalise(word)))).size).toBe(apart.length);
  });

  it('can keep every letter in its place, so that a stray ligature is one slip', () => {
    expect(foldEvenly('sürülœemez')).toHaveLength('surul?emez'.length);
  });
});
