export * from './blank';
export { type SentRequest, sheetsContract } from './contract';
export * from './filled';
export * from './model';
export { readAnswersFile } from './read-answers-file';
export { levelIn, type Returned, type ReturnedAnswer, readAnswersWorkbook, shortened } from './read-workbook';
export * from './rules';
export * from './words';
export { choiceLabel, IDENTITY_SHEET, layOutWorkbook, type ScaleName } from './workbook';
