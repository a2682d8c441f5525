import type { Figure } from './search.ts';

export type { Figure };

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** A figure against its peer, both the medians of what one run measured in turns. */
export function against(
  name: string,
  unit: string,
  own: readonly number[],
  peer: string,
  peers: readonly number[],
): Figure {
  const value = median(own);
  const peerValue = median(peers);
  return {
    name,
    value: rounded(value),
    unit,
    peer,
    peerValue: rounded(peerValue),
    ratio: Number((value / peerValue).toFixed(3)),
  };
}

/** A figure that has no peer on this machine. */
export function alone(name: string, unit: string, own: readonly number[]): Figure {
  return { name, value: rounded(median(own)), unit };
}
