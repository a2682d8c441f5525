import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** A worker nobody has asked for is ended after this time: people who have stopped reading want their memory back. */
const SPARE_MS = 60_000;
/** A worker that is still busy with a file so long after it was closed is stuck in it. */
const CLOSES_WITHIN_MS = 3_000;
/** A worker is ended after so many files, whatever they have left behind in it. */
const MOST_FILES = 24;

let spare: Worker | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Files a worker was taken for. */
const files = new WeakMap<Worker, number>();
/** Workers that have failed, in whosever hands. */
const failed = new WeakSet<Worker>();

function start(): Worker {
  const fresh = new Worker(workerUrl, { type: 'module', name: 'pdf' });
  fresh.addEventListener('error', () => {
    failed.add(fresh);
    if (spare === fresh) drop();
  });
  return fresh;
}

function drop(): void {
  clearTimeout(timer);
  spare?.terminate();
  spare = null;
}

function keep(worker: Worker): void {
  spare = worker;
  clearTimeout(timer);
  timer = setTimeout(drop, SPARE_MS);
}

/** Starts a worker for the document that is likely opened next. Loading its script takes a third of the time to the first page. */
export function readySpareWorker(): void {
  if (spare !== null) return;
  try {
    keep(start());
  } catch {
    // Whoever takes one starts their own and hears what is wrong.
  }
}

/** A worker of pdf.js that nobody else has. Whoever takes it gives it back. */
export function takeWorker(): Worker {
  const taken = spare ?? start();
  spare = null;
  clearTimeout(timer);
  files.set(taken, (files.get(taken) ?? 0) + 1);
  return taken;
}

/**
 * Takes a worker back when its file is closed, for the next one: what the engine has learnt about the script of pdf.js goes with the worker
 * that has run it, and learning it takes longer than the first page. One that fails, or does not come to an end with its file, is ended.
 *
 * @param closed Ends when the worker has let go of its file.
 */
export function giveBackWorker(worker: Worker, closed: Promise<unknown>): void {
  const stuck = setTimeout(() => {
    failed.add(worker);
    worker.terminate();
  }, CLOSES_WITHIN_MS);
  closed.then(
    () => {
      clearTimeout(stuck);
      const isWorn = (files.get(worker) ?? 0) >= MOST_FILES;
      if (failed.has(worker) || isWorn) return worker.terminate();
      // The one that has read knows more than one that has not.
      drop();
      keep(worker);
    },
    () => {
      clearTimeout(stuck);
      worker.terminate();
    },
  );
}
