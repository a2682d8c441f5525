export { createReportPieces, type ReportPieces } from './pieces';
export { serveWriting, type WritingOrder, type WritingWorker, writeBeside, writeReport } from './writing';
