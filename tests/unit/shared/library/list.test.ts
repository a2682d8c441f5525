import { describe, expect, it } from 'vitest';
import { libraryFilter, matchesFilter, sortSummaries } from '../../../../shared/library';
import { aDocumentSummary, anId } from '../../../support/builders';

const titled = (title: string, at = 1) => aDocumentSummary({ id: anId(9000 + at), title });
const fits = (title: string, text: string) => matchesFilter(libraryFilter.parse({ text }))(titled(title));

describe('words in a title', () => {
  it('are found without the accents of Latin letters', () => {
    expect(fits('Quyền con người', 'quyen')).toBe(true);
  });

  it('are found whatever stands between their letters unseen, as between the words of Khmer and Lao', () => {
    const zeroWidth = '\u200b';
    expect(fits(`ច្បាប់${zeroWidth}ស្តី${zeroWidth}ពី`, 'ច្បាប់ស្តីពី')).toBe(true);
    expect(fits('ច្បាប់ស្តីពី', `ច្បាប់${zeroWidth}ស្តី`)).toBe(true);
  });

  it('are found by the digits that somebody types, whichever the title has', () => {
    expect(fits('พระราชบัญญัติ พ.ศ. ๒๕๕๑', '2551')).toBe(true);
    expect(fits('Anti-Trafficking Act B.E. 2551', '๒๕๕๑')).toBe(true);
    expect(fits('राहदानी ऐन, २०७६', '2076')).toBe(true);
  });
});

it('a list by title counts as people do', () => {
  const titles = ['Decree 10/2015', 'Decree 9/2014', 'Act 2', 'Act 10', 'Act 1'];
  const sorted = sortSummaries(
    titles.map((title, at) => titled(title, at)),
    'title',
  );
  expect(sorted.map(({ title }) => title)).toEqual([
    'Act 1',
    'Act 2',
    'Act 10',
    'Decree 9/2014',
    'Decree 10/2015',
  ]);
});
