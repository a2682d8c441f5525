import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/kernel';
import { isAppError } from '../../shared/kernel';
import { type OpenedPdf, openPdf } from './pdf/open-pdf';
import { openedAhead, takePdf } from './pdf/ready-pdf';

export type PdfState =
  | { readonly is: 'opening' }
  | { readonly is: 'open'; readonly pdf: OpenedPdf }
  | { readonly is: 'failed'; readonly error: AppError };

/** One try at opening a file. A new one opens it again, with a password where one was asked for. */
export interface Attempt {
  readonly password: string | null;
}

export const FIRST_TRY: Attempt = { password: null };

/** Opens a stored file while the screen is shown and closes it behind it. `startAt` is the page that is looked at first. */
export function usePdf(sha256: string | undefined, attempt: Attempt, startAt = 1): PdfState {
  const first = useRef(startAt);
  const [state, setState] = useState<PdfState>(() => {
    // Drawn at once, not after a moment in which nothing is there.
    const pdf = sha256 === undefined ? null : openedAhead(sha256, startAt);
    return pdf === null ? { is: 'opening' } : { is: 'open', pdf };
  });
  useEffect(() => {
    if (sha256 === undefined) return;
    const stop = new AbortController();
    const ahead = attempt.password === null ? openedAhead(sha256, first.current) : null;
    setState((before) => (before.is === 'open' && before.pdf === ahead ? before : { is: 'opening' }));
    const lost = (error: AppError) => setState({ is: 'failed', error });
    const opened =
      attempt.password === null
        ? takePdf(sha256, first.current, stop.signal, lost)
        : openPdf(sha256, first.current, stop.signal, lost, attempt.password);
    opened.then(
      (pdf) => {
        if (stop.signal.aborted) pdf.close();
        else
          setState((before) => (before.is === 'open' && before.pdf === pdf ? before : { is: 'open', pdf }));
      },
      (error: unknown) => {
        if (!stop.signal.aborted && isAppError(error)) setState({ is: 'failed', error });
      },
    );
    return () => stop.abort();
  }, [sha256, attempt]);
  return state;
}

/** Printed page labels that a file states itself, by position from 0; null until they are known, and where there are none. */
export function useFileLabels(pdf: OpenedPdf | null): readonly string[] | null {
  const [labels, setLabels] = useState<readonly string[] | null>(null);
  useEffect(() => {
    setLabels(null);
    if (pdf === null) return;
    let gone = false;
    pdf.document.getPageLabels().then(
      (stated) => {
        if (!gone) setLabels(stated);
      },
      // A file whose labels are broken has none.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [pdf]);
  return labels;
}
