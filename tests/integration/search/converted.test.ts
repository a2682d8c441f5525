import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTextsHandlers } from '../../../main/texts';
import type { PageText } from '../../../shared/search';
import { KNOWN_TEXTS } from '../../support/known-texts';
import { toNepaliFont } from '../../support/legacy-text';
import { aDocument, hashOf, type SearchBench, searchBench } from '../../support/search-bench';

let bench: SearchBench;
beforeEach(() => {
  bench = searchBench();
});
afterEach(() => bench.close());

/** A page that was converted from Preeti: as it reads, and behind it the words as they are stored. */
function converted(n: number, text: string): PageText {
  const words = [...text.matchAll(/\S+/g)];
  const stored = words.map(([word]) => toNepaliFont('preeti', word)).join(' ');
  return {
    ...{ n, label: null, quality: 'good', text: `${text}\n\n${stored}` },
    conversion: { from: ['preeti'], length: text.length, starts: words.map(({ index }) => index) },
  };
}

function add(name: string, pages: readonly string[]): void {
  bench.store.putPages(
    hashOf(name),
    pages.map((text, at) => converted(at + 1, text)),
  );
  bench.store.finishFile(hashOf(name), pages.length);
  bench.store.putDocument(aDocument({ name, pages }));
}

const LAW = KNOWN_TEXTS.nepali.join(' ');
const LATIN = /[A-Za-z]/;

describe('a text that was converted from an old encoding', () => {
  it('is shown around a hit without the words as they are stored', () => {
    add('ऐन', [`${LAW} पीडितको अधिकार`]);
    const [group] = bench.store.query({ text: 'अधिकार' }).groups;
    expect(group?.hits[0]?.snippet.text).not.toMatch(LATIN);
    const { occurrences } = bench.store.pagesMatching(hashOf('ऐन'), 'पीडितको');
    expect(occurrences.map(({ snippet }) => snippet.text).join()).not.toMatch(LATIN);
    // Who looks for what is stored sees that.
    const asked = toNepaliFont('preeti', 'पीडितको');
    const hit = bench.store.query({ text: `"${asked}"` }).groups[0]?.hits[0];
    expect(hit?.snippet.text).toContain(asked);
  });

  it('has a phrase that runs over the end of a page', () => {
    add('ऐन', [`${LAW} ${LAW} पीडितको अधिकार`, `सुरक्षित हुनेछ। ${LAW} ${LAW}`]);
    expect(bench.store.query({ text: '"पीडितको अधिकार सुरक्षित हुनेछ"' }).overPageEnds).toEqual([
      expect.objectContaining({ page: 1, begins: expect.stringMatching(/पीडितको अधिकार$/) }),
    ]);
  });

  it('is compared with a later one by what it says, once', async () => {
    add('ऐन', [LAW]);
    add('नयाँ ऐन', [LAW.replace('आवश्यक', 'अन्य')]);
    const { 'texts.compare': compare } = createTextsHandlers(bench.store);
    const { counts, changes } = await compare({ before: hashOf('ऐन'), after: hashOf('नयाँ ऐन') });
    expect(counts).toEqual({ added: 0, removed: 0, changed: 1, moved: 0 });
    expect(JSON.stringify(changes)).not.toMatch(/g\]kfn|cGo/);
  });
});
