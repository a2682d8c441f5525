import { type RefObject, useEffect } from 'react';

/** Keeps how high an element is in a variable of the styles, for what has to stand clear of it. */
export function useHeightAs(variable: `--wm-${string}`, box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const measured = new ResizeObserver(([entry]) => {
      style.setProperty(variable, `${Math.ceil(entry?.borderBoxSize[0]?.blockSize ?? 0)}px`);
    });
    if (box.current !== null) measured.observe(box.current);
    return () => {
      measured.disconnect();
      style.removeProperty(variable);
    };
  }, [variable, box]);
}
