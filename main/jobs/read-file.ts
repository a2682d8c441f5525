import { open } from 'node:fs/promises';
import type { ExtractedPage } from '../../shared/library';
import type { Extractor } from './extract';
import type { ReadFile, ReadWords } from './job-runner';
import { LIMITS } from './limits';
import { fileSource } from './pdf-source';

/** Reads the words of one page of a file by its path. */
export function readingWords(extractor: Extractor): ReadWords {
  return async (file, page, reading) => {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      return await extractor.words(fileSource(handle.fd, size), page, reading);
    } finally {
      await handle.close();
    }
  };
}

/**
 * Reads files by their paths through an extractor, handing pages on in batches. After each page the process looks at its
 * messages once, and `progress` is told that it is alive.
 */
export function readingFiles(extractor: Extractor, progress: () => void): ReadFile {
  return async (file, { password, reading, after, without, onOpened, onPages }) => {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      let batch: ExtractedPage[] = [];
      let text = 0;
      const flush = async () => {
        if (batch.length === 0) return;
        const full = batch;
        batch = [];
        text = 0;
        await onPages(full);
      };
      const summary = await extractor.extract(fileSource(handle.fd, size), {
        ...(password === undefined ? {} : { password }),
        ...(reading === undefined ? {} : { reading }),
        ...(without === undefined ? {} : { without }),
        ...(onOpened === undefined ? {} : { onOpened }),
        onPage: async (page) => {
          progress();
          if (page.n <= (after ?? 0)) return;
          batch.push(page);
          text += page.text.length;
          const isFull = batch.length >= LIMITS.batchPages || text >= LIMITS.batchText;
          if (isFull || after !== undefined) await flush();
        },
      });
      await flush();
      return summary;
    } finally {
      await handle.close();
    }
  };
}
