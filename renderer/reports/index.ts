export { SaveMenu } from './components/SaveMenu';
export { useReportHead } from './use-report-head';
