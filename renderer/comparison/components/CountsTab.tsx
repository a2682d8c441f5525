import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../../shared/assessments';
import {
  type Comparison,
  type Counting,
  type Tally,
  tallyAll,
  tallyGroups,
} from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { LEVELS } from '../../../shared/vocabulary';
import { Coverage } from '../../assessments';
import { LevelMark } from '../../ui';
import { useColumnNames } from '../column-names';
import { placeIn } from '../pillar-of';
import styles from './CountsTab.module.css';

interface CountsTabProps {
  readonly comparison: Comparison;
  readonly items: ReadonlyMap<string, Item>;
  readonly counting: Counting;
}

const STATES = [
  'levels',
  'notApplicable',
  'notKnown',
  'disputed',
  'notAnswered',
] as const satisfies readonly (keyof Progress)[];

/** How many items stand on each level, for all and for each pillar. Counts only: levels are never averaged. */
export function CountsTab({ comparison, items, counting }: CountsTabProps) {
  const { t } = useTranslation(['comparison', 'vocabulary', 'assessments']);
  const { columns } = comparison;
  const names = useColumnNames(columns);
  const all = tallyAll(comparison, counting);
  const pillars = tallyGroups(comparison, placeIn(items), 'pillar', counting);
  return (
    <>
      <div className={styles.tables}>
        <Levels
          comparison={comparison}
          name={t('counts.all')}
          tallies={all}
          items={pillars.reduce((sum, group) => sum + group.items, 0)}
          inAll={comparison.itemsInAll}
        />
        {pillars.map((group) => (
          <Levels
            key={group.pillar}
            comparison={comparison}
            name={t(`vocabulary:pillar.${group.pillar}.label`)}
            tallies={group.tallies}
            items={group.items}
            inAll={group.inAll}
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
              <th key={column.key} scope="col">
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
                <td key={column.key}>{column.progress[state]}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('counts.asked')}</th>
            {columns.map((column) => (
              <td key={column.key}>{column.progress.asked}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('column.coverage')}</th>
            {columns.map((column) => (
              <td key={column.key} className={styles.words} title={t('formula.coverage')}>
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
  readonly tallies: readonly Tally[];
  /** Items counted. */
  readonly items: number;
  /** Items asked in any column. */
  readonly inAll: number;
}

const LEVELS_DOWN = LEVELS.toReversed();

function Levels({ comparison, name, tallies, items, inAll }: LevelsProps) {
  const { t } = useTranslation('comparison');
  const names = useColumnNames(comparison.columns);
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>
        <strong>{name}</strong> {t('counts.counted', { count: items, total: inAll })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('counts.level')}</th>
          {comparison.columns.map((column) => (
            <th key={column.key} scope="col">
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
              <td key={column.key} title={t('formula.counted')}>
                {tallies[at]?.counted === 0 ? t('counts.no-data') : tallies[at]?.byLevel[level]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
