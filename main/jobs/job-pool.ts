import { createJobClient, type JobClient } from './client';
import { createLanes, type Lanes, type LanesOptions } from './lanes';

export type JobPoolOptions = Omit<LanesOptions<JobClient>, 'connect'>;

/** Lanes of file work. */
export interface JobPool {
  /** One a lane: a file given to it waits for the lane's process. */
  readonly readers: readonly Pick<JobClient, 'stage' | 'extract' | 'workbook' | 'words'>[];
  readonly join: Lanes<JobClient>['join'];
}

/** Keeps the processes that stage and read files; see `createLanes`. */
export function createJobPool(options: JobPoolOptions): JobPool {
  const { inLane, join } = createLanes({ ...options, connect: createJobClient });
  return {
    readers: Array.from({ length: options.lanes }, (_, lane) => ({
      stage: (source: string, target: string) => inLane(lane, (client) => client.stage(source, target)),
      workbook: (file: string) => inLane(lane, (client) => client.workbook(file)),
      words: (...of: Parameters<JobClient['words']>) => inLane(lane, (client) => client.words(...of)),
      extract: (...given: Parameters<JobClient['extract']>) =>
        inLane(lane, (client) => client.extract(...given)),
    })),
    join,
  };
}
