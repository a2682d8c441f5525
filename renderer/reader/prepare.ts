import type { CallOutput } from '../../shared/app';
import { call } from '../platform';
import { readyStart } from './pdf/file-start';
import { readySpareWorker } from './pdf/spare-worker';

type Opened = CallOutput<'reader.open'>;

/** What was looked up for a link that somebody points at is used this long: the page where reading stopped may change. */
const FRESH_MS = 5_000;

interface Prepared {
  readonly versionId: string;
  readonly at: number;
  /** Nobody has opened it yet. */
  readonly ahead: boolean;
  readonly opened: Promise<Opened>;
}

let prepared: Prepared | null = null;

const lookUp = (versionId: string, ahead = false): Promise<Opened> =>
  call('reader.open', { versionId, ahead });

/**
 * Gets ready to read a version: its facts, its file's first bytes, pdf.js and its worker.
 *
 * @param ahead Somebody points at it and may open it next.
 */
export function prepareReading(versionId: string, ahead: boolean): void {
  const opened = lookUp(versionId, ahead);
  prepared = { versionId, at: Date.now(), ahead, opened };
  // Whoever opens it hears what is wrong.
  opened.then(({ document }) => readyStart(document.sha256)).catch(() => undefined);
  readySpareWorker();
  void import('pdfjs-dist/legacy/build/pdf.mjs').catch(() => undefined);
}

/** The version to read and the page where reading stopped, as they were looked up a moment ago, or now. */
export function takeOpened(versionId: string): Promise<Opened> {
  const known = prepared;
  if (known?.versionId !== versionId) return lookUp(versionId);
  prepared = null;
  if (Date.now() - known.at >= FRESH_MS) return lookUp(versionId);
  // Now it is read: whoever reads its pictures is to hear of it.
  if (known.ahead) void lookUp(versionId).catch(() => undefined);
  return known.opened;
}

/** What was looked up of a version before its reading stopped at another page is not used any more. */
export function forgetOpened(versionId: string): void {
  if (prepared?.versionId === versionId) prepared = null;
}
