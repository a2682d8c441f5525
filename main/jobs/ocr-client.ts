import { AppError } from '../../shared/kernel';
import type { PageReading, ReadingData } from '../../shared/library';
import type { Port } from '../ipc';
import { type LanguageFit, type OcrReply, type OcrRequest, ocrReply } from './ocr-protocol';

/** The process that reads pictures, as the data process sees it. */
export interface OcrClient {
  /**
   * Reads one page, from 1; null when nothing is on it.
   * @throws AppError as `PictureReader.read`; `pdf.crashed`, `pdf.timeout`, `pdf.memory` when the process was ended.
   */
  read(file: string, page: number, data: readonly ReadingData[]): Promise<PageReading | null>;
  /** How well each of some data fits a page; empty when nothing is on it. */
  compare(file: string, page: number, data: readonly ReadingData[]): Promise<readonly LanguageFit[]>;
  /** A new process stands behind the lane; what was under way in the old one fails with `reason`. */
  replacePort(port: Port, reason: string): void;
}

interface UnderWay {
  readonly hear: (reply: OcrReply) => void;
  readonly fail: (error: AppError) => void;
}

export function createOcrClient(first: Port): OcrClient {
  let port = first;
  let count = 0;
  const underWay = new Map<number, UnderWay>();

  const failAll = (reason: string) => {
    for (const job of [...underWay.values()]) job.fail(new AppError(reason));
  };
  const attach = (to: Port) =>
    to.listen((message) => {
      if (to !== port) return;
      const reply = ocrReply.safeParse(message);
      // A process that talks nonsense has been taken over or is broken; nothing it says counts.
      if (!reply.success) failAll('pdf.crashed');
      else underWay.get(reply.data.id)?.hear(reply.data);
    });
  attach(port);

  const ask = <K extends OcrReply['kind']>(kind: K, request: (id: number) => OcrRequest) =>
    new Promise<Extract<OcrReply, { kind: K }>>((resolve, reject) => {
      count += 1;
      const id = count;
      const settle = (finish: () => void) => {
        underWay.delete(id);
        finish();
      };
      underWay.set(id, {
        fail: (error) => settle(() => reject(error)),
        hear: (reply) =>
          settle(() => {
            if (reply.kind === kind) resolve(reply as Extract<OcrReply, { kind: K }>);
            else reject(new AppError(reply.kind === 'failed' ? reply.code : 'pdf.crashed'));
          }),
      });
      port.postMessage(request(id));
    });

  return {
    read: async (file, page, data) =>
      (await ask('read', (id) => ({ id, kind: 'read', file, page, data: [...data] }))).reading,
    compare: async (file, page, data) =>
      (await ask('compared', (id) => ({ id, kind: 'compare', file, page, data: [...data] }))).fits,
    replacePort: (fresh, reason) => {
      port = fresh;
      attach(fresh);
      failAll(reason);
    },
  };
}
