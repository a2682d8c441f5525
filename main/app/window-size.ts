/** Width and height, in the units of the page: where the desktop draws letters twice as large, a screen has half as many. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const USUAL: Size = { width: 1366, height: 768 };
const LEAST: Size = { width: 1024, height: 640 };

const within = (wanted: Size, room: Size): Size => ({
  width: Math.min(wanted.width, room.width),
  height: Math.min(wanted.height, room.height),
});

/** How large a window opens on a screen with this much room, and the least it can be made: never more than can be seen of it. */
export function windowSizes(room: Size): { readonly usual: Size; readonly least: Size } {
  return { usual: within(USUAL, room), least: within(LEAST, room) };
}
