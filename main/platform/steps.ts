/** Work in short steps; between two of them other work may go first. */
export type Steps<T> = Generator<void, T>;

/** Does all steps at once, for moments when nobody waits for anything else. */
export function runAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does one step after the other and lets calls that have arrived be answered in between. */
export async function runBetweenCalls<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
