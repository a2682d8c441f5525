import { describe, expect, it } from 'vitest';
import { type Port, portPair } from '../../../../main/ipc';
import { createJobClient, createSigns, runJobs } from '../../../../main/jobs';
import type { JobSign } from '../../../../main/jobs/job-sign';
import { AppError } from '../../../../shared/kernel';
import type { ExtractedPage, ExtractionSummary } from '../../../../shared/library';

const SUMMARY: ExtractionSummary = {
  facts: {
    pageCount: 2,
    pagesRead: 2,
    title: null,
    author: null,
    subject: null,
    keywords: null,
    creator: null,
    producer: null,
    created: null,
    modified: null,
    language: null,
    pdfVersion: '1.7',
    encrypted: false,
    hasForms: false,
    hasJavascript: false,
    hasAttachments: false,
    outline: [],
    legacyFonts: [],
    converted: [],
    uncertainPages: 0,
    warnings: [],
  },
  good: 2,
  empty: 0,
  suspect: 0,
  firstPagesText: 'one',
};

const page = (n: number): ExtractedPage => ({
  n,
  label: null,
  width: 595,
  height: 842,
  rotation: 0,
  text: `page ${n}`,
  quality: 'good',
  reasons: [],
  conversion: null,
});

type Read = Parameters<typeof runJobs>[0]['read'];

function joined(read: Read) {
  const [data, job] = portPair();
  const signs: JobSign['sign'][] = [];
  runJobs({ readWords: async () => [], port: job, signs: createSigns(({ sign }) => signs.push(sign)), read });
  return { client: createJobClient(data), signs };
}

const silentPort: Port = { postMessage: () => undefined, listen: () => undefined };

describe('a lane of jobs', () => {
  it('hands pages on one batch at a time: the next is read when the last is stored', async () => {
    const events: string[] = [];
    const { client, signs } = joined(async (_file, { onPages }) => {
      for (const n of [1, 2]) {
        events.push(`read ${n}`);
        await onPages([page(n)]);
      }
      return SUMMARY;
    });
    const summary = await client.extract('/staged', {
      onPages: async (pages) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        events.push(`stored ${pages[0]?.n}`);
      },
    });
    expect(summary).toEqual(SUMMARY);
    expect(events).toEqual(['read 1', 'stored 1', 'read 2', 'stored 2']);
    expect(signs).toEqual(['started', 'waiting', 'progressed', 'waiting', 'progressed', 'ended']);
  });

  it('passes the password on and gives coded failures back with their data', async () => {
    const { client } = joined(async (_file, { password }) => {
      throw new AppError('pdf.password', { tried: password !== undefined });
    });
    const onPages = async () => undefined;
    await expect(client.extract('/staged', { onPages })).rejects.toMatchObject({
      code: 'pdf.password',
      data: { tried: false },
    });
    await expect(client.extract('/staged', { onPages, password: 'apples' })).rejects.toMatchObject({
      data: { tried: true },
    });
  });

  it('calls what is no coded failure unreadable, without its words', async () => {
    const { client } = joined(async () => {
      throw new TypeError('/home/somebody/secret.pdf');
    });
    await expect(client.extract('/staged', { onPages: async () => undefined })).rejects.toMatchObject({
      code: 'pdf.unreadable',
      data: {},
    });
  });

  it('stops reading when the pages cannot be stored, and goes on with the next file', async () => {
    let stopped = false;
    const { client } = joined(async (file, { onPages }) => {
      if (file === '/good') return SUMMARY;
      try {
        await onPages([page(1)]);
      } catch (cause) {
        stopped = true;
        throw cause;
      }
      return SUMMARY;
    });
    const full = new AppError('store.full');
    await expect(
      client.extract('/bad', {
        onPages: async () => {
          throw full;
        },
      }),
    ).rejects.toBe(full);
    await expect(client.extract('/good', { onPages: async () => undefined })).resolves.toEqual(SUMMARY);
    expect(stopped).toBe(true);
  });

  it('does one job after the other', async () => {
    const order: string[] = [];
    const { client } = joined(async (file) => {
      order.push(`begin ${file}`);
      await new Promise((resolve) => setTimeout(resolve, file === '/a' ? 10 : 0));
      order.push(`end ${file}`);
      return SUMMARY;
    });
    const onPages = async () => undefined;
    await Promise.all([client.extract('/a', { onPages }), client.extract('/b', { onPages })]);
    expect(order).toEqual(['begin /a', 'end /a', 'begin /b', 'end /b']);
  });

  it('fails what was under way in a lost process with the reason, and does what waited in the new one', async () => {
    const client = createJobClient(silentPort);
    const onPages = async () => undefined;
    const lost = client.extract('/bomb', { onPages });
    const next = client.extract('/next', { onPages });
    await new Promise((resolve) => setTimeout(resolve, 1));
    const [data, job] = portPair();
    runJobs({
      readWords: async () => [],
      port: job,
      signs: createSigns(() => undefined),
      read: async () => SUMMARY,
    });
    client.replacePort(data, 'pdf.memory');
    await expect(lost).rejects.toMatchObject({ code: 'pdf.memory' });
    await expect(next).resolves.toEqual(SUMMARY);
  });

  it('has less patience with a file over which time ran out, once it is open again, and not where its process died', async () => {
    for (const [reason, expected] of [
      ['pdf.timeout', ['started', 'again', 'ended']],
      ['pdf.crashed', ['started', 'ended']],
    ] as const) {
      const [data, lost] = portPair();
      const client = createJobClient(data);
      const [fresh, job] = portPair();
      const signs: string[] = [];
      runJobs({
        readWords: async () => [],
        port: job,
        signs: createSigns(({ sign }) => signs.push(sign)),
        read: async (_file, { onOpened }) => {
          await onOpened?.();
          return SUMMARY;
        },
      });
      lost.listen((message) => {
        lost.postMessage({ id: (message as { id: number }).id, kind: 'opened' });
        setImmediate(() => client.replacePort(fresh, reason));
      });
      await expect(client.extract('/heavy', { onPages: async () => undefined })).resolves.toEqual(SUMMARY);
      expect(signs).toEqual(expected);
    }
  });

  it('blames no file for a cloud or network that gives nothing of it for too long', async () => {
    const client = createJobClient(silentPort);
    const copied = client.stage('/OneDrive/law.pdf', '/staged').catch((cause: unknown) => cause);
    await new Promise((resolve) => setTimeout(resolve, 1));
    client.replacePort(silentPort, 'pdf.timeout');
    expect(await copied).toMatchObject({ code: 'library.file-unreadable' });
  });

  it('believes nothing from a process that talks nonsense', async () => {
    const [data, job] = portPair();
    const client = createJobClient(data);
    const under = client.extract('/staged', { onPages: async () => undefined });
    job.listen(() =>
      job.postMessage({ id: 1, kind: 'pages', pages: [{ n: 1, text: '<script>', run: 'calc' }] }),
    );
    await expect(under).rejects.toMatchObject({ code: 'pdf.crashed' });
  });

  it('gives a workbook, or says in words of workbooks why not, also when the process was lost over it', async () => {
    const [data, job] = portPair();
    const read = { sheets: [{ name: 'S', isHidden: false, rows: [], notes: [], adrift: [], beyond: [] }] };
    runJobs({
      readWords: async () => [],
      port: job,
      signs: createSigns(() => undefined),
      read: async () => SUMMARY,
      readWorkbook: async (file) => {
        if (file === '/locked') throw new AppError('workbook.locked');
        return read;
      },
    });
    const client = createJobClient(data);
    await expect(client.workbook('/answers')).resolves.toEqual(read);
    await expect(client.workbook('/locked')).rejects.toMatchObject({ code: 'workbook.locked' });
    const lost = createJobClient(silentPort);
    const under = lost.workbook('/bomb');
    await new Promise((resolve) => setTimeout(resolve, 1));
    lost.replacePort(silentPort, 'pdf.memory');
    await expect(under).rejects.toMatchObject({ code: 'workbook.unreadable' });
  });
});
