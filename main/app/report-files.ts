import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { app, type BrowserWindow } from 'electron';
import type { AppEvent, CallInput } from '../../shared/app';
import { AppError, isAppError } from '../../shared/kernel';
import { createReportPieces, inTime, keepQueueGoing, writeBeside } from '../reports';
import { endPage } from './hung-page';
import { saveBytes } from './save-file';

const pieces = createReportPieces();
const MOST_MEGABYTES = 1024;
/** The longest reports are printed in a minute or two, also on a slow PC. */
const PRINT_LIMIT_MS = 5 * 60_000;
/** Centimetres as inches, which the printer wants. */
const EDGE = 1.6 / 2.54;

/** Keeps a piece of a report that is about to be saved. */
export function addPiece({ id, blocks }: CallInput<'reports.add'>): void {
  pieces.add(id, blocks);
}

/** Asks where a report is to be saved, and has it written there. False when the user closes the dialog, or has closed the window. */
export async function saveReport(
  window: BrowserWindow | null,
  { id, name, format, head }: CallInput<'reports.save'>,
): Promise<boolean> {
  if (window === null) return false;
  const report = { head, blocks: pieces.take(id) };
  const kind = { name: format === 'docx' ? 'Word' : 'Excel', extension: format };
  return saveBytes(window, name, kind, () =>
    writeBeside(
      () =>
        new Worker(path.join(app.getAppPath(), 'out/main/reports.cjs'), {
          resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
        }),
      { report, format },
    ),
  );
}

/**
 * Asks where a PDF is to be saved, and prints what the window has for paper into it. False when the user closes the dialog or has closed the window. A
 * window that never gives its pages hangs, for it draws them itself: its process is ended, and `onEnded` hears what the page that is loaded anew has to tell.
 */
export async function printReport(
  window: BrowserWindow | null,
  { name, landscape }: CallInput<'reports.print'>,
  onEnded: (event: AppEvent) => void,
): Promise<boolean> {
  if (window === null) return false;
  return saveBytes(window, name, { name: 'PDF', extension: 'pdf' }, async () => {
    // The margins of the paper are drawn with the ground of the window, which may be dark.
    const ground = window.getBackgroundColor();
    window.setBackgroundColor('#ffffff');
    keepQueueGoing(window.webContents);
    const printer = window.webContents.getOSProcessId();
    try {
      const printing = window.webContents.printToPDF({
        ...{ landscape, pageSize: 'A4', printBackground: true, preferCSSPageSize: false },
        ...{ generateTaggedPDF: true, generateDocumentOutline: true },
        margins: { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE },
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        // The style is the printer's own page, not the window's.
        footerTemplate:
          '<div style="width:100%;font-size:8px;text-align:right;padding-right:1.6cm"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
      });
      const pages = await inTime(printing, PRINT_LIMIT_MS, (minutes) => {
        if (window.isDestroyed()) return;
        if (endPage(window.webContents, printer, (pid, signal) => void process.kill(pid, signal)))
          onEnded({ name: 'reports.not-printed', minutes });
      });
      if (pages.length === 0) throw new AppError('reports.not-written');
      return pages;
    } catch (cause) {
      if (isAppError(cause)) throw cause;
      throw new AppError('reports.not-written', {}, cause);
    } finally {
      if (!window.isDestroyed()) window.setBackgroundColor(ground);
    }
  });
}
