import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives the memory of thrown-away engines back now. A heap of 200 MB is one small object to the collector, so left alone it
 * would let several pile up. (The last one may stay until the next is thrown away.) Does nothing where the collector
 * cannot be called.
 */
export function freeMemory(): void {
  try {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect === 'function') collect();
  } catch {
    // It will be done at some later time.
  }
}
