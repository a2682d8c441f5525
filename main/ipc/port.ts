/**
 * The part of a message port both sides need. Electron's `process.parentPort`, `MessagePortMain` and a utility process
 * seen from main all fit it through a small adapter; tests use a pair in memory.
 */
export interface Port {
  postMessage(message: unknown): void;
  /** `hear` gets the bare message. */
  listen(hear: (message: unknown) => void): void;
}

/** Two connected ports in one process, delivering in order and asynchronously, like the real ones. */
export function portPair(): readonly [Port, Port] {
  const hearers: [((message: unknown) => void)[], ((message: unknown) => void)[]] = [[], []];
  const end = (own: 0 | 1, other: 0 | 1): Port => ({
    postMessage: (message) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        for (const hear of hearers[other]) hear(copy);
      });
    },
    listen: (hear) => void hearers[own].push(hear),
  });
  return [end(0, 1), end(1, 0)];
}
