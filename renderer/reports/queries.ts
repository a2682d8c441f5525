import { useMutation } from '@tanstack/react-query';
import { piecesOf, type Report, type ReportFormat } from '../../shared/reports';
import { call } from '../platform';

/** Saves a report as a file that an office program edits; `saved` is false when they close the dialog. */
export function useSaveReport() {
  return useMutation({
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
  return useMutation({
    mutationFn: (input: { readonly name: string; readonly landscape: boolean }) =>
      call('reports.print', input),
  });
}
