/** What the runtime prints the pages of a window with, below the method that is documented. */
interface Printing {
  _printToPDF?: (settings: unknown) => Promise<Uint8Array>;
}

const kept = new WeakSet<object>();

/**
 * Lets a window be printed again after a print that failed. The runtime keeps one queue, in which a print begins when the one before has
 * given its pages: after one that failed nothing is printed until the program is started anew. So what fails gives no pages instead.
 * Where the runtime has no such method nothing is changed.
 */
export function keepQueueGoing(contents: object): void {
  const printing: Printing = contents;
  const print = printing._printToPDF;
  if (print === undefined || kept.has(contents)) return;
  kept.add(contents);
  printing._printToPDF = (settings) => print.call(contents, settings).catch(() => new Uint8Array());
}
