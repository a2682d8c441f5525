import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../../shared/assessments';
import type { Comparison } from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { PILLARS, type PillarCode } from '../../../shared/vocabulary';
import { Coverage } from '../../assessments';
import { LevelMark } from '../../ui';
import { useColumnNames } from '../column-names';
import { distributionOf, LEVELS_DOWN } from '../distribution';
import { pillarOf } from '../pillar-of';
import styles from './CountsTab.module.css';

interface CountsTabProps {
  readonly comparison: Comparison;
  readonly items: ReadonlyMap<string, Item>;
}

const STATES = [
  'levels',
  'notApplicable',
  'notKnown',
  'disputed',
  'notAnswered',
] as const satisfies readonly (keyof Progress)[];

/** How many items stand on each level, for all and for each pillar. Counts only: levels are never averaged. */
export function CountsTab({ comparison, items }: CountsTabProps) {
  const { t } = useTranslation(['comparison', 'vocabulary', 'assessments']);
  const { columns, rows } = comparison;
  const names = useColumnNames(columns);
  const pillars = PILLARS.filter((pillar) => rows.some(({ itemId }) => pillarOf(itemId, items) === pillar));
  return (
    <>
      <Text size="sm">
        {t('counts.constant-set', { count: comparison.constantSet.length, total: comparison.itemsInAll })}
      </Text>
      <div className={styles.tables}>
        <Levels comparison={comparison} name={t('counts.all')} within={() => true} />
        {pillars.map((pillar: PillarCode) => (
          <Levels
            key={pillar}
            comparison={comparison}
            name={t(`vocabulary:pillar.${pillar}.label`)}
            within={(itemId) => pillarOf(itemId, items) === pillar}
          />
        ))}
      </div>
      <Title order={2} size="h4" id="kinds">
        {t('counts.kinds')}
      </Title>
      <table className={styles.table} aria-labelledby="kinds">
        <thead>
          <tr>
            <th scope="col">{t('counts.kind')}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {names.short(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {STATES.map((state) => (
            <tr key={state}>
              <th scope="row">{t(`counts.state.${state}`)}</th>
              {columns.map((column) => (
                <td key={column.id}>{column.progress[state]}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('counts.asked')}</th>
            {columns.map((column) => (
              <td key={column.id}>{column.progress.asked}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('column.coverage')}</th>
            {columns.map((column) => (
              <td key={column.id} className={styles.words}>
                <Coverage progress={column.progress} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </>
  );
}

interface LevelsProps {
  readonly comparison: Comparison;
  readonly name: string;
  readonly within: (itemId: string) => boolean;
}

function Levels({ comparison, name, within }: LevelsProps) {
  const { t } = useTranslation('comparison');
  const names = useColumnNames(comparison.columns);
  const { counted, asked, levels } = distributionOf(comparison, within);
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>
        <strong>{name}</strong> {t('counts.counted', { count: counted, total: asked })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('counts.level')}</th>
          {comparison.columns.map((column) => (
            <th key={column.id} scope="col">
              {names.short(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LEVELS_DOWN.map((level) => (
          <tr key={level}>
            <th scope="row">
              <LevelMark value={level} />
            </th>
            {comparison.columns.map((column, at) => (
              <td key={column.id}>{levels[level]?.[at] ?? 0}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
