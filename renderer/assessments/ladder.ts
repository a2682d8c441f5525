import { useTranslation } from 'react-i18next';
import type { Level } from '../../shared/assessments';
import { type Edition, type Item, type LadderStep, ladderOf } from '../../shared/questionnaires';

/** The five statements of an item, level 0 first: its own where the edition has some, else those of its kind. The levels are called as everywhere in the window. */
export function useLadder(): (edition: Edition, item: Item) => readonly LadderStep[] {
  const { t } = useTranslation('ui');
  return (edition, { kind, statements }) =>
    ladderOf(edition, kind).map((step) => ({
      ...step,
      name: t(`level.${step.level}`),
      statement: statements?.[step.level] ?? step.statement,
    }));
}

/** The step above a level; undefined above the highest one. */
export function nextStep(ladder: readonly LadderStep[], level: Level): LadderStep | undefined {
  return ladder.find((step) => step.level === level + 1);
}
