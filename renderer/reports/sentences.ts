/** Says a sentence of the reports in the language of the window; any `t` that knows them does. */
type Say = (key: 'reports:sentence' | 'reports:sentences', words: Readonly<Record<string, string>>) => string;

/** Words as a sentence of their own, closed as their language does: by a point, by ។, ။ or ।, in Thai by nothing. */
export const sentence = (say: Say, words: string): string => say('reports:sentence', { words });

/** Sentences of which only those before another one are closed, as in a cell of a table. */
export const sentences = (say: Say, parts: readonly string[]): string =>
  parts.length === 0 ? '' : parts.reduce((first, then) => say('reports:sentences', { first, then }));
