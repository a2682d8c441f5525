import { AppError } from '../../shared/kernel';
import type { Report, ReportFormat } from '../../shared/reports';

/** What a writer is told: one report, and the kind of file. */
export interface WritingOrder {
  readonly report: Report;
  readonly format: ReportFormat;
}

/** A worker as this room sees it. */
export interface WritingWorker {
  postMessage(order: WritingOrder): void;
  on(event: 'message', hear: (bytes: Uint8Array) => void): unknown;
  on(event: 'error', hear: (cause: unknown) => void): unknown;
  on(event: 'exit', hear: () => void): unknown;
  terminate(): unknown;
}

/**
 * Has a report written by a worker of its own, so that whoever asks goes on answering others meanwhile. Apart from what
 * the worker loads: that is a megabyte of scripts, which would hold a window up.
 *
 * @throws AppError `reports.not-written` when the worker fails or ends.
 */
export function writeBeside(start: () => WritingWorker, order: WritingOrder): Promise<Uint8Array> {
  return new Promise<Uint8Array>((resolve, reject) => {
    const worker = start();
    const lose = (cause?: unknown) => reject(new AppError('reports.not-written', {}, cause));
    worker.on('error', lose);
    worker.on('exit', () => lose());
    worker.on('message', (bytes) => {
      resolve(bytes);
      void worker.terminate();
    });
    worker.postMessage(order);
  });
}
