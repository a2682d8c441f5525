import { Button, Group, Text } from '@mantine/core';
import { Columns2, Copy, Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotSummary } from '../../../shared/assessments';
import { lostWith, Telling, useDates } from '../../platform';
import { ButtonLink, copyText } from '../../ui';
import { useSnapshots } from '../queries';
import styles from './FrozenPanel.module.css';
import { StartNextDialog } from './StartNextDialog';

interface FrozenPanelProps {
  readonly snapshotId: string;
  readonly state: SnapshotSummary['state'];
}

/** So many digits name a snapshot well enough to compare two prints by eye. */
const SHORT = 12;

/** What a frozen assessment is: who froze it when, the hash that proves it, and what can be done with it. */
export function FrozenPanel({ snapshotId, state }: FrozenPanelProps) {
  const { t } = useTranslation(['assessments', 'vocabulary']);
  const dates = useDates();
  const snapshots = useSnapshots();
  const [next, setNext] = useState<SnapshotSummary | null>(null);
  const [copied, setCopied] = useState(false);
  const failed = <Telling of={[snapshots]} />;
  if (lostWith(snapshots) !== null) return failed;
  const snapshot = snapshots.data?.find(({ id }) => id === snapshotId);
  if (snapshot === undefined) return failed;
  const comparable = (snapshots.data ?? [])
    .filter((each) => each.state === state)
    .toSorted((one, other) => (one.referenceDate < other.referenceDate ? -1 : 1));
  return (
    <>
      {failed}
      <section className={styles.panel} aria-label={t('frozen.label')}>
        <Lock aria-hidden size={20} className={styles.icon} />
        <div className={styles.words}>
          <Text size="sm" fw={600}>
            {t('frozen.by', { name: snapshot.frozenBy, at: dates.moment(snapshot.frozenAt) })}
          </Text>
          <Text size="sm" component="div">
            {t('frozen.hash')}{' '}
            <code className={styles.hash} title={snapshot.hash} data-hash={snapshot.hash}>
              {snapshot.hash.slice(0, SHORT)}
            </code>{' '}
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<Copy aria-hidden size={14} />}
              onClick={() => setCopied(copyText(snapshot.hash))}
            >
              {t('frozen.copy')}
            </Button>
            <span role="status" aria-live="polite">
              {copied ? t('frozen.copied') : ''}
            </span>
          </Text>
        </div>
        <Group gap="xs">
          <Button size="xs" onClick={() => setNext(snapshot)}>
            {t('list.start-next')}
          </Button>
          {comparable.length < 2 ? (
            <Text size="sm" c="dimmed">
              {t('frozen.compare-later')}
            </Text>
          ) : (
            <ButtonLink
              to="/compare/$ids"
              params={{ ids: comparable.map(({ id }) => id).join(',') }}
              size="xs"
              variant="default"
              leftSection={<Columns2 aria-hidden size={16} />}
            >
              {t('list.compare', {
                count: comparable.length,
                state: t(`vocabulary:member.${state}.label`),
              })}
            </ButtonLink>
          )}
        </Group>
        <StartNextDialog snapshot={next} onClose={() => setNext(null)} />
      </section>
    </>
  );
}
