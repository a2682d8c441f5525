import '../typescript-imports.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Answer, AnswerValue, Level, Snapshot } from '../../shared/assessments';
import type { Figure } from './figure.ts';
import { seeded } from './made-pages.ts';

const COLUMNS = 20;
const ITEMS = 113;

const idOf = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const itemOf = (number: number) =>
  `${['POL', 'PREV', 'PROT', 'PROS'][number % 4]}-${String(1 + Math.floor(number / 4)).padStart(2, '0')}`;

function madeUpSnapshots(): Snapshot[] {
  const random = seeded(7);
  const roll = (sides: number) => Math.floor(random() * sides);
  const values: readonly AnswerValue[] = [
    ...([0, 1, 2, 3, 4] as readonly Level[]).map(
      (level) => ({ kind: 'level', level, practiceAhead: false }) as const,
    ),
    { kind: 'na', reason: 'No border.' },
    { kind: 'nk', whoMightKnow: 'Police' },
    { kind: 'none' },
  ];
  return Array.from({ length: COLUMNS }, (_, column) => {
    const answers = Array.from(
      { length: ITEMS },
      (__, item): Answer => ({
        itemId: itemOf(item),
        value: values[roll(values.length)] as AnswerValue,
        text: `Explanation ${roll(3)} of some length, as an officer would write it about item ${item}.`,
        fallReason: null,
        confirmed: true,
        citations: Array.from({ length: roll(4) }, () => ({
          id: idOf(roll(1_000_000)),
          versionId: idOf(roll(5)),
          documentTitle: 'Act',
          page: 1 + roll(9),
          pageLabel: null,
          quote: 'Whoever recruits a person by deception commits an offence.',
          rectangles: [],
          note: '',
          createdAt: '2025-01-01T00:00:00.000Z',
        })),
        held: [],
        checks: [],
        revision: 1,
        updatedAt: '2025-01-01T00:00:00.000Z',
      }),
    );
    return {
      id: idOf(column + 1),
      assessmentId: idOf(column + 101),
      state: 'KH',
      questionnaire: 'waymark',
      edition: '2025.1',
      scope: 'full',
      referenceDate: `${2000 + column}-12-31`,
      frozenAt: `${2001 + column}-01-15T00:00:00.000Z`,
      frozenBy: 'Bench',
      hash: '0'.repeat(64),
      progress: {
        asked: ITEMS,
        levels: 0,
        notApplicable: 0,
        notKnown: 0,
        notAnswered: 0,
        disputed: 0,
        unconfirmed: 0,
        withEvidence: 0,
      },
      answers,
    };
  });
}

/** Median time of `work` in milliseconds over many runs, after some that do not count. */
function medianOf(work: () => void, runs: number): number {
  for (let run = 0; run < runs / 4; run += 1) work();
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  }).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

function figure(name: string, value: number, peer: string, peerValue: number): Figure {
  const rounded = (time: number) => Number(time.toFixed(3));
  return {
    name,
    value: rounded(value),
    unit: 'ms',
    peer,
    peerValue: rounded(peerValue),
    ratio: Number((value / peerValue).toFixed(2)),
  };
}

/** The counts of a comparison as SQL would give them: one row a cell, a window over the columns, a group per direction. */
const GROUP_BY = `
WITH steps AS (
  SELECT place, level, kind, lag(level) OVER w AS level_before, lag(kind) OVER w AS kind_before
  FROM cells WINDOW w AS (PARTITION BY item ORDER BY place)
)
SELECT place, CASE
    WHEN kind_before = 'none' AND kind = 'none' THEN 'both-missing'
    WHEN kind_before = 'none' THEN 'newly-answered'
    WHEN kind = 'none' THEN 'no-longer-answered'
    WHEN kind <> kind_before THEN 'knowledge-changed'
    WHEN kind <> 'level' THEN 'same-without-level'
    WHEN level > level_before THEN 'better'
    WHEN level < level_before THEN 'worse'
    ELSE 'same' END AS direction, count(*) AS items
FROM steps WHERE kind_before IS NOT NULL GROUP BY 1, 2`;

/** Setting 20 snapshots of 113 items side by side, against the same counts by SQL over cells laid out for it. */
async function benchRule(snapshots: readonly Snapshot[]): Promise<Figure> {
  const { compareSnapshots } = await import('../../shared/comparison');
  const db = new Database(':memory:');
  db.exec(
    'CREATE TABLE cells (item TEXT, place INTEGER, kind TEXT, level INTEGER, PRIMARY KEY (item, place)) WITHOUT ROWID',
  );
  const insert = db.prepare('INSERT INTO cells VALUES (?, ?, ?, ?)');
  for (const [place, { answers }] of snapshots.entries()) {
    for (const { itemId, value } of answers)
      insert.run(itemId, place, value.kind, value.kind === 'level' ? value.level : null);
  }
  const grouped = db.prepare<[], { place: number; direction: string; items: number }>(GROUP_BY);

  const { stepCounts } = compareSnapshots(snapshots);
  for (const { place, direction, items } of grouped.all()) {
    const counted = Object.entries(stepCounts[place - 1] ?? {}).find(([name]) => name === direction)?.[1];
    if (counted !== items) throw new Error(`step ${place} ${direction}: ${counted} by rule, ${items} by SQL`);
  }
  const value = medianOf(() => void compareSnapshots(snapshots), 400);
  const peerValue = medianOf(() => void grouped.all(), 400);
  db.close();
  return figure(
    'compare.rule: 20 snapshots of 113 items, with words and evidence',
    value,
    'SQLite GROUP BY over the levels alone',
    peerValue,
  );
}

const TEXT = 'An explanation of some length, as an officer would write it.';

/** The same rows and the same kind of commit as the program's, by cached prepared statements and nothing else. */
function bareRival(file: string, itemIds: readonly string[], contents: readonly string[]) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`
    CREATE TABLE answers (id TEXT PRIMARY KEY, value TEXT, text TEXT);
    CREATE TABLE history (seq INTEGER PRIMARY KEY, field TEXT, before TEXT, after TEXT);
    CREATE TABLE snapshots (content TEXT);`);
  const fill = db.prepare('INSERT INTO answers VALUES (?, ?, ?)');
  for (const id of itemIds) fill.run(id, '{"kind":"level","level":2,"practiceAhead":false}', TEXT);
  const keep = db.prepare('INSERT INTO snapshots VALUES (?)');
  for (const content of contents) keep.run(content);
  const update = db.prepare('UPDATE answers SET text = ? WHERE id = ?');
  const append = db.prepare('INSERT INTO history (field, before, after) VALUES (?, ?, ?)');
  const save = db.transaction((text: string) => {
    update.run(text, itemIds[0]);
    append.run('text', TEXT, text);
  });
  const readAnswers = db.prepare('SELECT * FROM answers');
  const readSnapshots = db.prepare<[], { content: string }>('SELECT content FROM snapshots');
  return {
    save: (text: string) => save.immediate(text),
    read: () => readAnswers.all(),
    parseSnapshots: () => readSnapshots.all().map(({ content }) => JSON.parse(content)),
    close: () => db.close(),
  };
}

/** Answering, reading and comparing through the services on a real file, against bare statements on another. */
async function benchServices(): Promise<Figure[]> {
  const { createAssessmentsService } = await import('../../main/assessments');
  const { createComparisonService } = await import('../../main/comparison');
  const { openDatabase } = await import('../../main/database');
  const { newId, systemClock } = await import('../../main/platform');
  const { loadEditions } = await import('../../main/questionnaires');
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-bench-'));
  const editions = loadEditions(path.resolve(import.meta.dirname, '../../resources'));
  const edition = editions.at(-1);
  if (!edition) throw new Error('no edition to answer');
  const itemIds = edition.items.map(({ id }) => id);
  const db = openDatabase({ file: path.join(folder, 'waymark.db') });
  const assessments = createAssessmentsService({
    db,
    clock: systemClock,
    newId,
    editions,
    library: { findVersion: () => undefined },
    agencies: { find: () => undefined },
    actor: () => 'Bench',
    announce: () => undefined,
  });
  const value: AnswerValue = { kind: 'level', level: 2, practiceAhead: false };
  const answered = (year: number): string => {
    const { id } = assessments.create({
      state: 'KH',
      questionnaire: edition.id,
      edition: edition.edition,
      scope: 'full',
      referenceDate: `${year}-12-31`,
    });
    assessments.saveAnswers(
      id,
      itemIds.map((itemId) => ({ itemId, value, text: TEXT, fallReason: null })),
    );
    return id;
  };
  const snapshots = Array.from({ length: COLUMNS }, (_, at) =>
    assessments.freeze(answered(2000 + at), 'Bench'),
  );
  const assessmentId = answered(2050);
  const rival = bareRival(
    path.join(folder, 'bare.db'),
    itemIds,
    snapshots.map((snapshot) => JSON.stringify(snapshot)),
  );
  const comparison = createComparisonService({
    ...{ db, clock: systemClock, actor: () => 'Bench', announce: () => undefined, assessments },
    targetsOf: () => new Map(),
  });
  let revision = 1;
  const save = () => {
    const itemId = itemIds[0] ?? '';
    const input = { assessmentId, itemId, value, text: `${TEXT} ${revision}`, fallReason: null };
    revision = assessments.saveAnswer({ ...input, baseRevision: revision }).revision;
  };
  let written = 0;
  const saveBare = () => {
    written += 1;
    rival.save(`${TEXT} ${written}`);
  };
  const ids = snapshots.map(({ id }) => id);
  try {
    return [
      figure(
        'compare.service: read, check and compare 20 snapshots',
        medianOf(() => void comparison.compare(ids), 60),
        'read and JSON.parse the same',
        medianOf(() => void rival.parseSnapshots(), 60),
      ),
      figure(
        'assessments.save: one answer with hash and history, on disk',
        medianOf(save, 200),
        'bare UPDATE and INSERT in one synced transaction',
        medianOf(saveBare, 200),
      ),
      figure(
        'assessments.get: 113 answers, each checked by its hash',
        medianOf(() => void assessments.get(assessmentId), 200),
        'bare SELECT of the rows',
        medianOf(() => void rival.read(), 200),
      ),
    ];
  } finally {
    rival.close();
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All figures of comparing and answering. */
export async function benchCompare(): Promise<Figure[]> {
  return [await benchRule(madeUpSnapshots()), ...(await benchServices())];
}

if (import.meta.main) {
  for (const one of await benchCompare()) process.stdout.write(`${JSON.stringify(one)}\n`);
}
