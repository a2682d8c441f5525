import { AppError, isAppError, type Workbook } from '../../shared/kernel';
import type { ExtractedPage, ExtractionSummary, TextReading, WordOnPage } from '../../shared/library';
import type { Port } from '../ipc';
import { readWorkbookFile } from '../platform';
import { stageFile } from './file-intake';
import { type JobReply, jobRequest } from './protocol';
import type { Signs } from './signs';

/** Reads a staged file; `onPages` is awaited, so at most one batch is in memory. */
export type ReadFile = (
  file: string,
  options: {
    readonly password?: string;
    readonly reading?: TextReading;
    /** Pages up to this one are not handed over, and those after it one by one. */
    readonly after?: number;
    /** Pages that are told as damaged without being opened. */
    readonly without?: readonly number[];
    /** The file is open. */
    readonly onOpened?: () => Promise<void>;
    readonly onPages: (pages: readonly ExtractedPage[]) => Promise<void>;
  },
) => Promise<ExtractionSummary>;

/** Reads the words of a page (from 1) of a file, with where they stand. */
export type ReadWords = (file: string, page: number, reading: TextReading) => Promise<readonly WordOnPage[]>;

export interface JobRunnerOptions {
  /** Line to the data process. */
  readonly port: Port;
  /** Line to the watchdog. */
  readonly signs: Signs;
  readonly read: ReadFile;
  readonly readWords: ReadWords;
  /** Reads a workbook by its path; another only for tests. */
  readonly readWorkbook?: (file: string) => Promise<Workbook>;
}

/** The work of a job process: does what the data process asks, one request after the other, and returns values only. */
export function runJobs({
  port,
  signs,
  read,
  readWords,
  readWorkbook = readWorkbookFile,
}: JobRunnerOptions): void {
  const waiting = new Map<number, (goesOn: boolean) => void>();
  const reply = (message: JobReply) => port.postMessage(message);

  const work = async (id: number, job: () => Promise<JobReply>) => {
    signs.started();
    let answer: JobReply;
    try {
      answer = await job();
    } catch (cause) {
      const failed = isAppError(cause) ? cause : null;
      answer = { id, kind: 'failed', code: failed?.code ?? 'pdf.unreadable', data: { ...failed?.data } };
    }
    waiting.delete(id);
    // The watchdog hears it first: an answered job must not be counted on.
    signs.ended();
    reply(answer);
  };

  port.listen((message) => {
    const request = jobRequest.parse(message);
    const { id } = request;
    switch (request.kind) {
      case 'go-on':
        waiting.get(id)?.(true);
        return;
      case 'stop':
        waiting.get(id)?.(false);
        return;
      case 'stage':
        void work(id, async () => ({
          id,
          kind: 'staged',
          file: await stageFile(request.source, request.target, signs.progressed),
        }));
        return;
      case 'workbook':
        void work(id, async () => ({
          id,
          kind: 'workbook',
          workbook: await readWorkbook(request.file),
        }));
        return;
      case 'words':
        void work(id, async () => ({
          id,
          kind: 'words',
          words: [...(await readWords(request.file, request.page, request.reading))],
        }));
        return;
      case 'extract':
        void work(id, async () => ({
          id,
          kind: 'done',
          summary: await read(request.file, {
            reading: request.reading,
            without: request.without,
            ...(request.after === null ? {} : { after: request.after }),
            ...(request.password === null ? {} : { password: request.password }),
            onOpened: async () => {
              if (request.wasLate) signs.again();
              reply({ id, kind: 'opened' });
              // It must be on its way before a page can hold up everything.
              await new Promise((resolve) => setImmediate(resolve));
            },
            onPages: (pages) =>
              new Promise((resolve, reject) => {
                waiting.set(id, (goesOn) => {
                  waiting.delete(id);
                  signs.goesOn();
                  if (goesOn) resolve();
                  else reject(new AppError('pdf.stopped'));
                });
                signs.waiting();
                reply({ id, kind: 'pages', pages: [...pages] });
              }),
          }),
        }));
    }
  });
}
