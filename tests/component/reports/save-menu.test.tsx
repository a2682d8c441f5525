import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SaveMenu } from '../../../renderer/reports';
import { printApart } from '../../../renderer/reports/print-apart';
import type { Report } from '../../../shared/reports';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
beforeEach(() => {
  // The window of the tests knows no letters that have yet to come.
  Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve() } });
});
afterEach(() => {
  shown?.leave();
  Reflect.deleteProperty(document, 'fonts');
});

const REPORT: Report = {
  head: { title: 'A plan', lines: [], foot: 'A plan, 1 June 2026', language: 'en' },
  blocks: [{ kind: 'text', text: 'What will be done.', look: 'plain' }],
} as unknown as Report;

const called = (title: string): Report => ({ ...REPORT, head: { ...REPORT.head, title } });
const paper = () => document.querySelector('[data-printed-report]');

it('prints what was asked for, also when its screen is left meanwhile', async () => {
  const asked = Promise.withResolvers<void>();
  const printed = Promise.withResolvers<{ saved: boolean }>();
  shown = await renderScreen(<SaveMenu name="A plan" compose={async () => REPORT} />, {
    answers: {
      'reports.print': () => {
        asked.resolve();
        return printed.promise;
      },
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Save as a file' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'PDF to print (.pdf)' }));
  await asked.promise;
  shown.leave();
  shown = undefined;
  expect(paper()?.textContent).toContain('What will be done.');
  printed.resolve({ saved: true });
  await waitFor(() => expect(paper()).toBeNull());
});

it('prints one document after the other', async () => {
  const printed = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const papers = () =>
    [...document.querySelectorAll('[data-printed-report] h1')].map((one) => one.textContent);
  const seen: (string | null)[][] = [];
  const first = printApart(called('First'), () => {
    asked.resolve();
    return printed.promise;
  });
  const second = printApart(called('Second'), async () => void seen.push(papers()));
  await asked.promise;
  expect(papers()).toEqual(['First']);
  printed.resolve();
  await Promise.all([first, second]);
  expect(seen).toEqual([['Second']]);
});

it('says that a document cannot be laid out, and prints the next one', async () => {
  const broken = { ...REPORT, blocks: [{ kind: 'list' }] } as unknown as Report;
  await expect(printApart(broken, async () => undefined)).rejects.toThrow(TypeError);
  expect(paper()).toBeNull();
  let text: string | null | undefined;
  await printApart(called('Next'), async () => {
    text = paper()?.textContent;
  });
  expect(text).toContain('Next');
});
