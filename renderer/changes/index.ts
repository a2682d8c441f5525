export { LastChanges } from './components/LastChanges';
export { Lines } from './components/Lines';
export { StepList } from './components/StepList';
export { ThingHistory } from './components/ThingHistory';
export { useChanges, useSteps, useTakeBack } from './queries';
export type { Tell, ToldLine } from './steps';
export { usePackWords } from './use-pack-words';
export { useTellUndone, useUndoAndTell } from './use-undo';
export { useUndoNotice } from './use-undo-notice';
