import { AppError, type ErrorData, isAppError, type Workbook } from '../../shared/kernel';
import type {
  ExtractedPage,
  ExtractionSummary,
  StagedFile,
  TextReading,
  WordOnPage,
} from '../../shared/library';
import type { Port } from '../ipc';
import { type JobReply, type JobRequest, jobReply } from './protocol';

/** Options of an extraction. */
export interface ExtractOptions {
  readonly password?: string;
  /** The user's word about the text; `auto` unless given. */
  readonly reading?: TextReading;
  /** Gets pages in order; the next ones are read when it has resolved. */
  readonly onPages: (pages: readonly ExtractedPage[]) => Promise<void>;
}

/** One lane of file work: stages and reads files in a process that can be ended at any moment. */
export interface JobClient {
  /** @throws AppError, see `stageFile`, for a place that gives nothing for too long too; `pdf.crashed`, `pdf.memory` when the process was ended. */
  stage(sourcePath: string, stagedPath: string): Promise<StagedFile>;
  /**
   * Reads a file. A page over which the process is lost is told as damaged, and the others are read; a file with several such pages is
   * given up.
   *
   * @throws AppError `pdf.password`, `pdf.invalid`, …; `pdf.crashed`, `pdf.timeout`, `pdf.memory`.
   */
  extract(stagedPath: string, options: ExtractOptions): Promise<ExtractionSummary>;
  /**
   * Reads a workbook (.xlsx) that anybody may have made, in the job process.
   *
   * @throws AppError see `readWorkbook`; a file that breaks or exhausts the process is `workbook.unreadable`.
   */
  workbook(file: string): Promise<Workbook>;
  /**
   * The words of a page (from 1) of a file as they are read, with where they stand.
   * @throws AppError as `extract`
   */
  words(file: string, page: number, reading: TextReading): Promise<readonly WordOnPage[]>;
  /** A new process stands behind the lane; what was under way in the old one fails with `reason`. */
  replacePort(port: Port, reason: string): void;
}

/** Why a process was lost. */
const LOST: ReadonlySet<string> = new Set(['pdf.timeout', 'pdf.memory', 'pdf.crashed']);
/** A file with more pages over which the process is lost is given up: each costs as long as a page may take. */
const MOST_LEFT_OUT = 2;

/** What was handed over of a file. */
interface Handed {
  opened: boolean;
  /** The last page that is stored; 0 before the first. */
  last: number;
  /** Done when the last pages are stored. */
  storing: Promise<void>;
}

interface UnderWay {
  readonly hear: (reply: JobReply) => void;
  readonly fail: (error: AppError) => void;
}

export function createJobClient(first: Port): JobClient {
  let port = first;
  let count = 0;
  /** Jobs of a lane follow each other, so that the watchdog knows which file it is looking at. */
  let tail: Promise<unknown> = Promise.resolve();
  const underWay = new Map<number, UnderWay>();

  const attach = (to: Port) =>
    to.listen((message) => {
      if (to !== port) return;
      const reply = jobReply.safeParse(message);
      if (!reply.success) {
        // A process that talks nonsense has been taken over or is broken; nothing it says counts.
        for (const job of underWay.values()) job.fail(new AppError('pdf.crashed'));
        return;
      }
      underWay.get(reply.data.id)?.hear(reply.data);
    });
  attach(port);

  const run = <T>(
    request: (id: number) => JobRequest,
    hear: (reply: JobReply, end: (value: T) => void, id: number) => Promise<void> | void,
  ) => {
    const job = () =>
      new Promise<T>((resolve, reject) => {
        count += 1;
        const id = count;
        const settle = (finish: () => void) => {
          underWay.delete(id);
          finish();
        };
        const fail = (error: unknown) => settle(() => reject(error));
        underWay.set(id, {
          fail,
          hear: (reply) => {
            if (reply.kind === 'failed') {
              fail(new AppError(reply.code, reply.data as ErrorData));
              return;
            }
            Promise.resolve(hear(reply, (value) => settle(() => resolve(value)), id)).catch(fail);
          },
        });
        port.postMessage(request(id));
      });
    const result = tail.then(job, job);
    tail = result.catch(() => undefined);
    return result;
  };

  const readOnce = (
    file: string,
    { password, reading, onPages }: ExtractOptions,
    handed: Handed,
    again: Pick<Extract<JobRequest, { kind: 'extract' }>, 'after' | 'wasLate' | 'without'>,
  ) =>
    run<ExtractionSummary>(
      (id) => ({
        ...{ id, kind: 'extract', file, password: password ?? null, reading: reading ?? 'auto' },
        ...again,
      }),
      async (reply, end, id) => {
        if (reply.kind === 'done') end(reply.summary);
        if (reply.kind === 'opened') handed.opened = true;
        if (reply.kind !== 'pages') return;
        const askedBy = port;
        const answer = (kind: 'go-on' | 'stop') => {
          // A process that was replaced meanwhile knows nothing of this job.
          if (askedBy === port) port.postMessage({ id, kind } satisfies JobRequest);
        };
        const stored = onPages(reply.pages);
        handed.storing = stored.then(() => {
          handed.last = reply.pages.at(-1)?.n ?? handed.last;
        });
        handed.storing.catch(() => undefined);
        try {
          await stored;
        } catch (cause) {
          answer('stop');
          throw cause;
        }
        answer('go-on');
      },
    );

  return {
    stage: (source, target) =>
      run<StagedFile>(
        (id) => ({ id, kind: 'stage', source, target }),
        (reply, end) => {
          if (reply.kind === 'staged') end(reply.file);
        },
      ).catch((cause: unknown) => {
        // Nothing of the file is understood yet: its disk, network or cloud is slow, and the file not to blame.
        throw isAppError(cause, 'pdf.timeout') ? new AppError('library.file-unreadable', {}, cause) : cause;
      }),
    extract: async (file, options) => {
      const without: number[] = [];
      let wasLate = false;
      const handed: Handed = { opened: false, last: 0, storing: Promise.resolve() };
      for (let after: number | null = null; ; after = handed.last) {
        const before = port;
        try {
          return await readOnce(file, options, handed, { after, wasLate, without: [...without] });
        } catch (cause) {
          // What the lost process has given may still be on its way into the store.
          await handed.storing;
          const isLost = port !== before && isAppError(cause) && LOST.has(cause.code);
          // What cannot be opened is not lost over a page.
          if (!isLost || !handed.opened) throw cause;
          wasLate ||= cause.code === 'pdf.timeout';
          // Page by page the process was lost over the one that would have come next.
          if (after !== null) without.push(handed.last + 1);
          if (without.length > MOST_LEFT_OUT) throw cause;
        }
      }
    },
    workbook: (file) =>
      run<Workbook>(
        (id) => ({ id, kind: 'workbook', file }),
        (reply, end) => {
          if (reply.kind === 'workbook') end(reply.workbook);
        },
      ).catch((cause: unknown) => {
        if (isAppError(cause) && cause.code.startsWith('workbook.')) throw cause;
        throw new AppError('workbook.unreadable', {}, cause);
      }),
    words: (file, page, reading) =>
      run<readonly WordOnPage[]>(
        (id) => ({ id, kind: 'words', file, page, reading }),
        (reply, end) => {
          if (reply.kind === 'words') end(reply.words);
        },
      ),
    replacePort: (fresh, reason) => {
      port = fresh;
      attach(fresh);
      for (const job of [...underWay.values()]) job.fail(new AppError(reason));
    },
  };
}
