import { isAppError } from '../../shared/kernel';
import type { ExtractedPage, ExtractionSummary } from '../../shared/library';
import type { Port } from '../ipc';
import { stageFile } from './file-intake';
import { type JobReply, type JobSign, jobRequest } from './protocol';

/** Reads a staged file; `onPages` is awaited, so at most one batch is in memory. */
export type ReadFile = (
  file: string,
  options: {
    readonly password?: string;
    readonly onPages: (pages: readonly ExtractedPage[]) => Promise<void>;
  },
) => Promise<ExtractionSummary>;

export interface JobRunnerOptions {
  /** Line to the data process. */
  readonly port: Port;
  /** Tells the watchdog that a job begins, goes on or has ended. */
  readonly sign: (sign: JobSign['sign']) => void;
  readonly read: ReadFile;
}

/** The work of a job process: does what the data process asks, one request after the other, and returns values only. */
export function runJobs({ port, sign, read }: JobRunnerOptions): void {
  const waiting = new Map<number, () => void>();
  const reply = (message: JobReply) => port.postMessage(message);

  const work = async (id: number, job: () => Promise<JobReply>) => {
    sign('started');
    try {
      reply(await job());
    } catch (cause) {
      const failed = isAppError(cause) ? cause : null;
      reply({ id, kind: 'failed', code: failed?.code ?? 'pdf.unreadable', data: { ...failed?.data } });
    } finally {
      waiting.delete(id);
      sign('ended');
    }
  };

  port.listen((message) => {
    const request = jobRequest.parse(message);
    const { id } = request;
    switch (request.kind) {
      case 'go-on':
        // The wait was for others, not the file's doing.
        sign('progress');
        waiting.get(id)?.();
        return;
      case 'stage':
        void work(id, async () => ({
          id,
          kind: 'staged',
          file: await stageFile(request.source, request.target),
        }));
        return;
      case 'extract':
        void work(id, async () => ({
          id,
          kind: 'done',
          summary: await read(request.file, {
            ...(request.password === null ? {} : { password: request.password }),
            onPages: (pages) =>
              new Promise((resolve) => {
                waiting.set(id, resolve);
                reply({ id, kind: 'pages', pages: [...pages] });
              }),
          }),
        }));
    }
  });
}
