import type { AppError } from '../../../shared/kernel';
import { type OpenedPdf, openPdf } from './open-pdf';

/** A file that nobody has taken after this time is closed. */
const KEPT_MS = 20_000;

interface Ready {
  readonly sha256: string;
  readonly startAt: number;
  readonly opened: Promise<OpenedPdf>;
  readonly stop: AbortController;
  /** The opened file, once it is there. */
  pdf: OpenedPdf | null;
  /** Hears of a failure after opening, once somebody has taken the file. */
  onLost: (error: AppError) => void;
}

let ready: Ready | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function letGo(): void {
  ready?.stop.abort();
  ready = null;
  clearTimeout(timer);
}

/**
 * Opens a file that is likely read next, as far as the fonts of the page it will be read at, while the hand is still on its way to the
 * link. Only the last one is kept, and not for long.
 */
export function readyPdf(sha256: string, startAt: number): void {
  if (ready?.sha256 !== sha256 || ready.startAt !== startAt) {
    letGo();
    const stop = new AbortController();
    const fresh: Ready = {
      sha256,
      startAt,
      stop,
      pdf: null,
      opened: openPdf(sha256, startAt, stop.signal, (error) => fresh.onLost(error)),
      onLost: () => drop(),
    };
    // Lost before anybody took it, it is opened anew.
    const drop = () => {
      if (ready === fresh) letGo();
    };
    fresh.opened.then(
      (pdf) => {
        fresh.pdf = pdf;
      },
      // Whoever takes it hears what is wrong.
      () => undefined,
    );
    ready = fresh;
  }
  clearTimeout(timer);
  timer = setTimeout(letGo, KEPT_MS);
}

/** The file that was made ready, if it is open by now. Whoever shows it takes it. */
export function openedAhead(sha256: string, startAt: number): OpenedPdf | null {
  return ready?.sha256 === sha256 && ready.startAt === startAt ? ready.pdf : null;
}

/** The file as it was made ready, or opened now. Takes and fails as `openPdf` does. */
export function takePdf(
  sha256: string,
  startAt: number,
  signal: AbortSignal,
  onLost: (error: AppError) => void,
): Promise<OpenedPdf> {
  const taken = ready;
  if (taken?.sha256 !== sha256 || taken.startAt !== startAt) return openPdf(sha256, startAt, signal, onLost);
  ready = null;
  clearTimeout(timer);
  taken.onLost = onLost;
  if (signal.aborted) taken.stop.abort();
  else signal.addEventListener('abort', () => taken.stop.abort(), { once: true });
  return taken.opened;
}
