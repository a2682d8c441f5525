export { readWorkbook } from './read';
export { readWorkbookFile } from './read-file';
export { writeWorkbook } from './write';
