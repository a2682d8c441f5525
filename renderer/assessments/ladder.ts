import type { Level } from '../../shared/assessments';
import { type Edition, type Item, type LadderStep, ladderOf } from '../../shared/questionnaires';

/** The five statements of an item, level 0 first: its own where the edition has some, else those of its kind. */
export function ladderFor(edition: Edition, item: Item): readonly LadderStep[] {
  const steps = ladderOf(edition, item.kind);
  const { statements } = item;
  if (statements === undefined) return steps;
  return steps.map((step) => ({ ...step, statement: statements[step.level] }));
}

/** The step above a level; undefined above the highest one. */
export function nextStep(ladder: readonly LadderStep[], level: Level): LadderStep | undefined {
  return ladder.find((step) => step.level === level + 1);
}
