import { Table, Text } from '@mantine/core';
import { CircleCheck, CircleDashed, TrendingUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../shared/planning';
import type { Item } from '../../../shared/questionnaires';
import { markedValue } from '../../assessments';
import { EmptyState, LevelMark, StatusBadge, TextLink } from '../../ui';

const LOOK = {
  strength: { tone: 'good', icon: CircleCheck },
  emerging: { tone: 'main', icon: TrendingUp },
  claimed: { tone: 'plain', icon: CircleDashed },
} as const;

interface StrengthTableProps {
  readonly strengths: readonly Finding[];
  readonly items: ReadonlyMap<string, Item>;
  readonly assessmentId: string;
}

/** What works with evidence, what rose, and what is only claimed: the three are never mixed. */
export function StrengthTable({ strengths, items, assessmentId }: StrengthTableProps) {
  const { t } = useTranslation('planning');
  if (strengths.length === 0) {
    return <EmptyState title={t('strengths.none')}>{t('strengths.none-text')}</EmptyState>;
  }
  return (
    <Table aria-label={t('strengths.title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('column.item')}</Table.Th>
          <Table.Th scope="col">{t('column.kind')}</Table.Th>
          <Table.Th scope="col">{t('column.declared')}</Table.Th>
          <Table.Th scope="col">{t('column.evidenced')}</Table.Th>
          <Table.Th scope="col">{t('column.target')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {strengths.map(({ itemId, strength, value, evidenced, target }) => {
          if (strength === null) return null;
          const { tone, icon } = LOOK[strength];
          return (
            <Table.Tr key={itemId}>
              <Table.Th scope="row" maw="26rem">
                <TextLink to="/gaps/$assessmentId/$itemId" params={{ assessmentId, itemId }}>
                  {itemId}
                </TextLink>
                <Text size="sm" fw={400}>
                  {items.get(itemId)?.topic}
                </Text>
              </Table.Th>
              <Table.Td>
                <StatusBadge tone={tone} icon={icon}>
                  {t(`strength.${strength}.label`)}
                </StatusBadge>
                <Text size="xs" c="dimmed">
                  {t(`strength.${strength}.meaning`)}
                </Text>
              </Table.Td>
              <Table.Td>
                <LevelMark value={markedValue(value)} />
              </Table.Td>
              <Table.Td>{evidenced === null ? null : <LevelMark value={evidenced} short />}</Table.Td>
              <Table.Td>{target === null ? null : <LevelMark value={target} short />}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
