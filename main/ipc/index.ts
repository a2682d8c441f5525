export { checkedCalls, parseInput } from './checked-calls';
export { intoPackedEnvelope, type ReportBug } from './envelope';
export { type Port, portPair } from './port';
export { createRouter, type Forward, type RouterOptions } from './router';
export { type Caller, createCaller, type Served, serve } from './rpc';
