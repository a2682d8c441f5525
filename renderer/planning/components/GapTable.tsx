import { Group, Table, Text } from '@mantine/core';
import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../shared/planning';
import { type Item, langOf } from '../../../shared/questionnaires';
import { markedValue } from '../../assessments';
import { LevelMark, StatusBadge, TextLink, useGrowing, WholeIds } from '../../ui';
import styles from './GapTable.module.css';

/** Drawn at first: more than is in sight, and a small part of what it takes to draw all of a year. */
const AT_ONCE = 40;

interface GapTableProps {
  readonly gaps: readonly Finding[];
  readonly items: ReadonlyMap<string, Item>;
  readonly assessmentId: string;
}

/** Gaps in their order: what is missing, how far the target is, and why the line stands where it stands. */
export function GapTable({ gaps, items, assessmentId }: GapTableProps) {
  const { t } = useTranslation('planning');
  const { shown, more } = useGrowing(gaps, AT_ONCE, 'gaps');
  return (
    <>
      <Table aria-label={t('gaps.title')} className={styles['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('column.item')}</Table.Th>
            <Table.Th scope="col">{t('column.missing')}</Table.Th>
            <Table.Th scope="col">{t('column.declared')}</Table.Th>
            <Table.Th scope="col">{t('column.evidenced')}</Table.Th>
            <Table.Th scope="col">{t('column.target')}</Table.Th>
            <Table.Th scope="col">{t('column.open')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((gap) => (
            <Table.Tr key={gap.itemId}>
              <Table.Th scope="row" maw="24rem">
                <TextLink to="/gaps/$assessmentId/$itemId" params={{ assessmentId, itemId: gap.itemId }}>
                  {gap.itemId}
                </TextLink>
                <Text size="sm" fw={400} lang={langOf(items.get(gap.itemId))}>
                  {items.get(gap.itemId)?.topic}
                </Text>
              </Table.Th>
              <Table.Td>
                <Group gap={6}>
                  {gap.gaps.map((type) => (
                    <StatusBadge key={type} tone={type === 'currency' || type === 'absence' ? 'bad' : 'care'}>
                      {t(`type.${type}.label`)}
                    </StatusBadge>
                  ))}
                  {gap.duty === true ? (
                    <StatusBadge tone="main" icon={Scale}>
                      {t('duty.label')}
                    </StatusBadge>
                  ) : null}
                </Group>
                {gap.rank === null ? null : (
                  <Text size="xs">{t('gaps.by-hand', { reason: gap.rankReason })}</Text>
                )}
              </Table.Td>
              <Table.Td>
                <LevelMark value={markedValue(gap.value)} />
              </Table.Td>
              <Table.Td>
                {gap.evidenced === null ? t('column.nothing') : <LevelMark value={gap.evidenced} short />}
              </Table.Td>
              <Table.Td>
                {gap.target === null ? null : <LevelMark value={gap.target} short />}
                <Text size="xs" c="dimmed">
                  <WholeIds>
                    {gap.targetFrom.length > 0
                      ? t('target.from', { items: gap.targetFrom.map(({ itemId }) => itemId).join(', ') })
                      : t(gap.targetIsSet ? 'target.set' : 'target.step-up')}
                  </WholeIds>
                </Text>
              </Table.Td>
              <Table.Td>
                {gap.yearsOpen === null
                  ? t('column.first-year')
                  : t('column.years', { count: gap.yearsOpen })}
                {gap.priority === 'normal' ? null : <Text size="xs">{t(`priority.${gap.priority}`)}</Text>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {more}
    </>
  );
}
