import { Checkbox, Group, NativeSelect, SegmentedControl, Table, Tabs, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AssessmentSummary, itemsAsked } from '../../../shared/assessments';
import { type Finding, gapsInOrder, strengthsInOrder } from '../../../shared/planning';
import type { Item } from '../../../shared/questionnaires';
import { PILLARS, type PillarCode } from '../../../shared/vocabulary';
import { Coverage } from '../../assessments';
import { lostWith, Telling, useDates } from '../../platform';
import { TranslationNote, useEdition } from '../../questionnaires';
import { ButtonLink, EmptyState, LoadingState, PageHeader } from '../../ui';
import { GapTable } from '../components/GapTable';
import { LeftBehind } from '../components/LeftBehind';
import { StrengthTable } from '../components/StrengthTable';
import { WantedList } from '../components/WantedList';
import { useAssessments, useFindings } from '../queries';
import { SaveBrief } from '../report/SaveBrief';
import { SaveGaps } from '../report/SaveGaps';

/** What is missing and what works, derived from one assessment at the moment of looking. */
export function GapsScreen() {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const dates = useDates();
  const { assessment: named } = useSearch({ from: '/gaps' });
  const navigate = useNavigate();
  const assessments = useAssessments();
  const list = assessments.data ?? [];
  const chosen =
    list.find(({ id }) => id === named) ?? list.find(({ status }) => status === 'open') ?? list[0];
  return (
    <>
      <PageHeader
        title={t('gaps.title')}
        what={t('gaps.what')}
        next={t('gaps.next')}
        actions={
          list.length === 0 ? undefined : (
            <NativeSelect
              aria-label={t('gaps.assessment')}
              value={chosen?.id ?? ''}
              onChange={({ currentTarget }) =>
                void navigate({ to: '/gaps', search: { assessment: currentTarget.value }, replace: true })
              }
              data={list.map(({ id, state, referenceDate, scope }) => ({
                value: id,
                label: t('gaps.assessment-name', {
                  state: t(`vocabulary:member.${state}.label`),
                  date: dates.day(referenceDate),
                  scope: t(`gaps.scope.${scope}`),
                }),
              }))}
            />
          )
        }
      />
      <Telling of={[assessments]}>
        {lostWith(assessments) !== null ? null : assessments.data === undefined ? (
          <LoadingState />
        ) : chosen === undefined ? (
          <EmptyState
            title={t('gaps.no-assessment')}
            action={<ButtonLink to="/assessments">{t('gaps.start')}</ButtonLink>}
          >
            {t('gaps.no-assessment-text')}
          </EmptyState>
        ) : (
          <Found key={chosen.id} assessment={chosen} />
        )}
      </Telling>
    </>
  );
}

function Found({ assessment }: { readonly assessment: AssessmentSummary }) {
  const { t } = useTranslation('planning');
  const findings = useFindings(assessment.id);
  const edition = useEdition(assessment);
  const [tab, setTab] = useState('gaps');
  if (lostWith(findings) !== null || lostWith(edition) !== null) return <Telling of={[findings, edition]} />;
  if (findings.data === undefined || edition.data === undefined) return <LoadingState />;
  const items = new Map(edition.data.items.map((item) => [item.id, item]));
  const gaps = gapsInOrder(findings.data);
  const strengths = strengthsInOrder(findings.data);
  return (
    <Telling of={[findings, edition]}>
      <Text size="sm" c="dimmed" mb="xs">
        <Coverage progress={assessment.progress} />. {t('gaps.derived')}
      </Text>
      <TranslationNote items={itemsAsked(edition.data.items, assessment)} />
      <LeftBehind assessmentId={assessment.id} />
      <Group justify="flex-end" gap="xs">
        <SaveBrief assessment={assessment} findings={findings.data} items={items} />
        <SaveGaps assessment={assessment} findings={findings.data} items={items} />
      </Group>
      <CountsByPillar gaps={gaps} strengths={strengths} items={items} />
      <Tabs value={tab} onChange={(value) => setTab(value ?? 'gaps')} keepMounted={false} mt="sm">
        <Tabs.List>
          <Tabs.Tab value="gaps">{t('gaps.tab', { count: gaps.length })}</Tabs.Tab>
          <Tabs.Tab value="strengths">{t('strengths.tab', { count: strengths.length })}</Tabs.Tab>
          <Tabs.Tab value="wanted">{t('wanted.tab')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="gaps" pt="sm">
          <Gaps gaps={gaps} items={items} assessmentId={assessment.id} />
        </Tabs.Panel>
        <Tabs.Panel value="strengths" pt="sm">
          <StrengthTable strengths={strengths} items={items} assessmentId={assessment.id} />
        </Tabs.Panel>
        <Tabs.Panel value="wanted" pt="sm">
          <WantedList state={assessment.state} items={items} assessmentId={assessment.id} />
        </Tabs.Panel>
      </Tabs>
    </Telling>
  );
}

interface ListProps {
  readonly gaps: readonly Finding[];
  readonly items: ReadonlyMap<string, Item>;
  readonly assessmentId: string;
}

function Gaps({ gaps, items, assessmentId }: ListProps) {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const [pillar, setPillar] = useState<PillarCode | 'all'>('all');
  const [dutyOnly, setDutyOnly] = useState(false);
  const shown = gaps.filter(
    ({ itemId, duty }) =>
      (pillar === 'all' || items.get(itemId)?.pillar === pillar) && (!dutyOnly || duty === true),
  );
  return (
    <>
      <Group gap="md" mb="xs">
        <SegmentedControl
          aria-label={t('gaps.pillar')}
          value={pillar}
          onChange={(value) => setPillar(value as PillarCode | 'all')}
          data={[
            { value: 'all', label: t('gaps.all-pillars') },
            ...PILLARS.map((code) => ({ value: code, label: t(`vocabulary:pillar.${code}.label`) })),
          ]}
        />
        <Checkbox
          label={t('gaps.duty-only')}
          checked={dutyOnly}
          onChange={({ currentTarget }) => setDutyOnly(currentTarget.checked)}
        />
      </Group>
      <Text size="sm" c="dimmed" role="status" aria-live="polite">
        {t('gaps.count', { count: shown.length })} {t('gaps.order')}
      </Text>
      {shown.length === 0 ? (
        <EmptyState title={t('gaps.none')}>{t('gaps.none-text')}</EmptyState>
      ) : (
        <GapTable gaps={shown} items={items} assessmentId={assessmentId} />
      )}
    </>
  );
}

function CountsByPillar({
  gaps,
  strengths,
  items,
}: {
  readonly gaps: readonly Finding[];
  readonly strengths: readonly Finding[];
  readonly items: ReadonlyMap<string, Item>;
}) {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const countOf = (list: readonly Finding[], pillar: PillarCode) =>
    list.filter(({ itemId }) => items.get(itemId)?.pillar === pillar).length;
  const sound = strengths.filter(({ strength }) => strength === 'strength');
  const claimed = strengths.filter(({ strength }) => strength === 'claimed');
  const rows = [
    ['gaps', gaps],
    ['strength', sound],
    ['claimed', claimed],
  ] as const;
  return (
    <Table aria-label={t('gaps.by-pillar')} w="auto" verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          {PILLARS.map((pillar) => (
            <Table.Th key={pillar} scope="col">
              {t(`vocabulary:pillar.${pillar}.label`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, list]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{t(`gaps.row.${name}`)}</Table.Th>
            {PILLARS.map((pillar) => (
              <Table.Td key={pillar}>{countOf(list, pillar)}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
