export { type WorkspaceKind, workspaceContract, workspaceKind } from './contract';
