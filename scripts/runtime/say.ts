const began = performance.now();

/** A line for the person who waits: what happens now, and the seconds since the script began. */
export function say(message: string): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stderr.write(`[runtime ${seconds.padStart(5)} s] ${message}\n`);
}
