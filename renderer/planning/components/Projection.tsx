import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Level } from '../../../shared/assessments';
import { type Action, type Plan, projectedLevels } from '../../../shared/planning';
import { isLocalItem } from '../../../shared/questionnaires';
import { LEVELS } from '../../../shared/vocabulary';
import { LevelMark } from '../../ui';
import { useFindings, useFollowed, useNewestAssessment } from '../queries';

/** What the levels would be if every action were finished: counts per level, never an average. */
export function Projection({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('planning');
  const newest = useNewestAssessment(plan.state);
  const followed = useFollowed(plan.id);
  const findings = useFindings(newest?.id).data;
  if (findings === undefined || plan.list.length === 0) return null;
  // As corrected, and as far as confirmed; the State's own questions are in no figure.
  const now = new Map<string, Level | null>(
    findings
      .filter(({ itemId }) => !isLocalItem(itemId))
      .map(({ itemId, value }) => [itemId, value.kind === 'level' ? value.level : null]),
  );
  const asAskedNow = plan.list.flatMap((each): Pick<Action, 'itemId' | 'toLevel' | 'state'>[] => {
    const found = followed.get(each.id);
    if (found === undefined) return [each];
    return found.items.map((itemId) => ({ itemId, toLevel: found.toLevel, state: each.state }));
  });
  const then = projectedLevels(now, asAskedNow);
  const without = plan.list.filter(
    ({ itemId, toLevel, state }) => state !== 'dropped' && (itemId === null || toLevel === null),
  ).length;
  const count = (levels: ReadonlyMap<string, Level | null>, level: Level | null) =>
    [...levels.values()].filter((each) => each === level).length;
  return (
    <section aria-labelledby="projection">
      <Title order={2} size="h4" id="projection" mt="lg">
        {t('projection.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('projection.text')}
      </Text>
      {without === 0 ? null : (
        <Text size="sm" c="dimmed">
          {t('projection.without', { count: without })}
        </Text>
      )}
      <Table aria-labelledby="projection" w="auto">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('projection.level')}</Table.Th>
            <Table.Th scope="col">{t('projection.now')}</Table.Th>
            <Table.Th scope="col">{t('projection.then')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {LEVELS.map((level) => (
            <Table.Tr key={level}>
              <Table.Th scope="row">
                <LevelMark value={level} />
              </Table.Th>
              <Table.Td>{count(now, level)}</Table.Td>
              <Table.Td>{count(then, level)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row" fw={400}>
              {t('projection.none')}
            </Table.Th>
            <Table.Td>{count(now, null)}</Table.Td>
            <Table.Td>{count(then, null)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </section>
  );
}
