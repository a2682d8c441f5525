export { TEXT_PIECE, type WorkspaceKind, workspaceContract, workspaceKind } from './contract';
export { type LetterStep, nextFactor } from './letters';
