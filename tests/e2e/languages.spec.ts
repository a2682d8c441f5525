import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { call } from './support/calls';
import { expectToldApart } from './support/heard';
import { expect, test } from './support/launch';
import { placesOf, waitForSample } from './support/places';
import { resize } from './support/resize';

const PICTURES = path.resolve(import.meta.dirname, '../../out/screens');
const LOCALES = path.resolve(import.meta.dirname, '../../resources/locales');
const LANGUAGES = readdirSync(LOCALES).filter((language) => language !== 'en');

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

const wordsOf = (language: string, room: string) =>
  JSON.parse(readFileSync(path.join(LOCALES, language, `${room}.json`), 'utf8'));

/** Sentences of English that are said in other words in a language: who sees one sees that it was not translated. */
function englishOnly(language: string): string[] {
  const pairs = (english: unknown, own: unknown): string[] => {
    if (typeof english === 'string')
      return english === own || !/^[^{]+ [^{]+ [^{]+$/.test(english) ? [] : [english];
    return Object.entries(english as object).flatMap(([key, value]) =>
      pairs(value, (own as Record<string, unknown> | undefined)?.[key]),
    );
  };
  return readdirSync(path.join(LOCALES, 'en')).flatMap((file) => {
    const room = path.basename(file, '.json');
    // Questionnaires, which stay in the language of their edition, name some of their parts as the vocabulary does.
    return room === 'vocabulary' ? [] : pairs(wordsOf('en', room), wordsOf(language, room));
  });
}

/** Texts of the window that stand in English, but for those that say so. */
async function leftInEnglish(page: Page, sentences: readonly string[]): Promise<string[]> {
  return page.evaluate((list) => {
    const known = new Set(list);
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (known.has(text) && node.parentElement?.closest('[lang="en"], style, script') === null)
        found.push(text);
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      for (const name of ['aria-label', 'placeholder', 'title'])
        if (known.has(element.getAttribute(name) ?? '')) found.push(`${name}: ${element.getAttribute(name)}`);
    }
    return found;
  }, sentences);
}

for (const language of LANGUAGES) {
  test(`every screen is told in ${language} and fits the window`, async ({ app, page }) => {
    test.setTimeout(480_000);
    mkdirSync(PICTURES, { recursive: true });
    await waitForSample(page);
    const places = await placesOf(page);
    const english = englishOnly(language);
    await page.evaluate(() => {
      location.hash = '/settings';
    });
    await page.getByRole('combobox', { name: 'Language of the program' }).click();
    const own = new Intl.DisplayNames(language, { type: 'language' }).of(language);
    await page.getByRole('option', { name: new RegExp(`^${own} – `) }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf(language, 'settings').title);
    // The narrowest window has least room for long words.
    await resize(app, 1024, 700);
    await page.reload();
    for (const { name, address } of places) {
      await test.step(name, async () => {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, address);
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        await expect(
          page.getByRole('main').locator('.mantine-Loader-root, .mantine-Skeleton-root'),
        ).toHaveCount(0);
        expect.soft([name, await leftInEnglish(page, english)]).toEqual([name, []]);
        await expectToldApart(page);
        const tooWide = await page.evaluate(() => {
          const main = document.querySelector('main');
          return (
            document.documentElement.scrollWidth -
            window.innerWidth +
            (main === null ? 0 : main.scrollWidth - main.clientWidth)
          );
        });
        const below = await page
          .getByRole('navigation')
          .first()
          .evaluate((nav) => nav.scrollHeight - nav.clientHeight);
        expect.soft([name, tooWide, below]).toEqual([name, 0, 0]);
        await page.screenshot({ path: path.join(PICTURES, `${name}-${language}.png`) });
      });
    }
    await call(page, 'settings.update', { language: 'en' });
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
}

test.describe('before another workspace is open', () => {
  test.use({ environment: {} });

  test('the sample is shown in the language and the years that were chosen', async ({ page }) => {
    await call(page, 'settings.update', { language: 'km', calendar: 'be', theme: 'dark' });
    const loaded = page.waitForEvent('load');
    await call(page, 'workspace.open', { kind: 'sample' });
    await loaded;
    await expect(page.locator('html')).toHaveAttribute('lang', 'km');
    expect(await call(page, 'settings.get')).toMatchObject({ language: 'km', calendar: 'be', theme: 'dark' });
  });
});

test.describe('on a computer in Vietnamese', () => {
  test.use({ environment: { LANGUAGE: 'vi' } });

  test('the window begins in Vietnamese, and stays in the language that is chosen', async ({
    page,
    relaunch,
  }) => {
    const home = page.getByRole('heading', { level: 1, name: wordsOf('vi', 'home').first.title });
    await expect(home).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
    expect(await call<{ language: string }>(page, 'settings.get')).toMatchObject({ language: 'vi' });
    await call(page, 'settings.update', { language: 'en' });
    await expect(
      page.getByRole('heading', { level: 1, name: wordsOf('en', 'home').first.title }),
    ).toBeVisible();
    const again = await relaunch();
    await expect(
      again.page.getByRole('heading', { level: 1, name: wordsOf('en', 'home').first.title }),
    ).toBeVisible();
  });
});

test.describe('in a window in Thai', () => {
  test.use({ environment: { LANGUAGE: 'th', WAYMARK_SAMPLE: '1' } });

  test('questions are asked in Thai, said to be a draft, with English one key away', async ({ page }) => {
    await waitForSample(page);
    const [open] = (await call<{ id: string; status: string }[]>(page, 'assessments.list')).filter(
      ({ status }) => status === 'open',
    );
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `/assessments/${open?.id}/PROT-01`);
    const words = wordsOf('th', 'assessments').language;
    await expect(page.getByText(words.state.machine)).toBeVisible();
    const question = page.getByRole('heading', { level: 1 });
    await expect(question).toHaveText(/^PROT-01 [\u0e00-\u0e7f ]+$/);
    await page.keyboard.press('e');
    await expect(question).toHaveText(/^PROT-01 Has a national procedure/);
    await page.keyboard.press('e');
    await page.getByRole('combobox', { name: words.label }).selectOption({ index: 0 });
    await expect(question).toHaveText(/^PROT-01 Has a national procedure/);
    expect(await call<{ questionLanguage: string }>(page, 'settings.get')).toMatchObject({
      questionLanguage: 'eng',
    });
  });

  test('questions are in Thai wherever they stand, and so they are found', async ({ page }) => {
    await waitForSample(page);
    const note = wordsOf('th', 'questionnaires').read.unchecked_other.split('{{')[0];
    const places = await placesOf(page);
    const THAI = /[\u0e00-\u0e7f]{4}/;
    for (const [name, topic] of [
      ['assessment', page.getByRole('row', { name: /^POL-01 / })],
      ['consolidation', page.getByRole('row', { name: /^PROT-04 / })],
      ['decide', page.getByRole('heading', { level: 1 })],
      ['checks', page.getByRole('listitem').filter({ hasText: 'POL-11' })],
      ['gaps', page.getByRole('row', { name: /^POL-08 / })],
      ['gap', page.getByRole('heading', { level: 1 })],
      ['compare', page.getByRole('row', { name: /POL-08/ })],
    ] as const) {
      await test.step(name, async () => {
        await page.evaluate(
          (hash) => {
            location.hash = hash;
          },
          places.find((place) => place.name === name)?.address ?? '',
        );
        await expect(page.getByRole('note').filter({ hasText: note }).first()).toBeVisible();
        await expect(topic.first()).toHaveText(THAI);
        await expect(topic.first()).not.toHaveText(/national|action plan|screening/);
      });
    }
    const found = () => call<{ kind: string; id: string }[]>(page, 'search.jump', { text: 'แผนปฏิบัติการ' });
    await expect
      .poll(async () => (await found()).map(({ kind, id }) => `${kind} ${id}`))
      .toContain('item POL-08');
    const inEnglish = await call<{ kind: string; id: string }[]>(page, 'search.jump', {
      text: 'action plan',
    });
    expect(inEnglish.map(({ kind, id }) => `${kind} ${id}`)).toContain('item POL-08');
  });
});
