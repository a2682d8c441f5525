export { type WritingOrder, type WritingWorker, writeBeside } from './beside';
export { createReportPieces, type ReportPieces } from './pieces';
export { serveWriting, writeReport } from './writing';
