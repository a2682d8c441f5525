import { isAppError } from '../../shared/kernel';
import type { Port } from '../ipc';
import { type OcrReply, type OcrRequest, ocrRequest } from './ocr-protocol';
import type { PictureReader } from './ocr-read';
import type { Signs } from './signs';

export interface OcrRunnerOptions {
  /** Line to the data process. */
  readonly port: Port;
  /** Line to the watchdog. */
  readonly signs: Signs;
  readonly reader: PictureReader;
}

/** The work of the process that reads pictures: one page after the other, values only. */
export function runOcr({ port, signs, reader }: OcrRunnerOptions): void {
  const answer = async (request: OcrRequest): Promise<OcrReply> => {
    const { id, file, page, data } = request;
    try {
      return request.kind === 'read'
        ? { id, kind: 'read', reading: await reader.read(file, page, data) }
        : { id, kind: 'compared', fits: [...(await reader.compare(file, page, data))] };
    } catch (cause) {
      return { id, kind: 'failed', code: isAppError(cause) ? cause.code : 'pdf.unreadable' };
    }
  };
  port.listen((message) => {
    const request = ocrRequest.parse(message);
    signs.started();
    void answer(request).then((reply) => {
      // The watchdog hears it first: an answered job must not be counted on.
      signs.ended();
      port.postMessage(reply);
    });
  });
}
