import { MessageChannelMain, utilityProcess } from 'electron';
import type { Log } from '../platform';
import type { BackgroundProcess } from './background-process';

export interface JobHost {
  stop(): Promise<void>;
}
export function startJobs({
  entry,
  data,
  lanes,
}: {
  entry: string;
  data: BackgroundProcess;
  log: Log;
  lanes: number;
}): JobHost {
  const children = Array.from({ length: lanes }, (_, lane) => {
    const child = utilityProcess.fork(entry, [], { serviceName: 'waymark-job' });
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ join: 'data' }, [port1]);
    data.give({ join: `job-${lane}` }, port2);
    return child;
  });
  return {
    stop: async () => {
      for (const child of children) child.kill();
    },
  };
}
