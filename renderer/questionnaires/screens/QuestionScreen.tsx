import { List, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Edition, type Item, langOf } from '../../../shared/questionnaires';
import { LegalBasis } from '../../instruments';
import { type Asked, ErrorNotices, lostWith, Telling } from '../../platform';
import { BackLink, ButtonLink, EmptyState, LoadingState, PageHeader, TextLink } from '../../ui';
import { TranslationNote } from '../components/TranslationNote';
import { useLevelNames } from '../level-names';
import { useEdition, useEditions } from '../queries';

/** One item of the newest edition to read: for who has no assessment in which it could be answered, such as a reader of a library. */
export function QuestionScreen() {
  const { t } = useTranslation(['questionnaires', 'vocabulary']);
  const { itemId = '' } = useParams({ strict: false });
  const editions = useEditions();
  const newest = editions.data?.[0];
  const edition = useEdition(newest && { questionnaire: newest.id, edition: newest.edition });
  const failed = <ErrorNotices of={[editions, edition]} />;
  const isLost = lostWith(editions) !== null || lostWith(edition) !== null;
  const item = edition.data?.items.find(({ id }) => id === itemId);
  const before = <BackLink to="/questionnaires">{t('question.back')}</BackLink>;
  if (isLost || edition.data === undefined) {
    return (
      <>
        <PageHeader title={t('question.title', { id: itemId })} before={before} />
        {failed}
        {isLost ? null : <LoadingState />}
      </>
    );
  }
  if (item === undefined) {
    return (
      <>
        <PageHeader title={t('question.title', { id: itemId })} before={before} />
        {failed}
        <EmptyState
          title={t('question.unknown', { id: itemId, edition: edition.data.edition })}
          action={<ButtonLink to="/questionnaires">{t('screen.title')}</ButtonLink>}
        />
      </>
    );
  }
  return (
    <Question key={item.id} edition={edition.data} item={item} before={before} asked={[editions, edition]} />
  );
}

interface QuestionProps {
  readonly edition: Edition;
  readonly item: Item;
  readonly before: ReactNode;
  /** What was asked for it: why it could not be had anew is told. */
  readonly asked: readonly Asked[];
}

function Question({ edition, item, before, asked }: QuestionProps) {
  const { t } = useTranslation(['questionnaires', 'vocabulary']);
  const nameOf = useLevelNames();
  return (
    <>
      <PageHeader
        title={item.question}
        titleLang={langOf(item)}
        before={before}
        what={t('question.path', {
          ...{ id: item.id, edition: edition.edition, theme: item.theme },
          pillar: t(`vocabulary:pillar.${item.pillar}.label`),
        })}
        next={t('question.next')}
        actions={
          <ButtonLink to="/assessments" variant="default">
            {t('question.answer')}
          </ButtonLink>
        }
      />
      <Telling of={asked}>
        <TranslationNote items={[item]} />
        <Stack gap="md" maw="52rem">
          <Text size="sm" lang={langOf(item)}>
            {item.help}
          </Text>
          <section aria-labelledby="question-levels">
            <Title order={2} size="h4" id="question-levels">
              {t('question.levels')}
            </Title>
            <List size="sm" listStyleType="none" spacing={4}>
              {edition.scale.map(({ level, name }) => (
                <List.Item key={level}>
                  <strong>
                    {level} {nameOf({ level, name })}
                  </strong>{' '}
                  <span lang={langOf(item)}>{item.statements[level]}</span>
                </List.Item>
              ))}
            </List>
            <Text size="xs" c="dimmed">
              {t('rule.gate')}
            </Text>
          </section>
          <Named title={t('question.evidence')}>
            {item.evidence.map((type) => t(`vocabulary:documentType.${type}.label`))}
          </Named>
          <Named title={t('question.roles')}>
            {item.roles.map((role) => t(`vocabulary:agencyRole.${role}.label`))}
          </Named>
          <section aria-labelledby="question-topics">
            <Title order={2} size="h4" id="question-topics">
              {t('question.topics')}
            </Title>
            <List size="sm">
              {item.topics.map((topicId) => (
                <List.Item key={topicId}>
                  <TextLink to="/topics/$topicId" params={{ topicId }} size="sm">
                    {t(`vocabulary:topic.${topicId}.label`)}
                  </TextLink>
                </List.Item>
              ))}
            </List>
          </section>
          <LegalBasis refs={item.legalRefs.map(({ ref }) => ref)} />
        </Stack>
      </Telling>
    </>
  );
}

function Named({ title, children }: { readonly title: string; readonly children: readonly string[] }) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <List size="sm">
        {children.map((name) => (
          <List.Item key={name}>{name}</List.Item>
        ))}
      </List>
    </section>
  );
}
