import { createLanes, type Lanes, type LanesOptions } from './lanes';
import { createOcrClient, type OcrClient } from './ocr-client';

export type OcrPoolOptions = Omit<LanesOptions<OcrClient>, 'connect' | 'lanes'>;

/** The one lane in which pictures are read. */
export interface OcrPool {
  readonly reader: Pick<OcrClient, 'read' | 'compare'>;
  readonly join: Lanes<OcrClient>['join'];
}

/** Keeps the process that reads pictures; see `createLanes`. One is enough: each page keeps a core busy. */
export function createOcrPool(options: OcrPoolOptions): OcrPool {
  const { inLane, join } = createLanes({ ...options, lanes: 1, connect: createOcrClient });
  return {
    reader: {
      read: (...given) => inLane(0, (client) => client.read(...given)),
      compare: (...given) => inLane(0, (client) => client.compare(...given)),
    },
    join,
  };
}
