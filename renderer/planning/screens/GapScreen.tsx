import { Group, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { ClipboardCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/assessments';
import { type Finding, formerItems } from '../../../shared/planning';
import { type Item, langOf } from '../../../shared/questionnaires';
import { markedValue } from '../../assessments';
import { LegalBasis } from '../../instruments';
import { ErrorNotice, lostWith, Telling } from '../../platform';
import { TranslationNote, useEdition, useLineages, usePublishedEdition } from '../../questionnaires';
import {
  BackLink,
  ButtonLink,
  EmptyState,
  LevelMark,
  LoadingState,
  PageHeader,
  StatusBadge,
  TextLink,
} from '../../ui';
import { Causes } from '../components/Causes';
import { FollowNote } from '../components/FollowNote';
import { GapHistory } from '../components/GapHistory';
import { GapLife } from '../components/GapLife';
import { HelpfulPages } from '../components/HelpfulPages';
import { Proposals } from '../components/Proposals';
import { SuggestedActions } from '../components/SuggestedActions';
import { TargetEditor } from '../components/TargetEditor';
import { WantedField } from '../components/WantedField';
import { useAssessment, useFindings, useProposals } from '../queries';
import styles from './Gap.module.css';

/** One gap: why it is one, what would lift it, the causes, pages that help, and actions for exactly this step. */
export function GapScreen() {
  const { assessmentId, itemId } = useParams({ from: '/gaps/$assessmentId/$itemId' });
  const { t } = useTranslation('planning');
  const assessment = useAssessment(assessmentId);
  const findings = useFindings(assessmentId);
  const edition = useEdition(assessment.data);
  const published = usePublishedEdition(assessment.data);
  const isAsked = edition.data?.items.some(({ id }) => id === itemId) !== false;
  const lineages = useLineages(!isAsked);
  const back = (
    <BackLink to="/gaps" search={{ assessment: assessmentId }}>
      {t('gap.back')}
    </BackLink>
  );
  const failed = [assessment, findings, edition, published].find((each) => lostWith(each) !== null);
  if (failed !== undefined) {
    return (
      <>
        <PageHeader before={back} title={itemId} />
        <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />
      </>
    );
  }
  if (
    assessment.data === undefined ||
    findings.data === undefined ||
    edition.data === undefined ||
    published.isPending
  ) {
    return <LoadingState />;
  }
  const item = edition.data.items.find(({ id }) => id === itemId);
  const found = findings.data.find((each) => each.itemId === itemId);
  if (item === undefined || found === undefined) {
    const heirs = edition.data.items.filter(({ id }) =>
      formerItems(id, lineages.data ?? []).includes(itemId),
    );
    return (
      <>
        <PageHeader before={back} title={itemId} />
        {heirs.length === 0 ? (
          <EmptyState title={t('gap.unknown')}>{t('gap.unknown-text')}</EmptyState>
        ) : (
          <FollowNote label={t('follow.heirs')} title={t('follow.heirs-title', { item: itemId })}>
            {heirs.map(({ id, topic }) => (
              <li key={id}>
                <TextLink to="/gaps/$assessmentId/$itemId" params={{ assessmentId, itemId: id }} size="sm">
                  {t('gap.title', { id, topic })}
                </TextLink>
              </li>
            ))}
          </FollowNote>
        )}
      </>
    );
  }
  // Pages are looked for by the words as asked, for which the glossary has those of other languages.
  const asked = published.data?.items.find(({ id }) => id === itemId) ?? item;
  return (
    <Telling of={[assessment, findings, edition, published]}>
      <Shown
        key={`${assessmentId} ${itemId}`}
        assessment={assessment.data}
        {...{ item, asked, found, back }}
      />
    </Telling>
  );
}

interface ShownProps {
  readonly assessment: Assessment;
  readonly item: Item;
  /** The item as the edition words it. */
  readonly asked: Item;
  readonly found: Finding;
  readonly back: React.ReactNode;
}

function Shown({ assessment, item, asked, found, back }: ShownProps) {
  const { t } = useTranslation('planning');
  const of = { state: assessment.state, itemId: item.id };
  const proposals = (useProposals(null).data ?? []).filter(
    ({ assessmentId, itemId }) => assessmentId === assessment.id && itemId === item.id,
  );
  const declared = found.value.kind === 'level' ? found.value.level : null;
  const next = declared === null ? 1 : declared + 1;
  const statement = item.statements[next];
  // What cannot arise needs no step, and no action.
  const cannotArise = found.value.kind === 'na';
  return (
    <>
      <PageHeader
        before={back}
        title={t('gap.title', { id: item.id, topic: item.topic })}
        what={<span lang={langOf(item)}>{item.question}</span>}
        next={t('gap.next')}
        actions={
          <Group gap="xs">
            <GapHistory state={assessment.state} itemId={item.id} />
            <ButtonLink
              variant="default"
              to="/assessments/$assessmentId/$itemId"
              params={{ assessmentId: assessment.id, itemId: item.id }}
              leftSection={<ClipboardCheck aria-hidden size={16} />}
            >
              {t('gap.open-answer')}
            </ButtonLink>
          </Group>
        }
      />
      <TranslationNote items={[item]} />
      <dl className={styles.facts}>
        <div>
          <dt>{t('column.declared')}</dt>
          <dd>
            <LevelMark value={markedValue(found.value)} />
          </dd>
        </div>
        {found.evidenced === null ? null : (
          <div>
            <dt>{t('column.evidenced')}</dt>
            <dd>
              <LevelMark value={found.evidenced} />
            </dd>
          </div>
        )}
        {found.target === null ? null : (
          <div>
            <dt>{t('column.target')}</dt>
            <dd>
              <LevelMark value={found.target} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('column.missing')}</dt>
          <dd>
            <Group gap={6}>
              {found.gaps.map((type) => (
                <StatusBadge key={type} tone="care">
                  {t(`type.${type}.label`)}
                </StatusBadge>
              ))}
              {found.gaps.length === 0
                ? t(found.value.kind === 'none' ? 'gap.unanswered' : 'gap.no-gap')
                : null}
            </Group>
          </dd>
        </div>
      </dl>
      <ul className={styles.plain}>
        {found.gaps.map((type) => (
          <li key={type}>
            <Text size="sm">
              {t(`type.${type}.meaning`)}{' '}
              {type === 'currency' ? (
                <TextLink to="/changed-texts" search={{ item: item.id }} inherit>
                  {t('gap.changed-texts')}
                </TextLink>
              ) : null}
            </Text>
          </li>
        ))}
        {found.duty === null ? (
          <li>
            <Text size="sm">{t('duty.unknown')}</Text>
          </li>
        ) : null}
      </ul>
      <Proposals proposals={proposals} />
      <div className={styles.columns}>
        <div>
          {statement === undefined || cannotArise ? null : (
            <section aria-labelledby="lift" className={styles.lift}>
              <Title order={2} size="h4" id="lift">
                {t('gap.lift', { level: next })}
              </Title>
              <Text size="sm" lang={langOf(item)}>
                {statement}
              </Text>
            </section>
          )}
          <TargetEditor of={of} found={found} edition={assessment.edition} />
          <Causes of={of} found={found} usual={item.causes} />
          {cannotArise ? null : <SuggestedActions {...{ assessment, item, asked, found }} />}
        </div>
        <div>
          <HelpfulPages of={of} assessmentId={assessment.id} item={asked} />
          <WantedField of={of} />
          <LegalBasis
            refs={item.legalRefs.map(({ ref }) => ref)}
            member={assessment.state}
            on={assessment.referenceDate}
          />
        </div>
      </div>
      <GapLife assessmentId={assessment.id} itemId={item.id} />
    </>
  );
}
