export { LastChanges } from './components/LastChanges';
export { useUndoNotice } from './use-undo-notice';
