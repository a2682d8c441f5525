import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/kernel';
import { isAppError } from '../../shared/kernel';
import { type OpenedPdf, openPdf } from './pdf/open-pdf';
import { readySpareWorker } from './pdf/spare-worker';

export type PdfState =
  | { readonly is: 'opening' }
  | { readonly is: 'open'; readonly pdf: OpenedPdf }
  | { readonly is: 'failed'; readonly error: AppError };

/** Opens a stored file while the screen is shown and closes it behind it. `attempt` rises to try again. */
export function usePdf(sha256: string | undefined, attempt: number): PdfState {
  const [state, setState] = useState<PdfState>({ is: 'opening' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens the same file again
  useEffect(() => {
    if (sha256 === undefined) return;
    const stop = new AbortController();
    setState({ is: 'opening' });
    openPdf(sha256, stop.signal, (error) => setState({ is: 'failed', error })).then(
      (pdf) => {
        if (stop.signal.aborted) pdf.close();
        else setState({ is: 'open', pdf });
      },
      (error: unknown) => {
        if (!stop.signal.aborted && isAppError(error)) setState({ is: 'failed', error });
      },
    );
    return () => {
      stop.abort();
      readySpareWorker();
    };
  }, [sha256, attempt]);
  return state;
}
