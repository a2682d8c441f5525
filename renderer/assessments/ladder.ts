import type { Level } from '../../shared/assessments';
import { type Edition, type Item, type LadderStep, ladderOf } from '../../shared/questionnaires';
import { useLevelNames } from '../questionnaires';

/** The five statements of an item, level 0 first: its own where the edition has some, else those of its kind. */
export function useLadder(): (edition: Edition, item: Item) => readonly LadderStep[] {
  const nameOf = useLevelNames();
  return (edition, { kind, statements }) =>
    ladderOf(edition, kind).map((step) => ({
      ...step,
      name: nameOf(step),
      statement: statements?.[step.level] ?? step.statement,
    }));
}

/** The step above a level; undefined above the highest one. */
export function nextStep(ladder: readonly LadderStep[], level: Level): LadderStep | undefined {
  return ladder.find((step) => step.level === level + 1);
}
