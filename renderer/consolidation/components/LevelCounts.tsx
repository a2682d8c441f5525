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
 * How many items of each pillar stand on each level, and how many have none; counts only, never a mean. A State's own questions are
 * counted apart, as wherever years and States are compared.
 */
export function LevelCounts({ answers, items }: LevelCountsProps) {
  const { t } = useTranslation(['consolidation', 'vocabulary', 'ui']);
  const shared = answers.filter(({ itemId }) => !isLocalItem(itemId));
  const rows = [
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
          <th scope="col">{t('filter.pillar')}</th>
          {[...LEVELS, ...OTHERS].map((value) => (
            <th key={value} scope="col">
              <LevelMark value={value} short />
              <span aria-hidden className={styles.word}>
                {t(`ui:level.${value}`)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, here }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {LEVELS.map((level) => (
              <td key={level}>
                {here.filter(({ value }) => value.kind === 'level' && value.level === level).length}
              </td>
            ))}
            {OTHERS.map((kind) => (
              <td key={kind}>{here.filter(({ value }) => value.kind === kind).length}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
