/** Any of several patterns. */
export const any = (words: readonly string[]): string => `(?:${words.join('|')})`;
