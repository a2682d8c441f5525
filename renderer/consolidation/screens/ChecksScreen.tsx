import { Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { CircleAlert, Info, ListChecks } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../shared/assessments';
import { useAgencyName } from '../../agencies';
import { useFindings } from '../../assessments';
import { lostWith } from '../../platform';
import { EmptyState, LoadingState, TextLink, useGrowing } from '../../ui';
import { Frame } from '../components/Frame';
import styles from './ChecksScreen.module.css';

/** What is worth a look before freezing, by kind; each line opens the place where it is mended. */
export function ChecksScreen() {
  const { t } = useTranslation('consolidation');
  const { assessmentId = '' } = useParams({ strict: false });
  const findings = useFindings(assessmentId);
  return (
    <Frame
      tab="checks"
      title={t('checks.title')}
      what={t('checks.what')}
      next={t('checks.next')}
      beside={[findings]}
    >
      {(assessment, edition) => (
        <Checks
          assessmentId={assessment.id}
          topics={new Map(edition.items.map(({ id, topic }) => [id, topic]))}
        />
      )}
    </Frame>
  );
}

/** Lists longer than this are folded, so that every kind of finding is seen at once. */
const MANY = 12;

interface ChecksProps {
  readonly assessmentId: string;
  readonly topics: ReadonlyMap<string, string>;
}

function Checks({ assessmentId, topics }: ChecksProps) {
  const { t } = useTranslation('consolidation');
  const findings = useFindings(assessmentId);
  if (lostWith(findings) !== null) return null;
  if (findings.data === undefined) return <LoadingState />;
  if (findings.data.length === 0) {
    return <EmptyState title={t('checks.nothing')}>{t('checks.nothing-why')}</EmptyState>;
  }
  const summaryOf = (code: Finding['code'], all: readonly Finding[]) => {
    if (code === 'nothing-answered') return t('checks.begin');
    const items = t('checks.items', { count: new Set(all.map(({ itemId }) => itemId)).size });
    // Several agencies may have answered one item.
    return all.some(({ agencyId }) => agencyId !== null)
      ? t('checks.answers', { count: all.length, items })
      : items;
  };
  const kinds = [...Map.groupBy(findings.data, ({ code }) => code)];
  return (
    <>
      <Text size="sm" mb="xs" role="status">
        <ListChecks aria-hidden size={14} />{' '}
        {t('checks.count', { count: findings.data.length, kinds: kinds.length })}
      </Text>
      {kinds.map(([code, all]) => {
        const blocks = all[0]?.blocks === true;
        const Icon = blocks ? CircleAlert : Info;
        return (
          <section key={code} aria-labelledby={`check-${code}`} className={styles.kind} data-check={code}>
            <Title order={2} size="h4" id={`check-${code}`} {...(blocks ? { c: 'red' } : {})}>
              <Icon aria-hidden size={16} /> {t(`checks.code.${code}`, { count: all.length })}
            </Title>
            <Text size="sm" c="dimmed">
              {t(blocks ? 'checks.blocks' : `checks.why.${code}`)}
            </Text>
            <Folded isOpen={all.length <= MANY} summary={summaryOf(code, all)}>
              <Places assessmentId={assessmentId} topics={topics} findings={all} />
            </Folded>
          </section>
        );
      })}
    </>
  );
}

interface FoldedProps {
  readonly isOpen: boolean;
  readonly summary: string;
  readonly children: ReactNode;
}

/** What is folded away is not drawn: forty agencies have thousands of findings. */
function Folded({ isOpen, summary, children }: FoldedProps) {
  const [opened, setOpened] = useState(isOpen);
  return (
    <details open={opened} onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary className={styles.summary}>{summary}</summary>
      {opened ? children : null}
    </details>
  );
}

/** Places drawn at first, and more as they are scrolled. */
const AT_ONCE = 100;

interface PlacesProps extends ChecksProps {
  readonly findings: readonly Finding[];
}

function Places({ assessmentId, topics, findings }: PlacesProps) {
  const nameOf = useAgencyName();
  const { shown, more } = useGrowing(findings, AT_ONCE, findings[0]?.code ?? '');
  return (
    <>
      <ul className={styles.list}>
        {shown.map((one) => (
          <li key={`${one.itemId} ${one.agencyId}`}>
            <FixLink assessmentId={assessmentId} finding={one}>
              {one.itemId}
            </FixLink>{' '}
            {topics.get(one.itemId)}
            {one.agencyId === null ? null : ` · ${nameOf(one.agencyId)}`}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

/** Findings that are mended where the item is decided; all others are mended where it is answered. */
const AT_DECISION: ReadonlySet<Finding['code']> = new Set([
  'disputed',
  'undecided',
  'decision-older',
  'decision-overruled',
  'decision-without-reason',
  'lead-missing',
  'lead-ended',
  'still-discussed',
]);

interface FixLinkProps {
  readonly assessmentId: string;
  readonly finding: Finding;
  readonly children: string;
}

function FixLink({ assessmentId, finding, children }: FixLinkProps) {
  const params = { assessmentId, itemId: finding.itemId };
  if (AT_DECISION.has(finding.code)) {
    return (
      <TextLink to="/assessments/$assessmentId/consolidation/$itemId" params={params} size="sm">
        {children}
      </TextLink>
    );
  }
  return (
    <TextLink
      to="/assessments/$assessmentId/$itemId"
      params={params}
      search={finding.agencyId === null ? {} : { as: finding.agencyId }}
      size="sm"
    >
      {children}
    </TextLink>
  );
}
