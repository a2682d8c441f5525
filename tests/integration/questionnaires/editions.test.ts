import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadGlossary } from '../../../main/glossary';
import { loadInstruments } from '../../../main/instruments';
import {
  createQuestionnaireHandlers,
  loadEditions,
  loadPublished,
  type OwnEditions,
} from '../../../main/questionnaires';
import { loadTopicPages } from '../../../main/topics';
import errors from '../../../resources/locales/en/errors.json';
import questionnaires from '../../../resources/locales/en/questionnaires.json';
import { checkedResources } from '../../../scripts/build/checked-resources';
import { instrumentsContract } from '../../../shared/instruments';
import { AppError, canonicalJson } from '../../../shared/kernel';
import { type Edition, questionnairesContract } from '../../../shared/questionnaires';
import { resourcesDir } from '../../support/resource';

let copy: string;

beforeEach(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'waymark-resources-'));
  for (const room of ['instruments', 'questionnaires']) {
    await cp(path.join(resourcesDir, room), path.join(copy, room), { recursive: true });
  }
});

afterEach(async () => {
  await rm(copy, { recursive: true, force: true });
});

const at = (...parts: string[]) => path.join(copy, ...parts);
const editionFile = () => at('questionnaires', 'waymark', '2025.1', 'edition.json');
const lockFile = () => at('questionnaires', 'editions.lock.json');

/** Replaces a piece of text in the copied edition; with `relock` the lock file is made to agree with the result. */
async function change(before: string, after: string, relock: boolean): Promise<void> {
  const text = await readFile(editionFile(), 'utf8');
  expect(text).toContain(before);
  const changed = text.replace(before, after);
  await writeFile(editionFile(), changed);
  if (!relock) return;
  const sha256 = createHash('sha256')
    .update(canonicalJson(JSON.parse(changed)), 'utf8')
    .digest('hex');
  await writeFile(lockFile(), JSON.stringify([{ id: 'waymark', edition: '2025.1', sha256 }]));
}

function failure(loading: () => unknown): AppError {
  try {
    loading();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
  }
  throw new TypeError('expected an AppError');
}

const isFrozen = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozen));

describe('loading editions', () => {
  it('gives the published edition, frozen to its last list', async () => {
    const editions = loadEditions(resourcesDir);
    expect(editions.map(({ id, edition }) => `${id} ${edition}`)).toEqual([
      'waymark 2025.1',
      'waymark 2026.1',
      'waymark 2026.2',
    ]);
    expect(editions[0]?.items).toHaveLength(113);
    expect(isFrozen(editions)).toBe(true);
  });

  it('gives editions that are called as the window says in English', () => {
    for (const { title } of loadPublished(resourcesDir).editions)
      expect(title).toBe(questionnaires.screen['published-title']);
  });

  it('does not mind other white space', async () => {
    const text = await readFile(editionFile(), 'utf8');
    await writeFile(editionFile(), JSON.stringify(JSON.parse(text)));
    expect(loadEditions(copy)).toHaveLength(3);
  });

  it('refuses an edition with one changed letter', async () => {
    await change('Has the State joined', 'Had the State joined', false);
    expect(failure(() => loadEditions(copy))).toMatchObject({
      code: 'questionnaires.edition-changed',
      data: { edition: 'waymark 2025.1' },
    });
  });

  it.each<[string, () => Promise<void>]>([
    ['a missing edition', () => rm(editionFile())],
    [
      'half an edition',
      async () => writeFile(editionFile(), (await readFile(editionFile())).subarray(0, 5000)),
    ],
    ['a missing lock', () => rm(lockFile())],
    ['an empty lock', () => writeFile(lockFile(), '[]')],
    [
      'a lock that leads out of the folder',
      () => writeFile(lockFile(), '[{"id":"../waymark","edition":"2025.1"}]'),
    ],
    [
      'an unknown code',
      () =>
        change('"theme": "Treaties",\n      "kind": "I"', '"theme": "Treaties",\n      "kind": "Q"', true),
    ],
    ['a reference that leads nowhere', () => change('"ref": "TIPP 16"', '"ref": "TIPP 160"', true)],
    ['another name than its folder', () => change('"edition": "2025.1"', '"edition": "2025.2"', true)],
    ['a wrong core', () => change('"core": false', '"core": true', true)],
  ])('reports %s as damaged', async (_, damage) => {
    await damage();
    const error = failure(() => loadEditions(copy));
    expect(error.code).toBe('questionnaires.edition-damaged');
    expect(Object.values(error.data).join()).not.toContain(copy);
  });

  it('gives the mapping of an edition, and refuses one that was changed or hides a change', async () => {
    const { lineages } = loadPublished(resourcesDir);
    expect(lineages.map(({ from, to }) => `${from} ${to}`)).toEqual(['2025.1 2026.1', '2026.1 2026.2']);

    const file = at('questionnaires', 'waymark', '2026.1', 'mapping.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('Nearly every State', 'Every State'));
    expect(failure(() => loadPublished(copy))).toMatchObject({ code: 'questionnaires.edition-changed' });

    const mapping = JSON.parse(text);
    const hidden = { ...mapping, changes: mapping.changes.slice(1) };
    await writeFile(file, JSON.stringify(hidden));
    const lock = JSON.parse(await readFile(lockFile(), 'utf8'));
    lock[1].mapping = createHash('sha256').update(canonicalJson(hidden), 'utf8').digest('hex');
    await writeFile(lockFile(), JSON.stringify(lock));
    expect(failure(() => loadPublished(copy))).toMatchObject({ code: 'questionnaires.edition-damaged' });
  });

  it('says when the instruments are the damaged part', async () => {
    await writeFile(at('instruments', 'instruments.json'), '{}');
    expect(failure(() => loadEditions(copy))).toMatchObject({ code: 'instruments.damaged' });
  });
});

describe('what the build has checked', () => {
  it('is taken as it is, and gives the same', async () => {
    const checked = await checkedResources(path.dirname(resourcesDir));
    expect(loadPublished(resourcesDir, checked)).toEqual(loadPublished(resourcesDir));
    expect(loadInstruments(resourcesDir, checked)).toEqual(loadInstruments(resourcesDir));
    expect(loadGlossary(resourcesDir, checked)).toEqual(loadGlossary(resourcesDir));
    const { instruments } = loadInstruments(resourcesDir);
    const pages = (known = {}) => loadTopicPages(resourcesDir, () => instruments, known);
    expect(pages(checked)).toEqual(pages());
    expect(isFrozen(loadPublished(resourcesDir, checked).editions)).toBe(true);
  });

  it('is checked again where one byte differs', async () => {
    const checked = await checkedResources(path.dirname(resourcesDir));
    await change('Has the State joined', 'Had the State joined', false);
    expect(failure(() => loadPublished(copy, checked)).code).toBe('questionnaires.edition-changed');
  });

  it('is nothing that is not sound: the build fails then', async () => {
    await change('"core": false', '"core": true', true);
    await expect(checkedResources(path.dirname(resourcesDir), copy)).rejects.toMatchObject({
      code: 'questionnaires.edition-damaged',
    });
  });
});

describe('loading instruments', () => {
  it('gives the table, frozen, without ratifications', async () => {
    const table = loadInstruments(resourcesDir);
    expect(table.instruments.length).toBeGreaterThan(30);
    expect(table.ratifications).toEqual([]);
    expect(isFrozen(table)).toBe(true);
  });

  it.each<[string, string, string]>([
    ['no JSON', 'instruments.json', '['],
    ['an article twice', 'instruments.json', ''],
    ['a guessed ratification', 'ratifications.json', '[{"member":"KH","instrument":"TIPP"}]'],
  ])('refuses %s', async (_, file, text) => {
    const whole = at('instruments', file);
    if (text === '') {
      const list: readonly unknown[] = JSON.parse(await readFile(whole, 'utf8'));
      await writeFile(whole, JSON.stringify([...list, list[0]]));
    } else await writeFile(whole, text);
    expect(failure(() => loadInstruments(copy))).toMatchObject({
      code: 'instruments.damaged',
      data: { file },
    });
  });
});

/** These calls ask nothing of it. */
const NONE = {} as OwnEditions;

describe('answering calls', () => {
  it('lists the editions newest first and gives one whole', async () => {
    const [published] = loadEditions(resourcesDir);
    if (!published) throw new Error('no edition');
    const later: Edition = { ...published, edition: '2026.1', effectiveOn: '2026-01-01' };
    const handlers = createQuestionnaireHandlers([published, later], [], NONE);

    const list = questionnairesContract['questionnaires.list'].output.parse(
      await handlers['questionnaires.list']({}),
    );
    expect(list.map(({ edition }) => edition)).toEqual(['2026.1', '2025.1']);
    expect(list[1]).toEqual({
      id: 'waymark',
      edition: '2025.1',
      title: published.title,
      itemCount: 113,
      coreCount: 36,
      effectiveOn: '2025-01-01',
    });

    const whole = questionnairesContract['questionnaires.get'].output.parse(
      await handlers['questionnaires.get']({ id: 'waymark', edition: '2025.1' }),
    );
    expect(whole).toEqual(published);
  });

  it('says that an edition is not known here', async () => {
    const handlers = createQuestionnaireHandlers(loadEditions(resourcesDir), [], NONE);
    const ask = () => handlers['questionnaires.get']({ id: 'waymark', edition: '2031.1' });
    expect(failure(ask)).toMatchObject({ code: 'questionnaires.edition-unknown' });
  });

  it('lists the instruments with their articles, in the shape of the call', async () => {
    const { instruments } = loadInstruments(resourcesDir);
    expect(instrumentsContract['instruments.list'].output.parse(instruments)).toEqual(instruments);
  });

  it('has sentences for every failure of these rooms', () => {
    const codes = ['edition-damaged', 'edition-changed', 'edition-unknown'].map(
      (name) => `questionnaires.${name}`,
    );
    const sentences: Record<string, unknown> = errors;
    for (const code of [...codes, 'instruments.damaged']) {
      expect(sentences[code]).toEqual({
        what: expect.stringMatching(/\.$/),
        safe: expect.stringMatching(/\.$/),
        next: expect.stringMatching(/\.$/),
      });
    }
  });
});
