/** What the codes of a legacy font draw: Unicode text by code, longest codes first. */
export interface GlyphTable {
  readonly shapes: ReadonlyMap<string, string>;
  readonly longest: number;
}

/**
 * Makes a table of rows of pairs (`code shape code shape …`, parted by white space). Later rows win over earlier ones; `held`
 * gives codes whose shape cannot be written in a row.
 */
export function glyphTable(held: Readonly<Record<string, string>>, ...rows: readonly string[]): GlyphTable {
  const shapes = new Map(Object.entries(held));
  for (const row of rows) {
    const cells = row.trim().split(/\s+/);
    for (let i = 0; i + 1 < cells.length; i += 2) shapes.set(cells[i] as string, cells[i + 1] as string);
  }
  return { shapes, longest: Math.max(...[...shapes.keys()].map((code) => code.length)) };
}

/** The shapes a word draws, in the order of drawing. A code that the table lacks stands for itself. */
export function readGlyphs({ shapes, longest }: GlyphTable, word: string): string {
  let text = '';
  let at = 0;
  while (at < word.length) {
    let length = Math.min(longest, word.length - at);
    while (length > 1 && !shapes.has(word.slice(at, at + length))) length -= 1;
    const code = word.slice(at, at + length);
    text += shapes.get(code) ?? code;
    at += length;
  }
  return text;
}
