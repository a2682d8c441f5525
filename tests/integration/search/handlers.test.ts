import { afterEach, expect, it } from 'vitest';
import { createIndexHandlers, createSearchHandlers, type GivenDocument } from '../../../main/search';
import { TEXT_VERSION } from '../../../shared/library';
import { searchContract } from '../../../shared/search';
import { aDocument, hashOf, type SearchBench, searchBench, toPages } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

/** Input as the router parses it, output as it checks it. */
function call(name: keyof typeof searchContract, input: unknown): unknown {
  const handlers = createSearchHandlers(bench.store) as Record<string, (input: unknown) => unknown>;
  const { input: inputs, output } = searchContract[name];
  return output.parse(handlers[name]?.(inputs.parse(input)));
}

function given(name: string): GivenDocument {
  const { documentId, ...facts } = aDocument({ name, pages: ['x'] });
  return {
    ...facts,
    id: documentId,
    textState: 'good',
    hasGuesses: false,
    review: { checkedOn: null, checkedBy: null, reviewBy: null },
    updatedAt: '2026-01-01T00:00:00.000Z',
    removed: false,
  };
}

it('answers every call of the contract with what the contract says', () => {
  bench = searchBench({ name: 'Act', pages: ['forced labour', ''] });
  const sha256 = hashOf('Act');
  expect(call('search.query', { text: 'labour' })).toMatchObject({ total: { pages: 1, documents: 1 } });
  expect(call('search.query', { text: '', filters: { type: ['LAW'] } })).toMatchObject({
    total: { pages: 0 },
  });
  expect(call('search.findInDocument', { sha256, text: 'labour' })).toMatchObject({ total: { places: 1 } });
  expect(call('search.pageText', { sha256, page: 2 })).toMatchObject({ text: '', quality: 'empty' });
  expect(call('search.marks', { sha256, page: 1, text: 'labour' })).toEqual({
    marks: [{ start: 7, end: 13, clause: 0, tier: 'exact' }],
    best: 0,
  });
  expect(call('search.jump', { text: 'act' })).toMatchObject([{ kind: 'document', title: 'Act' }]);
  expect(call('search.status', {})).toMatchObject({ documents: 1, pages: 2 });
});

it('takes files and documents from the data process and says what it holds', async () => {
  bench = searchBench();
  const index = createIndexHandlers(bench.store);
  const sha256 = hashOf('Act');
  const [page] = toPages(['forced labour']);
  if (page === undefined) throw new Error('no page');
  // The engine says more about a page than is kept here.
  const wide = { ...page, width: 595, height: 842, rotation: 0, reasons: [] };
  index['index.putPages']({ sha256, pages: [wide] });
  index['index.putDocuments']({ documents: [given('Act')] });
  expect(await index['index.contents']()).toEqual({
    files: [{ sha256, pages: 1, machineRead: 0, textVersion: TEXT_VERSION, complete: false }],
    documents: [{ documentId: given('Act').id, updatedAt: '2026-01-01T00:00:00.000Z' }],
  });
  index['index.finishFile']({ sha256, pageCount: 1 });
  expect((await index['index.contents']()).files).toMatchObject([{ complete: true }]);
  expect(index['index.pageText']({ sha256, page: 1 })).toMatchObject({ text: 'forced labour' });
  expect(bench.found('labour')).toEqual(['Act 1']);
  index['index.putDocuments']({ documents: [{ ...given('Act'), removed: true }] });
  expect(bench.found('labour')).toEqual([]);
  index['index.putJumpEntries']({
    kind: 'command',
    entries: [{ kind: 'command', id: 'x', title: 'Open', detail: '' }],
  });
  expect(bench.store.jump('open')).toHaveLength(1);
  index['index.removeDocument']({ documentId: given('Act').id });
  index['index.removeFile']({ sha256 });
  expect(await index['index.contents']()).toEqual({ files: [], documents: [] });
});
