import path from 'node:path';
import { corpusFiles, corpusFolder } from '../support/corpus';
import { call, importFolders } from './support/calls';
import { expect, test } from './support/launch';

const OUTCOMES = {
  opens: ['added'],
  'needs-password': ['locked'],
  refused: ['refused'],
  either: ['added', 'refused', 'locked'],
} as const;

test('every file of the corpus ends in the outcome its manifest expects, and the window goes on', async ({
  app,
  page,
}) => {
  test.setTimeout(300_000);
  const corpus = corpusFolder();
  if (corpus === null) {
    test.info().annotations.push({ type: 'corpus', description: 'not at hand: nothing was imported here' });
    return;
  }
  const folders = ['real', 'udhr', 'udhr-scanned', 'udhr-qt', 'nasty'].map((name) => path.join(corpus, name));
  const importId = await importFolders(app, page, folders);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  interface Reply {
    summary: { state: string };
    files: { name: string; outcome: string; code: string | null; pageCount: number | null }[];
  }
  const reply = () => call<Reply>(page, 'library.getImport', { importId });
  await expect.poll(async () => (await reply()).summary.state, { timeout: 240_000 }).toBe('done');
  const { files } = await reply();

  const wrong: string[] = [];
  const manifest = corpusFiles(corpus);
  expect(files).toHaveLength(manifest.length);
  for (const { file, expected = 'opens', pages } of manifest) {
    const found = files.find(({ name }) => name === path.basename(file));
    const allowed: readonly string[] = OUTCOMES[expected];
    if (!found || !allowed.includes(found.outcome)) {
      wrong.push(`${file}: ${expected}, but ${found?.outcome ?? 'missing'} (${found?.code ?? ''})`);
    } else if (expected === 'opens' && pages !== null && found.pageCount !== pages) {
      wrong.push(`${file}: ${pages} pages, but ${found.pageCount}`);
    }
    // Whatever is not added is explained by a code.
    if (found && found.outcome !== 'added')
      expect([found.name, found.code]).toEqual([found.name, expect.any(String)]);
  }
  expect(wrong).toEqual([]);
  await call(page, 'settings.get');
});
