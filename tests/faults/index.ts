import { clocks } from './clocks';
import { damages } from './damages';
import { drills } from './drills';
import type { Fault } from './fault';
import { fullDisks } from './full-disks';
import { histories } from './histories';
import { hostilePacks } from './hostile-packs';
import { kills } from './kills';
import { packModel } from './pack-model';
import { pdfs } from './pdfs';
import { places } from './places';
import { powerCuts } from './power-cuts';
import { upgrades } from './upgrades';

export { type Fault, type Lane, type Outcome, perform } from './fault';

/** All of them, what matters most first. */
export const FAULTS: readonly Fault[] = [
  kills,
  powerCuts,
  fullDisks,
  upgrades,
  damages,
  drills,
  histories,
  clocks,
  places,
  hostilePacks,
  packModel,
  pdfs,
];
