import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementWith, stepLine, truthLines } from '../../../scripts/eval/year-truth';
import { compareYears, describeTable, guessMapping, readCsv, readYears } from '../../../shared/tables';
import { corpusFolder } from '../../support/corpus';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const QUESTIONNAIRES = {
  small: {
    items: [
      { id: 'law', scale: ['Yes', 'No', 'Unknown'], better: 'Yes' },
      { id: 'score', scale: '0..10', better: 'higher' },
    ],
  },
  other: { items: [{ id: 'x', scale: 'number' }] },
};
const TABLE = '\uFEFFcountry,iso3,year,law,score\r\nCambodia,KHM,2020,No,2\r\nCambodia,KHM,2021,Yes,\r\n';
const STEP = {
  dataset: 'small',
  iso3: 'KHM',
  country: 'Cambodia',
  from: 2020,
  to: 2021,
  improved: ['law'],
  worsened: [],
  changed: [],
  unchanged: 0,
  new: [],
  dropped: ['score'],
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-tables-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const made = path.join(folder, name);
  writeFileSync(made, content);
  return made;
}

/** Runs the command as a person would. */
function run(...given: string[]): Promise<{ status: number; out: string; err: string }> {
  const script = path.join(ROOT, 'scripts', 'eval-compare.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...given], (error, out, err) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

describe('npm run eval:compare', () => {
  it('prints one line of JSON a step and agrees with the truth', async () => {
    const table = file('table.csv', TABLE);
    const questionnaires = file('questionnaires.json', JSON.stringify(QUESTIONNAIRES));
    const truth = file(
      'truth.jsonl',
      `${JSON.stringify({ ...STEP, dataset: 'else' })}\n${JSON.stringify(STEP)}\n`,
    );
    const input = ['--table', table, '--questionnaires', questionnaires, '--id', 'small'];
    const { status, out, err } = await run(...input, '--json', '--truth', truth);
    expect(JSON.parse(out)).toEqual(STEP);
    expect(err).toContain('agreement 1 of 1 (100.00 %)');
    expect(status).toBe(0);
  });

  it('names the differences and fails when the truth is another', async () => {
    const table = file('table.csv', TABLE);
    const questionnaires = file('one.json', JSON.stringify(QUESTIONNAIRES.small));
    const truth = file('wrong.jsonl', `${JSON.stringify({ ...STEP, improved: [], changed: ['law'] })}\n`);
    const { status, out } = await run('--table', table, '--questionnaires', questionnaires, '--truth', truth);
    expect(out).toContain('agreement 0 of 1 (0.00 %)');
    expect(out).toContain('KHM 2020-2021: +improved law, -changed law');
    expect(status).toBe(1);
  });

  it.each([
    [
      'a broken table',
      'iso3,year,law\nKHM,2020,"Yes',
      'small',
      'tables.quote-open: The quotation mark that opens in cell C2',
    ],
    ['a table of something else', 'a,b\n1,2', 'small', 'tables.no-year-column'],
    [
      'a table in another encoding',
      Uint8Array.of(0x61, 0xe9, 0x2c, 0x62),
      'small',
      'is not written in UTF-8',
    ],
    ['an unknown questionnaire', TABLE, 'none', 'There is no questionnaire none, only: small, other'],
  ])('says what is wrong with %s', async (_, content, id, words) => {
    const questionnaires = file('questionnaires.json', JSON.stringify(QUESTIONNAIRES));
    const table = file('broken.csv', content);
    const { status, out, err } = await run('--table', table, '--questionnaires', questionnaires, '--id', id);
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });
});

const corpus = corpusFolder();
const assessment = corpus === null ? '' : path.join(corpus, 'assessment');
const textOf = (name: string) => readFileSync(path.join(assessment, name), 'utf8');
const questionnaires: Readonly<Record<string, unknown>> = existsSync(assessment)
  ? JSON.parse(textOf('questionnaires.json'))
  : {};
const ids = Object.keys(questionnaires);

describe(`public tables of many years and States (${ids.length === 0 ? 'none at hand' : ids.length})`, () => {
  it('give every step as it is known, without losing a row', () => {
    for (const id of ids) {
      const described = describeTable(questionnaires[id]);
      const table = readCsv(textOf(`${id}.csv`));
      const { states, problems } = readYears(table, described, guessMapping(table, described));
      const lines = compareYears(described, states).map((step) => stepLine(id, step));
      expect(agreementWith(truthLines(textOf('truth.jsonl'), id), lines).differences, id).toEqual([]);
      expect(
        problems.filter(({ loses }) => loses),
        id,
      ).toEqual([]);
    }
  });
});
