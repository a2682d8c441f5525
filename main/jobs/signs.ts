import type { JobSign } from './job-sign';

/** Tells the watchdog how a job goes, often enough to be believed and seldom enough to cost nothing. */
export interface Signs {
  started(): void;
  /** A file is open again over which time ran out before. */
  again(): void;
  /** One step is done: a page read, a megabyte copied. */
  progressed(): void;
  /** Work goes on after a wait. */
  goesOn(): void;
  /** What was read has been handed over, and the other side has to store it first. */
  waiting(): void;
  ended(): void;
}

/** Some hundred pages a second are read; the watchdog needs to hear only now and then that work goes on. */
const EVERY_MS = 250;

/** Makes the signs of one job process, sent by `send`. `now` gives milliseconds of a clock that only runs forward. */
export function createSigns(
  send: (sign: JobSign) => void,
  now: () => number = () => performance.now(),
): Signs {
  let steps = 0;
  let sentAt = Number.NEGATIVE_INFINITY;
  const tell = (sign: JobSign['sign']) => {
    sentAt = now();
    send({ sign, steps });
  };
  return {
    started: () => {
      steps = 0;
      tell('started');
    },
    again: () => tell('again'),
    progressed: () => {
      steps += 1;
      if (now() - sentAt >= EVERY_MS) tell('progressed');
    },
    goesOn: () => tell('progressed'),
    waiting: () => tell('waiting'),
    ended: () => tell('ended'),
  };
}
