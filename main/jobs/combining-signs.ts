export const MARK = /^\p{M}/u;
/** Vowel signs that are drawn before the letter they follow in Unicode: a space before one is a real one. */
const DRAWN_FIRST =
  /^[\u093f\u09bf\u09c7\u09c8\u0a3f\u0abf\u0b47\u0bc6-\u0bc8\u0d46-\u0d48\u0dd9-\u0ddb\u1031\u1084\u17c1-\u17c3]/u;

/** Whether a text begins with a sign that cannot begin a word. */
export const isSign = (text: string): boolean => MARK.test(text) && !DRAWN_FIRST.test(text);
