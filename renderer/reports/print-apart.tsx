import { createRoot } from 'react-dom/client';
import type { Report } from '../../shared/reports';
import { PrintedReport } from './components/PrintedReport';

/**
 * Lays a report out for paper, prints it when its letters and pictures are there, and takes it away again. It stands apart from the
 * screen that asked for it: whoever goes on to another one meanwhile would find that one in the file.
 */
export async function printApart(report: Report, print: () => Promise<void>): Promise<void> {
  const root = createRoot(document.createElement('div'));
  const ready = Promise.withResolvers<void>();
  root.render(<PrintedReport report={report} onReady={ready.resolve} />);
  try {
    await ready.promise;
    await print();
  } finally {
    root.unmount();
  }
}
