import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { languageOf, wordsOf } from '../../../../main/app/own-words';
import { projectRoot } from '../../../architecture/sources/files';

const resources = path.join(projectRoot, 'resources');

describe('the language of a computer', () => {
  it.each([
    [['th-TH', 'en-US'], 'th'],
    [['vi_VN.UTF-8'], 'vi'],
    [['ID'], 'id'],
    [['en-GB', 'th-TH'], 'en'],
    [['fr-FR', 'vi-VN'], 'vi'],
    [['fr-FR', 'de'], 'en'],
    [['../en', 'en/..', ''], 'en'],
    [[], 'en'],
  ])('%j is that of the window, where the program has it: %s', (wanted, language) => {
    expect(languageOf(wanted, resources)).toBe(language);
  });

  it('is also that of what is said without the window', () => {
    const closing = (language: string) =>
      (wordsOf('app', language, resources) as { closing: unknown }).closing;
    expect(closing('th')).not.toEqual(closing('en'));
    expect(closing('xx')).toEqual(closing('en'));
  });
});
