import { AppError } from '../../shared/kernel';
import { joinPieces, MOST_OF_A_REPORT, type ReportBlock, weightOf } from '../../shared/reports';

/** Pieces of the one report that is about to be saved. */
export interface ReportPieces {
  /** @throws AppError `reports.too-large`; what was brought of this report is then forgotten. */
  add(id: string, blocks: readonly ReportBlock[]): void;
  /** The whole report, which is forgotten here. @throws AppError `reports.forgotten`. */
  take(id: string): ReportBlock[];
}

/** Keeps what the window brings of a report, piece by piece, until it is saved or another one is begun. */
export function createReportPieces(most = MOST_OF_A_REPORT): ReportPieces {
  let kept: { readonly id: string; readonly pieces: (readonly ReportBlock[])[]; weight: number } | null =
    null;
  return {
    add: (id, blocks) => {
      if (kept?.id !== id) kept = { id, pieces: [], weight: 0 };
      kept.weight += blocks.reduce((sum, block) => sum + weightOf(block), 0);
      if (kept.weight > most) {
        kept = null;
        throw new AppError('reports.too-large');
      }
      kept.pieces.push(blocks);
    },
    take: (id) => {
      const found = kept;
      if (found?.id !== id) throw new AppError('reports.forgotten');
      kept = null;
      return joinPieces(found.pieces);
    },
  };
}
