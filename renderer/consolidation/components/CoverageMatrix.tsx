import { Group, SegmentedControl, Text, Title, VisuallyHidden } from '@mantine/core';
import { Check, Crown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agency } from '../../../shared/agencies';
import type { Assessment, AssignedAs, Assignment } from '../../../shared/assessments';
import type { Edition, Item } from '../../../shared/questionnaires';
import { PILLARS, type PillarCode } from '../../../shared/vocabulary';
import { notifyError } from '../../platform';
import { EmptyState } from '../../ui';
import { useAssign } from '../queries';
import styles from './CoverageMatrix.module.css';
import { ItemHead } from './ItemHead';
import { WideTable } from './WideTable';

interface CoverageMatrixProps {
  readonly assessment: Assessment;
  readonly edition: Edition;
  readonly agencies: readonly Agency[];
  readonly assignments: readonly Assignment[];
}

const SHOWN = ['all', 'nobody', 'no-lead'] as const;
type Shown = (typeof SHOWN)[number];

/** What a press of Enter makes of a cell. */
const NEXT: Readonly<Record<AssignedAs, AssignedAs>> = {
  'not-asked': 'asked',
  asked: 'lead',
  lead: 'not-asked',
};
const BY_KEY: Readonly<Record<string, AssignedAs>> = {
  l: 'lead',
  a: 'asked',
  Delete: 'not-asked',
  Backspace: 'not-asked',
};

/** Item by agency: who is asked and who leads. Enter goes through the three, L leads, A asks, Delete takes away. */
export function CoverageMatrix({ assessment, edition, agencies, assignments }: CoverageMatrixProps) {
  const { t } = useTranslation(['consolidation', 'vocabulary']);
  const assign = useAssign(assessment.id);
  const [pillar, setPillar] = useState<PillarCode | 'all'>('all');
  const [shown, setShown] = useState<Shown>('all');
  const isOpen = assessment.status === 'open';
  const asked = new Set(assessment.answers.map(({ itemId }) => itemId));
  const items = edition.items.filter(({ id }) => asked.has(id));
  const byItem = Map.groupBy(assignments, ({ itemId }) => itemId);
  const has = ({ id }: Item, kind: Shown) => {
    const here = byItem.get(id) ?? [];
    if (kind === 'nobody') return here.length === 0;
    return kind === 'all' || !here.some(({ isLead }) => isLead);
  };
  const rows = items.filter((item) => (pillar === 'all' || item.pillar === pillar) && has(item, shown));
  const asOf = (itemId: string, agencyId: string): AssignedAs => {
    const here = byItem.get(itemId)?.find((one) => one.agencyId === agencyId);
    return here === undefined ? 'not-asked' : here.isLead ? 'lead' : 'asked';
  };
  const set = (row: number, column: number, as?: AssignedAs) => {
    const [item, agency] = [rows[row], agencies[column]];
    if (!isOpen || item === undefined || agency === undefined) return false;
    const next = as ?? NEXT[asOf(item.id, agency.id)];
    assign.mutate([{ itemId: item.id, agencyId: agency.id, as: next }], { onError: notifyError });
    return true;
  };
  return (
    <section aria-labelledby="matrix" className={styles.section}>
      <Title order={2} id="matrix" size="h3">
        {t('matrix.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t(isOpen ? 'matrix.help' : 'matrix.help-frozen')}
      </Text>
      <Group gap="xs" my={6} className={styles.filters ?? ''}>
        <SegmentedControl
          size="xs"
          aria-label={t('filter.pillar')}
          value={pillar}
          onChange={(value) => setPillar(PILLARS.find((each) => each === value) ?? 'all')}
          data={[
            { value: 'all', label: t('filter.all-pillars') },
            ...PILLARS.map((code) => ({ value: code, label: t(`vocabulary:pillar.${code}.label`) })),
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('filter.shown')}
          value={shown}
          onChange={(value) => setShown(SHOWN.find((each) => each === value) ?? 'all')}
          data={SHOWN.map((value) => ({
            value,
            label: t(`matrix.shown.${value}`, { count: items.filter((item) => has(item, value)).length }),
          }))}
        />
      </Group>
      {rows.length === 0 ? (
        <EmptyState title={t('matrix.none')}>{t('filter.none-why')}</EmptyState>
      ) : (
        <WideTable
          label={t('matrix.title')}
          corner={t('matrix.item')}
          columns={agencies.map((agency) => ({
            key: agency.id,
            head: (
              <span title={agency.names[0]?.name}>
                {agency.shortName}
                <br />
                <span className={styles.count}>
                  {t('matrix.asked-count', {
                    count: assignments.filter(({ agencyId }) => agencyId === agency.id).length,
                  })}
                </span>
              </span>
            ),
          }))}
          shown={`${pillar} ${shown}`}
          rows={rows.map(({ id }) => id)}
          head={(row) => <ItemHead item={rows[row]} />}
          cell={(row, column) => {
            const as = asOf(rows[row]?.id ?? '', agencies[column]?.id ?? '');
            if (as === 'not-asked')
              return {
                look: 'none',
                content: <VisuallyHidden>{t('matrix.as.not-asked')}</VisuallyHidden>,
              };
            const Icon = as === 'lead' ? Crown : Check;
            return {
              content: (
                <span className={styles.mark}>
                  <Icon aria-hidden size={16} /> {t(`matrix.as.${as}`)}
                </span>
              ),
            };
          }}
          onOpen={(row, column) => void set(row, column)}
          onKey={(key, row, column) => {
            const as = BY_KEY[key.length === 1 ? key.toLowerCase() : key];
            return as !== undefined && set(row, column, as);
          }}
        />
      )}
    </section>
  );
}
