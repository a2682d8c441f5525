/**
 * One spelling of what Thai, Lao and Khmer write in two ways and readers see as one: unseen spaces, sara am and the Lao letters of ho in two
 * letters, lo beside ho or below it, da for ta below. Unlike the normal form of the search, which parts letters, it keeps them as they are
 * mostly typed, so that words can be looked for as they stand in a list.
 */
export const inOneSpelling = (text: string): string =>
  text
    .replace(/[\u200b\u2060\ufeff]/gu, '')
    .replace(/\u0e4d\u0e32/gu, '\u0e33')
    .replace(/\u0ecd\u0eb2/gu, '\u0eb3')
    .replace(/\u0eab\u0ea1/gu, '\u0edd')
    .replace(/\u0eab\u0e99/gu, '\u0edc')
    .replace(/\u0eab\u0ea5/gu, '\u0eab\u0ebc')
    .replace(/\u17d2\u178a/gu, '\u17d2\u178f');
