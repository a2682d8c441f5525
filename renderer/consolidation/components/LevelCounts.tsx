import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/assessments';
import { type Item, isLocalItem } from '../../../shared/questionnaires';
import { LEVELS, PILLARS } from '../../../shared/vocabulary';
import { LevelMark } from '../../ui';
import styles from './LevelCounts.module.css';

interface LevelCountsProps {
  readonly answers: readonly Answer[];
  readonly items: ReadonlyMap<string, Item>;
}

const OTHERS = ['na', 'nk', 'disputed', 'none'] as const;

/**
 * How many items of each pillar stand on each level, and how many have none; counts only, never a mean. A State's own questions are counted
 * apart, as wherever years and States are compared. The levels stand below each other: side by side their names are too long in some languages.
 */
export function LevelCounts({ answers, items }: LevelCountsProps) {
  const { t } = useTranslation(['consolidation', 'vocabulary', 'ui']);
  const shared = answers.filter(({ itemId }) => !isLocalItem(itemId));
  const columns = [
    ...PILLARS.map((pillar) => ({
      name: t(`vocabulary:pillar.${pillar}.label`),
      here: shared.filter(({ itemId }) => items.get(itemId)?.pillar === pillar),
    })),
    { name: t('sign.own'), here: answers.filter(({ itemId }) => isLocalItem(itemId)) },
  ].filter(({ here }) => here.length > 0);
  return (
    <table className={styles.table} aria-label={t('sign.counts')}>
      <thead>
        <tr>
          <td />
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...LEVELS, ...OTHERS].map((value) => (
          <tr key={value}>
            <th scope="row">
              <LevelMark value={value} />
            </th>
            {columns.map(({ name, here }) => (
              <td key={name}>{here.filter(({ value: said }) => stands(said) === value).length}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const stands = (value: Answer['value']) => (value.kind === 'level' ? value.level : value.kind);
