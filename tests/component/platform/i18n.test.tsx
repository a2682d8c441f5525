import i18next from 'i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { loadSentencesWhenIdle, SHIPPED_LANGUAGES, startI18n } from '../../../renderer/platform';

const ROOMS = Object.keys(import.meta.glob('../../../resources/locales/en/*.json')).map((file) =>
  file.replace(/^.*\/|\.json$/g, ''),
);

beforeAll(async () => {
  await startI18n('en');
});

afterEach(() => void vi.unstubAllGlobals());

it('ships English first', () => {
  expect(SHIPPED_LANGUAGES[0]).toBe('en');
});

it('throws for a sentence that nobody wrote', () => {
  expect(() => i18next.t('shell.no-such-words', { ns: 'app' })).toThrow('shell.no-such-words');
  expect(i18next.t('shell.no-such-words', { ns: 'app', defaultValue: 'stand-in' })).toBe('stand-in');
});

it('finds an error code, which holds a full stop itself', () => {
  expect(i18next.exists('library.not-found.what', { ns: 'errors' })).toBe(true);
  expect(i18next.t('library.not-found.what', { ns: 'errors' })).not.toBe('');
});

it('closes a sentence once behind a name that ends with a point', () => {
  i18next.addResource('en', 'app', 'test-from', 'From {{name}}. Then {{other}}.');
  const said = (name: string, other: string) => i18next.t('test-from', { ns: 'app', name, other });
  expect(said('พม.', 'พม.')).toBe('From พม. Then พม.');
  expect(said('Police', 'a list …')).toBe('From Police. Then a list ….');
  expect(said('so ...', '$&.')).toBe('From so .... Then $&.');
});

it('loads the sentences of a room when they are asked for', async () => {
  await i18next.loadNamespaces('vocabulary');
  expect(i18next.t('member.KH.label', { ns: 'vocabulary' })).toBe('Cambodia');
});

it('loads the sentences of all rooms while there is nothing else to do', async () => {
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work));
  expect(i18next.hasResourceBundle('en', 'comparison')).toBe(false);
  await loadSentencesWhenIdle();
  expect(ROOMS.filter((room) => !i18next.hasResourceBundle('en', room))).toEqual([]);
});

it('stays in English for a language that is not shipped', async () => {
  await startI18n('xx');
  expect(i18next.language).toBe('en');
});
