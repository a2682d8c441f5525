import { expect, it } from 'vitest';
import { mayQuoteOnSheets, textForSheets } from '../../../../main/app/answer-sheets';
import { AppError } from '../../../../shared/kernel';
import { ACCESS_CLASSES, type AccessClass } from '../../../../shared/vocabulary';
import { anId } from '../../../support/builders';

const wordsOf = (access: AccessClass, versionId = anId(1)) =>
  textForSheets({
    library: {
      getOfVersion: () => ({ access, versions: [{ id: anId(1), file: { sha256: 'hash' } }] }) as never,
    },
    pageText: async (sha256, page) => `Page ${page} of ${sha256}`,
  })(versionId, 7);

it('sends the words of a cited page only where every agency may read its document', async () => {
  const sent = await Promise.all(ACCESS_CLASSES.map(async (access) => [access, await wordsOf(access)]));
  expect(Object.fromEntries(sent)).toEqual({
    ...{ public: 'Page 7 of hash', government: 'Page 7 of hash', agency: '', restricted: '' },
  });
});

it('sends none of a version that is not there', async () => {
  expect(await wordsOf('public', anId(2))).toBe('');
  const gone = textForSheets({
    library: {
      getOfVersion: () => {
        throw new AppError('library.not-found');
      },
    },
    pageText: async () => 'words',
  });
  expect(await gone(anId(1), 1)).toBe('');
});

it('sends no passage of a restricted document, nor of one that is gone', () => {
  const quoted = ACCESS_CLASSES.filter((access) =>
    mayQuoteOnSheets({ library: { getOfVersion: () => ({ access }) as never } })(anId(1)),
  );
  expect(quoted).toEqual(['public', 'government', 'agency']);
  const getOfVersion = () => {
    throw new AppError('library.not-found');
  };
  expect(mayQuoteOnSheets({ library: { getOfVersion } })(anId(1))).toBe(false);
});
