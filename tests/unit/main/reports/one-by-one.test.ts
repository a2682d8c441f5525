import { expect, it } from 'vitest';
import { keepQueueGoing } from '../../../../main/reports';

/** The queue of the runtime, and what is printed below it. */
class Pages {
  readonly outcomes: readonly ('pages' | 'failure')[];
  #at = 0;
  #queue: Promise<Uint8Array> | undefined;
  constructor(...outcomes: readonly ('pages' | 'failure')[]) {
    this.outcomes = outcomes;
  }
  async _printToPDF(): Promise<Uint8Array> {
    this.#at += 1;
    if (this.outcomes[this.#at - 1] === 'failure') throw new Error('Printing failed');
    return new Uint8Array([this.#at]);
  }
  printToPDF(): Promise<Uint8Array> {
    this.#queue = this.#queue === undefined ? this._printToPDF() : this.#queue.then(() => this._printToPDF());
    return this.#queue;
  }
}

it('prints what comes after a print that failed, however often it is asked to', async () => {
  const pages = new Pages('failure', 'pages', 'failure', 'pages');
  const given: Uint8Array[] = [];
  for (const _ of pages.outcomes) {
    keepQueueGoing(pages);
    given.push(await pages.printToPDF());
  }
  expect(given.map((bytes) => [...bytes])).toEqual([[], [2], [], [4]]);
});

it('changes nothing where the runtime has no such method', () => {
  const pages = {};
  keepQueueGoing(pages);
  expect(pages).toEqual({});
});
