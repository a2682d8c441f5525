/** Width and height, in the units of the page: where the desktop draws letters twice as large, a screen has half as many. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface WindowSizes {
  readonly usual: Size;
  readonly least: Size;
  /** The screen has no room for the usual size: the window had better fill it. */
  readonly fills: boolean;
}

const USUAL: Size = { width: 1366, height: 768 };
const LEAST: Size = { width: 1024, height: 640 };
/** What the desktop draws around the page: a title bar and, on Windows, edges that cannot be seen. */
const FRAME: Size = { width: 16, height: 40 };

const within = (wanted: Size, room: Size): Size => ({
  width: Math.min(wanted.width, room.width),
  height: Math.min(wanted.height, room.height),
});

/**
 * How large the page of a window is when it opens on a screen with this much room beside the bars of its desktop, and the least it can be
 * made: never more than can be seen of it, with the frame around it.
 */
export function windowSizes(screen: Size): WindowSizes {
  const room = { width: screen.width - FRAME.width, height: screen.height - FRAME.height };
  const fills = room.width < USUAL.width || room.height < USUAL.height;
  return { usual: within(USUAL, room), least: within(LEAST, room), fills };
}
