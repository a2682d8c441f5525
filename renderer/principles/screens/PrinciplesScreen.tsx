import { Checkbox, Group, NativeSelect, SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { memo, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Article, hasDrafts, type Instrument, refersTo } from '../../../shared/instruments';
import { type MemberCode, memberCode, PILLARS, type PillarCode } from '../../../shared/vocabulary';
import { useEnglishInstruments, useInstruments } from '../../instruments';
import { ErrorNotices, lostWith } from '../../platform';
import { isAskedIn, useOpenAssessment } from '../../topics';
import {
  EmptyState,
  goToPart,
  LoadingState,
  PageHeader,
  ReadNote,
  StatusBadge,
  TextLink,
  useMemberChoices,
} from '../../ui';
import { ArticleTable, type BesideArticles } from '../components/ArticleTable';
import { GuidingPrinciples } from '../components/GuidingPrinciples';
import { PillarTable } from '../components/PillarTable';
import { TreatyLine } from '../components/TreatyLine';
import { useItemsByRef } from '../items-by-ref';
import { headingId, rowId } from '../places';
import { useUsualState } from '../usual-state';
import styles from './PrinciplesScreen.module.css';

interface Wanted {
  readonly pillar: PillarCode | 'all';
  readonly dutiesOnly: boolean;
  readonly treatiesOnly: boolean;
  readonly words: string;
}

function fits(article: Article, asWritten: Article | undefined, wanted: Wanted): boolean {
  if (wanted.pillar !== 'all' && article.pillar !== wanted.pillar) return false;
  if (wanted.dutiesOnly && article.duty !== 'M' && article.duty !== 'Mq') return false;
  const words = wanted.words.trim().toLocaleLowerCase();
  const said = `${article.key} ${article.summary} ${asWritten?.summary ?? ''}`;
  return words === '' || said.toLocaleLowerCase().includes(words);
}

/** International and regional instruments, article by article, with the items that rest on each article. */
export function PrinciplesScreen() {
  const { t } = useTranslation(['instruments', 'vocabulary']);
  const states = useMemberChoices();
  const instruments = useInstruments();
  // Found by English words as well, and looked for by them: those stand in the texts of a library.
  const written = useEnglishInstruments().data;
  const items = useItemsByRef();
  const { article, treaty, state, kind } = useSearch({ from: '/principles' });
  const usual = useUsualState();
  const open = useOpenAssessment().data;
  const [chosen, setChosen] = useState<MemberCode | '' | null>(null);
  const asked = memberCode.safeParse(state).data;
  const member = chosen === '' ? undefined : (chosen ?? asked ?? usual);
  const [wanted, setWanted] = useState<Wanted>({
    ...{ pillar: 'all', dutiesOnly: false, words: '' },
    treatiesOnly: kind === 'treaty' || treaty !== undefined,
  });
  // Whoever comes for a treaty looks for one instrument; everybody else for what is asked in a pillar.
  const [order, setOrder] = useState<'pillar' | 'instrument'>(
    treaty !== undefined || kind === 'treaty' ? 'instrument' : 'pillar',
  );
  const looked = useDeferredValue(wanted);
  const shown = useMemo(
    () =>
      (instruments.data ?? [])
        .map((instrument, at) => ({
          instrument,
          articles: instrument.articles.filter((article, place) =>
            fits(article, written?.[at]?.articles[place], looked),
          ),
        }))
        .filter(
          ({ instrument, articles }) =>
            articles.length > 0 && (!looked.treatiesOnly || instrument.kind === 'treaty'),
        ),
    [instruments.data, written, looked],
  );
  // Whoever comes for one article is led to it.
  const isReady = instruments.data !== undefined;
  useEffect(() => {
    const place = article === undefined ? treaty && headingId(treaty) : rowId(article);
    if (isReady && place !== undefined) goToPart(document.getElementById(place), 'center');
  }, [isReady, article, treaty]);
  const byPillar = useMemo(
    () =>
      PILLARS.map((pillar) => ({
        pillar,
        articles: shown.flatMap(({ instrument, articles }) =>
          articles.filter((each) => each.pillar === pillar).map((each) => ({ instrument, article: each })),
        ),
      })).filter(({ articles }) => articles.length > 0),
    [shown],
  );
  const count = shown.reduce((sum, { articles }) => sum + articles.length, 0);
  return (
    <>
      <PageHeader title={t('principles.title')} what={t('principles.what')} next={t('principles.next')} />
      <GuidingPrinciples />
      <Group gap="md" mb="sm" align="end">
        <SegmentedControl
          aria-label={t('principles.order')}
          value={order}
          onChange={(value) => setOrder(value === 'instrument' ? 'instrument' : 'pillar')}
          data={[
            { value: 'pillar', label: t('principles.by-pillar') },
            { value: 'instrument', label: t('principles.by-instrument') },
          ]}
        />
        <SegmentedControl
          aria-label={t('principles.pillar')}
          value={wanted.pillar}
          onChange={(pillar) => setWanted({ ...wanted, pillar: pillar as Wanted['pillar'] })}
          data={[
            { value: 'all', label: t('principles.all') },
            ...PILLARS.map((code) => ({ value: code, label: t(`vocabulary:pillar.${code}.label`) })),
          ]}
        />
        <TextInput
          type="search"
          label={t('principles.words')}
          value={wanted.words}
          onChange={({ currentTarget }) => setWanted({ ...wanted, words: currentTarget.value })}
        />
        <Checkbox
          label={t('principles.duties-only')}
          checked={wanted.dutiesOnly}
          onChange={({ currentTarget }) => setWanted({ ...wanted, dutiesOnly: currentTarget.checked })}
        />
        <Checkbox
          label={t('principles.treaties-only')}
          checked={wanted.treatiesOnly}
          onChange={({ currentTarget }) => setWanted({ ...wanted, treatiesOnly: currentTarget.checked })}
        />
        <NativeSelect
          label={t('principles.state')}
          value={member ?? ''}
          onChange={({ currentTarget }) => setChosen(memberCode.safeParse(currentTarget.value).data ?? '')}
          data={[
            { value: '', label: t('principles.no-state') },
            ...states,
            ...(usual === undefined || states.some(({ value }) => value === usual)
              ? []
              : [{ value: usual, label: t(`vocabulary:member.${usual}.label`) }]),
          ]}
        />
      </Group>
      <ErrorNotices of={[instruments]} />
      {lostWith(instruments) !== null ? null : instruments.data === undefined ? (
        <LoadingState />
      ) : (
        <>
          <ReadNote words={hasDrafts(shown) ? t('notice.unchecked') : null} />
          <Text size="sm" c="dimmed" role="status" aria-live="polite" mb="xs">
            {t('principles.count', { count, instruments: shown.length })} {t('notice.summary')}
          </Text>
          {shown.length === 0 ? (
            <EmptyState title={t('principles.nothing')}>{t('principles.nothing-text')}</EmptyState>
          ) : null}
          {order === 'pillar'
            ? byPillar.map(({ pillar, articles }) => (
                <PillarTable
                  key={pillar}
                  pillar={pillar}
                  articles={articles}
                  items={items}
                  chosen={article}
                  open={open}
                />
              ))
            : null}
          {(order === 'instrument' ? shown : []).map(({ instrument, articles }) => (
            <InstrumentTable
              key={instrument.code}
              instrument={instrument}
              articles={articles}
              items={items}
              chosen={article}
              open={open}
              member={member}
              searchName={
                written?.find(({ code }) => code === instrument.code)?.shortName ?? instrument.shortName
              }
              opened={treaty === instrument.code}
            />
          ))}
        </>
      )}
    </>
  );
}

interface InstrumentTableProps extends BesideArticles {
  readonly instrument: Instrument;
  readonly articles: readonly Article[];
  /** The State for which it is told whether a treaty binds. */
  readonly member: MemberCode | undefined;
  /** By what its text is looked for in the library. */
  readonly searchName: string;
  readonly opened: boolean;
}

const InstrumentTable = memo(function InstrumentTable({
  instrument,
  articles,
  member,
  searchName,
  opened,
  ...beside
}: InstrumentTableProps) {
  const { t } = useTranslation(['instruments', 'vocabulary']);
  const id = headingId(instrument.code);
  const count = new Set(
    [...beside.items].flatMap(([ref, items]) =>
      refersTo(ref, instrument.code)
        ? items.filter((item) => isAskedIn(item, beside.open)).map((item) => item.id)
        : [],
    ),
  ).size;
  return (
    <section aria-labelledby={id} className={styles['instrument']}>
      <Group gap="xs" mb={4}>
        <Title order={2} size="h4" id={id}>
          {instrument.name}
        </Title>
        <StatusBadge tone="plain">{t(`kind.${instrument.kind}.label`)}</StatusBadge>
        {instrument.year === null ? null : (
          <Text size="sm" c="dimmed">
            {instrument.inForce === null
              ? String(instrument.year)
              : t('principles.years', { year: instrument.year, inForce: instrument.inForce.slice(0, 4) })}
          </Text>
        )}
        <TextLink size="sm" to="/search" search={{ q: searchName }}>
          {t('principles.find-text')}
        </TextLink>
        {beside.open === undefined || count === 0 ? null : (
          <TextLink
            size="sm"
            to="/assessments/$assessmentId"
            params={{ assessmentId: beside.open.id }}
            search={{ rests: instrument.code }}
          >
            {t('principles.answers', { count })}
          </TextLink>
        )}
      </Group>
      {member === undefined || instrument.kind === 'soft-law' ? null : (
        <TreatyLine key={member} instrument={instrument} member={member} opened={opened} />
      )}
      <ArticleTable
        labelledBy={id}
        rows={articles.map((article) => ({ instrument, article }))}
        withPillar
        {...beside}
      />
    </section>
  );
});
