/**
 * A text for a cell of a table that is pasted into a spreadsheet: one that would be taken for a formula there has an apostrophe before it. A sign
 * alone is no formula.
 */
export const asCellText = (text: string): string => text.replace(/^[=+@-](?=.)/u, "'$&");
