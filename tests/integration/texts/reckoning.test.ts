import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createReckoning, type ReckoningWorker, reckonHere } from '../../../main/texts';
import { isAppError } from '../../../shared/kernel';

const root = path.join(import.meta.dirname, '../../..');
const text = (...pages: string[]) => pages.map((each, at) => ({ n: at + 1, text: each, label: null }));
const BEFORE = text('Article 1. Whoever recruits a person commits an offence.', 'มาตรา ๖ ผู้ใดเป็นธุระจัดหา');
const AFTER = text('Article 1. Whoever recruits or harbours a person commits an offence.', 'มาตรา ๖ ผู้ใดซื้อ');
const CITED = [{ page: 1, quote: 'recruits a person' }];

let stop: () => void = () => undefined;
afterEach(() => stop());

function reckoning(restsAfterMs?: number) {
  const workers: Worker[] = [];
  const made = createReckoning(() => {
    const worker = new Worker(path.join(root, 'main/app/texts-worker.ts'), {
      execArgv: ['--import', pathToFileURL(path.join(root, 'scripts/typescript-imports.ts')).href],
    });
    workers.push(worker);
    return worker as ReckoningWorker;
  }, restsAfterMs);
  stop = made.stop;
  return { made, workers };
}

describe('comparing texts in a worker', () => {
  it('tells what comparing here tells, to several askers, and leaves this thread free meanwhile', async () => {
    const { made, workers } = reckoning();
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 1);
    const page = (at: number) =>
      Array.from({ length: 40 }, (_, line) => `มาตรา ${at * 40 + line} การค้ามนุษย์ เหยื่อ`).join('\n');
    const long = text(...Array.from({ length: 40 }, (_, at) => page(at)));
    const [compared, found, many] = await Promise.all([
      made.compare(BEFORE, AFTER),
      made.reanchor(BEFORE, AFTER, CITED),
      made.compare(long, text(...long.map((page) => page.text.replaceAll('เหยื่อ', 'ผู้เสียหาย')))),
    ]);
    clearInterval(turning);
    expect(compared).toEqual(await reckonHere.compare(BEFORE, AFTER));
    expect(found).toEqual(await reckonHere.reanchor(BEFORE, AFTER, CITED));
    expect(many.total).toBeGreaterThan(0);
    expect(turns).toBeGreaterThan(0);
    expect(workers).toHaveLength(1);
  });

  it('fails with a code when the worker ends, and goes on with a fresh one', async () => {
    const { made, workers } = reckoning();
    const lost = made.compare(BEFORE, AFTER);
    void workers[0]?.terminate();
    const cause = await lost.catch((reason: unknown) => reason);
    expect(isAppError(cause, 'app.process-restarted')).toBe(true);
    expect(await made.compare(BEFORE, AFTER)).toEqual(await reckonHere.compare(BEFORE, AFTER));
    expect(workers).toHaveLength(2);
  });

  it('tells who waits when it is stopped', async () => {
    const { made } = reckoning();
    const left = made.compare(BEFORE, AFTER);
    made.stop();
    const cause = await left.catch((reason: unknown) => reason);
    expect(isAppError(cause, 'app.process-restarted')).toBe(true);
  });

  it('lets the worker go when there is nothing to do', async () => {
    const { made, workers } = reckoning(1);
    await made.compare(BEFORE, AFTER);
    await new Promise((resolve) => workers[0]?.once('exit', resolve));
    expect(await made.compare(BEFORE, AFTER)).toBeTruthy();
    expect(workers).toHaveLength(2);
  });
});
