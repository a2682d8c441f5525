import type { Bridge } from '../shared/app';

declare global {
  interface Window {
    readonly waymark: Bridge;
  }
}
