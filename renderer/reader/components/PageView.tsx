import { type CSSProperties, memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageLabel } from '../../library';
import type { PageMarks } from '../marks';
import { align } from '../page/align';
import { type PageSpace, type PointRectangle, toPixelRectangle } from '../page/geometry';
import type { PageSize, Rotation } from '../page/page-layout';
import type { ShownText } from '../page/text-layer';
import type { WordSource } from '../page/word-layer';
import type { Destination } from '../pdf/destinations';
import type { OpenedPdf } from '../pdf/open-pdf';
import { useComparedText, useFileWords } from '../use-file-words';
import { usePageMarks, type Wanted, type WantedSpans } from '../use-page-marks';
import { useDrawing, useHidesLayers, useLinks, usePage, useText } from '../use-shown-page';
import { LinkArea } from './LinkArea';
import { NoteMargin, NoteMarks, type PageNotesOf } from './PageNotes';
import styles from './PageView.module.css';

/** A page that is drawn, for whoever asks about its text. */
export interface ShownPage {
  readonly text: ShownText;
  readonly space: () => PageSpace;
}

/** The passage of the citation that the reader came from. */
export interface CitedPassage {
  readonly quote: string;
  readonly rectangles: readonly PointRectangle[];
}

interface PageViewProps {
  readonly pdf: OpenedPdf;
  /** Position in the file, 1-based. */
  readonly number: number;
  readonly label: string | null;
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly rotation: Rotation;
  readonly onSize: (number: number, size: PageSize) => void;
  readonly onShown: (number: number, shown: ShownPage | null) => void;
  readonly onGo: (destination: Destination) => void;
  readonly wanted: Wanted | WantedSpans | null;
  /** Which of the marked places is the one gone to, from 0. */
  readonly active: ((shown: PageMarks) => number | null) | null;
  /** Hears where the place gone to stands, as soon as that is known. */
  readonly onReveal: (number: number, rectangle: PointRectangle) => void;
  /** Hears where a cited passage stands that was kept without its place. */
  readonly onCitedFound: (number: number, rectangle: PointRectangle) => void;
  /** Hears that marks of this page show only about where the words are. */
  readonly onApproximate: () => void;
  readonly cited: CitedPassage | null;
  readonly notes: PageNotesOf;
  readonly onHighlight: (id: string) => void;
  /** The document was just opened and nothing is drawn yet: the page is drawn at once. */
  readonly isFirst: boolean;
  /** Hears that the page was drawn, or could not be. Stays the same. */
  readonly onDrawn: () => void;
  /** Words read from the picture of a page, shown instead of the file's own text where there are any. */
  readonly wordsOf: WordSource | null;
}

const percent = (part: number, whole: number) => `${(100 * part) / Math.max(1, whole)}%`;

/** One page: its drawing, its text for selecting, its links and what is marked on it. */
export const PageView = memo(function PageView(props: PageViewProps) {
  const {
    pdf,
    number,
    label,
    width,
    height,
    scale,
    rotation,
    onSize,
    onShown,
    wanted,
    active,
    cited,
    onReveal,
    onApproximate,
  } = props;
  const { t } = useTranslation('reader');
  const pageLabel = usePageLabel();
  const holder = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const { page, failed: unread } = usePage(pdf, number);
  const { onDrawn } = props;
  useEffect(() => {
    // The others wait for the first page, also for one that cannot be read.
    if (unread) onDrawn();
  }, [unread, onDrawn]);
  const undrawn = useDrawing(pdf, page, holder, scale, rotation, props.isFirst, onDrawn);
  const [isUnlike, setUnlike] = useState(false);
  const fileWords = useFileWords(pdf.sha256);
  const hidesLayers = useHidesLayers(pdf, page, !props.isFirst);
  // What is not seen is not found by the search either: its words are without it.
  const wordsOf = props.wordsOf ?? (isUnlike || hidesLayers === true ? fileWords : null);
  const text = useText(pdf, page, layer, wordsOf, hidesLayers !== null);
  const links = useLinks(page, !props.isFirst);
  const viewport = useMemo(
    () => page?.getViewport({ scale, rotation: (page.rotate + rotation) % 360 }) ?? null,
    [page, scale, rotation],
  );
  const space = useRef(viewport);
  space.current = viewport;
  const onUnlike = wordsOf === null ? () => setUnlike(true) : null;
  useComparedText(text, pdf.sha256, number, onUnlike);
  const marks = usePageMarks(text, () => space.current, wanted, onUnlike);

  useEffect(() => {
    if (page === null) return;
    const { width: points, height: tall } = page.getViewport({ scale: 1 });
    onSize(number, { width: points, height: tall });
  }, [page, number, onSize]);

  useEffect(() => {
    if (text === null) return;
    onShown(number, { text, space: () => space.current ?? NO_SPACE });
    return () => onShown(number, null);
  }, [text, number, onShown]);

  const activePlace = marks.isAsked === true ? null : (active?.(marks) ?? null);
  const activeRectangle = activePlace === null ? undefined : marks.places[activePlace]?.rectangles[0];
  useLayoutEffect(() => {
    if (active !== null && activeRectangle !== undefined) onReveal(number, activeRectangle);
  }, [active, activeRectangle, number, onReveal]);
  const citedBoxes = useMemo(
    () => (cited === null ? [] : placesOfCited(cited, text, space.current)),
    [cited, text],
  );
  const citedFound = cited !== null && cited.rectangles.length === 0 ? citedBoxes[0] : undefined;
  const { onCitedFound } = props;
  // After the page has told that it is shown, which the effect above does.
  useEffect(() => {
    if (citedFound !== undefined) onCitedFound(number, citedFound);
  }, [citedFound, number, onCitedFound]);
  const heightOf = (rectangle: PointRectangle | undefined): number => {
    if (viewport === null || rectangle === undefined) return 0.01;
    return Math.min(
      0.96,
      Math.max(0.01, toPixelRectangle(viewport, rectangle).top / Math.max(1, viewport.height)),
    );
  };
  const box = (rectangle: PointRectangle): CSSProperties => {
    if (viewport === null) return { display: 'none' };
    const shown = toPixelRectangle(viewport, rectangle);
    return {
      left: percent(shown.left, viewport.width),
      top: percent(shown.top, viewport.height),
      width: percent(shown.width, viewport.width),
      height: percent(shown.height, viewport.height),
    };
  };
  const approximate = marks.places.some((place) => place.approximate);
  useEffect(() => {
    if (approximate) onApproximate();
  }, [approximate, onApproximate]);

  return (
    <div
      role="group"
      aria-label={pageLabel(number, label)}
      className={styles['page']}
      data-page={number}
      style={
        {
          top: props.top,
          left: props.left,
          width,
          height,
          '--total-scale-factor': scale,
        } as CSSProperties
      }
    >
      <div ref={holder} className={styles['drawing']} aria-hidden />
      {/* What surrounds the marks is the page's own paper, so their colours are the same in every scheme. */}
      <div className={styles['marks']} aria-hidden>
        <NoteMarks notes={props.notes} box={box} />
        {citedBoxes.map((rectangle) => (
          <div key={rectangle.join()} className={styles['cited']} data-cited style={box(rectangle)} />
        ))}
        {marks.places.flatMap((place, at) =>
          place.rectangles.map((rectangle) => (
            <div
              key={`${place.kind} ${rectangle.join()}`}
              className={styles['mark']}
              data-mark={at}
              data-kind={place.kind}
              data-approximate={place.approximate || undefined}
              data-active={at === activePlace || undefined}
              style={box(rectangle)}
            />
          )),
        )}
      </div>
      <div
        className={styles['turned']}
        data-turned={rotation}
        style={rotation % 180 === 0 ? { width, height } : { width: height, height: width }}
      >
        <div ref={layer} className={styles['layer']} data-text-layer />
      </div>
      <div className={styles['links']}>
        {links.map((link) => (
          <LinkArea key={link.id} link={link} style={box(link.rectangle)} pdf={pdf} onGo={props.onGo} />
        ))}
      </div>
      <div className={styles['links']}>
        <NoteMargin notes={props.notes} heightOf={heightOf} onHighlight={props.onHighlight} />
      </div>
      {marks.unmarkable ? <p className={styles['notice']}>{t('mark.unmarkable')}</p> : null}
      {unread || undrawn ? (
        <p className={styles['failed']} role="alert">
          {t('page.failed')}
        </p>
      ) : null}
    </div>
  );
});

/** Where a cited passage stands: where it was marked, else where its words are found on the page. */
function placesOfCited(
  { quote, rectangles }: CitedPassage,
  text: ShownText | null,
  space: PageSpace | null,
): readonly PointRectangle[] {
  if (rectangles.length > 0 || quote === '' || text === null || space === null) return rectangles;
  const there = align(quote, text.content.text).find({ start: 0, end: quote.length });
  return there === null ? [] : text.rectanglesOf(there, space);
}

const NO_SPACE: PageSpace = { convertToPdfPoint: () => [], convertToViewportPoint: () => [] };
