import {
  ArrowDown,
  ArrowUp,
  CircleHelp,
  CircleMinus,
  CirclePlus,
  CircleSlash,
  Diff,
  Equal,
  type LucideIcon,
  Minus,
  PanelLeftDashed,
  Shuffle,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ComparisonStep, Direction } from '../../../shared/comparison';
import { isClaimed, signed } from '../changes';
import styles from './DirectionMark.module.css';

const ICONS: Readonly<Record<Direction, LucideIcon>> = {
  better: ArrowUp,
  worse: ArrowDown,
  same: Equal,
  'same-without-level': Minus,
  'newly-answered': CirclePlus,
  'no-longer-answered': CircleMinus,
  'newly-asked': CirclePlus,
  'no-longer-asked': CircleMinus,
  'knowledge-changed': Shuffle,
  'not-comparable': CircleSlash,
  'both-missing': CircleHelp,
  'different-levels': Diff,
  'different-kinds': Shuffle,
  'one-side-only': PanelLeftDashed,
};

/** What happened to one item: sign, word and difference. A rise without new evidence is told as claimed. */
export function DirectionMark({
  step,
  withPoints = true,
}: {
  readonly step: ComparisonStep;
  /** False where the difference stands in a column of its own. */
  readonly withPoints?: boolean;
}) {
  const { t } = useTranslation('comparison');
  const Icon = ICONS[step.direction];
  const delta = signed(step.levels);
  return (
    <span className={styles.mark} data-direction={step.direction}>
      <Icon aria-hidden size={16} className={styles.icon} />
      <span>
        <span className={styles.word}>{t(`direction.${step.direction}`)}</span>
        {!withPoints || delta === null || delta === '0' ? null : (
          <span className={styles.delta}> {delta}</span>
        )}
        {isClaimed(step) ? <span className={styles.claimed}>{t('direction.claimed')}</span> : null}
      </span>
    </span>
  );
}
