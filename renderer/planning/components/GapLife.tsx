import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GapLife as Life } from '../../../shared/planning';
import { markedValue } from '../../assessments';
import { lostWith, Telling, useDates } from '../../platform';
import { LevelMark, StatusBadge, TextLink } from '../../ui';
import { useGapLife } from '../queries';
import styles from '../screens/Gap.module.css';
import { ActionState } from './ActionState';

/** The life of a gap: in which years it was one, what was planned, what was done, and when it closed. */
export function GapLife({
  assessmentId,
  itemId,
}: {
  readonly assessmentId: string;
  readonly itemId: string;
}) {
  const { t } = useTranslation('planning');
  const life = useGapLife(assessmentId, itemId);
  const failed = <Telling of={[life]} />;
  if (lostWith(life) !== null) return failed;
  if (life.data === undefined) return null;
  return (
    <section aria-labelledby="life">
      {failed}
      <Title order={2} size="h4" id="life" mt="lg">
        {t('life.title')}
      </Title>
      <Summary life={life.data} />
      <Years life={life.data} itemId={itemId} />
      <Actions life={life.data} />
    </section>
  );
}

function Summary({ life }: { readonly life: Life }) {
  const { t } = useTranslation('planning');
  const dates = useDates();
  const words =
    life.openSince === null
      ? life.closedOn === null
        ? t('life.never')
        : t('life.closed', { date: dates.day(life.closedOn) })
      : t('life.open', { date: dates.day(life.openSince) });
  return (
    <Text size="sm">
      {words} {t('life.measured')}
    </Text>
  );
}

function Years({ life, itemId }: { readonly life: Life; readonly itemId: string }) {
  const { t } = useTranslation('planning');
  const dates = useDates();
  return (
    <Table aria-label={t('life.years')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('life.year')}</Table.Th>
          <Table.Th scope="col">{t('column.declared')}</Table.Th>
          <Table.Th scope="col">{t('column.evidenced')}</Table.Th>
          <Table.Th scope="col">{t('column.target')}</Table.Th>
          <Table.Th scope="col">{t('column.missing')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {life.years.map((year) => (
          <Table.Tr key={`${year.assessmentId} ${year.itemId}`}>
            <Table.Th scope="row">
              <TextLink
                to="/assessments/$assessmentId/$itemId"
                params={{ assessmentId: year.assessmentId, itemId: year.itemId }}
                inherit
              >
                {dates.day(year.referenceDate)}
              </TextLink>
              {year.itemId === itemId ? null : (
                <Text size="xs" fw={400}>
                  {t('life.as', { item: year.itemId, edition: year.edition })}
                </Text>
              )}
              {year.isOpen ? (
                <Text size="xs" fw={400} c="dimmed">
                  {t('life.unfrozen')}
                </Text>
              ) : null}
            </Table.Th>
            <Table.Td>
              <LevelMark value={markedValue(year.value)} />
            </Table.Td>
            <Table.Td>{year.evidenced === null ? null : <LevelMark value={year.evidenced} short />}</Table.Td>
            <Table.Td>{year.target === null ? null : <LevelMark value={year.target} short />}</Table.Td>
            <Table.Td>
              {year.gaps.length > 0
                ? year.gaps.map((type) => (
                    <StatusBadge key={type} tone="care">
                      {t(`type.${type}.label`)}
                    </StatusBadge>
                  ))
                : t(year.value.kind === 'none' ? 'life.unanswered' : 'gap.no-gap')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Actions({ life }: { readonly life: Life }) {
  const { t } = useTranslation('planning');
  const dates = useDates();
  if (life.actions.length === 0) {
    return (
      <Text size="sm" c="dimmed" mt="xs">
        {t('life.no-action')}
      </Text>
    );
  }
  return (
    <ul className={styles.plain} aria-label={t('life.actions')}>
      {life.actions.map((each) => (
        <li key={each.actionId} style={{ overflowWrap: 'anywhere' }}>
          <TextLink
            to="/plans/$planId"
            params={{ planId: each.planId }}
            search={{ action: each.actionId }}
            size="sm"
          >
            {each.title}
          </TextLink>
          <Text size="sm">
            {t('life.planned', {
              date: dates.day(each.plannedOn),
              owner: each.owner === '' ? t('action.no-owner') : each.owner,
            })}{' '}
            {each.dueOn === null ? '' : t('life.due', { date: dates.day(each.dueOn) })}
          </Text>
          <ActionState
            action={{ ...each, id: each.actionId }}
            plan={{ status: each.planStatus, onward: [] }}
          />
        </li>
      ))}
    </ul>
  );
}
