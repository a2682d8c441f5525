import type { CallOutput } from '../../shared/app';
import { call } from '../platform';
import { loadPdfJs } from './pdf/load-pdf-js';
import { readyPdf } from './pdf/ready-pdf';
import { readySpareWorker } from './pdf/spare-worker';

type Opened = CallOutput<'reader.open'>;

/** What was looked up for a link that somebody points at is used this long: the page where reading stopped may change. */
const FRESH_MS = 5_000;

interface Prepared {
  readonly versionId: string;
  readonly at: number;
  /** What was looked up, as soon as it is there. */
  opened: Opened | undefined;
}

let prepared: Prepared | null = null;

const freshOf = (versionId: string): Prepared | null =>
  prepared?.versionId === versionId && Date.now() - prepared.at < FRESH_MS ? prepared : null;

/** What opening a file needs loads while the program looks up which file it is. */
function beginLoading(): void {
  readySpareWorker();
  void loadPdfJs().catch(() => undefined);
}

const readyFor = ({ document, lastPage }: Opened, page: number | undefined): void =>
  readyPdf(document.sha256, page ?? lastPage);

/**
 * Gets a version ready that somebody points at and may read next: its facts, and its file, opened at the page it will be read at.
 *
 * @param page The page (from 1) that the link names; without one, reading goes on where it stopped.
 */
export function prepareReading(versionId: string, page: number | undefined): void {
  if (freshOf(versionId) !== null) return;
  const fresh: Prepared = { versionId, at: Date.now(), opened: undefined };
  prepared = fresh;
  beginLoading();
  call('reader.open', { versionId, ahead: true }).then(
    (opened) => {
      if (prepared !== fresh) return;
      fresh.opened = opened;
      readyFor(opened, page);
    },
    // Whoever opens it hears what is wrong.
    () => forgetOpened(versionId),
  );
}

/** What was looked up of a version a moment ago, because somebody pointed at it. */
export function preparedOf(versionId: string): Opened | undefined {
  return freshOf(versionId)?.opened;
}

/** The version and the page where reading stopped. With `toRead` its file is opened at once, for a reader at that page. */
export async function lookUp(
  versionId: string,
  toRead?: { readonly page: number | undefined },
): Promise<Opened> {
  if (toRead !== undefined) beginLoading();
  const opened = await call('reader.open', { versionId, ahead: false });
  if (toRead !== undefined) readyFor(opened, toRead.page);
  return opened;
}

/** What was looked up of a version before its reading stopped at another page is not used any more. */
export function forgetOpened(versionId: string): void {
  if (prepared?.versionId === versionId) prepared = null;
}
