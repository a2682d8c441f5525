import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { ALL_PALETTES, type Palette, type PaletteName, TONES, type ToneName } from './palette';

/** What is typed takes the place of what was chosen: behind it, it would look for both together and find nothing. */
function chooseAll({ currentTarget: field }: SyntheticEvent<HTMLInputElement>): void {
  if (!field.readOnly) field.select();
}

/** Families in the order of their scripts; the browser takes from each what it has, and loads none it does not need. */
const FONTS = [
  'Noto Sans',
  'Noto Sans Thai',
  'Noto Sans Khmer',
  'Noto Sans Lao',
  'Noto Sans Myanmar',
  'Noto Sans Sinhala',
  'Noto Sans Tamil',
  'Noto Sans Devanagari',
  'Noto Sans Mongolian',
]
  .map((family) => `'${family}'`)
  .join(', ');

const fontFamily = `${FONTS}, system-ui, sans-serif`;

const waymark: MantineColorsTuple = [
  '#eff5fb',
  '#e3eef8',
  '#c6dcf0',
  '#9fc4e6',
  '#71a8da',
  '#4389c8',
  '#2a6fb0',
  '#0b5394',
  '#083e70',
  '#062c51',
];

/** Mantine's colour names by what they mean here, so that a neighbouring name never brings in an untested colour. */
const NAMES: Readonly<Record<ToneName, readonly string[]>> = {
  main: ['waymark', 'blue', 'indigo', 'cyan', 'violet', 'grape'],
  good: ['green', 'teal', 'lime'],
  care: ['yellow', 'orange'],
  bad: ['red', 'pink'],
  plain: ['gray', 'dark'],
};

/** The list itself scrolls instead of a box around it, so that what scrolls is the list the field controls, which a screen reader knows. */
const LIST = { withScrollArea: false };

/** `Dialog` is put together of the parts of `Modal`. */
const DIALOGS = { defaultProps: { transitionProps: { duration: 0 }, yOffset: '10vh' } };

/** Measures and habits shared by all schemes; colours come from the palette through `variablesOf`. */
export const theme = createTheme({
  colors: { waymark },
  primaryColor: 'waymark',
  primaryShade: { light: 7, dark: 6 },
  fontFamily,
  fontSmoothing: false,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'sm',
  headings: {
    fontFamily,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.5' },
      h2: { fontSize: '1.125rem', lineHeight: '1.5' },
      h3: { fontSize: '1rem', lineHeight: '1.55' },
      h4: { fontSize: '0.9375rem', lineHeight: '1.6' },
      h5: { fontSize: '0.875rem', lineHeight: '1.6' },
      h6: { fontSize: '0.875rem', lineHeight: '1.6' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.6', sm: '1.6', md: '1.6', lg: '1.6', xl: '1.55' },
  // Only these two weights are shipped.
  fontWeights: { regular: '400', medium: '600', bold: '600' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    // Most notices are calm: who hears the screen is not interrupted by them. Those of what went wrong say that they are an alert.
    Alert: { defaultProps: { role: 'status' } },
    Anchor: { defaultProps: { underline: 'always' } },
    Autocomplete: { defaultProps: LIST },
    Badge: { defaultProps: { variant: 'light', radius: 'sm' }, styles: { root: { textTransform: 'none' } } },
    Button: { defaultProps: { size: 'sm' } },
    DrawerRoot: { defaultProps: { transitionProps: { duration: 0 } } },
    // Else the keys begin at a place before the first entry that says nothing.
    Menu: { defaultProps: { transitionProps: { duration: 0 }, withInitialFocusPlaceholder: false } },
    Modal: DIALOGS,
    ModalRoot: DIALOGS,
    MultiSelect: { defaultProps: LIST },
    // Whether a password fits is known a moment after it was sent, when the keyboard is in the field already: that it does not is told.
    PasswordInput: { defaultProps: { errorProps: { role: 'alert' }, visibilityToggleFocusable: true } },
    // Enter takes what the typed letters leave: without it the form would be sent, and the letters be gone.
    Select: {
      defaultProps: { ...LIST, selectFirstOptionOnChange: true, onFocus: chooseAll, onClick: chooseAll },
    },
    Table: { defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm' } },
    // Mantine's own ground in the dark scheme is a grey that the palette has no name for: nothing could be read on it.
    Tooltip: {
      defaultProps: { events: { hover: true, focus: true, touch: false }, openDelay: 300 },
      styles: {
        tooltip: { backgroundColor: 'var(--mantine-color-text)', color: 'var(--mantine-color-body)' },
      },
    },
  },
});

function toneVariables(palette: Palette): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const meaning of TONES) {
    const tone = palette[meaning];
    variables[`--wm-${meaning}-filled`] = tone.filled;
    variables[`--wm-${meaning}-ground`] = tone.ground;
    variables[`--wm-${meaning}-on-ground`] = tone.onGround;
    variables[`--wm-${meaning}-words`] = tone.words;
    for (const name of NAMES[meaning]) {
      const of = `--mantine-color-${name}`;
      variables[`${of}-text`] = tone.words;
      variables[`${of}-filled`] = tone.filled;
      variables[`${of}-filled-hover`] = tone.filledHover;
      variables[`${of}-light`] = tone.ground;
      variables[`${of}-light-hover`] = tone.groundHover;
      variables[`${of}-light-color`] = tone.onGround;
      variables[`${of}-outline`] = tone.words;
      variables[`${of}-outline-hover`] = tone.ground;
    }
  }
  return variables;
}

/** Mantine's greys, by what its styles use each of them for; `dark-…` serve the dark scheme only. */
function shadeVariables(palette: Palette): Record<string, string> {
  const { page, sunken, raised, hover, border, controlBorder, placeholder, dimmed, text, plain } = palette;
  const shades =
    palette.base === 'light'
      ? [
          sunken,
          hover,
          plain.groundHover,
          border,
          controlBorder,
          placeholder,
          dimmed,
          plain.onGround,
          text,
          text,
        ]
      : [text, text, dimmed, placeholder, border, hover, raised, page, sunken, sunken];
  const family = palette.base === 'light' ? 'gray' : 'dark';
  return Object.fromEntries(shades.map((shade, at) => [`--mantine-color-${family}-${at}`, shade]));
}

/** The CSS variables of a scheme: Mantine's own, and `--wm-…` for what Mantine has no name for. */
export function variablesOf(name: PaletteName): Record<string, string> {
  const palette = ALL_PALETTES[name];
  return {
    '--mantine-color-white': palette.onFilled,
    '--mantine-color-black': palette.text,
    '--mantine-color-text': palette.text,
    '--mantine-color-bright': palette.text,
    '--mantine-color-body': palette.page,
    '--mantine-color-dimmed': palette.dimmed,
    '--mantine-color-placeholder': palette.placeholder,
    '--mantine-color-anchor': palette.anchor,
    '--mantine-color-error': palette.bad.words,
    '--mantine-color-success': palette.good.words,
    '--mantine-color-default': palette.raised,
    '--mantine-color-default-hover': palette.hover,
    '--mantine-color-default-color': palette.text,
    '--mantine-color-default-border': palette.controlBorder,
    '--mantine-color-disabled': palette.disabled,
    '--mantine-color-disabled-color': palette.onDisabled,
    '--mantine-color-disabled-border': palette.border,
    '--mantine-primary-color-contrast': palette.onFilled,
    '--wm-page': palette.page,
    '--wm-sunken': palette.sunken,
    '--wm-raised': palette.raised,
    '--wm-hover': palette.hover,
    '--wm-border': palette.border,
    '--wm-control-border': palette.controlBorder,
    '--wm-focus': palette.focus,
    '--wm-mark': palette.mark,
    '--wm-on-mark': palette.onMark,
    '--wm-on-series': palette.onSeries,
    ...Object.fromEntries(palette.series.map((colour, at) => [`--wm-series-${at}`, colour])),
    ...shadeVariables(palette),
    ...toneVariables(palette),
  };
}

/** Gives Mantine the colours: what is not dark takes the place of light. */
export function cssVariables(name: PaletteName): CSSVariablesResolver {
  const brightly = variablesOf(name === 'dark' ? 'light' : name);
  const darkly = variablesOf('dark');
  return () => ({ variables: {}, light: brightly, dark: darkly });
}
