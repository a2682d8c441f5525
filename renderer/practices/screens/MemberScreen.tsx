import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DocumentSummary, forceOn } from '../../../shared/library';
import type { CitedPractice } from '../../../shared/practices';
import {
  type DocumentType,
  type MemberCode,
  memberCode,
  PILLARS,
  speaksOfPeriod,
  type TopicId,
} from '../../../shared/vocabulary';
import { useInstruments, useTreatyStatuses } from '../../instruments';
import { ErrorNotices, lostWith, today, useDates } from '../../platform';
import {
  BackLink,
  ButtonLink,
  EmptyState,
  InLanguage,
  LoadingState,
  PageHeader,
  TextLink,
  useGrowing,
} from '../../ui';
import styles from '../components/practices.module.css';
import { useCitedPractices, useDocumentsOf } from '../queries';

/** One member: its documents by pillar, and the pages that show how it does what it does. */
export function MemberScreen() {
  const { state } = useParams({ from: '/practices/$state' });
  const { t } = useTranslation(['practices', 'vocabulary']);
  const member = memberCode.safeParse(state);
  const back = <BackLink to="/practices">{t('member.back')}</BackLink>;
  if (!member.success)
    return (
      <>
        <PageHeader title={t('title')} before={back} />
        <EmptyState
          title={t('member.unknown')}
          action={<ButtonLink to="/practices">{t('member.back')}</ButtonLink>}
        >
          {t('member.unknown-next')}
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        before={back}
        title={t(`vocabulary:member.${member.data}.label`)}
        what={t('member.what')}
        next={t('member.next')}
      />
      <Treaties state={member.data} />
      <OfMember key={member.data} state={member.data} />
    </>
  );
}

function OfMember({ state }: { readonly state: MemberCode }) {
  const { t } = useTranslation(['practices', 'vocabulary']);
  const documents = useDocumentsOf(state);
  const cited = useCitedPractices(state);
  const [type, setType] = useState<DocumentType | ''>('');
  const [topic, setTopic] = useState<TopicId | ''>('');
  const failed = <ErrorNotices of={[documents, cited]} />;
  if (lostWith(documents) !== null || lostWith(cited) !== null) return failed;
  if (documents.data === undefined || cited.data === undefined) return <LoadingState />;
  const all = [...documents.data, ...cited.data];
  const types = [...new Set(all.map((each) => each.type))];
  const topics = [...new Set(all.flatMap((each) => each.topics))].sort();
  const fits = (each: Pick<DocumentSummary, 'type' | 'topics'>) =>
    (type === '' || each.type === type) && (topic === '' || each.topics.includes(topic));
  const shown = documents.data.filter(fits);
  const pages = cited.data.filter(fits);
  if (all.length === 0) {
    return (
      <>
        {failed}
        <EmptyState
          title={t('member.none')}
          action={<ButtonLink to="/library">{t('member.to-library')}</ButtonLink>}
        >
          {t('member.none-why')}
        </EmptyState>
      </>
    );
  }
  return (
    <Stack gap="md">
      {failed}
      <Group gap="md" align="end">
        <NativeSelect
          label={t('member.type')}
          value={type}
          onChange={(event) => setType(event.currentTarget.value as DocumentType | '')}
          data={[
            { value: '', label: t('member.all-types') },
            ...types.map((value) => ({ value, label: t(`vocabulary:documentType.${value}.label`) })),
          ]}
        />
        <NativeSelect
          label={t('member.topic')}
          value={topic}
          onChange={(event) => setTopic(event.currentTarget.value as TopicId | '')}
          data={[
            { value: '', label: t('member.all-topics') },
            ...topics.map((value) => ({ value, label: t(`vocabulary:topic.${value}.label`) })),
          ]}
        />
        <TextLink size="sm" to="/library" search={{ states: [state] }}>
          {t('member.in-library')}
        </TextLink>
      </Group>
      <Text size="sm" role="status" aria-live="polite">
        {t('member.shown', { count: shown.length, total: documents.data.length, pages: pages.length })}
      </Text>
      {PILLARS.map((pillar) => (
        <Documents
          key={pillar}
          title={t(`vocabulary:pillar.${pillar}.label`)}
          documents={shown.filter(({ pillars }) => pillars.includes(pillar))}
        />
      ))}
      <Documents
        title={t('member.no-pillar')}
        documents={shown.filter(({ pillars }) => pillars.length === 0)}
      />
      <Practices pages={pages} />
    </Stack>
  );
}

/** What the treaties are for the member, as somebody entered it with a source. */
function Treaties({ state }: { readonly state: MemberCode }) {
  const { t } = useTranslation(['practices', 'vocabulary']);
  const dates = useDates();
  const instruments = useInstruments();
  const entered = useTreatyStatuses().data?.filter(({ member }) => member === state) ?? [];
  if (entered.length === 0) return null;
  return (
    <section aria-labelledby="treaties">
      <Title order={2} size="h4" id="treaties">
        {t('member.treaties')}
      </Title>
      <ul className={styles.list}>
        {entered.map(({ instrument, status, inForceOn, source }) => (
          <li key={instrument}>
            {instruments.data?.find(({ code }) => code === instrument)?.shortName ?? instrument}:{' '}
            {t(`vocabulary:treatyStatus.${status}.label`)}
            {inForceOn === null ? null : `, ${dates.day(inForceOn)}`}{' '}
            <Text span size="xs" c="dimmed">
              <bdi>{source}</bdi>
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Lines of each list drawn at first, and more as they are scrolled. */
const AT_ONCE = 40;

interface DocumentsProps {
  readonly title: string;
  readonly documents: readonly DocumentSummary[];
}

function Documents({ title, documents }: DocumentsProps) {
  const { t } = useTranslation(['practices', 'vocabulary']);
  const dates = useDates();
  const { shown, more } = useGrowing(documents, AT_ONCE, title);
  if (documents.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4">
        {title}
      </Title>
      <ul className={styles.list}>
        {shown.map((document) => (
          <li key={document.id}>
            <TextLink to="/library/$documentId" params={{ documentId: document.id }}>
              <InLanguage code={document.language}>{document.title}</InLanguage>
            </TextLink>{' '}
            <Text span size="xs" c="dimmed">
              {[
                t(`vocabulary:documentType.${document.type}.label`),
                document.appliesTo === null ? null : t(`vocabulary:appliesTo.${document.appliesTo}.label`),
                document.year === null ? null : dates.year(document.year),
                speaksOfPeriod(document.type)
                  ? null
                  : t(`member.force.${forceOn(document.force, today()).answer}`),
                document.titleEnglish,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

function Practices({ pages }: { readonly pages: readonly CitedPractice[] }) {
  const { t } = useTranslation(['practices', 'vocabulary']);
  const dates = useDates();
  const { shown, more } = useGrowing(pages, AT_ONCE, 'practices');
  return (
    <section aria-labelledby="practices">
      <Title order={2} size="h4" id="practices">
        {t('member.practices')}
      </Title>
      {pages.length === 0 ? (
        <Text size="sm">{t('member.no-practices')}</Text>
      ) : (
        <ul className={styles.list}>
          {shown.map((each) => (
            <li key={`${each.versionId} ${each.page} ${each.itemId}`}>
              <TextLink
                to="/read/$versionId"
                params={{ versionId: each.versionId }}
                search={{ page: each.page }}
              >
                <bdi>{each.title}</bdi>, {t('member.page', { page: each.pageLabel ?? each.page })}
              </TextLink>{' '}
              <Text span size="xs" c="dimmed">
                {t('member.cited-for', {
                  item: each.itemId,
                  level: each.level,
                  state: t(`vocabulary:member.${each.answerOf}.label`),
                  date: dates.day(each.referenceDate),
                })}
              </Text>
              {each.quote === '' ? null : (
                <blockquote className={styles.quote}>
                  <bdi>{each.quote}</bdi>
                </blockquote>
              )}
            </li>
          ))}
        </ul>
      )}
      {more}
    </section>
  );
}
