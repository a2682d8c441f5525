export { LastChanges } from './components/LastChanges';
export { useUndoAndTell } from './use-undo';
export { useUndoNotice } from './use-undo-notice';
