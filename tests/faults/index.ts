import type { Fault } from './fault';
import { fullDisks } from './full-disks';
import { kills } from './kills';
import { powerCuts } from './power-cuts';

export { type Fault, type Lane, type Outcome, perform } from './fault';

/** All of them, what matters most first. */
export const FAULTS: readonly Fault[] = [kills, powerCuts, fullDisks];
