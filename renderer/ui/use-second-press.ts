import { type MouseEvent, useRef } from 'react';

/**
 * Hears presses in a box that was opened by one, and beside it: the second of a double click belongs to what opened the box. It would
 * close the box again, or press what has come to lie under the pointer. To be given to the whole box, as `onClickCapture`.
 */
export function useSecondPress(opened: boolean): (event: MouseEvent) => void {
  const isBegun = useRef(false);
  if (!opened) isBegun.current = false;
  return (event) => {
    if (event.detail < 2) isBegun.current = true;
    if (isBegun.current) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
