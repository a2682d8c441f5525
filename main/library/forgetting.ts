/** Which files were forgotten when, so that work on a text that was read anew meanwhile is not kept. */
export interface Forgetting {
  /** These texts are other ones from now on. */
  forget(sha256s: readonly string[]): void;
  /** Gives a question: was a file forgotten since this was called? */
  since(): (sha256: string) => boolean;
}

export function createForgetting(): Forgetting {
  let count = 0;
  const last = new Map<string, number>();
  return {
    forget: (sha256s) => {
      count += 1;
      for (const sha256 of sha256s) last.set(sha256, count);
    },
    since: () => {
      const begun = count;
      return (sha256) => (last.get(sha256) ?? 0) > begun;
    },
  };
}
