import { piecesOf, type Report, type ReportFormat } from '../../shared/reports';
import { call, useChange } from '../platform';

/** Saves a report as a file that an office program edits; `saved` is false when they close the dialog. */
export function useSaveReport() {
  return useChange({
    mutationFn: async ({
      report: { head, blocks },
      ...given
    }: {
      readonly report: Report;
      readonly name: string;
      readonly format: ReportFormat;
    }) => {
      const id = crypto.randomUUID();
      for (const piece of piecesOf(blocks)) await call('reports.add', { id, blocks: [...piece] });
      return call('reports.save', { id, ...given, head });
    },
  });
}

/** Prints what the window has for paper into a PDF; `saved` is false when they close the dialog. */
export function usePrintReport() {
  return useChange({
    mutationFn: (input: { readonly name: string; readonly landscape: boolean }) =>
      call('reports.print', input),
  });
}
