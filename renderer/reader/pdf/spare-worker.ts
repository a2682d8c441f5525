import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** A worker nobody has asked for is ended after this time: people who have stopped reading want their memory back. */
const SPARE_MS = 60_000;

let spare: Worker | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

const start = () => new Worker(workerUrl, { type: 'module', name: 'pdf' });

/** Starts a worker for the document that is likely opened next. Loading its script takes a third of the time to the first page. */
export function readySpareWorker(): void {
  if (spare !== null) return;
  // Its failure, now or later, would not be heard by whoever takes it; they start their own and hear that one's.
  let fresh: Worker;
  try {
    fresh = start();
  } catch {
    return;
  }
  spare = fresh;
  const drop = () => {
    if (spare !== fresh) return;
    spare = null;
    clearTimeout(timer);
    fresh.terminate();
  };
  fresh.addEventListener('error', drop);
  timer = setTimeout(drop, SPARE_MS);
}

/** A worker of pdf.js that nobody else has. Whoever takes it ends it. */
export function takeWorker(): Worker {
  const taken = spare ?? start();
  spare = null;
  clearTimeout(timer);
  return taken;
}
