import '../../../scripts/typescript-imports.ts';
import path from 'node:path';
import { childDataPort, sendSign } from '../../../scripts/jobs/child-port.ts';

// A job process that has been taken over by the file it reads: the file's name says what it does.
const { createSigns, runJobs } = await import('../../../main/jobs/index.ts');

const signs = createSigns(sendSign);
const eaten: Uint8Array[] = [];
const PAGE = {
  ...{ n: 1, label: null, width: 595, height: 842, rotation: 0 as const, text: '', conversion: null },
  ...{ quality: 'good' as const, reasons: [] },
};

runJobs({
  readWords: async () => [],
  port: childDataPort(),
  signs,
  read: async (file, { onOpened, onPages, after, without = [] }) => {
    const pages: (typeof PAGE)[] = [];
    switch (path.basename(file)) {
      case 'hang':
        for (;;) signs.toString();
      case 'eat': {
        for (let i = 0; i < 2_000; i += 1) {
          eaten.push(new Uint8Array(1024 * 1024).fill(i));
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
        break;
      }
      case 'die':
        process.kill(process.pid, 'SIGSEGV');
        await new Promise(() => undefined);
        break;
      case 'heavy':
      case 'heavy everywhere':
        await onOpened?.();
        for (let n = 1; n <= 5; n += 1) {
          const isHeavy = n === 3 || path.basename(file) === 'heavy everywhere';
          if (isHeavy && !without.includes(n)) for (;;) signs.toString();
          const text = without.includes(n) ? 'left out' : `page ${n}`;
          if (n > (after ?? 0)) pages.push({ ...PAGE, n, text });
          if (after !== undefined || n % 2 === 0) await onPages(pages.splice(0));
        }
        await onPages(pages);
        break;
      case 'slow':
        for (let n = 1; n <= 6; n += 1) {
          await new Promise((resolve) => setTimeout(resolve, 450));
          signs.progressed();
        }
        break;
      default:
        await onPages([]);
    }
    return {
      facts: {
        pageCount: 1,
        pagesRead: 1,
        title: null,
        author: null,
        subject: null,
        keywords: null,
        creator: null,
        producer: null,
        created: null,
        modified: null,
        language: null,
        pdfVersion: null,
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
      good: 1,
      empty: 0,
      suspect: 0,
      firstPagesText: '',
    };
  },
});
