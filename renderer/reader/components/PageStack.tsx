import {
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { noticeRoom } from '../../ui';
import type { PageMarks } from '../marks';
import { rememberView } from '../page/first-page';
import { type PointRectangle, toPixelRectangle } from '../page/geometry';
import {
  type Anchor,
  anchorAt,
  currentPage,
  layOut,
  type PageSize,
  PIXELS_PER_POINT,
  pagesIn,
  type Rotation,
  topOf,
} from '../page/page-layout';
import { guardSelection } from '../page/selection-guard';
import type { WordSource } from '../page/word-layer';
import { scaleFor, type Zoom } from '../page/zoom';
import type { Destination } from '../pdf/destinations';
import type { OpenedPdf } from '../pdf/open-pdf';
import { useHeldPages } from '../use-held-pages';
import type { Wanted, WantedSpans } from '../use-page-marks';
import type { PageNotesOf } from './PageNotes';
import styles from './PageStack.module.css';
import { type CitedPassage, PageView, type ShownPage } from './PageView';

/** What the screen may ask of the pages. */
export interface PagesHandle {
  /** Shows a page from its top, or so that a rectangle on it (in PDF points) is in view. */
  goTo(page: number, rectangle?: PointRectangle): void;
  goToDestination(destination: Destination): void;
  /** Brings a place (page from 1, share of its height) to where places are aimed at. */
  goToPlace(page: number, fraction: number): void;
  /** The shown page with its text, if it is drawn. */
  shownPage(page: number): ShownPage | undefined;
  /** Takes the focus and moves by a share of the view, or to the beginning or end. */
  focusAndMove(by: number | 'start' | 'end'): void;
  readonly element: HTMLDivElement | null;
}

/** What is marked: nothing, or what a query means on each page. */
export interface PageMarking {
  readonly wantedOn: (page: number) => Wanted | WantedSpans | null;
  /** The page of the place gone to, and which of the page's marks it is. A new object brings its mark into view, once. */
  readonly active: { readonly page: number; readonly at: (shown: PageMarks) => number | null } | null;
  readonly cited: (CitedPassage & { readonly page: number }) | null;
}

interface PageStackProps {
  readonly ref?: Ref<PagesHandle>;
  readonly pdf: OpenedPdf;
  /** Size of the page begun at, which stands for all that are not known yet. */
  readonly usual: PageSize;
  readonly zoom: Zoom;
  readonly rotation: Rotation;
  readonly startAt: number;
  readonly marking: PageMarking;
  /** Numbers printed on the pages, where known. */
  readonly labels: readonly (string | null)[] | null;
  /** What people made of a page (1-based). Gives the same object while nothing changed. */
  readonly notesOf: (page: number) => PageNotesOf;
  /** Hears which highlight was chosen on its page, by id. */
  readonly onHighlight: (id: string) => void;
  readonly onPage: (page: number) => void;
  /** Hears, before it is done, that a link on a page leads to another one. */
  readonly onFollow?: (page: number) => void;
  /** The zoom as a factor, for the list and the buttons. */
  readonly onFactor: (factor: number) => void;
  readonly onApproximate: () => void;
  /** Hears which place (page from 1, share of its height) stands where places are aimed at, whenever that changes. */
  readonly onPlace?: (page: number, fraction: number) => void;
  /** Name of the pages for a reader of the screen, where there is more than one document. */
  readonly name?: string;
  /** Words read from the pictures of pages, where there are any. */
  readonly wordsFor?: (page: number) => WordSource | null;
  /** Asked for by the wheel with Ctrl. */
  readonly onZoom: (direction: 1 | -1) => void;
}

/** Pages drawn above and below the view. */
const AHEAD = 1;

/** Pages (from 0) to draw: those in and around the view, and those that a selection goes over. */
function pagesToDraw(
  [first, last]: readonly [first: number, last: number],
  held: readonly number[],
  count: number,
  ahead: number,
): number[] {
  const drawn = new Set(held.filter((index) => index < count));
  for (let index = Math.max(0, first - ahead); index <= Math.min(count - 1, last + ahead); index += 1) {
    drawn.add(index);
  }
  return [...drawn].sort((a, b) => a - b);
}

/** How far from the top of the view a place is put when it is gone to: a third, so that what comes before it is seen. */
const AIM = 1 / 3;

/** A mark within this share of the view's edge is brought further in. */
const CALM = 0.1;

interface View {
  /** The place to begin at has been scrolled to; before, the top of the view means nothing. */
  readonly placed: boolean;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Height that pages are fitted to. A notice at the lower edge takes some of it for a moment: a page shall not be drawn smaller for that. */
const heightOf = (element: HTMLElement) => element.clientHeight + noticeRoom();

/** All pages in one column, of which only those in view are drawn. */
export function PageStack(props: PageStackProps) {
  const { pdf, usual, zoom, rotation, startAt, marking, onPage, onFactor, onZoom } = props;
  const { t } = useTranslation('reader');
  const stack = useRef<HTMLDivElement>(null);
  const sizes = useRef(new Map<number, PageSize>());
  const [sizesKnown, setSizesKnown] = useState(0);
  const [view, setView] = useState<View>({ placed: false, top: 0, width: 0, height: 0 });
  const [begun, setBegun] = useState(false);
  const begin = useCallback(() => {
    setBegun(true);
    // These pages may begin at another one than the file was opened at.
    pdf.first?.drop();
  }, [pdf]);
  const anchor = useRef<Anchor>({ index: startAt - 1, fraction: 0 });
  const shown = useRef(new Map<number, ShownPage>());
  const count = pdf.document.numPages;

  // A page is fitted when the reader asks or the view changes, not whenever scrolling brings one of another size.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the moments at which the page in view is taken
  const fitted = useMemo(() => anchor.current.index, [zoom, rotation, view.width, view.height]);
  const scale = scaleFor(zoom, sizes.current.get(fitted) ?? usual, rotation, view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes live in a ref; their count says that one was learnt
  const layout = useMemo(
    () => layOut(count, (index) => sizes.current.get(index) ?? usual, scale, rotation),
    [count, usual, scale, rotation, sizesKnown],
  );
  // What stands on the screen, not what is being drawn: a scroll event may come between the two, and its height is of the former.
  const now = useRef({ layout, scale });
  useLayoutEffect(() => {
    now.current = { layout, scale };
  }, [layout, scale]);

  // A page's size is learnt when it is drawn, often after its place was taken: what is in view stays in view.
  useLayoutEffect(() => {
    const element = stack.current;
    if (element === null || view.height === 0) return;
    element.scrollTop = topOf(layout, anchor.current);
    // At once, or the pages at the old place would be drawn first.
    const { scrollTop: top } = element;
    setView((before) => (before.placed && before.top === top ? before : { ...before, placed: true, top }));
  }, [layout, view.height]);

  useLayoutEffect(() => {
    const element = stack.current;
    if (element === null) return;
    const measure = () => {
      // A screen that waits for something is hidden for a moment and has no size. Laid out for none, all pages would fit into the
      // view, and the scrolling that follows when it is shown again would lead to the first.
      if (element.clientHeight === 0) return;
      const [width, height] = [element.clientWidth, heightOf(element)];
      setView((before) =>
        before.width === width && before.height === height ? before : { ...before, width, height },
      );
    };
    measure();
    if (element.clientHeight > 0) rememberView({ width: element.clientWidth, height: heightOf(element) });
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  useEffect(() => (stack.current === null ? undefined : guardSelection(stack.current)), []);
  useEffect(() => onFactor(scale / PIXELS_PER_POINT), [scale, onFactor]);

  const page = currentPage(layout, view.top, view.height) + 1;
  useEffect(() => {
    if (view.placed) onPage(page);
  }, [page, view.placed, onPage]);

  const scrolled = () => {
    const element = stack.current;
    if (element === null || element.clientHeight === 0) return;
    anchor.current = anchorAt(now.current.layout, element.scrollTop);
    const aimed = anchorAt(now.current.layout, element.scrollTop + AIM * element.clientHeight);
    props.onPlace?.(aimed.index + 1, Math.min(1, Math.max(0, aimed.fraction)));
    setView((before) => (before.top === element.scrollTop ? before : { ...before, top: element.scrollTop }));
  };

  const show = useCallback((wanted: Anchor, aim: number) => {
    const element = stack.current;
    if (element === null) return;
    const { layout: present } = now.current;
    const top = Math.max(0, topOf(present, wanted) - aim * element.clientHeight);
    anchor.current = aim === 0 ? wanted : anchorAt(present, top);
    element.scrollTop = top;
    setView((before) => ({ ...before, top: element.scrollTop }));
  }, []);

  /** A height on a page in PDF points as a fraction of the page as it stands now. */
  const fractionOf = useCallback(
    async (number: number, x: number, y: number): Promise<number> => {
      const target = await pdf.document.getPage(number);
      const viewport = target.getViewport({ scale: 1, rotation: (target.rotate + rotation) % 360 });
      const [, down = 0] = viewport.convertToViewportPoint(x, y);
      return Math.min(1, Math.max(0, down / Math.max(1, viewport.height)));
    },
    [pdf, rotation],
  );

  const go = useCallback(
    (destination: Destination) => {
      if (destination.y === null) return show({ index: destination.page - 1, fraction: 0 }, 0);
      void fractionOf(destination.page, 0, destination.y).then(
        (fraction) => show({ index: destination.page - 1, fraction }, 0),
        () => show({ index: destination.page - 1, fraction: 0 }, 0),
      );
    },
    [show, fractionOf],
  );

  const { onFollow } = props;
  const follow = useCallback(
    (destination: Destination) => {
      onFollow?.(destination.page);
      // The link may go with its page, or stay far away: keys go on where it led.
      stack.current?.focus({ preventScroll: true });
      go(destination);
    },
    [go, onFollow],
  );

  useImperativeHandle(
    props.ref,
    (): PagesHandle => ({
      goTo(number, rectangle) {
        const index = Math.min(Math.max(1, number), count) - 1;
        if (rectangle === undefined) return show({ index, fraction: 0 }, 0);
        const [x, y, width, height] = rectangle;
        void fractionOf(index + 1, x + width / 2, y + height / 2).then(
          (fraction) => show({ index, fraction }, AIM),
          () => show({ index, fraction: 0 }, 0),
        );
      },
      goToDestination: go,
      goToPlace(number, fraction) {
        show({ index: number - 1, fraction }, AIM);
        // A link on a page that had the focus may be out of view now.
        const [element, focused] = [stack.current, document.activeElement];
        if (element !== null && element !== focused && element.contains(focused))
          element.focus({ preventScroll: true });
      },
      shownPage: (number) => shown.current.get(number),
      focusAndMove(by) {
        const element = stack.current;
        if (element === null) return;
        element.focus({ preventScroll: true });
        if (by === 'start') element.scrollTop = 0;
        else if (by === 'end') element.scrollTop = element.scrollHeight;
        else element.scrollTop += by * element.clientHeight;
      },
      get element() {
        return stack.current;
      },
    }),
    [count, show, fractionOf, go],
  );

  const learnSize = useCallback(
    (number: number, size: PageSize) => {
      const before = sizes.current.get(number - 1);
      if (before !== undefined) return;
      sizes.current.set(number - 1, size);
      if (Math.abs(size.width - usual.width) > 0.5 || Math.abs(size.height - usual.height) > 0.5) {
        setSizesKnown((known) => known + 1);
      }
    },
    [usual],
  );
  const keepShown = useCallback((number: number, one: ShownPage | null) => {
    if (one === null) shown.current.delete(number);
    else shown.current.set(number, one);
  }, []);
  /** Brings a place on a page further in where it stands at the edge of the view or outside. */
  const bringIn = useCallback(
    (number: number, rectangle: PointRectangle): boolean => {
      const element = stack.current;
      const target = shown.current.get(number);
      if (element === null || target === undefined) return false;
      const { layout: present } = now.current;
      const box = toPixelRectangle(target.space(), rectangle);
      const at = (present.tops[number - 1] ?? 0) + box.top;
      const above = at < element.scrollTop + element.clientHeight * CALM;
      const below = at + box.height > element.scrollTop + element.clientHeight * (1 - CALM);
      const height = present.heights[number - 1] ?? 1;
      if (above || below) show({ index: number - 1, fraction: box.top / Math.max(1, height) }, AIM);
      return true;
    },
    [show],
  );
  const revealed = useRef<unknown>(null);
  const { active, cited } = marking;
  const reveal = useCallback(
    (number: number, rectangle: PointRectangle) => {
      if (active === null || revealed.current === active) return;
      revealed.current = active;
      bringIn(number, rectangle);
    },
    [active, bringIn],
  );
  const citedShown = useRef<unknown>(null);
  const revealCited = useCallback(
    (number: number, rectangle: PointRectangle) => {
      // Only once, or the reader could not leave the place.
      if (citedShown.current !== cited && bringIn(number, rectangle)) citedShown.current = cited;
    },
    [cited, bringIn],
  );

  const zoomed = useRef(onZoom);
  zoomed.current = onZoom;
  useEffect(() => {
    const element = stack.current;
    if (element === null) return;
    // React's own wheel handlers may not prevent the default.
    const turned = (event: WheelEvent) => {
      if (!event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      zoomed.current(event.deltaY < 0 ? 1 : -1);
    };
    element.addEventListener('wheel', turned, { passive: false });
    return () => element.removeEventListener('wheel', turned);
  }, []);

  const [first, last] = pagesIn(layout, view.top, Math.max(1, view.height));
  const held = useHeldPages(stack);
  // All pages share one worker: until something is seen the others would only keep it back.
  const drawn = view.placed ? pagesToDraw([first, last], held, count, begun ? AHEAD : 0) : [];
  const columnWidth = Math.max(layout.widest, view.width);

  return (
    <div
      ref={stack}
      className={styles['stack']}
      onScroll={scrolled}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the pages scroll, so the keyboard must be able to reach them
      tabIndex={0}
      role="region"
      aria-label={props.name ?? t('pages')}
    >
      <div className={styles['column']} style={{ height: layout.height, width: columnWidth }}>
        {drawn.map((index) => {
          const number = index + 1;
          const width = layout.widths[index] ?? 0;
          return (
            <PageView
              key={number}
              pdf={pdf}
              number={number}
              label={props.labels?.[index] ?? null}
              top={layout.tops[index] ?? 0}
              left={Math.max(0, Math.floor((columnWidth - width) / 2))}
              width={width}
              height={layout.heights[index] ?? 0}
              scale={scale}
              rotation={rotation}
              onSize={learnSize}
              onShown={keepShown}
              isFirst={!begun}
              onDrawn={begin}
              onGo={follow}
              wanted={marking.wantedOn(number)}
              active={active?.page === number ? active.at : null}
              onReveal={reveal}
              onCitedFound={revealCited}
              onApproximate={props.onApproximate}
              wordsOf={props.wordsFor?.(number) ?? null}
              cited={marking.cited?.page === number ? marking.cited : null}
              notes={props.notesOf(number)}
              onHighlight={props.onHighlight}
            />
          );
        })}
      </div>
    </div>
  );
}
