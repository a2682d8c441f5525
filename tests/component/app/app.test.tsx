import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { App } from '../../../renderer/app/App';
import { createAppRouter } from '../../../renderer/app/router';
import { createQueryClient, invalidateOnEvents, startI18n } from '../../../renderer/platform';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings';
import { aLibraryDigest } from '../../support/builders';
import { type FakeAnswers, type FakeBridge, fakeBridge, installBridge } from '../../support/fake-bridge';

let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  cleanup();
});

async function openWindow(settings: Partial<Settings>, answers: FakeAnswers = {}): Promise<FakeBridge> {
  const bridge = installBridge(
    fakeBridge({
      'settings.get': () => ({ ...DEFAULT_SETTINGS, ...settings }),
      'assessments.list': () => [],
      'assessments.listSnapshots': () => [],
      'library.digest': () => aLibraryDigest(),
      'library.listImports': () => [],
      ...answers,
    }),
  );
  await startI18n('en');
  const client = createQueryClient();
  stop = invalidateOnEvents(client);
  const router = createAppRouter({ history: createMemoryHistory({ initialEntries: ['/'] }) });
  render(<App client={client} router={router} nonce="abc123" />);
  await screen.findByRole('heading', { level: 1, name: 'Welcome to Waymark' });
  return bridge;
}

const root = document.documentElement;

it.each([
  ['light', 'light', 'light'],
  ['dark', 'dark', 'dark'],
  ['contrast', 'light', 'contrast'],
] as const)('draws in the %s scheme when it is chosen', async (theme, base, name) => {
  await openWindow({ theme });
  await waitFor(() => expect(root.dataset['theme']).toBe(name));
  expect(root.getAttribute('data-mantine-color-scheme')).toBe(base);
});

it('prints in the light scheme whatever the window is drawn in', async () => {
  await openWindow({ theme: 'dark' });
  await waitFor(() => expect(root.dataset['theme']).toBe('dark'));
  const scheme = () => [root.dataset['theme'], root.getAttribute('data-mantine-color-scheme')];
  // The page is laid out for the printer as soon as these are over.
  act(() => void window.dispatchEvent(new Event('beforeprint')));
  expect(scheme()).toEqual(['light', 'light']);
  act(() => void window.dispatchEvent(new Event('afterprint')));
  expect(scheme()).toEqual(['dark', 'dark']);
});

it('gives every style it writes the nonce of the page', async () => {
  await openWindow({});
  const styles = [...document.querySelectorAll('style')];
  expect(styles.length).toBeGreaterThan(0);
  expect(styles.every((style) => style.nonce === 'abc123' || style.getAttribute('nonce') === 'abc123')).toBe(
    true,
  );
});

it('says the language of the interface to the browser', async () => {
  await openWindow({ language: 'en' });
  expect(root.lang).toBe('en');
});

it('takes settings changed elsewhere at once', async () => {
  let theme: Settings['theme'] = 'light';
  const bridge = await openWindow({}, { 'settings.get': () => ({ ...DEFAULT_SETTINGS, theme }) });
  await waitFor(() => expect(root.dataset['theme']).toBe('light'));
  theme = 'dark';
  act(() => bridge.announce({ name: 'settings.changed' }));
  await waitFor(() => expect(root.dataset['theme']).toBe('dark'));
});

it('says when a background process had to be started again', async () => {
  const bridge = await openWindow({});
  act(() => bridge.announce({ name: 'workspace.process-restarted', process: 'data' }));
  expect(await screen.findByText(/Everything saved is safe/)).toBeTruthy();
});

it('says once that a process had to be started again and again', async () => {
  const bridge = await openWindow({});
  for (const process of ['data', 'search', 'data', 'data'] as const)
    act(() => bridge.announce({ name: 'workspace.process-restarted', process }));
  await screen.findByText(/The search had to be started again/);
  expect(screen.getAllByText(/had to be started again/)).toHaveLength(2);
});

it('says that a backup was put back, once the window was loaded anew for it', async () => {
  const bridge = await openWindow({});
  act(() => bridge.announce({ name: 'backup.restored' }));
  expect(await screen.findByText(/^The backup was put back\./)).toBeTruthy();
});

it('says that the window was opened anew over a PDF that was never finished', async () => {
  const bridge = await openWindow({});
  act(() => bridge.announce({ name: 'reports.not-printed', minutes: 5 }));
  expect(await screen.findByText(/not finished within 5 minutes/)).toBeTruthy();
  expect(screen.getByText(/The window was opened anew\./)).toBeTruthy();
});
