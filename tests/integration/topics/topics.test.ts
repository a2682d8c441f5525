import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, listHistory, openDatabase } from '../../../main/database';
import { loadInstruments } from '../../../main/instruments';
import { createTopicNotes, loadTopicPages } from '../../../main/topics';
import type { AppEvent } from '../../../shared/app';
import { topicPagesProblems } from '../../../shared/topics';
import { TOPICS } from '../../../shared/vocabulary';

const RESOURCES = path.resolve(import.meta.dirname, '../../../resources');

describe('the pages of topics', () => {
  it('are there for every topic, and every article they name exists', () => {
    const { instruments } = loadInstruments(RESOURCES);
    const { pages } = loadTopicPages(RESOURCES, () => instruments);
    expect(pages.map(({ id }) => id)).toEqual(TOPICS.map(({ id }) => id));
  });

  it('say no sentence twice', () => {
    const { instruments } = loadInstruments(RESOURCES);
    const { pages } = loadTopicPages(RESOURCES, () => instruments);
    const sentences = pages.flatMap((page) => [page.summary, ...page.what, ...page.steps, ...page.watch]);
    const twice = sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at);
    expect(twice).toEqual([]);
  });

  it('are refused when a page is missing or doubled, names an article that does not exist, or proves by what cannot prove', () => {
    const { instruments } = loadInstruments(RESOURCES);
    const table = loadTopicPages(RESOURCES, () => instruments);
    const [shipped, ...others] = table.pages;
    if (!shipped) throw new Error('no pages');
    const { duties: _, ...first } = shipped;
    const problems = (pages: typeof table.pages) => topicPagesProblems({ ...table, pages }, instruments);
    expect(problems(others)).toEqual([{ code: 'missing-page', at: first.id }]);
    expect(problems([first, ...table.pages])).toEqual([{ code: 'repeated-page', at: first.id }]);
    const evil = {
      ...first,
      duties: [{ text: 'Do it.', refs: ['TIPP 20'] }],
      evidence: [{ types: ['TOOL' as const], text: 'A toolkit.' }],
      related: [first.id],
    };
    expect(problems([evil, ...others])).toEqual([
      { code: 'unlisted-ref', at: `${first.id}: TIPP 20` },
      { code: 'related-to-itself', at: first.id },
      { code: 'no-evidence', at: `${first.id}: TOOL` },
    ]);
    expect(problems([{ ...first, legalRefs: ['TIPP 99', 'TIPP 2', 'TIPP 2'] }, ...others])).toEqual([
      { code: 'unresolved-ref', at: `${first.id}: TIPP 99` },
      { code: 'repeated-ref', at: `${first.id}: TIPP 2` },
    ]);
  });

  it('fail with a code when the file is damaged', () => {
    const { instruments } = loadInstruments(RESOURCES);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'waymark-topics-'));
    cpSync(path.join(RESOURCES, 'topics'), path.join(folder, 'topics'), { recursive: true });
    writeFileSync(path.join(folder, 'topics/pages.json'), '{"pages": [');
    expect(() => loadTopicPages(folder, () => instruments)).toThrow(
      expect.objectContaining({ code: 'topics.damaged' }),
    );
  });
});

describe('notes on topics', () => {
  let db: Db;
  const events: AppEvent[] = [];
  beforeEach(() => {
    events.length = 0;
    db = openDatabase({ file: path.join(mkdtempSync(path.join(os.tmpdir(), 'waymark-topics-')), 'w.db') });
  });
  afterEach(() => db.close());
  const notes = () =>
    createTopicNotes({
      db,
      clock: () => '2026-03-01T08:00:00.000Z',
      actor: () => 'Malee',
      announce: (event) => events.push(event),
    });

  it('are kept with who and when, and every change is in the history', () => {
    notes().save('T1.1', 'ถามกองสนธิสัญญา');
    notes().save('T1.1', 'ถามกองสนธิสัญญา');
    notes().save('T1.1', '  ');
    expect(notes().list()).toEqual([]);
    expect(events).toEqual([{ name: 'topics.changed' }, { name: 'topics.changed' }]);
    expect(listHistory(db, 'topic', 'T1.1').map(({ before, after }) => [before, after])).toEqual([
      [null, 'ถามกองสนธิสัญญา'],
      ['ถามกองสนธิสัญญา', null],
    ]);
  });

  it('are listed by topic', () => {
    notes().save('T2.1', 'Two');
    notes().save('T1.1', 'One');
    expect(notes().list()).toEqual([
      { topicId: 'T1.1', text: 'One', updatedAt: '2026-03-01T08:00:00.000Z', updatedBy: 'Malee' },
      { topicId: 'T2.1', text: 'Two', updatedAt: '2026-03-01T08:00:00.000Z', updatedBy: 'Malee' },
    ]);
  });
});
