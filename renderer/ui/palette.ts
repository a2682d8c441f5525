/** A colour for one meaning in its four uses: a filled shape, a quiet ground, words, an outline. */
export interface Tone {
  readonly filled: string;
  readonly filledHover: string;
  readonly ground: string;
  readonly groundHover: string;
  readonly onGround: string;
  readonly words: string;
}

/** Every colour the program draws with, in one scheme. */
export interface Palette {
  readonly base: 'light' | 'dark';
  /** Behind the content. */
  readonly page: string;
  /** Header, navigation and heads of tables. */
  readonly sunken: string;
  /** Fields, menus, dialogs and cards. */
  readonly raised: string;
  readonly hover: string;
  readonly text: string;
  readonly dimmed: string;
  readonly placeholder: string;
  /** Divides; carries no meaning of its own. */
  readonly border: string;
  /** Outline of a field or a button: the only sign of where it ends. */
  readonly controlBorder: string;
  readonly focus: string;
  readonly anchor: string;
  readonly onFilled: string;
  /** Words found by a search. */
  readonly mark: string;
  readonly onMark: string;
  readonly disabled: string;
  readonly onDisabled: string;
  readonly main: Tone;
  readonly good: Tone;
  readonly care: Tone;
  readonly bad: Tone;
  readonly plain: Tone;
  /**
   * Tells columns, States and agencies apart, with a letter that stands on it in `onSeries`. Chosen so that any two also differ for
   * people who see no red or no green (OKLab distance 0.09 at least, simulated after Machado 2009).
   */
  readonly series: readonly string[];
  readonly onSeries: string;
}

export const TONES = ['main', 'good', 'care', 'bad', 'plain'] as const;
export type ToneName = (typeof TONES)[number];

const light: Palette = {
  base: 'light',
  page: '#ffffff',
  sunken: '#f2f5f7',
  raised: '#ffffff',
  hover: '#eaeff3',
  text: '#1b2228',
  dimmed: '#4a5560',
  placeholder: '#5c6773',
  border: '#cbd2d9',
  controlBorder: '#77828d',
  focus: '#0b5394',
  anchor: '#0b5394',
  onFilled: '#ffffff',
  mark: '#ffe08a',
  onMark: '#1b2228',
  disabled: '#eef1f4',
  onDisabled: '#6b7680',
  main: {
    filled: '#0b5394',
    filledHover: '#083e70',
    ground: '#e3eef8',
    groundHover: '#d3e4f4',
    onGround: '#083e70',
    words: '#0b5394',
  },
  good: {
    filled: '#1c6b35',
    filledHover: '#14522a',
    ground: '#e4f3e8',
    groundHover: '#d3ebda',
    onGround: '#124f25',
    words: '#1c6b35',
  },
  care: {
    filled: '#7a4b00',
    filledHover: '#5f3a00',
    ground: '#fff2d9',
    groundHover: '#ffe9c2',
    onGround: '#5f3a00',
    words: '#7a4b00',
  },
  bad: {
    filled: '#a61b1b',
    filledHover: '#831414',
    ground: '#fdeaea',
    groundHover: '#fadada',
    onGround: '#831414',
    words: '#a61b1b',
  },
  plain: {
    filled: '#4a5560',
    filledHover: '#39434c',
    ground: '#eaedf0',
    groundHover: '#dde2e6',
    onGround: '#2f3942',
    words: '#4a5560',
  },
  series: [
    ...['#2579ab', '#b05315', '#3b267d', '#547b6c', '#932b2c'],
    ...['#3266e4', '#4c1e01', '#594f6d', '#4043b1', '#322843'],
  ],
  onSeries: '#ffffff',
};

const dark: Palette = {
  base: 'dark',
  page: '#15191d',
  sunken: '#1c2227',
  raised: '#20262c',
  hover: '#2b333a',
  text: '#e6eaee',
  dimmed: '#adb8c2',
  placeholder: '#9da8b2',
  border: '#39434c',
  controlBorder: '#7d8994',
  focus: '#8fc1ef',
  anchor: '#8fc1ef',
  onFilled: '#ffffff',
  mark: '#6b5200',
  onMark: '#fff6d6',
  disabled: '#262d33',
  onDisabled: '#8b97a2',
  main: {
    filled: '#2a6fb0',
    filledHover: '#245f99',
    ground: '#17304a',
    groundHover: '#1d3c5c',
    onGround: '#cfe4f8',
    words: '#8fc1ef',
  },
  good: {
    filled: '#2b7a47',
    filledHover: '#25693d',
    ground: '#163422',
    groundHover: '#1c422b',
    onGround: '#c4ecd1',
    words: '#84d3a0',
  },
  care: {
    filled: '#8f5f00',
    filledHover: '#764d00',
    ground: '#38290b',
    groundHover: '#47350f',
    onGround: '#ffe0a6',
    words: '#f0c069',
  },
  bad: {
    filled: '#b8403a',
    filledHover: '#a03832',
    ground: '#3d1c1b',
    groundHover: '#4d2423',
    onGround: '#ffd2cd',
    words: '#ffa39a',
  },
  plain: {
    filled: '#5b6772',
    filledHover: '#4e5963',
    ground: '#2b333a',
    groundHover: '#353f48',
    onGround: '#dbe1e6',
    words: '#c3ccd4',
  },
  series: [
    ...['#9ed5fd', '#b99d14', '#a46bf5', '#b3efc8', '#a78871'],
    ...['#bc98f9', '#cef034', '#a0b2b4', '#b4c875', '#9684b9'],
  ],
  onSeries: '#15191d',
};

const strong = (colour: string): Tone => ({
  filled: colour,
  filledHover: '#000000',
  ground: '#ffffff',
  groundHover: '#ececec',
  onGround: colour,
  words: colour,
});

const contrast: Palette = {
  base: 'light',
  page: '#ffffff',
  sunken: '#ffffff',
  raised: '#ffffff',
  hover: '#ececec',
  text: '#000000',
  dimmed: '#1f1f1f',
  placeholder: '#333333',
  border: '#000000',
  controlBorder: '#000000',
  focus: '#a10060',
  anchor: '#00279e',
  onFilled: '#ffffff',
  mark: '#ffe500',
  onMark: '#000000',
  disabled: '#ffffff',
  onDisabled: '#4d4d4d',
  main: strong('#00279e'),
  good: strong('#00441a'),
  care: strong('#5a3600'),
  bad: strong('#8b0000'),
  plain: strong('#000000'),
  series: [
    ...['#1745c2', '#6a5118', '#3f0199', '#4d444e', '#310200'],
    ...['#5f4589', '#001363', '#582f02', '#22062f', '#3d2437'],
  ],
  onSeries: '#ffffff',
};

/** A share of the desktop's colour for words in its ground. */
const shade = (share: number) => `color-mix(in srgb, CanvasText ${share}%, Canvas)`;

const reversed: Tone = {
  filled: 'CanvasText',
  filledHover: shade(80),
  ground: shade(10),
  groundHover: shade(20),
  onGround: 'CanvasText',
  words: 'CanvasText',
};

/**
 * The colours somebody chose for the whole desktop (a contrast theme of Windows), by their names in CSS. Left to itself the browser
 * takes every ground and pattern away, and with them what is chosen, reached and answered.
 */
const forced: Palette = {
  base: 'light',
  page: 'Canvas',
  sunken: 'Canvas',
  raised: 'Canvas',
  hover: shade(10),
  text: 'CanvasText',
  dimmed: 'CanvasText',
  placeholder: 'CanvasText',
  border: 'CanvasText',
  controlBorder: 'CanvasText',
  focus: 'Highlight',
  anchor: 'LinkText',
  onFilled: 'Canvas',
  mark: 'Mark',
  onMark: 'MarkText',
  disabled: 'Canvas',
  onDisabled: 'GrayText',
  main: reversed,
  good: reversed,
  care: reversed,
  bad: reversed,
  plain: reversed,
  series: Array.from({ length: 10 }, () => 'CanvasText'),
  onSeries: 'Canvas',
};

/** The schemes whose colours are known; `forced` takes those of the desktop. */
export const PALETTES = { light, dark, contrast } as const;
export const ALL_PALETTES = { ...PALETTES, forced } as const;
export type PaletteName = keyof typeof ALL_PALETTES;

/** Two colours that stand on each other somewhere, and the ratio they must reach. */
export interface Pair {
  readonly name: string;
  readonly front: string;
  readonly back: string;
  /** WCAG 2.2: 4.5 for words (1.4.3), 3 for outlines and marks (1.4.11); 7 for words in high contrast (1.4.6). */
  readonly least: number;
}

/** All pairs of a palette that occur on a screen. */
export function pairsOf(name: keyof typeof PALETTES): readonly Pair[] {
  const palette = PALETTES[name];
  const words = name === 'contrast' ? 7 : 4.5;
  const grounds = {
    page: palette.page,
    sunken: palette.sunken,
    raised: palette.raised,
    hover: palette.hover,
  };
  const pairs: Pair[] = [];
  for (const [ground, back] of Object.entries(grounds)) {
    for (const front of ['text', 'dimmed', 'placeholder', 'anchor'] as const) {
      pairs.push({ name: `${front} on ${ground}`, front: palette[front], back, least: words });
    }
    for (const tone of TONES) {
      pairs.push({ name: `${tone} words on ${ground}`, front: palette[tone].words, back, least: words });
    }
    pairs.push({ name: `focus on ${ground}`, front: palette.focus, back, least: 3 });
    if (ground !== 'hover') {
      pairs.push({ name: `outline on ${ground}`, front: palette.controlBorder, back, least: 3 });
    }
  }
  for (const tone of TONES) {
    const { filled, filledHover, ground, groundHover, onGround } = palette[tone];
    pairs.push({ name: `on filled ${tone}`, front: palette.onFilled, back: filled, least: words });
    pairs.push({ name: `on hovered ${tone}`, front: palette.onFilled, back: filledHover, least: words });
    pairs.push({ name: `on ground ${tone}`, front: onGround, back: ground, least: words });
    pairs.push({ name: `on hovered ground ${tone}`, front: onGround, back: groundHover, least: words });
    pairs.push({ name: `filled ${tone} on page`, front: filled, back: palette.page, least: 3 });
  }
  palette.series.forEach((colour, at) => {
    pairs.push({ name: `letter on series ${at}`, front: palette.onSeries, back: colour, least: words });
    pairs.push({ name: `series ${at} on page`, front: colour, back: palette.page, least: 3 });
  });
  pairs.push({ name: 'marked words', front: palette.onMark, back: palette.mark, least: words });
  return pairs;
}

function channel(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function luminance(hex: string): number {
  const part = (from: number) => channel(Number.parseInt(hex.slice(from, from + 2), 16));
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastRatio(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}
