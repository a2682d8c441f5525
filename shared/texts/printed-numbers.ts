const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** The value of a number as headings and pages write it: `12`, `12a`, `iv`; null when it has none. */
export function valueOfNumber(number: string): number | null {
  const figures = /^\d+/.exec(number)?.[0];
  if (figures !== undefined) return Number(figures);
  if (!/^[ivxlcdm]+$/.test(number)) return null;
  const values = [...number].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
