/** The open workspace, as what opens and closes it sees it. */
export interface Reopened<Kind> {
  /** Closes what is open; does nothing more where that is closed. */
  readonly close: () => Promise<void>;
  readonly open: (kind: Kind) => void;
}

/** One workspace after the other. */
export interface Reopening<Kind> {
  /**
   * Closes the open workspace and opens it anew, or another one; opens none any more once the program ends. Does nothing where
   * `isWanted`, asked when it is its turn, says so. Tells whether it was done.
   */
  reopen(kind: Kind, isWanted?: () => boolean): Promise<boolean>;
  /** Closes what is open for good. */
  end(): Promise<void>;
}

/**
 * Opens a workspace only when the one before is closed, whoever asks meanwhile: two at once would both want the same database, and one
 * opened while the program ends would be killed at its work.
 */
export function reopening<Kind>({ close, open }: Reopened<Kind>): Reopening<Kind> {
  let last: Promise<void> = Promise.resolve();
  let isEnding = false;
  const inTurn = <R>(work: () => Promise<R>): Promise<R> => {
    const done = last.then(work);
    last = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  };
  return {
    reopen: (kind, isWanted = () => true) =>
      inTurn(async () => {
        if (!isWanted()) return false;
        await close();
        if (isEnding) return false;
        open(kind);
        return true;
      }),
    end: () => {
      isEnding = true;
      return inTurn(close);
    },
  };
}
