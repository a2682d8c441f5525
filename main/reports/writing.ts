import { AppError } from '../../shared/kernel';
import { layOutReport, type Report, type ReportFormat } from '../../shared/reports';
import { writeWorkbook } from '../platform';
import { writeDocument } from './document';

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

/** The bytes of a report as a file of some kind. */
export function writeReport({ report, format }: WritingOrder): Promise<Uint8Array> {
  return format === 'docx' ? writeDocument(report) : writeWorkbook(layOutReport(report));
}

/** The worker's side: writes the one report it is given. */
export function serveWriting(port: {
  postMessage(bytes: Uint8Array): void;
  on(event: 'message', hear: (order: WritingOrder) => void): unknown;
}): void {
  port.on('message', (order) => {
    // What fails ends the worker with its cause, and so the order.
    void writeReport(order).then(
      (bytes) => port.postMessage(bytes),
      (cause: unknown) =>
        queueMicrotask(() => {
          throw cause;
        }),
    );
  });
}

/**
 * Has a report written by a worker of its own, so that whoever asks goes on answering others meanwhile.
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
