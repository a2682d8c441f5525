export { inOrderOfWriting } from './burmese-order';
export { canonicalJson, type Json } from './canonical';
export { asCellText } from './cell-text';
export {
  type Call,
  type CallsOf,
  type Contract,
  done,
  type Handlers,
  type InputOf,
  nothing,
  type OutputOf,
  type Owner,
} from './contract';
export { cutAtWord } from './cut-at-word';
export { formatDay, formatMonth, formatYear, type ShownIn } from './days-in-words';
export { type Envelope, type PackedEnvelope, packEnvelope, unpackEnvelope } from './envelope';
export { AppError, type ErrorData, isAppError } from './errors';
export { localDay } from './local-day';
export { monthsLater } from './months-later';
export { plainDigits } from './plain-digits';
export { ROMAN_NUMBER } from './roman-number';
export { BIKRAM_AHEAD, BUDDHIST_AHEAD, typedDay } from './typed-day';
export { type Clock, instant, isoDate, type NewId, sha256, uuid } from './values';
export {
  type CellKind,
  type CellLook,
  cellAt,
  cellName,
  columnName,
  type NewCell,
  type NewChart,
  type NewChoice,
  type NewPicture,
  type NewSheet,
  type NewWorkbook,
  type PlacedWords,
  sheetNameOf,
  WORKBOOK_LIMITS,
  type Workbook,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookSheet,
  withEveryCell,
  workbook,
} from './workbook';
