import { Button, Checkbox, Group, Table, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PencilLine, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changedSince,
  decisionRule,
  type Snapshot,
  type SnapshotRecord,
  saysSame,
} from '../../../shared/assessments';
import { differingUndecided } from '../../../shared/consolidation';
import type { Edition } from '../../../shared/questionnaires';
import { AnswerMark, DissentList, ProgressStrip, useSnapshot, useSnapshotRecord } from '../../assessments';
import { SinceBefore } from '../../comparison';
import { lostWith, Telling, useDates } from '../../platform';
import { ButtonLink, EmptyState, LoadingState, WholeIds } from '../../ui';
import { Frame } from '../components/Frame';
import { LevelCounts } from '../components/LevelCounts';
import { RestateDialog } from '../components/RestateDialog';
import { Restatements } from '../components/Restatements';
import styles from './SignOffScreen.module.css';

/** The sheet that is signed when an assessment is frozen: what it says, who answered, how it was decided, who disagreed. */
export function SignOffScreen() {
  const { t } = useTranslation('consolidation');
  return (
    <Frame tab="sign-off" title={t('sign.title')} what={t('sign.what')} next={t('sign.next')}>
      {(assessment, edition) =>
        assessment.snapshotId === null ? (
          <EmptyState
            title={t('sign.not-frozen')}
            action={
              <ButtonLink to="/assessments/$assessmentId/checks" params={{ assessmentId: assessment.id }}>
                {t('sign.to-checks')}
              </ButtonLink>
            }
          >
            {t('sign.not-frozen-why')}
          </EmptyState>
        ) : (
          <Frozen edition={edition} snapshotId={assessment.snapshotId} />
        )
      }
    </Frame>
  );
}

interface FrozenProps {
  readonly edition: Edition;
  readonly snapshotId: string;
}

function Frozen({ edition, snapshotId }: FrozenProps) {
  const snapshot = useSnapshot(snapshotId);
  const record = useSnapshotRecord(snapshotId);
  if (lostWith(snapshot) !== null || lostWith(record) !== null) return <Telling of={[snapshot, record]} />;
  if (snapshot.data === undefined || record.data === undefined) return <LoadingState />;
  return (
    <Telling of={[snapshot, record]}>
      <Sheet edition={edition} snapshot={snapshot.data} record={record.data} />
    </Telling>
  );
}

interface SheetProps {
  readonly edition: Edition;
  readonly snapshot: Snapshot;
  readonly record: SnapshotRecord;
}

function Sheet({ edition, snapshot, record }: SheetProps) {
  const { t } = useTranslation(['consolidation', 'assessments', 'vocabulary']);
  const dates = useDates();
  const [withDissent, setWithDissent] = useState(true);
  const { correct = null } = useSearch({ strict: false }) as { readonly correct?: string };
  const navigate = useNavigate();
  const [restating, setRestating] = useState(correct !== null);
  const dissenting = record.decisions.filter(({ dissents }) => dissents.length > 0);
  const items = new Map(edition.items.map((item) => [item.id, item]));
  const order = new Map([...items.keys()].map((id, at) => [id, at]));
  const inOrder = dissenting.toSorted((a, b) => (order.get(a.itemId) ?? 0) - (order.get(b.itemId) ?? 0));
  const frozenAs = new Map(snapshot.answers.map(({ itemId, value }) => [itemId, value]));
  const overruled = new Set(
    record.decisions
      .filter(({ itemId, value }) => !saysSame(value, frozenAs.get(itemId) ?? value))
      .map(({ itemId }) => itemId),
  );
  // Who said something else at that moment stands in the annex, whatever was said afterwards: so it is told that something was.
  const older = new Map(
    record.decisions.flatMap((made) => {
      const now = record.contributions.map(({ agencyId, answers }) => ({
        agencyId,
        revision: answers.find(({ itemId }) => itemId === made.itemId)?.revision ?? 0,
      }));
      const names = changedSince(made, now).flatMap(
        (id) => record.contributions.find(({ agencyId }) => agencyId === id)?.name ?? [],
      );
      return names.length === 0 ? [] : [[made.itemId, names] as const];
    }),
  );
  const undecided = differingUndecided(snapshot, record);
  const rules = decisionRule.options
    .map((rule) => ({ rule, count: record.decisions.filter((made) => made.rule === rule).length }))
    .filter(({ count }) => count > 0);
  return (
    <article className={styles.sheet} data-sign-off>
      <Group gap="sm" mb="sm" className={styles.actions ?? ''}>
        <Button leftSection={<Printer aria-hidden size={16} />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        <Checkbox
          label={t('sign.with-dissent')}
          checked={withDissent}
          onChange={(event) => setWithDissent(event.currentTarget.checked)}
        />
        <Button
          variant="default"
          leftSection={<PencilLine aria-hidden size={16} />}
          onClick={() => setRestating(true)}
        >
          {t('restate.open')}
        </Button>
      </Group>
      <Text size="sm">
        {t('sign.frozen', { name: snapshot.frozenBy, at: dates.moment(snapshot.frozenAt) })}
        <br />
        {t('sign.edition', {
          edition: snapshot.edition,
          scope: t(`assessments:scope.${snapshot.scope}`),
          date: dates.day(snapshot.referenceDate),
        })}
        <br />
        {t('sign.hash')} <code className={styles.hash}>{snapshot.hash}</code>
      </Text>
      <ProgressStrip progress={snapshot.progress} />
      <LevelCounts answers={snapshot.answers} items={items} />
      <SinceBefore snapshot={snapshot} />
      <Title order={2} size="h4">
        {t('sign.agencies')}
      </Title>
      {record.contributions.length === 0 ? (
        <Text size="sm">{t('sign.no-agencies')}</Text>
      ) : (
        <Table aria-label={t('sign.agencies')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('progress.agency')}</Table.Th>
              <Table.Th scope="col">{t('sign.roles')}</Table.Th>
              <Table.Th scope="col">{t('sign.answered')}</Table.Th>
              <Table.Th scope="col">{t('sign.signature')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {record.contributions.map((one) => (
              <Table.Tr key={one.agencyId}>
                <Table.Th scope="row">{one.name}</Table.Th>
                <Table.Td>
                  {one.roles.map((role) => t(`vocabulary:agencyRole.${role}.label`)).join('; ')}
                </Table.Td>
                <Table.Td>
                  {t('sign.of', {
                    count: one.answers.filter(
                      ({ itemId, value, confirmed }) =>
                        confirmed && value.kind !== 'none' && one.asked.includes(itemId),
                    ).length,
                    asked: one.asked.length,
                    leads: one.leads.length,
                  })}
                </Table.Td>
                <Table.Td className={styles.line} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Title order={2} size="h4">
        {t('sign.decisions')}
      </Title>
      {rules.length === 0 ? (
        <Text size="sm">{t('sign.no-decisions')}</Text>
      ) : (
        <ul className={styles.list}>
          {rules.map(({ rule, count }) => (
            <li key={rule}>{t('sign.rule', { count, rule: t(`national.rule.${rule}`) })}</li>
          ))}
          {overruled.size === 0 ? null : (
            <li data-overruled>
              <WholeIds>
                {t('sign.overruled', { count: overruled.size, items: [...overruled].join(', ') })}
              </WholeIds>
            </li>
          )}
          {older.size === 0 ? null : (
            <li data-older>
              <WholeIds>
                {t('sign.older', { count: older.size, items: [...older.keys()].join(', ') })}
              </WholeIds>
            </li>
          )}
        </ul>
      )}
      {undecided.length === 0 ? null : (
        <Text size="sm" data-undecided>
          <WholeIds>{t('sign.undecided', { count: undecided.length, items: undecided.join(', ') })}</WholeIds>
        </Text>
      )}
      {withDissent ? (
        inOrder.length === 0 ? null : (
          <section aria-labelledby="annex">
            <Title order={2} size="h4" id="annex">
              {t('sign.annex', { count: inOrder.length })}
            </Title>
            {inOrder.map((made) => (
              <div key={made.id} className={styles.dissent} data-item={made.itemId}>
                <Text size="sm" component="div">
                  <strong>{made.itemId}</strong> {items.get(made.itemId)?.topic}:{' '}
                  <AnswerMark answer={{ value: made.value, confirmed: true }} />
                </Text>
                {overruled.has(made.itemId) ? (
                  <Text size="sm" component="div">
                    {t('sign.overruled-one')}{' '}
                    <AnswerMark
                      answer={{ value: frozenAs.get(made.itemId) ?? made.value, confirmed: true }}
                    />
                  </Text>
                ) : null}
                {older.has(made.itemId) ? (
                  <Text size="sm">
                    {t('sign.older-one', { names: (older.get(made.itemId) ?? []).join(', ') })}
                  </Text>
                ) : null}
                {made.reason === '' ? null : (
                  <Text size="sm">{t('assessments:ground.reason', { words: made.reason })}</Text>
                )}
                <DissentList dissents={made.dissents} />
              </div>
            ))}
          </section>
        )
      ) : (
        <Text size="sm" data-omitted>
          {t('sign.omitted', { count: inOrder.reduce((sum, made) => sum + made.dissents.length, 0) })}
        </Text>
      )}
      <Restatements snapshotId={snapshot.id} items={items} />
      <div className={styles.signatures}>
        {(['prepared', 'approved'] as const).map((who) => (
          <div key={who}>
            <div className={styles.signature} />
            <Text size="sm">{t(`sign.${who}`)}</Text>
          </div>
        ))}
      </div>
      <RestateDialog
        snapshot={snapshot}
        edition={edition}
        itemId={correct}
        opened={restating}
        onClose={() => {
          setRestating(false);
          // Who comes back here comes for the sheet.
          if (correct !== null) void navigate({ to: '.', search: {}, replace: true });
        }}
      />
    </article>
  );
}
