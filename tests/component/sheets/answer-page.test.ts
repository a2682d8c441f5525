import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aSheet, aSheetItem, SCALE, SHEET_WORDS } from '../../support/builders/sheets';

const SHEET = aSheet([aSheetItem(), aSheetItem({ itemId: 'POL-02' })]);
/** What the page listens to beyond itself ends with it. */
let listening = new AbortController();

beforeEach(() => {
  localStorage.clear();
  for (const target of [window, document]) {
    const listen = target.addEventListener.bind(target) as typeof window.addEventListener;
    vi.spyOn(target, 'addEventListener').mockImplementation(
      (type: string, hear: EventListenerOrEventListenerObject | null) => {
        if (hear !== null) listen(type, hear, { signal: listening.signal });
      },
    );
  }
});
afterEach(() => {
  listening.abort();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** Opens the page in a window; one that was open before is gone. */
async function open(): Promise<void> {
  listening.abort();
  listening = new AbortController();
  const data = document.createElement('script');
  data.type = 'application/json';
  data.id = 'data';
  data.textContent = JSON.stringify({ sheet: SHEET, scale: SCALE, words: SHEET_WORDS, language: 'en' });
  const sheet = document.createElement('div');
  sheet.id = 'sheet';
  document.body.replaceChildren(sheet, data);
  vi.resetModules();
  await import('../../../renderer/sheets/answer-page/page');
}

const explanation = () => document.getElementById('q-POL-01-text') as HTMLTextAreaElement;
function write(words: string): void {
  explanation().value = words;
  explanation().dispatchEvent(new Event('input', { bubbles: true }));
}
const kept = () => Object.values({ ...localStorage }).join(' ');
const leave = () => window.dispatchEvent(new Event('pagehide'));

it('keeps what was written in the moment before it is closed', async () => {
  await open();
  write('All posts look.');
  leave();
  expect(kept()).toContain('All posts look.');
});

it('that only stood open beside another window of the same sheet keeps nothing over what was written there', async () => {
  await open();
  write('All posts look.');
  leave();
  const written = { ...localStorage };
  localStorage.clear();
  await open();
  // Meanwhile the other window has kept its words.
  for (const [key, value] of Object.entries(written)) localStorage.setItem(key, value);
  leave();
  window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(kept()).toContain('All posts look.');
});

it('shows what another window of the same sheet has kept', async () => {
  await open();
  write('All posts look.');
  leave();
  const [[key = '', value = ''] = []] = Object.entries({ ...localStorage });
  localStorage.clear();
  await open();
  expect(explanation().value).toBe('');
  localStorage.setItem(key, value);
  window.dispatchEvent(new StorageEvent('storage', { key: 'another' }));
  expect(explanation().value).toBe('');
  window.dispatchEvent(new StorageEvent('storage', { key, newValue: value }));
  expect(explanation().value).toBe('All posts look.');
});
