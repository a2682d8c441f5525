import { normalise } from '../../../shared/search';

/** The page meant by what was typed, in the digits of any script: its position in the file, else the printed number. */
export function pageMeant(
  typed: string,
  pageCount: number,
  labels: readonly (string | null)[] | null,
): number | null {
  const wanted = normalise(typed.trim());
  if (/^\d+$/.test(wanted)) {
    const position = Number(wanted);
    if (position >= 1 && position <= pageCount) return position;
  }
  const at = labels?.findIndex((label) => label !== null && normalise(label) === wanted) ?? -1;
  return at < 0 || wanted === '' ? null : at + 1;
}
