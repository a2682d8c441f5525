import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, openDatabase } from '../../../main/database';
import { createSettingsHandlers, createSettingsService } from '../../../main/settings';
import type { AppEvent } from '../../../shared/app';
import { DEFAULT_SETTINGS, settingsContract } from '../../../shared/settings';
import { heldClock } from '../../support/builders';

let db: Db;
let events: AppEvent[];
const clock = heldClock();

function settingsOf(database: Db) {
  return createSettingsService({ db: database, clock, announce: (event) => events.push(event) });
}
const history = () => db.all(db.build.selectFrom('history').selectAll().orderBy('seq'));

beforeEach(() => {
  db = openDatabase({ file: ':memory:' });
  events = [];
});
afterEach(() => db.close());

describe('settings', () => {
  it('are the defaults in a new workspace', () => {
    expect(settingsOf(db).get()).toEqual(DEFAULT_SETTINGS);
    expect(settingsOf(db).actor()).toBe('unnamed');
  });

  it('are in the language of the computer until another one is chosen', () => {
    const settings = createSettingsService({
      db,
      clock,
      announce: () => undefined,
      look: { language: 'th' },
    });
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, language: 'th' });
    settings.update({ language: 'en' });
    expect(settings.get().language).toBe('en');
    expect(settingsOf(db).get().language).toBe('en');
  });

  it('look as in the workspace that was open before until something else is chosen', () => {
    const look = { language: 'km', theme: 'contrast', calendar: 'be', questionLanguage: 'khm' } as const;
    const settings = createSettingsService({ db, clock, announce: () => undefined, look });
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, ...look });
    settings.update({ calendar: 'ce' });
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, ...look, calendar: 'ce' });
  });

  it('change one by one and leave the others alone, as the contract passes them', () => {
    const handlers = createSettingsHandlers(settingsOf(db));
    const update = (input: unknown) =>
      handlers['settings.update'](settingsContract['settings.update'].input.parse(input));
    update({ language: 'th', personName: '  Somsri  ' });
    expect(update({ theme: 'dark' })).toEqual({
      ...DEFAULT_SETTINGS,
      language: 'th',
      personName: 'Somsri',
      theme: 'dark',
    });
    expect(update({ state: 'TH' })).toMatchObject({ language: 'th', state: 'TH' });
    expect(update({ state: null })).toMatchObject({ language: 'th', state: null });
  });

  it('write who changed what, from what to what', () => {
    const service = settingsOf(db);
    service.update({ personName: 'Somsri' });
    clock.set('2026-03-01T00:00:00.000Z');
    service.update({ calendar: 'be' });
    expect(history().map(({ seq: _, hash: _hash, ...entry }) => entry)).toEqual([
      {
        at: '2026-02-03T04:05:06.000Z',
        actor: 'unnamed',
        entity: 'settings',
        entity_id: 'personName',
        field: 'value',
        before: '""',
        after: '"Somsri"',
      },
      {
        at: '2026-03-01T00:00:00.000Z',
        actor: 'Somsri',
        entity: 'settings',
        entity_id: 'calendar',
        field: 'value',
        before: '"ce"',
        after: '"be"',
      },
    ]);
  });

  it('announce a change, and nothing when nothing changed', () => {
    const service = settingsOf(db);
    service.update({ theme: 'dark' });
    service.update({ theme: 'dark' });
    service.update({});
    expect(events).toEqual([{ name: 'settings.changed' }]);
    expect(history()).toHaveLength(1);
  });

  it('survive a restart, and a value or key this program does not know', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'waymark-settings-'));
    try {
      const file = path.join(folder, 'waymark.db');
      const first = openDatabase({ file });
      settingsOf(first).update({ language: 'km', personName: 'Dara' });
      const insert = (key: string, value: string) =>
        first.run(first.build.insertInto('settings').values({ key, value }));
      insert('theme', '"sepia"');
      insert('fontSize', '14');
      first.close();
      const again = openDatabase({ file });
      expect(settingsOf(again).get()).toEqual({ ...DEFAULT_SETTINGS, language: 'km', personName: 'Dara' });
      again.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
