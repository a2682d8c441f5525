import { useEffect, useState } from 'react';
import type { PageSize } from './page/page-layout';
import type { OpenedPdf } from './pdf/open-pdf';

/** Size of the first page, which stands for the others until they are known. */
export function useUsualSize(pdf: OpenedPdf | null): PageSize | null {
  const [size, setSize] = useState<PageSize | null>(null);
  useEffect(() => {
    if (pdf === null) return setSize(null);
    let gone = false;
    pdf.document.getPage(1).then(
      (page) => {
        const { width, height } = page.getViewport({ scale: 1 });
        if (!gone) setSize({ width, height });
      },
      // A file whose first page is broken may have good ones: A4 is as fair a guess as any.
      () => {
        if (!gone) setSize({ width: 595, height: 842 });
      },
    );
    return () => {
      gone = true;
    };
  }, [pdf]);
  return size;
}
