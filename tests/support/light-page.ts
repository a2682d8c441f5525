import { configure } from '@testing-library/react';
import { afterAll, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly patienceMs: number;
  }
}

configure({ asyncUtilTimeout: inject('patienceMs') });

/**
 * A real page takes its timers with it when it goes. The light document's are Node's own, and one that was due just after the last test
 * ran where there is no document any more.
 */
const due = new Set<NodeJS.Timeout>();
const { setTimeout: begin, setInterval: repeat } = globalThis;
const kept = (timer: NodeJS.Timeout) => {
  due.add(timer);
  return timer;
};
globalThis.setTimeout = Object.assign(
  (...given: Parameters<typeof begin>) => kept(begin(...given)),
  begin,
) as typeof begin;
globalThis.setInterval = ((...given: Parameters<typeof repeat>) => kept(repeat(...given))) as typeof repeat;
afterAll(() => {
  for (const timer of due) clearTimeout(timer);
  due.clear();
});
