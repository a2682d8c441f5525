import { layOutReport } from '../../shared/reports';
import { writeWorkbook } from '../platform';
import type { WritingOrder } from './beside';
import { writeDocument } from './document';

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
