export { type WritingOrder, type WritingWorker, writeBeside } from './beside';
export { inTime } from './in-time';
export { keepQueueGoing } from './one-by-one';
export { createReportPieces, type ReportPieces } from './pieces';
export { serveWriting, writeReport } from './writing';
