import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type CallName, contract } from '../../shared/app';
import { unpackEnvelope } from '../../shared/kernel';
import { randomFrom } from '../faults/fault';
import { call } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { expect, test } from './support/launch';
import { preparedRuntime, programFolder } from './support/runtime';
import { wildCall } from './support/wild-input';

// How much is done; `npm run test:faults` asks for more.
const CALLS = Number(process.env.HARM_CALLS ?? 800);
const STARTS = Number(process.env.HARM_STARTS ?? 3);
const SEED = Number(process.env.HARM_SEED ?? 20_260_302);

/** Codes that any call may answer with: it never reached its owner, or its owner is just being closed or restarted. */
const ALWAYS =
  /^(?:ipc\.(?:call|schema|size|sender|state)|app\.process-restarted|db\.(?:full|readonly|corrupt|replaced))$/;
const TELLS_TOO_MUCH = /\bat .*:\d+:\d+|node_modules|\/(?:tmp|home|root|work|Users)\/|SQLITE_|\.c?js:/;

const startAssessment = (page: Page) =>
  call<{ id: string }>(page, 'assessments.create', {
    state: 'LA',
    questionnaire: 'waymark',
    edition: '2025.1',
    scope: 'core',
    referenceDate: '2025-12-31',
  });

test('any input to any call gets a reply with a code the contract knows, and no path or stack', async ({
  app,
  page,
}) => {
  test.setTimeout(60_000 + CALLS * 40);
  await choosePlaces(app, []);
  const random = randomFrom(SEED);
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (let done = 0; done < CALLS; done += 50) {
    const calls = Array.from({ length: Math.min(50, CALLS - done) }, () => wildCall(random));
    const replies = await page.evaluate(
      (given) => Promise.all(given.map(({ name, input }) => window.waymark.call(name, input))),
      calls,
    );
    for (const [at, reply] of replies.map(unpackEnvelope).entries()) {
      const { name, input } = calls[at] ?? { name: 'settings.get' as CallName, input: {} };
      seen.add(name);
      const text = JSON.stringify(input).slice(0, 300);
      if (reply.ok) continue;
      const { code } = reply.error;
      const named: readonly string[] = contract[name].errors;
      if (!ALWAYS.test(code) && !named.includes(code)) wrong.push(`${name}: ${code} for ${text}`);
      if (TELLS_TOO_MUCH.test(JSON.stringify(reply.error)))
        wrong.push(`${name} tells ${JSON.stringify(reply.error)}`);
    }
  }
  expect(wrong).toEqual([]);
  if (CALLS >= 5000) expect(seen.size).toBe(Object.keys(contract).length);
  await call(page, 'settings.get');
  expect(app.windows()).toHaveLength(1);
  expect(await page.evaluate(() => (Object.prototype as { polluted?: boolean }).polluted)).toBeUndefined();
});

test('of many starts at once one has the data, and the others end with a word', async ({
  app,
  page,
  workspace,
}) => {
  test.setTimeout(120_000);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const { executable, args } = preparedRuntime();
  const ends = await Promise.all(
    Array.from({ length: STARTS }, async () => {
      const began = performance.now();
      const second = spawn(executable, [...args, programFolder], {
        env: { ...process.env, WAYMARK_DATA: workspace },
        stdio: ['ignore', 'ignore', 'pipe'],
        // One that does not end by itself has taken the data.
        timeout: 30_000,
      });
      let said = '';
      second.stderr.on('data', (bytes: Buffer) => {
        said += bytes.toString('utf8');
      });
      const code = await new Promise<number | null>((resolve) => second.once('close', resolve));
      return { code, told: said.includes('already open'), ms: performance.now() - began };
    }),
  );
  expect(ends.filter(({ code, told }) => code !== 0 || !told)).toEqual([]);
  expect(app.windows()).toHaveLength(1);
  await call(page, 'settings.get');
});

test('words of an answer stand in the database and its backups, and nowhere else', async ({
  app,
  page,
  workspace,
}) => {
  const began = Date.now();
  const marker = `zq${SEED}harbourmaster${process.pid}`;
  const { id } = await startAssessment(page);
  await call(page, 'assessments.saveAnswer', {
    ...{
      assessmentId: id,
      itemId: 'POL-03',
      text: `The ${marker} decides.`,
      fallReason: null,
      baseRevision: 0,
    },
    value: { kind: 'level', level: 1, practiceAhead: false },
    agencyId: null,
  });
  await call(page, 'backup.make');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/assessments/${id}/POL-03`);
  await expect(page.getByLabel('Explanation')).toHaveValue(`The ${marker} decides.`);
  // A failure, which is logged.
  await page.evaluate(() => window.waymark.call('assessments.get', { assessmentId: 'x' }));
  expect(await page.title()).not.toContain(marker);
  await app.close();
  const holds = (file: string) => {
    const bytes = readFileSync(file);
    return bytes.includes(marker) || bytes.includes(Buffer.from(marker, 'utf16le'));
  };
  const inside = readdirSync(workspace, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(holds)
    .map((file) => path.relative(workspace, file).split(path.sep).join('/'));
  // The search finds answers too; its file can be made again and goes with the workspace.
  const meant = /^workspaces\/own\/(?:(?:waymark|search)\.db(?:-wal)?|backups\/.*\.db)$/;
  expect(inside.length).toBeGreaterThan(0);
  expect(inside.filter((file) => !meant.test(file))).toEqual([]);
  // Files the program may have left elsewhere since: the traces of these tests lie in folders of their own.
  const strays = readdirSync(tmpdir(), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(tmpdir(), entry.name))
    .filter((file) => statSync(file).mtimeMs >= began && statSync(file).size < 50_000_000 && holds(file));
  expect(strays).toEqual([]);
});
