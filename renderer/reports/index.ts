export { SaveMenu } from './components/SaveMenu';
export { sentence, sentences } from './sentences';
export { useReportHead } from './use-report-head';
