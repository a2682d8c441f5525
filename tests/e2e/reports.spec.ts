import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import yauzl from 'yauzl';
import { readWorkbook } from '../../main/platform';
import { call } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { freezeYears } from './support/frozen-years';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { waitForSample } from './support/places';

const FILES = path.resolve(import.meta.dirname, '../../out/screens');

/** The words of each page of a PDF. */
async function pagesOf(file: string): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)) }).promise;
  const pages: string[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return pages;
}

/** The headings by which a PDF is gone through, and whether it is tagged for who hears it. */
async function outlineOf(file: string): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)) }).promise;
  const outline = (await document.getOutline()) as { title: string; items: { title: string }[] }[] | null;
  // Typed as an object, and a map in truth.
  const marks = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean>;
  expect(marks.get('Marked')).toBe(true);
  return (outline ?? []).flatMap(({ title, items }) => [title, ...items.map((item) => item.title)]);
}

/** The body of a Word document as its words. */
function wordsOf(file: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  yauzl.open(file, (failed, zip) => {
    if (zip === undefined) return reject(failed);
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.fileName !== 'word/document.xml') return;
      zip.openReadStream(entry, (broken, stream) => {
        if (stream === undefined) return reject(broken);
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          const xml = Buffer.concat(pieces).toString('utf8');
          const paragraphs = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
            [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
          );
          resolve(paragraphs.join('\n'));
        });
      });
    });
  });
  return promise;
}

/** Saves what the screen shows in the three kinds of files, and gives their paths. */
async function saveAll(app: ElectronApplication, page: Page, name: string, button = 'Save as a file') {
  const kinds = { docx: 'Word document (.docx)', xlsx: 'Excel workbook (.xlsx)', pdf: 'PDF to print (.pdf)' };
  const files: Record<keyof typeof kinds, string> = { docx: '', xlsx: '', pdf: '' };
  for (const kind of ['docx', 'xlsx', 'pdf'] as const) {
    const file = path.join(FILES, `${name}.${kind}`);
    rmSync(file, { force: true });
    await choosePlaces(app, [file]);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('menuitem', { name: kinds[kind] }).click();
    const told = page.getByRole('alert').filter({ hasText: 'The file is saved.' });
    await expect(told).toBeVisible({ timeout: 30_000 });
    await told.getByRole('button').first().click();
    await expect(page.getByText('The file is saved.')).toBeHidden();
    files[kind] = file;
  }
  return files;
}

test('a comparison, the gaps and a plan are saved as Word, Excel and PDF, with the same figures in each', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000);
  mkdirSync(FILES, { recursive: true });
  const keys = await freezeYears(page, 'TH', [2022, 2024, 2025]);
  const [before, after] = [keys[1] ?? '', keys[2] ?? ''];
  const reason = 'พระราชบัญญัติฉบับใหม่ \u17A2\u17D2\u1793\u1780';
  await call(page, 'comparison.setCause', {
    difference: { itemId: 'POL-01', before, after },
    cause: { cause: 'real-change', reason },
  });
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `/compare/${keys.join(',')}`,
  );
  const summary = await page.locator('[data-summary]').textContent();
  const better = Number(/(\d+) better/.exec(summary ?? '')?.[1]);
  const compared = Number(/(\d+) of 36 items comparable/.exec(summary ?? '')?.[1]);
  expect(compared).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await expectNoSeriousAxe(page);
  await page.screenshot({ path: path.join(FILES, 'reports-menu.png') });
  await page.keyboard.press('Escape');
  // A dark window is no reason for black margins.
  const ground = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setBackgroundColor('#15191d');
    const print = window?.webContents.printToPDF.bind(window.webContents);
    const grounds: unknown[] = [];
    Object.assign(globalThis, { grounds });
    if (window !== undefined && print !== undefined)
      window.webContents.printToPDF = (options) => {
        grounds.push(window.getBackgroundColor());
        return print(options);
      };
    return window?.getBackgroundColor();
  });
  const files = await saveAll(app, page, 'reports-comparison');
  expect(await app.evaluate(() => (globalThis as { grounds?: unknown }).grounds)).toEqual(['#FFFFFF']);
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor()),
  ).toBe(ground);

  const word = await wordsOf(files.docx);
  for (const words of [
    'What is compared',
    'The same',
    'Recorded reasons',
    reason,
    'All items in every column',
  ])
    expect(word).toContain(words);
  const { sheets } = await readWorkbook(readFileSync(files.xlsx));
  expect(sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Summary', 'Changes', 'Reasons', 'Counts', 'Plots', 'Table']),
  );
  const counts = sheets
    .find(({ name }) => name === 'Summary')
    ?.rows.map(({ cells }) => cells.map(({ text }) => text));
  const headAt = counts?.findIndex((row) => row[0] === 'Between') ?? -1;
  const column = counts?.[headAt]?.indexOf('Better') ?? -1;
  expect(counts?.[headAt + 1]?.[column]).toBe(String(better));
  expect(counts?.[headAt + 1]?.[1]).toBe(String(compared));
  const pdf = (await pagesOf(files.pdf)).join('\n').replaceAll(/\s+/g, ' ');
  expect(pdf).toContain('What is compared');
  expect(pdf).toContain('All items in every column');
  expect(pdf).toContain('Items on level');
  expect(await outlineOf(files.pdf)).toEqual(
    expect.arrayContaining(['What is compared', 'Recorded reasons']),
  );
  // Nothing of the window itself is on the paper.
  expect(pdf).not.toContain('Choose other assessments');
  await expect(page.locator('[data-printed-report]')).toHaveCount(0);

  // A folder that cannot be written into is told, and nothing is left busy.
  await choosePlaces(app, ['/nowhere/report.docx']);
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await page.getByRole('menuitem', { name: 'Word document (.docx)' }).click();
  await expect(page.getByText('The file could not be written in the place you chose.')).toBeVisible();

  await page.evaluate(() => {
    location.hash = '/gaps';
  });
  await expect(page.getByRole('table', { name: 'Gaps and strengths', exact: true })).toBeVisible();
  await page.screenshot({ path: path.join(FILES, 'reports-gaps-screen.png') });
  const gaps = await saveAll(app, page, 'reports-gaps');
  expect(await wordsOf(gaps.docx)).toContain('Order: moved by hand');
  const { id } = await call<{ id: string }>(page, 'planning.createPlan', {
    ...{ state: 'TH', from: null },
    fields: {
      ...{ title: 'National plan', introduction: `Why.\n\n${reason}`, status: 'approved' },
      ...{ startsOn: '2026-01-01', endsOn: '2027-12-31' },
    },
  });
  await call(page, 'planning.addAction', {
    planId: id,
    fields: {
      ...{ itemId: 'POL-01', fromLevel: 1, toLevel: 2, title: `Issue the order ${reason}`, owner: 'Justice' },
      ...{
        description: 'In three steps.',
        partners: ['Police'],
        startsOn: '2026-02-01',
        dueOn: '2026-09-30',
      },
      ...{
        costClass: 'own-budget',
        costText: '',
        indicator: 'The order is in force',
        expectedDocument: 'Order',
      },
      ...{ expectedType: 'ORD', resources: [], state: 'agreed', stateReason: '', doneOn: null },
      doneDocumentId: null,
    },
  });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/plans/${id}`);
  const plan = await saveAll(app, page, 'reports-plan');
  const planned = await wordsOf(plan.docx);
  for (const words of [
    'Introduction',
    `Issue the order ${reason}`,
    'The order is in force',
    '2026 Q3',
    'Partners: Police',
  ])
    expect(planned).toContain(words);
  expect((await readWorkbook(readFileSync(plan.xlsx))).sheets.length).toBeGreaterThan(1);
  expect((await pagesOf(plan.pdf)).join(' ')).toContain('Issue the order');

  await page.evaluate(() => {
    location.hash = '/gaps';
  });
  const brief = await saveAll(app, page, 'reports-brief', 'One-page brief');
  const [sheet, ...more] = await pagesOf(brief.pdf);
  expect(more).toEqual([]);
  for (const words of ['What got better since', 'What waits for a decision', 'Where this stands'])
    expect(sheet?.replaceAll(/\s+/g, ' ')).toContain(words);
  expect(await wordsOf(brief.docx)).toContain('What waits for a decision');
});

test.describe('in the sample workspace', () => {
  test.use({ environment: { WAYMARK_SAMPLE: '1' } });

  test('answers, those under one treaty, and the list of documents are saved with the words that the screen has', async ({
    app,
    page,
  }) => {
    test.setTimeout(240_000);
    mkdirSync(FILES, { recursive: true });
    const go = (hash: string) =>
      page.evaluate((to) => {
        location.hash = to;
      }, hash);
    await go('/assessments');
    await page.getByRole('link', { name: '31 December 2025', exact: true }).click();
    const answers = await saveAll(app, page, 'reports-answers');
    const told = await wordsOf(answers.docx);
    for (const words of [
      'POL-02 Regional, labour, child',
      'Evidence: passages cited',
      'Counter-Trafficking Act',
    ])
      expect(told).toContain(words);

    await go('/assessments');
    await page.getByRole('link', { name: '31 December 2026', exact: true }).click();
    await page.getByRole('button', { name: 'Save as a file' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'With the discussion on each item' }).click();
    await page.keyboard.press('Escape');
    const discussed = await saveAll(app, page, 'reports-discussed');
    expect(await wordsOf(discussed.docx)).toContain('compare the screening forms of both services');
    expect((await readWorkbook(readFileSync(discussed.xlsx))).sheets.at(-1)?.name).toBe('Discussion');

    await go('/principles?kind=treaty');
    const treaty = page.getByRole('region', { name: /Discrimination against Women/ });
    await treaty.getByRole('link', { name: /^Its \d+ items with their answers/ }).click();
    const shown = page.getByRole('status').filter({ hasText: 'items are shown' });
    const [, count = ''] = /^(\d+) of/.exec((await shown.textContent()) ?? '') ?? [];
    await expectNoSeriousAxe(page);
    const articles = await saveAll(app, page, 'reports-articles', 'Save by article');
    const words = (await pagesOf(articles.pdf)).join('\n').replaceAll(/\s+/g, ' ');
    expect(words).toContain(`${count} items rest on this instrument.`);
    expect(words).toContain('Not known whether Sample Islands (made up) is bound');
    expect(words).toContain('Duty. States that joined must do this.');
    expect(await outlineOf(articles.pdf)).toContain(
      'UN Convention on discrimination against women, Article 6',
    );

    await go('/library');
    const list = await saveAll(app, page, 'reports-list', 'Save this list');
    expect(await wordsOf(list.docx)).toContain('คำสั่งกระทรวงแรงงาน');
    const { sheets } = await readWorkbook(readFileSync(list.xlsx));
    expect(sheets.map(({ name }) => name)).toEqual(['List of documents', 'Texts and files', 'Relations']);

    await go('/history');
    const handover = await saveAll(app, page, 'reports-handover', 'Handover file');
    const handed = await wordsOf(handover.docx);
    for (const said of [
      'Assessments under way',
      'Agencies and who speaks for them',
      'Packs from this workspace',
    ])
      expect(handed).toContain(said);
  });

  test('the brief is one page also with the longest words in scripts with high lines', async ({
    app,
    page,
  }) => {
    test.setTimeout(180_000);
    mkdirSync(FILES, { recursive: true });
    await waitForSample(page);
    const title = 'การป้องกันและปราบปรามการค้ามนุษย์'.repeat(9);
    for (const { id } of await call<{ id: string }[]>(page, 'library.list', { sort: 'title' }))
      await call(page, 'library.update', { documentId: id, changes: { title } });
    const [plan] = await call<{ id: string }[]>(page, 'planning.plans', { state: null });
    for (const at of ['๑', '๒', '๓'])
      await call(page, 'planning.addAction', {
        planId: plan?.id,
        fields: {
          ...{ itemId: `PROT-0${Number(at.codePointAt(0)) - 0xe50}`, fromLevel: null, toLevel: null },
          ...{
            title: at + title,
            description: '',
            owner: title.slice(0, 150),
            partners: [],
            costText: '',
            indicator: '',
          },
          ...{ startsOn: null, dueOn: '2026-01-31', costClass: 'unknown', expectedDocument: '' },
          ...{ expectedType: null, resources: [], state: 'agreed', stateReason: '', doneOn: null },
          doneDocumentId: null,
        },
      });
    const frozen = (await call<{ id: string; referenceDate: string }[]>(page, 'assessments.list')).find(
      ({ referenceDate }) => referenceDate === '2025-12-31',
    );
    for (const language of ['km', 'my', 'ta']) {
      await call(page, 'settings.update', { language });
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `/gaps?assessment=${frozen?.id}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const file = path.join(FILES, `reports-brief-${language}.pdf`);
      rmSync(file, { force: true });
      await choosePlaces(app, [file]);
      await page.locator('main button[aria-haspopup="menu"]').first().click();
      await page.getByRole('menuitem', { name: '.pdf' }).click();
      await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
      const pages = await pagesOf(file);
      expect([language, pages.length]).toEqual([language, 1]);
      expect(pages[0]).toContain('[7]');
    }
  });
});

test('a window that hangs while a PDF is printed is ended and opened anew, tells it, and prints the next one', async ({
  app,
  page,
}) => {
  mkdirSync(FILES, { recursive: true });
  const keys = await freezeYears(page, 'TH', [2024, 2025]);
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `/compare/${keys.join(',')}`,
  );
  await expect(page.getByRole('button', { name: 'Save as a file' })).toBeVisible();
  // Nobody waits here for the five minutes that are waited on slow computers.
  await app.evaluate(({ BrowserWindow }) => {
    const later = globalThis.setTimeout;
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const isBack = new Promise<void>((done) => contents?.once('did-finish-load', () => done()));
    let isFirst = true;
    const sooner = (work: () => void, ms?: number) => {
      const isLimit = isFirst && ms === 300_000;
      if (isLimit) isFirst = false;
      return later(work, isLimit ? 3_000 : ms);
    };
    Object.assign(globalThis, { setTimeout: sooner, isBack });
  });
  await page.evaluate(() => {
    addEventListener('beforeprint', () => {
      for (;;);
    });
  });
  const file = path.join(FILES, 'reports-hung.pdf');
  rmSync(file, { force: true });
  await choosePlaces(app, [file]);
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await page.getByRole('menuitem', { name: 'PDF to print (.pdf)' }).click();
  // The page that is driven from here has gone for good.
  const look = (script: string) =>
    app.evaluate(
      ({ BrowserWindow }, asked) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(asked) as Promise<unknown>,
      script,
    );
  const sees = (words: string) => async () => String(await look('document.body.innerText')).includes(words);
  const press = (role: string, name: string) =>
    expect
      .poll(() =>
        look(
          `(() => {
            const all = [...document.querySelectorAll('${role}')];
            const one = all.find((each) => each.innerText.includes('${name}'));
            one?.click();
            return one !== undefined;
          })()`,
        ),
      )
      .toBe(true);
  await app.evaluate(() => (globalThis as { isBack?: Promise<void> }).isBack);
  await expect.poll(sees('The PDF was not finished within 5 minutes'), { timeout: 30_000 }).toBe(true);
  expect(existsSync(file)).toBe(false);
  await expect.poll(sees('Save as a file'), { timeout: 30_000 }).toBe(true);
  const picture = await app.evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
  );
  writeFileSync(path.join(FILES, 'reports-hung.png'), Buffer.from(picture ?? '', 'base64'));
  await choosePlaces(app, [file]);
  await press('button', 'Save as a file');
  await press('[role=menuitem]', 'PDF to print (.pdf)');
  await expect.poll(sees('The file is saved.'), { timeout: 30_000 }).toBe(true);
  expect((await pagesOf(file)).join('\n')).toContain('What is compared');
});

test('every sheet of the printed list of changes has the heads of its columns', async ({ app, page }) => {
  mkdirSync(FILES, { recursive: true });
  const keys = await freezeYears(page, 'TH', [2024, 2025]);
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `/compare/${keys.join(',')}`,
  );
  await page.locator('tr[data-row]').first().waitFor();
  // All of the list, also what did not change: more than a sheet takes.
  for (const name of [/^Same level/, /^No level on both sides/, /^Not answered on both sides/])
    for (const chip of await page.getByRole('checkbox', { name }).all()) await chip.press('Space');
  const printed = await app.evaluate(async ({ BrowserWindow }) => {
    const sheet = { pageSize: 'A4', preferCSSPageSize: true } as const;
    const [window] = BrowserWindow.getAllWindows();
    return (await window?.webContents.printToPDF(sheet))?.toString('base64') ?? '';
  });
  const file = path.join(FILES, 'printed-changes.pdf');
  writeFileSync(file, Buffer.from(printed, 'base64'));
  const sheets = (await pagesOf(file)).filter((words) => /(?:POL|PREV|PROT|PROS)-\d\d/.test(words));
  expect(sheets.length).toBeGreaterThan(1);
  for (const words of sheets) expect(words.replaceAll(/\s+/g, ' ')).toContain('Besides the level');
});
