import { SegmentedControl, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AffectedItem,
  type ChangedTextLine,
  RELIANCE_GROUPS,
  type Reliance,
  type RelianceGroup,
} from '../../../shared/reliance';
import { lostWith, Telling } from '../../platform';
import { EmptyState, LoadingState, PageHeader, TextLink, useGrowing } from '../../ui';
import { TextLines } from '../components/TextLines';
import { useReliance } from '../queries';

/** Answers, actions and pages that rest on texts that changed: old words beside new ones, for a person to decide. */
export function ChangedTextsScreen() {
  const { t } = useTranslation('reliance');
  const { document, item } = useSearch({ from: '/changed-texts' });
  const reliance = useReliance(document ?? null, item ?? null);
  const isNarrowed = document !== undefined || item !== undefined;
  return (
    <>
      <PageHeader
        title={t('title')}
        what={t('what')}
        next={t('next')}
        before={
          isNarrowed ? (
            <TextLink to="/changed-texts" size="sm">
              {t('show-all')}
            </TextLink>
          ) : undefined
        }
      />
      <Telling of={[reliance]}>
        {lostWith(reliance) !== null ? null : reliance.data === undefined ? (
          <LoadingState />
        ) : reliance.data.texts.length === 0 ? (
          <EmptyState title={t('none')}>{t('none-next')}</EmptyState>
        ) : (
          <Lists key={`${document} ${item}`} reliance={reliance.data} itemId={item ?? null} />
        )}
      </Telling>
    </>
  );
}

const countOf = (texts: readonly ChangedTextLine[], group: RelianceGroup): number =>
  texts.reduce((sum, { counts }) => sum + counts[group], 0);

interface ListsProps {
  readonly reliance: Reliance;
  readonly itemId: string | null;
}

function Lists({ reliance, itemId }: ListsProps) {
  const { t } = useTranslation('reliance');
  const [shown, setShown] = useState<RelianceGroup>('open');
  const count = countOf(reliance.texts, shown);
  const texts = reliance.texts.filter(({ counts }) => counts[shown] > 0);
  const affected = new Map(reliance.affected.map((each) => [`${each.assessmentId} ${each.itemId}`, each]));
  return (
    <>
      <SegmentedControl
        aria-label={t('show')}
        value={shown}
        onChange={(value) => setShown(value as RelianceGroup)}
        data={RELIANCE_GROUPS.map((group) => ({
          value: group,
          label: t(`group.${group}`, { count: countOf(reliance.texts, group) }),
        }))}
      />
      <Text size="sm" c="dimmed" role="status" aria-live="polite" mt="xs">
        {t('count', { count })} {t('texts', { count: texts.length })}{' '}
        {shown === 'frozen' ? t('frozen-text') : null}
      </Text>
      {count === 0 ? <EmptyState title={t(`empty.${shown}`)} /> : null}
      <Texts key={shown} texts={texts} group={shown} itemId={itemId} affected={affected} />
    </>
  );
}

/** Texts drawn at first, and more as they are scrolled: each has up to twenty lines, whose passages are looked up. */
const TEXTS_AT_ONCE = 8;

interface TextsProps {
  readonly texts: readonly ChangedTextLine[];
  readonly group: RelianceGroup;
  readonly itemId: string | null;
  readonly affected: ReadonlyMap<string, AffectedItem>;
}

function Texts({ texts, group, itemId, affected }: TextsProps) {
  const { shown, more } = useGrowing(texts, TEXTS_AT_ONCE, 'texts');
  return (
    <>
      {shown.map((text) => (
        <TextLines key={text.versionId} text={text} group={group} itemId={itemId} affected={affected} />
      ))}
      {more}
    </>
  );
}
