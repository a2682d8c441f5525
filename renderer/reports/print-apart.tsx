import { createRoot } from 'react-dom/client';
import type { Report } from '../../shared/reports';
import { PrintedReport } from './components/PrintedReport';

/** What is printed is whatever stands in the window for paper, so one document waits for the one before it. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Lays a report out for paper, prints it when its letters and pictures are there, and takes it away again. It stands apart from the
 * screen that asked for it: whoever goes on to another one meanwhile would find that one in the file.
 * Several are printed one after the other.
 *
 * @throws what comes of laying it out or printing it.
 */
export function printApart(report: Report, print: () => Promise<void>): Promise<void> {
  const printed = before.then(() => printOne(report, print));
  before = printed.catch(() => undefined);
  return printed;
}

async function printOne(report: Report, print: () => Promise<void>): Promise<void> {
  const ready = Promise.withResolvers<void>();
  const root = createRoot(document.createElement('div'), { onUncaughtError: ready.reject });
  root.render(<PrintedReport report={report} onReady={ready.resolve} />);
  try {
    await ready.promise;
    await print();
  } finally {
    root.unmount();
  }
}
