import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { dropPrinted, type PrintedPage } from '../page/print-pages';
import styles from './PrintedPages.module.css';

interface PrintedPagesProps {
  readonly pages: readonly PrintedPage[];
  /** The printer has them, or the person has changed their mind. */
  readonly onDone: () => void;
}

/** Pages of a document on paper: seen by nobody, they stand in for the window while it is printed. */
export function PrintedPages({ pages, onDone }: PrintedPagesProps) {
  const left = useRef(pages.length);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    const finish = () => done.current();
    window.addEventListener('afterprint', finish);
    return () => {
      window.removeEventListener('afterprint', finish);
      dropPrinted(pages);
    };
  }, [pages]);
  const loaded = () => {
    left.current -= 1;
    // The system's own dialog comes now; it tells by `afterprint` when it is over.
    if (left.current === 0) window.print();
  };
  return createPortal(
    <div className={styles['pages']} aria-hidden data-printed-pages>
      {pages.map(({ number, picture, isBroad }) => (
        <div key={number} className={styles['sheet']} data-broad={isBroad || undefined}>
          <img src={picture} alt="" onLoad={loaded} onError={loaded} />
        </div>
      ))}
    </div>,
    document.body,
  );
}
