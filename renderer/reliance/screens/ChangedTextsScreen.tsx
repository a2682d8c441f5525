import { SegmentedControl, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AffectedItem,
  type ChangedTextLine,
  isOpenLine,
  type Reliance,
  type RestingLine,
} from '../../../shared/reliance';
import { ErrorNotice } from '../../platform';
import { EmptyState, LoadingState, PageHeader, TextLink, useGrowing } from '../../ui';
import { TextLines } from '../components/TextLines';
import { useReliance } from '../queries';

const SHOWN = ['open', 'decided', 'frozen'] as const;
type Shown = (typeof SHOWN)[number];

const groupOf = (line: RestingLine): Shown =>
  isOpenLine(line) ? 'open' : line.state === 'frozen' ? 'frozen' : 'decided';

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
      {reliance.isError ? (
        <ErrorNotice error={reliance.error} onRetry={() => void reliance.refetch()} />
      ) : reliance.data === undefined ? (
        <LoadingState />
      ) : reliance.data.lines.length === 0 ? (
        <EmptyState title={t('none')}>{t('none-next')}</EmptyState>
      ) : (
        <Lists key={`${document} ${item}`} reliance={reliance.data} />
      )}
    </>
  );
}

function Lists({ reliance }: { readonly reliance: Reliance }) {
  const { t } = useTranslation('reliance');
  const [shown, setShown] = useState<Shown>('open');
  const groups = Map.groupBy(reliance.lines, groupOf);
  const lines = groups.get(shown) ?? [];
  const byVersion = Map.groupBy(lines, ({ versionId }) => versionId);
  const affected = new Map(reliance.affected.map((each) => [`${each.assessmentId} ${each.itemId}`, each]));
  return (
    <>
      <SegmentedControl
        aria-label={t('show')}
        value={shown}
        onChange={(value) => setShown(value as Shown)}
        data={SHOWN.map((group) => ({
          value: group,
          label: t(`group.${group}`, { count: groups.get(group)?.length ?? 0 }),
        }))}
      />
      <Text size="sm" c="dimmed" role="status" aria-live="polite" mt="xs">
        {t('count', { count: lines.length })} {t('texts', { count: byVersion.size })}{' '}
        {shown === 'frozen' ? t('frozen-text') : null}
      </Text>
      {lines.length === 0 ? <EmptyState title={t(`empty.${shown}`)} /> : null}
      <Texts
        key={shown}
        texts={reliance.texts.filter(({ versionId }) => byVersion.has(versionId))}
        linesOf={byVersion}
        affected={affected}
      />
    </>
  );
}

/** Texts drawn at first, and more as they are scrolled: each has up to twenty lines, whose passages are looked up. */
const TEXTS_AT_ONCE = 8;

interface TextsProps {
  readonly texts: readonly ChangedTextLine[];
  readonly linesOf: ReadonlyMap<string, readonly RestingLine[]>;
  readonly affected: ReadonlyMap<string, AffectedItem>;
}

function Texts({ texts, linesOf, affected }: TextsProps) {
  const { shown, more } = useGrowing(texts, TEXTS_AT_ONCE, 'texts');
  return (
    <>
      {shown.map((text) => (
        <TextLines
          key={text.versionId}
          text={text}
          lines={linesOf.get(text.versionId) ?? []}
          affected={affected}
        />
      ))}
      {more}
    </>
  );
}
