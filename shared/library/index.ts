export type { BulkDone } from './bulk-contract';
export * from './bulk-edit';
export {
  asciiDigits,
  type BikramToIso,
  betterGuesses,
  type CatalogueGuess,
  type GuessSource,
  guessCatalogue,
  guessLanguage,
  yearInName,
} from './catalogue';
export { libraryContract, type SourceToken, sourceToken } from './contract';
export * from './digest';
export * from './extraction';
export * from './file-kind';
export * from './import-report';
export * from './in-force';
export { fieldsAfterJoin } from './joining';
export * from './law-changes';
export * from './likeness';
export {
  type Lookalike,
  type LookalikeDecision,
  lookalike,
  lookalikeDecision,
} from './lookalikes-contract';
export * from './model';
export * from './ocr';
export { ocrContract } from './ocr-contract';
export * from './ocr-languages';
export * from './ocr-text';
export {
  OTHER_CALENDARS,
  type OtherCalendar,
  type OtherDay,
  otherCalendar,
  otherDay,
} from './other-calendars-contract';
export * from './page-numbers';
export { type PersonalFile, personalFile } from './personal-data-contract';
export * from './personal-data-model';
export * from './provenance';
export * from './relations';
export * from './review';
export {
  actsOn,
  briefOf,
  foldTitle,
  languagesIn,
  lastDayOf,
  matchesFilter,
  sortSummaries,
  summaryOf,
  textFactsOf,
  textStateOf,
  toldDays,
  yearOf,
} from './rules';
export * from './searchability';
export * from './text-conversion';
export { type VersionReading, versionReading } from './text-reading-contract';
export * from './trash';
export * from './versions';
export { worksContract } from './works-contract';
