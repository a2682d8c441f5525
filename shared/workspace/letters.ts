/** How much larger everything in the window can be drawn than usual; at twice the size every screen still fits an office's. */
const FACTORS = [0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

export type LetterStep = 'larger' | 'smaller' | 'usual';

/** The factor after a step from the present one, which may be none of ours. */
export function nextFactor(present: number, step: LetterStep): number {
  if (step === 'usual') return 1;
  // Chromium keeps it as a power, which comes back with a small error.
  const isBeyond = (factor: number) =>
    step === 'larger' ? factor > present + 0.01 : factor < present - 0.01;
  const beyond = FACTORS.filter(isBeyond);
  return (step === 'larger' ? beyond[0] : beyond.at(-1)) ?? FACTORS.at(step === 'larger' ? -1 : 0) ?? 1;
}
