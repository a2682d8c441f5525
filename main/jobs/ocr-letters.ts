const BRACKET_BEFORE_LAO = /\[(?=[\u0e81-\u0eae])/g;

/**
 * A text as read from a picture, without what the data of a language read wrongly again and again where it cannot stand. Lao data take the
 * vowel `ໄ`, which stands before its letter, for an opening bracket: `[ດ້` for `ໄດ້`. A bracket that is closed on its line is one. As long as
 * before.
 */
export const withLettersMeant = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      const open = line.lastIndexOf(']') + 1;
      return line.slice(0, open) + line.slice(open).replace(BRACKET_BEFORE_LAO, '\u0ec4');
    })
    .join('\n');
