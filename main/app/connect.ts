import { MessageChannelMain } from 'electron';
import type { BackgroundProcess } from './background-process';

/** Joins two processes directly, so that their talk does not pass through main. */
export function connect(
  one: BackgroundProcess,
  oneHears: unknown,
  other: BackgroundProcess,
  otherHears: unknown,
): void {
  const { port1, port2 } = new MessageChannelMain();
  one.give(oneHears, port1);
  other.give(otherHears, port2);
}
