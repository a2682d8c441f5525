import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (how: { type: 'major'; execution: 'sync'; flavor: 'regular' | 'last-resort' }) => void;

/**
 * Collects garbage now. `regular` frees what nothing holds: a heap of 200 MB that an engine had is one small object to the collector,
 * so left alone it would let several pile up. (The last one may stay until the next is thrown away.) `last-resort` is what V8 does
 * before it would run out of memory: it also gives back the room for young things, 16 MB that stay taken in each process after its
 * first busy second, and the holes between the old; it takes 10 to 90 ms. Does nothing where the collector cannot be called.
 */
export function freeMemory(flavor: 'regular' | 'last-resort' = 'regular'): void {
  try {
    setFlagsFromString('--expose-gc');
    const collect: Collect = runInNewContext('gc');
    setFlagsFromString('--no-expose-gc');
    collect({ type: 'major', execution: 'sync', flavor });
  } catch {
    // It will be done at some later time.
  }
}
