export { type Bridge, CHANNELS } from './bridge';
export { type AppContract, type CallInput, type CallName, type CallOutput, contract } from './contract';
export { type AppEvent, appEvent } from './events';
