import type { NewId } from '../../../shared/kernel';

/** A UUIDv7 that says its number, so that a failing test can be read. */
export function anId(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Counts ids up from `first`. */
export function countingIds(first = 1): NewId {
  let next = first;
  return () => anId(next++);
}

/** A clock that stands still until told to move. */
export interface HeldClock {
  (): string;
  set(instant: string): void;
}

/** A clock held at an instant. */
export function heldClock(instant = '2026-02-03T04:05:06.000Z'): HeldClock {
  let now = instant;
  return Object.assign(() => now, {
    set: (later: string) => {
      now = later;
    },
  });
}
