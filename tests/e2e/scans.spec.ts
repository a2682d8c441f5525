import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPdf } from '../support/pdf-builder';
import { scanOf } from '../support/scan-builder';
import { call, importFolders } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';

const PHRASE = 'recovery period of ninety days';

interface Line {
  readonly id: string;
  readonly versionId: string;
  readonly textState: string;
}

test('a scan is read by machine, found, marked on the picture, selected over it and cited', async ({
  app,
  page,
  workspace,
}) => {
  test.setTimeout(150_000);
  const folder = path.join(workspace, 'scans');
  mkdirSync(folder);
  const lines = ['Section 2', 'Every identified victim has a', PHRASE, 'from the day of identification.'];
  writeFileSync(path.join(folder, 'act.pdf'), await scanOf(buildPdf({ title: '', pages: [{ lines }] })));
  const readers = () =>
    app.evaluate(
      ({ app: program }) =>
        program.getAppMetrics().filter(({ name, serviceName }) => /ocr/.test(`${name} ${serviceName}`))
          .length,
    );
  expect(await readers()).toBe(0);
  await importFolders(app, page, [folder]);
  const documents = () => call<Line[]>(page, 'library.list');
  await expect.poll(async () => (await documents()).length, { timeout: 30_000 }).toBe(1);
  const [{ id: documentId, versionId } = { id: '', versionId: '' }] = await documents();
  await call(page, 'library.update', { documentId, changes: { language: 'eng' } });
  await expect.poll(async () => (await documents())[0]?.textState, { timeout: 60_000 }).toBe('ocr');

  const [edition] = await call<{ id: string; edition: string }[]>(page, 'questionnaires.list');
  const { id: assessmentId } = await call<{ id: string }>(page, 'assessments.create', {
    ...{ state: 'TH', questionnaire: edition?.id, edition: edition?.edition, scope: 'core' },
    referenceDate: '2025-12-31',
  });
  const cite = `${assessmentId}:PROT-01`;
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `/search?q=${encodeURIComponent(`"${PHRASE}"`)}&cite=${encodeURIComponent(cite)}`,
  );
  await page.getByRole('link', { name: /p\. 1/ }).first().click();

  const sheet = page.locator('[data-page="1"]');
  const mark = sheet.locator('[data-mark]').first();
  await expect(mark).toBeVisible();
  await expect(sheet.locator('[data-text-layer] span').first()).toBeAttached();
  // The mark lies on the words of the picture: in its upper half, and not as large as the page.
  const [outer, inner] = [await sheet.boundingBox(), await mark.boundingBox()];
  expect(inner?.height ?? 0).toBeLessThan((outer?.height ?? 0) / 10);
  expect((inner?.y ?? 0) - (outer?.y ?? 0)).toBeLessThan((outer?.height ?? 0) / 2);
  await expectNoSeriousAxe(page);

  await page.evaluate(() => {
    const words = [...document.querySelectorAll('[data-page="1"] [data-text-layer] span')].filter(
      (span) => span.firstChild?.nodeType === Node.TEXT_NODE,
    );
    const at = (word: string) => words.find((span) => span.textContent?.includes(word))?.firstChild as Node;
    const [first, last] = [at('recovery'), at('days')];
    document.getSelection()?.setBaseAndExtent(first, 0, last, last.textContent?.length ?? 0);
  });
  const bubble = page.getByRole('toolbar', { name: 'Use the selected text' });
  await bubble.getByRole('button', { name: 'Cite', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Cite as evidence' });
  await expect(dialog.getByLabel('Quote')).toHaveValue(/recovery period of ninety days/);
  await dialog.getByRole('button', { name: 'Save citation' }).click();
  await expect(page.getByText('The citation for PROT-01 is saved.')).toBeVisible();
  const { answers } = await call<{
    answers: { itemId: string; citations: { versionId: string; page: number; rectangles: unknown[] }[] }[];
  }>(page, 'assessments.get', { assessmentId });
  const [citation] = answers.find(({ itemId }) => itemId === 'PROT-01')?.citations ?? [];
  expect(citation).toMatchObject({ versionId, page: 1 });
  expect(citation?.rectangles.length).toBeGreaterThan(0);

  await page.evaluate(() => {
    location.hash = '/library/pictures';
  });
  await expect(
    page
      .getByText(/^Done/)
      .or(page.getByText(/read by machine/))
      .first(),
  ).toBeVisible();
  await expectNoSeriousAxe(page);
  // Nothing is left to read: the process that reads pictures is let go.
  await expect.poll(readers, { timeout: 30_000 }).toBe(0);
});
