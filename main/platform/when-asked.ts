/** A value that nobody has asked for in this time is let go. */
const HELD_MS = 60_000;

/**
 * A value that is made when it is first asked for, kept while it is asked for again and again, and let go afterwards. `make` must give
 * the same each time.
 */
export function whenAsked<T>(make: () => T, heldMs: number = HELD_MS): () => T {
  let held: { readonly value: T } | undefined;
  let timer: NodeJS.Timeout | undefined;
  return () => {
    held ??= { value: make() };
    clearTimeout(timer);
    timer = setTimeout(() => {
      held = undefined;
    }, heldMs);
    // A value that is held keeps no process from ending.
    timer.unref();
    return held.value;
  };
}
