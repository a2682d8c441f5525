import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageLabel } from '../../library';
import type { PageSize } from '../page/page-layout';
import type { OpenedPdf } from '../pdf/open-pdf';
import styles from './Panel.module.css';

interface ThumbnailPanelProps {
  readonly pdf: OpenedPdf;
  readonly usual: PageSize;
  readonly labels: readonly (string | null)[] | null;
  readonly current: number;
  readonly onGo: (page: number) => void;
}

const WIDTH_PX = 120;
/** Label, gap and padding below and around a sheet. */
const AROUND_PX = 40;

/** Small pictures of all pages, drawn as they come into view. */
export function ThumbnailPanel({ pdf, usual, labels, current, onGo }: ThumbnailPanelProps) {
  const { t } = useTranslation('reader');
  const pageLabel = usePageLabel();
  const list = useRef<HTMLDivElement>(null);
  const height = Math.round((WIDTH_PX * usual.height) / Math.max(1, usual.width));
  const rows = useVirtualizer({
    count: pdf.document.numPages,
    getScrollElement: () => list.current,
    estimateSize: () => height + AROUND_PX,
    overscan: 2,
    initialOffset: Math.max(0, (current - 2) * (height + AROUND_PX)),
  });
  useEffect(() => {
    rows.scrollToIndex(current - 1, { align: 'auto' });
  }, [current, rows]);
  return (
    <nav className={styles['panel']} aria-label={t('thumbnails.panel')}>
      <Text size="sm" fw={600} px="xs" pb={4}>
        {t('thumbnails.panel')}
      </Text>
      <div ref={list} className={styles['scroll']}>
        <ul className={styles['list']} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => (
            <li
              key={index}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={pdf.document.numPages}
              aria-posinset={index + 1}
              className={styles['item']}
              style={{ transform: `translateY(${start}px)` }}
            >
              <button
                type="button"
                className={styles['thumb']}
                aria-current={index + 1 === current ? 'page' : undefined}
                onClick={() => onGo(index + 1)}
              >
                <Sheet pdf={pdf} number={index + 1} height={height} />
                {pageLabel(index + 1, labels?.[index] ?? null)}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

const SETTLE_MS = 80;

const Sheet = memo(function Sheet({
  pdf,
  number,
  height,
}: {
  readonly pdf: OpenedPdf;
  readonly number: number;
  readonly height: number;
}) {
  const holder = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let gone = false;
    let drop = () => {};
    const draw = async () => {
      const page = await pdf.document.getPage(number);
      if (gone) return;
      const scale = WIDTH_PX / Math.max(1, page.getViewport({ scale: 1 }).width);
      const viewport = page.getViewport({ scale });
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.floor(viewport.width));
      canvas.height = Math.max(1, Math.floor(viewport.height));
      const task = page.render({ canvas, viewport });
      drop = () => {
        task.cancel();
        // Chromium frees the pixels of a canvas only when it is emptied.
        canvas.width = 0;
      };
      try {
        await task.promise;
      } finally {
        // Else the file holds what it has read of each page for as long as it is open: of a scan the whole picture.
        page.cleanup();
      }
      if (!gone) holder.current?.replaceChildren(canvas);
    };
    // A page that cannot be drawn keeps its empty sheet; the page itself says why.
    const timer = setTimeout(() => void draw().catch(() => undefined), SETTLE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
      drop();
    };
  }, [pdf, number]);
  return (
    <span
      ref={holder}
      aria-hidden
      className={styles['sheet']}
      style={{ minHeight: height, display: 'block' }}
    />
  );
});
