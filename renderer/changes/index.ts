export { LastChanges } from './components/LastChanges';
export { ThingHistory } from './components/ThingHistory';
export { useUndoAndTell } from './use-undo';
export { useUndoNotice } from './use-undo-notice';
