import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { call } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { freezeYears } from './support/frozen-years';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { resize } from './support/resize';

const PICTURES = path.resolve(import.meta.dirname, '../../out/screens');

const go = (page: Page, keys: readonly string[]) =>
  page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `/compare/${keys.join(',')}`,
  );

test('ten years in plots: clean for assistive tools, told in words and tables, saved as pictures', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000);
  mkdirSync(PICTURES, { recursive: true });
  // 2019 is missing: no line may cross it.
  const keys = await freezeYears(page, 'TH', [2015, 2016, 2017, 2018, 2020, 2021, 2022, 2023, 2024, 2025]);
  const size = async (width: number, height: number) => {
    await resize(app, width, height);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
  };
  const shot = (name: string) =>
    page.screenshot({ path: path.join(PICTURES, `compare-${name}.png`), fullPage: false });
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });

  // What the State wants and plans is drawn beside what it has.
  for (const itemId of ['POL-01', 'POL-04', 'PREV-01', 'PROT-01'])
    await call(page, 'planning.setTarget', {
      ...{ state: 'TH', itemId },
      target: { level: 4, dueOn: null, reason: 'Decided' },
    });
  const { id: planId } = await call<{ id: string }>(page, 'planning.createPlan', {
    ...{ state: 'TH', from: null },
    fields: {
      ...{ title: 'National plan', introduction: '', status: 'approved' },
      ...{ startsOn: '2026-01-01', endsOn: '2027-12-31' },
    },
  });
  for (const itemId of ['PREV-01', 'PROT-01', 'PROS-01'])
    await call(page, 'planning.addAction', {
      planId,
      fields: {
        ...{ itemId, fromLevel: 1, toLevel: 4, title: `Lift ${itemId}`, owner: 'Justice', description: '' },
        ...{ partners: [], startsOn: null, dueOn: null, costClass: 'none', costText: '', indicator: '' },
        ...{ expectedDocument: '', expectedType: null, resources: [], state: 'agreed', stateReason: '' },
        ...{ doneOn: null, doneDocumentId: null },
      },
    });

  await go(page, keys);
  await page.getByRole('tab', { name: 'Plots' }).click();
  const figure = page.locator('figure');
  await expect(figure.getByRole('img')).toBeVisible();
  await expect(figure.getByText(/The same \d+ of 36 items are counted in every column\./)).toBeVisible();
  await expect(figure.getByText(/Answered of asked: A \d+ of 36, B/)).toBeVisible();

  await expect(figure.getByText(/With all targets reached it would be \d+ of \d+/)).toBeVisible();
  await expect(figure.getByText(/If all planned actions finish it would be \d+ of \d+/)).toBeVisible();
  await expect(figure.getByRole('columnheader', { name: 'If all planned actions finish' })).toBeVisible();

  const look = async (name: string) => {
    await expectNoSeriousAxe(page);
    for (const [width, height] of [
      [1024, 700],
      [1366, 768],
    ] as const) {
      await size(width, height);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([name, width, tooWide]).toEqual([name, width, 0]);
      await shot(`${name}-${width}`);
    }
    // As a printer without colours shows it.
    const inGrey = (isGrey: boolean) =>
      page.evaluate(
        (filter) => {
          document.documentElement.style.filter = filter;
        },
        isGrey ? 'grayscale(1)' : '',
      );
    await inGrey(true);
    await shot(`${name}-grey`);
    await inGrey(false);
  };
  // Every plot once, and the three schemes in turns: what they share is the same component.
  for (const [kind, theme] of [
    ['groups', 'light'],
    ['lines', 'dark'],
    ['levels', 'contrast'],
    ['spread', 'light'],
  ] as const) {
    await call(page, 'settings.update', { theme });
    await page.getByLabel('Plot', { exact: true }).selectOption(kind);
    if (kind === 'spread') await expect(figure.getByText('There is nothing to draw')).toBeVisible();
    else await expect(figure.getByRole('img')).toBeVisible();
    await figure.scrollIntoViewIfNeeded();
    await look(`${kind}-${theme}`);
  }
  await page.getByRole('tab', { name: 'Table' }).click();
  await expect(page.getByRole('grid')).toContainText('Not known');
  await look('table-light');

  await call(page, 'settings.update', { theme: 'light' });
  await page.getByRole('tab', { name: 'Plots' }).click();
  await page.getByLabel('Plot', { exact: true }).selectOption('lines');
  await page.getByLabel('Rows').selectOption('POL');
  await expect(figure.getByRole('table')).toContainText('of');
  const svg = path.join(PICTURES, 'compare-saved.svg');
  await choosePlaces(app, [svg]);
  await page.getByRole('button', { name: 'Save as SVG' }).click();
  await expect(page.getByText('The picture is saved.')).toBeVisible();
  const drawn = readFileSync(svg, 'utf8');
  expect(drawn).toMatch(/^<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(drawn).not.toMatch(/var\(--|<style|<script/);
  expect(drawn).toContain('The same');
  const png = path.join(PICTURES, 'compare-saved.png');
  rmSync(png, { force: true });
  await choosePlaces(app, [png]);
  await page.getByRole('button', { name: 'Save as PNG' }).click();
  await expect.poll(() => existsSync(png)).toBe(true);
  expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
  expect(violations).toEqual([]);

  // Two more States: their levels stay hidden until their consent is recorded.
  const others = [...(await freezeYears(page, 'KH', [2025])), ...(await freezeYears(page, 'VN', [2024]))];
  const last = keys.at(-1) ?? '';
  await go(page, [last, ...others, `${last}~targets`]);
  await expect(page.getByText(/Some levels are hidden/)).toBeVisible();
  await page.getByRole('tab', { name: 'Table' }).click();
  await expect(page.getByRole('grid')).toContainText('Hidden');
  await expectNoSeriousAxe(page);
  await shot('hidden');
  for (const state of ['Cambodia', 'Thailand', 'Viet Nam']) {
    await page.getByRole('button', { name: `Record the consent of ${state}` }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Letter of 3 May');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await expect(page.getByText(/Some levels are hidden/)).toBeHidden();
  await page.getByRole('tab', { name: 'Plots' }).click();
  await page.getByLabel('Plot', { exact: true }).selectOption('spread');
  await page.getByLabel('Show one column').selectOption('1');
  await expect(figure.getByText(/items have at least three levels/)).toBeVisible();
  await look('spread-states');

  await page.evaluate(() => {
    location.hash = '/compare/all';
  });
  await expect(page.getByText(/12 frozen assessments of 3 States/)).toBeVisible();
  await look('map');
  const cell = page.locator('[data-cell="0:3"]');
  await cell.click();
  await expect(page.getByRole('dialog')).toContainText('31 December 2015');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = '/compare';
  });
  await page.getByRole('button', { name: 'Agencies and targets of Thailand, 31 December 2025' }).click();
  await page.getByRole('checkbox', { name: /Targets of the State/ }).check();
  await page.getByRole('checkbox', { name: 'Thailand, 31 December 2025' }).check();
  await look('start');
});
