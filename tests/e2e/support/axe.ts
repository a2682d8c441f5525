import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails with a readable list when axe finds something serious or critical in the window as it is now. */
export async function expectNoSeriousAxe(page: Page): Promise<void> {
  // Words that are fading in have less contrast than they will have: they appear at once.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // Electron cannot open the second page that axe's newer mode wants.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap((violation) =>
      violation.nodes.map(
        (node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary ?? violation.help}`,
      ),
    );
  expect(serious).toEqual([]);
}
