import { expect, type Page } from '@playwright/test';

/**
 * Fails with a list when who only hears the screen cannot tell its parts apart: buttons with one name that act on different things,
 * headings that leave a level out, a table without a name.
 */
export async function expectToldApart(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const seen = [...document.querySelectorAll('main, [role="dialog"]')].flatMap((part) =>
      [...part.querySelectorAll('button, h1, h2, h3, h4, h5, h6, table')].filter((each) =>
        each.checkVisibility({ visibilityProperty: true }),
      ),
    );
    const wordsOf = (ids: string | null) =>
      (ids ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
    const nameOf = (element: Element) =>
      element.getAttribute('aria-label') ??
      (element.hasAttribute('aria-labelledby')
        ? wordsOf(element.getAttribute('aria-labelledby')).join(' ')
        : element.textContent.trim());
    const heard = (element: Element) =>
      [
        nameOf(element),
        element.closest('tr')?.querySelector('th')?.textContent ?? '',
        element.getAttribute('aria-description') ?? '',
        ...wordsOf(element.getAttribute('aria-describedby')),
      ].join(' | ');
    // What an empty screen offers in its middle is also at its top; the links of a document are in a page that has a name.
    const isOwn = (element: Element) => element.closest('header, [data-page]') === null;
    const twice = (elements: readonly Element[]) =>
      [...Map.groupBy(elements, heard)]
        .filter(([, alike]) => alike.length > 1)
        .map(([name, alike]) => `${alike.length} times “${name}”`);
    const buttons = seen.filter((each) => each.matches('button:not([aria-hidden="true"])') && isOwn(each));
    const jumps = seen
      .filter((each) => each.matches('h1, h2, h3, h4, h5, h6'))
      .map((each) => ({ level: Number(each.tagName[1]), name: nameOf(each) }))
      .filter(({ level }, at, all) => level > (all[at - 1]?.level ?? 0) + 1)
      .map(({ level, name }) => `a level is left out before the heading of level ${level} “${name}”`);
    const nameless = seen
      .filter((each) => each.matches('table') && each.querySelector('caption') === null)
      .filter((each) => !each.hasAttribute('aria-label') && !each.hasAttribute('aria-labelledby'))
      .map((each) => `a table without a name: ${each.textContent.slice(0, 40)}`);
    return [...twice(buttons), ...jumps, ...nameless];
  });
  expect(found).toEqual([]);
}
