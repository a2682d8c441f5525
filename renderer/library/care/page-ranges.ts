/** Page numbers as people write them: `3, 5–9, 12`; at most so many pieces, and how many pages are left out then. */
export function pageRanges(
  pages: readonly number[],
  most: number,
): { readonly text: string; readonly leftOut: number } {
  const runs: [from: number, to: number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  return {
    text: runs
      .slice(0, most)
      .map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
      .join(', '),
    leftOut: runs.slice(most).reduce((sum, [from, to]) => sum + to - from + 1, 0),
  };
}
