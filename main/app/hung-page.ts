/** What of a page is asked before its process is ended. */
export interface EndablePage {
  isDestroyed(): boolean;
  getOSProcessId(): number;
}

/** Ending a page that hangs, and knowing afterwards that it went because of that. */
export interface HungPages {
  /**
   * Ends the process of a page where it still is the one that was asked for something. False where it is another by now, where there is
   * none, or where the system refuses.
   */
  end(page: EndablePage, asked: number): boolean;
  /** Whether the page that just went was ended here. Of one ending it is said once: what goes after that went by itself. */
  wasEnded(): boolean;
}

/** Pages are ended with `kill`, for what the runtime offers asks the process, which may be past answering. */
export function createHungPages(kill: (pid: number, signal: 'SIGKILL') => void): HungPages {
  let isExpected = false;
  return {
    end: (page, asked) => {
      // A page that has gone has the number 0, which means this process, or all of its group.
      if (asked <= 0 || page.isDestroyed() || page.getOSProcessId() !== asked) return false;
      isExpected = true;
      try {
        kill(asked, 'SIGKILL');
      } catch {
        isExpected = false;
      }
      return isExpected;
    },
    wasEnded: () => {
      const was = isExpected;
      isExpected = false;
      return was;
    },
  };
}
