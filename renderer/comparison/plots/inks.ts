import { PALETTES } from '../../ui';

/** The colours a plot is drawn with. */
export interface Inks {
  readonly text: string;
  readonly dimmed: string;
  readonly line: string;
  readonly page: string;
  /** By the number of a column's colour. */
  readonly series: readonly string[];
  readonly onSeries: string;
  /** By level; each darker than the one before, so that they keep their order in grey. */
  readonly levels: readonly string[];
}

const SHARES = [0, 14, 30, 46, 62] as const;

/** Colours of the window: they follow the scheme, and turn to black and white on paper. */
export const WINDOW_INKS: Inks = {
  text: 'var(--mantine-color-text)',
  dimmed: 'var(--mantine-color-dimmed)',
  line: 'var(--wm-control-border)',
  page: 'var(--wm-page)',
  series: Array.from({ length: 10 }, (_, at) => `var(--wm-series-${at})`),
  onSeries: 'var(--wm-on-series)',
  levels: SHARES.map(
    (share) => `color-mix(in srgb, var(--wm-level-ink, var(--wm-main-filled)) ${share}%, var(--wm-page))`,
  ),
};

const { light } = PALETTES;

function mixed(share: number): string {
  const parts = [1, 3, 5].map((from) => {
    const [over, under] = [light.main.filled, light.page].map((colour) =>
      Number.parseInt(colour.slice(from, from + 2), 16),
    ) as [number, number];
    return Math.round((over * share + under * (100 - share)) / 100);
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Colours of a picture that leaves the program: always the light scheme, written out. */
export const PICTURE_INKS: Inks = {
  text: light.text,
  dimmed: light.dimmed,
  line: light.controlBorder,
  page: light.page,
  series: light.series,
  onSeries: light.onSeries,
  levels: SHARES.map(mixed),
};
