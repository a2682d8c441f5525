/** How wide a text is drawn, in units of the map. */
export type WidthOf = (text: string) => number;

/** Taken for a letter where nothing can be measured. */
const PER_LETTER = 6.4;

/** Measures texts as the map draws them; letters of scripts differ too much in width to be counted. */
export function measuring(font: string): WidthOf {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return (text) => text.length * PER_LETTER;
  context.font = font;
  return (text) => context.measureText(text).width;
}

const lettersOf = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text that takes no more than so much room, cut between two letters where it is longer. */
export function cutTo(text: string, widest: number, widthOf: WidthOf): string {
  if (widthOf(text) <= widest) return text;
  let kept = '';
  for (const { segment } of lettersOf.segment(text)) {
    if (widthOf(`${kept}${segment}…`) > widest) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
