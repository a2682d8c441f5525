import { type ReactNode, useEffect, useRef } from 'react';
import styles from './StaysInView.module.css';

/** How high what stays in view stands at the upper edge of the screen. */
const HEIGHT = '--wm-stays';

/** What stays at the upper edge while the screen scrolls below it; what has the keyboard is scrolled clear of it. */
export function StaysInView({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    const measured = new ResizeObserver(([entry]) => {
      style.setProperty(HEIGHT, `${Math.ceil(entry?.borderBoxSize[0]?.blockSize ?? 0)}px`);
    });
    if (box.current !== null) measured.observe(box.current);
    return () => {
      measured.disconnect();
      style.removeProperty(HEIGHT);
    };
  }, []);
  return (
    <div ref={box} className={styles.stays}>
      {children}
    </div>
  );
}
