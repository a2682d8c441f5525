export { type CitedPlace, citeOf, listInAddress, placeOf } from './address';
export { call, tokensForDropped } from './client';
export { formatDayOf, formatMoment, ShownInProvider, useDates, useShownIn } from './dates';
export {
  bringBackDrafts,
  type Draft,
  draftsOf,
  dropDrafts,
  goToDraft,
  goToDraftOf,
  keepDrafts,
  letGoOfWords,
  refuseToLoseWords,
  type UnsentWords,
  useDraft,
  useUnsentWords,
} from './drafts';
export { type Asked, ErrorNotice, ErrorNotices, type ErrorWords, errorWords, reasonSentence } from './errors';
export { listen } from './events';
export { loadSentencesWhenIdle, SHIPPED_LANGUAGES, showLanguage, startI18n } from './i18n';
export { invalidateOnEvents } from './invalidate-on-events';
export { lostWith } from './lost';
export { dropUndo, notify, notifyDone, notifyError, offerUndo } from './notices';
export { sendUnsaved, usePageEnd, watchPageEnd } from './page-end';
export { pressedKey } from './pressed-key';
export { createQueryClient } from './query-client';
export { healthKey, importKeys, pictureKeys, ROOM_KEYS, withImport } from './query-keys';
export {
  QuestionLanguageProvider,
  useEnglishForNow,
  useLikelyLanguage,
  useQuestionLanguage,
} from './question-language';
export { saveText } from './save-text';
export { Telling } from './telling';
export { today, useToday } from './today';
export { useChange } from './use-change';
export { wakeSearch } from './wake-search';
