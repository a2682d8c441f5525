export { canonicalJson, type Json } from './canonical';
export {
  type Call,
  type CallsOf,
  type Contract,
  done,
  type Envelope,
  type Handlers,
  type InputOf,
  nothing,
  type OutputOf,
  type Owner,
} from './contract';
export { AppError, type ErrorData, isAppError } from './errors';
export { type Clock, instant, isoDate, type NewId, sha256, uuid } from './values';
