import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createExtractor, readingFiles, stageFile } from '../../../main/jobs';
import type { FileReader, TextIndex } from '../../../main/library';
import { createIndexHandlers, openSearchStore, type SearchStore } from '../../../main/search';
import { libraryFilter } from '../../../shared/library';
import { libraryBench } from '../../support/library-bench';
import { buildPdf, pdfObjects } from '../../support/pdf-builder';

const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
const fixtures = path.resolve(import.meta.dirname, '../../e2e/fixtures');
const reader: FileReader = {
  stage: stageFile,
  extract: readingFiles(createExtractor({ wasmPath }), () => undefined),
};

let bench: ReturnType<typeof libraryBench>;
let search: SearchStore;
beforeEach(() => {
  bench = libraryBench();
  search = openSearchStore(path.join(bench.root, 'search.db'));
});
afterEach(() => {
  search.close();
  bench.remove();
});

/** The real search store behind the library's index. */
function realIndex(): TextIndex {
  const handlers = createIndexHandlers(search);
  return {
    putPages: async (sha256, pages) => void handlers['index.putPages']({ sha256, pages }),
    replacePages: async (sha256, pages) => void handlers['index.replacePages']({ sha256, pages }),
    finishFile: async (sha256, pageCount) => void handlers['index.finishFile']({ sha256, pageCount }),
    removeFile: async (sha256) => void handlers['index.removeFile']({ sha256 }),
    putDocuments: async (documents) => void handlers['index.putDocuments']({ documents }),
    qualities: async () => handlers['index.qualities'](),
    contents: async () => handlers['index.contents'](),
  };
}

type PageKind = 'good' | 'picture' | 'garbled';
const LINES: Readonly<Record<PageKind, readonly string[]>> = {
  good: ['The victim has the right to compensation and to legal aid.'],
  picture: [],
  // "qualité" and its like, decoded with the wrong character set.
  garbled: ['La qualitÃ© de la rÃ©ponse Ã© Ã¨ Ãª Ã©', 'dÃ©cidÃ©e par les Ã©tats'],
};
const pdfOf = (name: string, pages: readonly PageKind[]) =>
  buildPdf({
    title: name,
    pages: pages.map((kind) => ({ lines: [...LINES[kind], ...(kind === 'good' ? [name] : [])] })),
  });

/** A page set in a font with letters of its own. */
function legacyPdf(name: string, pages: number): Uint8Array {
  const pdf = pdfObjects();
  const catalog = pdf.reserve();
  const tree = pdf.reserve();
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /KrutiDev010 /Encoding /WinAnsiEncoding >>');
  const kids = Array.from({ length: pages }, (_, n) => {
    const content = pdf.addStream('', `BT /F1 11 Tf 56 700 Td (g]kfn ;/sf/ sfg"g dGqfno ${name} ${n}) Tj ET`);
    return pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${content} 0 R >>`,
    );
  });
  pdf.set(tree, `<< /Type /Pages /Count ${pages} /Kids [${kids.map((n) => `${n} 0 R`).join(' ')}] >>`);
  pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`);
  return pdf.finish(catalog);
}

it('the report counts a set of files of known state to the page, and names what cannot be found', async () => {
  const put = (name: string, bytes: Uint8Array) => {
    const file = path.join(bench.sources, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };
  // 36 files, 72 good pages.
  for (let n = 0; n < 36; n += 1) put(`good-${n}.pdf`, pdfOf(`good ${n}`, ['good', 'good']));
  // 6 files: 12 good pages, 6 without text, always the second.
  for (let n = 0; n < 6; n += 1) put(`mixed-${n}.pdf`, pdfOf(`mixed ${n}`, ['good', 'picture', 'good']));
  // 2 files: 1 and 2 pages without text.
  put('scan-a.pdf', pdfOf('scan a', ['picture']));
  put('scan-b.pdf', pdfOf('scan b', ['picture', 'picture']));
  // 3 files, 1 + 2 + 3 pages in a font of their own.
  for (let n = 1; n <= 3; n += 1) put(`legacy-${n}.pdf`, legacyPdf(`legacy ${n}`, n));
  // 2 files: 2 good pages, 2 decoded wrongly.
  for (let n = 0; n < 2; n += 1) put(`garbled-${n}.pdf`, pdfOf(`garbled ${n}`, ['good', 'garbled']));
  // A copy, which adds nothing; 1 locked file; 1 damaged one; 1 that is no PDF, which is not the report's business.
  put('copy/good-0.pdf', pdfOf('good 0', ['good', 'good']));
  copyFileSync(path.join(fixtures, 'wage-list-locked.pdf'), path.join(bench.sources, 'wages.pdf'));
  copyFileSync(path.join(fixtures, 'damaged.pdf'), path.join(bench.sources, 'damaged.pdf'));
  put('letter.pdf', Buffer.from('Dear Sir or Madam'));

  const room = bench.open({
    readers: [reader],
    wrap: (name, part) => (name === 'index' ? (realIndex() as never) : part),
  });
  const importId = await room.imports.start([bench.sources]);
  await room.imports.idle();
  expect(room.bugs).toEqual([]);

  const report = await room.searchability.report();
  expect(report).toMatchObject({
    documents: 49,
    pages: 72 + 18 + 3 + 6 + 4,
    searchable: 72 + 12 + 2,
    unreadable: 6 + 3,
    doubtful: 6 + 2,
    // 86 of 103
    percent: 83,
    kinds: [
      { kind: 'picture', pages: 9, documents: 8 },
      { kind: 'legacy-font', pages: 6, documents: 3 },
      { kind: 'garbled', pages: 2, documents: 2 },
    ],
    leftOut: [
      { kind: 'damaged', importId, name: 'damaged.pdf', code: 'pdf.invalid' },
      { kind: 'locked', importId, name: 'wages.pdf', code: 'pdf.password' },
    ],
  });
  const pagesOf = (kind: string) =>
    report.lines.filter((line) => line.kind === kind).map(({ pages }) => pages);
  expect(pagesOf('picture')).toEqual([[1, 2], [2], [2], [2], [2], [2], [2], [1]]);
  expect(pagesOf('legacy-font')).toEqual([[1, 2, 3], [1, 2], [1]]);
  expect(pagesOf('garbled')).toEqual([[2], [2]]);

  // Unlocked, the locked file counts; in the trash, a document does not.
  const locked = report.leftOut.find(({ kind }) => kind === 'locked');
  await room.imports.unlock(importId, locked?.fileId ?? '', 'harbour');
  const scan = report.lines[0];
  room.library.remove(scan?.documentId ?? '');
  const after = await room.searchability.report();
  expect(after.leftOut.map(({ kind }) => kind)).toEqual(['damaged']);
  expect(after.documents).toBe(49);
  expect(after.unreadable).toBe(9 - 2);

  // Of the unlocked file the password was not kept: when the index is lost, it is asked for again.
  const [wages] = room.library.list(libraryFilter.parse({ text: 'wages' }));
  expect(wages).toBeDefined();
  search.removeFile(wages?.sha256 ?? '');
  const lost = await room.searchability.report();
  expect(lost.kinds).toContainEqual({ kind: 'needs-password', pages: wages?.pageCount, documents: 1 });
  await expect(room.searchability.readAgain(wages?.versionId ?? '', null)).rejects.toMatchObject({
    code: 'pdf.password',
  });
  await room.searchability.readAgain(wages?.versionId ?? '', 'harbour');
  const whole = await room.searchability.report();
  expect(whole.searchable).toBe(after.searchable);

  // As another text of a document it is searched as before, so it counts as before, and is read again by itself.
  const [act] = room.library.list(libraryFilter.parse({ text: 'good 7' }));
  room.works.join({ documentId: wages?.id ?? '', into: act?.id ?? '', as: 'translation' });
  expect(await room.searchability.report()).toMatchObject({
    ...{ documents: whole.documents - 1, pages: whole.pages, searchable: whole.searchable },
  });
  search.removeFile(wages?.sha256 ?? '');
  const [line] = (await room.searchability.report()).lines.filter(({ kind }) => kind === 'needs-password');
  expect(line).toMatchObject({ documentId: act?.id, versionId: wages?.versionId });
  await room.searchability.readAgain(line?.versionId ?? '', 'harbour');
  expect((await room.searchability.report()).searchable).toBe(whole.searchable);
  room.close();
});
