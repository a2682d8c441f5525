/** What of a page is asked before its process is ended. */
export interface EndablePage {
  isDestroyed(): boolean;
  getOSProcessId(): number;
}

/**
 * Ends the process of a page that hangs, where it still is the one that was asked for something. False where it is another by now, where there is
 * none, or where the system refuses. It is ended with `kill`, for what the runtime offers asks the process, which may be past answering.
 */
export function endPage(
  page: EndablePage,
  asked: number,
  kill: (pid: number, signal: 'SIGKILL') => void,
): boolean {
  // A page that has gone has the number 0, which means this process, or all of its group.
  if (asked <= 0 || page.isDestroyed() || page.getOSProcessId() !== asked) return false;
  try {
    kill(asked, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
