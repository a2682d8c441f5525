import { type ReactNode, useRef } from 'react';
import { useHeightAs } from '../../ui';
import styles from './StaysInView.module.css';

/** What stays at the upper edge while the screen scrolls below it; what has the keyboard is scrolled clear of it. */
export function StaysInView({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useHeightAs('--wm-stays', box);
  return (
    <div ref={box} className={styles.stays}>
      {children}
    </div>
  );
}
