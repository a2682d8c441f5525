import { GAP, type PageSize, PIXELS_PER_POINT, type Rotation, rotated } from './page-layout';

/** How large pages are shown: by a factor (1 is 100 %), so that the width or the whole page fits, or a readable size that fits. */
export type Zoom = number | 'auto' | 'width' | 'page';

/** How large pages are shown before anybody chose. */
export const FIRST_ZOOM: Zoom = 'auto';

/** Steps of the buttons, which the list offers as well. */
export const ZOOM_STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

const SMALLEST = 0.1;
const LARGEST = 5;
/** Beyond this a page that fits the width only shows fewer lines. */
const LARGEST_AUTO = 1.4;
/** Room left and right of a page that fits the width. */
const SIDE = 12;

/** Pixels per PDF point for a zoom in a view of a size. */
export function scaleFor(zoom: Zoom, size: PageSize, rotation: Rotation, view: PageSize): number {
  if (typeof zoom === 'number') return zoom * PIXELS_PER_POINT;
  const { width, height } = rotated(size, rotation);
  const byWidth = Math.max(1, view.width - 2 * SIDE) / Math.max(1, width);
  const byHeight = Math.max(1, view.height - 2 * GAP) / Math.max(1, height);
  const most = { auto: LARGEST_AUTO * PIXELS_PER_POINT, width: Number.POSITIVE_INFINITY, page: byHeight }[
    zoom
  ];
  const scale = Math.min(byWidth, most);
  return Math.min(LARGEST, Math.max(SMALLEST, scale / PIXELS_PER_POINT)) * PIXELS_PER_POINT;
}

/** The next larger or smaller step from a factor that may lie between two steps. */
export function zoomStep(factor: number, direction: 1 | -1): number {
  // A tenth of a per cent is the same zoom to a reader.
  const larger = ZOOM_STEPS.find((step) => step > factor + 0.001);
  const smaller = ZOOM_STEPS.findLast((step) => step < factor - 0.001);
  const next = direction === 1 ? larger : smaller;
  return (
    next ?? (direction === 1 ? Math.max(factor, ZOOM_STEPS.at(-1) ?? 1) : Math.min(factor, ZOOM_STEPS[0]))
  );
}
