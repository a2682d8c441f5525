import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createQueryClient,
  importKeys,
  invalidateOnEvents,
  listen,
  pictureKeys,
  ROOM_KEYS,
  withImport,
} from '../../../renderer/platform';
import type { AppEvent } from '../../../shared/app';
import type { ReadingSummary } from '../../../shared/library';
import { anId, anImportSummary } from '../../support/builders';
import { type FakeBridge, fakeBridge, installBridge } from '../../support/fake-bridge';

let bridge: FakeBridge;
let client: ReturnType<typeof createQueryClient>;
let stop: () => void;

beforeEach(() => {
  bridge = installBridge(fakeBridge());
  client = createQueryClient();
  stop = invalidateOnEvents(client);
  for (const key of Object.values(ROOM_KEYS)) client.setQueryData([...key, 'fact'], 1);
});

afterEach(() => {
  stop();
  client.clear();
});

function staleRooms(): string[] {
  return Object.keys(ROOM_KEYS).filter(
    (room) => client.getQueryState([...ROOM_KEYS[room as keyof typeof ROOM_KEYS], 'fact'])?.isInvalidated,
  );
}

describe('announcements', () => {
  it.each<[AppEvent, readonly string[]]>([
    [
      { name: 'library.changed', ids: [] },
      [
        ...['assessments', 'calendar', 'comparison', 'consolidation', 'library', 'planning'],
        ...['practices', 'reader', 'reliance', 'search'],
      ],
    ],
    // What is wanted stands as a column beside the years.
    [{ name: 'planning.changed' }, ['calendar', 'comparison', 'planning', 'reliance']],
    [{ name: 'search.changed' }, ['savedSearches', 'search']],
    [
      { name: 'assessments.changed', ids: [] },
      [
        ...['assessments', 'calendar', 'comparison', 'consolidation', 'planning', 'practices'],
        ...['reliance', 'sheets'],
      ],
    ],
    [
      // Its name stands on lines of these rooms, and its roles say whose word counts.
      { name: 'agencies.changed', ids: [] },
      ['agencies', 'assessments', 'calendar', 'consolidation', 'planning', 'reliance'],
    ],
    [{ name: 'settings.changed' }, ['settings']],
    [{ name: 'workspace.process-restarted', process: 'data' }, Object.keys(ROOM_KEYS)],
    [{ name: 'library.import-progressed', summary: anImportSummary() }, []],
    // Files that did not come in are told on a screen of the search too.
    [{ name: 'library.import-progressed', summary: anImportSummary({ state: 'done' }) }, ['search']],
  ])('%o make the right rooms stale', (event, rooms) => {
    bridge.announce(event);
    expect(staleRooms().sort()).toEqual([...rooms].sort());
  });

  it('of printed page numbers that came with a pack make those that are shown stale', () => {
    client.setQueryData([...ROOM_KEYS.library, 'page-numbers'], []);
    bridge.announce({ name: 'reader.changed' });
    expect(client.getQueryState([...ROOM_KEYS.library, 'page-numbers'])?.isInvalidated).toBe(true);
    expect(staleRooms()).toEqual(['reader']);
  });

  it.each([
    ['sheets.changed', 'sheets'],
    ['exchange.changed', 'exchange'],
  ] as const)('of requests make those that are out to agencies that ended stale: %s', (name, room) => {
    const key = [...ROOM_KEYS.assessments, 'departed', anId(1)];
    client.setQueryData(key, []);
    bridge.announce({ name });
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
    expect(staleRooms()).toEqual([room]);
  });

  it('of packs make stale whose pack brought what, and lists narrowed by it: one that is taken back may leave its documents', () => {
    const keys = [
      [...ROOM_KEYS.library, 'senders'],
      [...ROOM_KEYS.library, 'list', { senders: ['Lao PDR'] }],
    ];
    for (const key of keys) client.setQueryData(key, []);
    bridge.announce({ name: 'exchange.changed' });
    for (const key of keys) expect(client.getQueryState(key)?.isInvalidated).toBe(true);
    expect(staleRooms()).toEqual(['exchange']);
  });

  it('of treaties make comparisons stale, in which targets that follow the duties may stand', () => {
    client.setQueryData([...ROOM_KEYS.comparison, 'compare', 'columns'], 1);
    bridge.announce({ name: 'instruments.changed' });
    expect(client.getQueryState([...ROOM_KEYS.comparison, 'compare', 'columns'])?.isInvalidated).toBe(true);
    expect(staleRooms()).toEqual(['planning']);
  });

  it.each<AppEvent>([
    { name: 'exchange.changed' },
    { name: 'changes.changed' },
    { name: 'library.import-progressed', summary: anImportSummary({ state: 'done' }) },
  ])('%o make stale what an opened pack would do', (event) => {
    const key = [...ROOM_KEYS.exchange, 'preview', anId(1)];
    client.setQueryData(key, 1);
    bridge.announce({ name: 'library.import-progressed', summary: anImportSummary() });
    expect(client.getQueryState(key)?.isInvalidated).toBe(false);
    bridge.announce(event);
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  });

  it('that come in a storm make stale at once, then once a while, and never forget the last', () => {
    vi.useFakeTimers();
    try {
      const invalidate = vi.spyOn(client, 'invalidateQueries');
      const timesLibrary = () =>
        invalidate.mock.calls.filter(([filters]) => filters?.queryKey?.[0] === 'library').length;
      for (let n = 0; n < 50; n += 1) bridge.announce({ name: 'library.changed', ids: [] });
      expect(timesLibrary()).toBe(1);
      vi.advanceTimersByTime(600);
      expect(timesLibrary()).toBe(2);
      vi.advanceTimersByTime(5000);
      expect(timesLibrary()).toBe(2);
      bridge.announce({ name: 'library.changed', ids: [] });
      expect(timesLibrary()).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('of pictures that are read have their list asked for anew once a while, however fast they come', () => {
    vi.useFakeTimers();
    try {
      const invalidate = vi.spyOn(client, 'invalidateQueries');
      const timesPictures = () =>
        invalidate.mock.calls.filter(([filters]) => filters?.queryKey?.[0] === pictureKeys.all[0]).length;
      const summary: ReadingSummary = {
        ...{ sha256: 'a'.repeat(64), documentId: null, versionId: null, title: 'Scan', state: 'waiting' },
        ...{ languages: [], chosen: false, code: null, total: 8, done: 2, withoutWords: 8 },
        ...{ read: 2, blank: 0, nothing: 0, failed: 0, confidence: null, current: 3 },
      };
      for (let page = 0; page < 50; page += 1)
        bridge.announce({ name: 'library.reading-progressed', summary });
      expect(timesPictures()).toBe(1);
      vi.advanceTimersByTime(5000);
      expect(timesPictures()).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('of another day are made by none: what was read on the day before is asked for anew', () => {
    vi.useFakeTimers();
    try {
      stop();
      vi.setSystemTime(new Date(2026, 10, 30, 23, 58));
      stop = invalidateOnEvents(client);
      vi.advanceTimersByTime(60_000);
      expect(staleRooms()).toEqual([]);
      vi.advanceTimersByTime(60_000);
      expect(staleRooms()).toEqual(Object.keys(ROOM_KEYS));
      for (const key of Object.values(ROOM_KEYS)) client.setQueryData([...key, 'fact'], 2);
      // A computer that slept over night wakes with the window.
      vi.setSystemTime(new Date(2026, 11, 2, 7, 30));
      window.dispatchEvent(new Event('focus'));
      expect(staleRooms()).toEqual(Object.keys(ROOM_KEYS));
    } finally {
      vi.useRealTimers();
    }
  });

  it('are not heard any more after the window stopped listening', () => {
    stop();
    bridge.announce({ name: 'settings.changed' });
    expect(staleRooms()).toEqual([]);
  });

  it('that are unknown are passed over', () => {
    const hear = vi.fn();
    const end = listen(hear);
    bridge.announce({ name: 'nothing.changed' } as never);
    bridge.announce({ name: 'settings.changed' });
    expect(hear).toHaveBeenCalledExactlyOnceWith({ name: 'settings.changed' });
    end();
  });
});

describe('the progress of an import', () => {
  it('is taken into the list as it comes', () => {
    client.setQueryData(importKeys.list, [anImportSummary()]);
    const later = anImportSummary({ counts: { ...anImportSummary().counts, added: 9, waiting: 0 } });
    bridge.announce({ name: 'library.import-progressed', summary: later });
    expect(client.getQueryData(importKeys.list)).toEqual([later]);
  });

  it('puts an import that is new at the front', () => {
    const other = anImportSummary({ id: anId(6002) });
    expect(withImport([anImportSummary()], other).map(({ id }) => id)).toEqual([other.id, anId(6001)]);
  });

  it('asks for the files of the import shown, but not again while they are on their way', async () => {
    let asked = 0;
    let answer: (files: number) => void = () => undefined;
    const observer = new QueryObserver(client, {
      queryKey: importKeys.one(anId(6001)),
      queryFn: () => {
        asked += 1;
        return new Promise<number>((resolve) => {
          answer = resolve;
        });
      },
    });
    const end = observer.subscribe(() => undefined);
    answer(1);
    await expect.poll(() => observer.getCurrentResult().data).toBe(1);
    const event = { name: 'library.import-progressed', summary: anImportSummary() } as const;
    bridge.announce(event);
    bridge.announce(event);
    bridge.announce(event);
    expect(asked).toBe(2);
    answer(2);
    await expect.poll(() => observer.getCurrentResult().data).toBe(2);
    bridge.announce({ ...event, summary: anImportSummary({ state: 'done' }) });
    await expect.poll(() => asked).toBeGreaterThanOrEqual(3);
    end();
  });
});
