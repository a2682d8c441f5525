import type { CallOutput } from '../../shared/app';
import { call } from '../platform';
import { readyStart } from './pdf/file-start';
import { readySpareWorker } from './pdf/spare-worker';

type Opened = CallOutput<'reader.open'>;

/** What was looked up for a link that somebody points at is used this long: the page where reading stopped may change. */
const FRESH_MS = 5_000;

let prepared: { readonly versionId: string; readonly at: number; readonly opened: Promise<Opened> } | null =
  null;

const lookUp = (versionId: string): Promise<Opened> => call('reader.open', { versionId });

/** Gets ready to read a version that is likely opened next: its facts, its file's first bytes, pdf.js and its worker. */
export function prepareReading(versionId: string): void {
  const opened = lookUp(versionId);
  prepared = { versionId, at: Date.now(), opened };
  readySpareWorker();
  // Whoever opens it hears what is wrong.
  opened.then(({ document }) => readyStart(document.sha256)).catch(() => undefined);
  void import('pdfjs-dist/legacy/build/pdf.mjs').catch(() => undefined);
}

/** The version to read and the page where reading stopped, as they were looked up a moment ago, or now. */
export function takeOpened(versionId: string): Promise<Opened> {
  const known = prepared;
  if (known?.versionId !== versionId) return lookUp(versionId);
  prepared = null;
  return Date.now() - known.at < FRESH_MS ? known.opened : lookUp(versionId);
}
