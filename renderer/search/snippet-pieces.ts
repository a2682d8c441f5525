import type { Snippet } from '../../shared/search';

/** A text in pieces: what is marked and what is not, in order. Ranges outside the text or inside one another are passed over. */
export function piecesOf(
  snippet: Snippet,
): readonly { readonly text: string; readonly marked: boolean; readonly at: number }[] {
  const pieces: { text: string; marked: boolean; at: number }[] = [];
  let at = 0;
  for (const { start, end } of snippet.marks) {
    if (start < at || end <= start || end > snippet.text.length) continue;
    if (start > at) pieces.push({ text: snippet.text.slice(at, start), marked: false, at });
    pieces.push({ text: snippet.text.slice(start, end), marked: true, at: start });
    at = end;
  }
  if (at < snippet.text.length) pieces.push({ text: snippet.text.slice(at), marked: false, at });
  return pieces;
}
