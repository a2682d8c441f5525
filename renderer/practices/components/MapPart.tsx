import { Group, NativeSelect, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberHolding } from '../../../shared/practices';
import { ErrorNotice, useDates } from '../../platform';
import { useTableEdition, useTableEditions } from '../../tables';
import { LoadingState } from '../../ui';
import type { MapMember } from '../map/MemberMap';
import { useImportedValues } from '../queries';
import styles from './practices.module.css';

// The map of the world is large and only wanted here.
const MemberMap = lazy(() => import('../map/MemberMap'));

/** From this number of documents on a member is filled dark. */
const MANY = 10;

const ARROWS = { better: '▲', worse: '▼' } as const;

/** The members on a map: what the library holds for each, or what an imported data set says of them in a year. */
export function MapPart({ holdings }: { readonly holdings: readonly MemberHolding[] }) {
  const { t } = useTranslation(['practices', 'vocabulary', 'comparison']);
  const navigate = useNavigate();
  const editions = useTableEditions();
  const [editionId, setEditionId] = useState('');
  const imported = useImportedOn(editionId);
  const nameOf = (code: MapMember['code']) => t(`vocabulary:member.${code}.label`);

  const members = holdings.flatMap(({ state, total, practices }): MapMember[] => {
    if (state === 'ZZ') return [];
    const name = nameOf(state);
    if (editionId === '') {
      return [
        {
          ...{ code: state, name, figure: total === 0 ? '' : String(total) },
          spoken: t('map.spoken', { name, count: total, practices }),
          tone: total === 0 ? 0 : total < MANY ? 1 : 2,
        },
      ];
    }
    const value = imported.values.find(({ code }) => code === state);
    const direction = value?.since?.direction;
    const arrow = direction === 'better' || direction === 'worse' ? ARROWS[direction] : '';
    return [
      {
        ...{ code: state, name, figure: value === undefined ? '' : `${value.text} ${arrow}`.trim() },
        spoken:
          value === undefined
            ? t('map.spoken-none', { name })
            : value.since === null
              ? t('map.spoken-value', { name, value: value.text })
              : t('map.spoken-since', {
                  ...{ name, value: value.text, year: value.since.year },
                  change: t(`comparison:direction.${value.since.direction}`),
                }),
        tone: value === undefined ? 0 : direction === 'better' || direction === 'worse' ? 2 : 1,
      },
    ];
  });

  return (
    <figure className={styles.figure}>
      <Group gap="md" align="end" mb="xs">
        {(editions.data?.length ?? 0) === 0 ? null : (
          <NativeSelect
            label={t('map.shows')}
            value={editionId}
            onChange={(event) => setEditionId(event.currentTarget.value)}
            data={[
              { value: '', label: t('map.library') },
              ...(editions.data ?? []).map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        )}
        {editionId === '' ? null : <ImportedChoice imported={imported} />}
      </Group>
      {imported.error === null ? null : <ErrorNotice error={imported.error} />}
      <Suspense fallback={<LoadingState />}>
        <MemberMap
          label={t('map.label')}
          members={members}
          onOpen={(state) => void navigate({ to: '/practices/$state', params: { state } })}
        />
      </Suspense>
      <figcaption>
        <Legend kind={editionId === '' ? 'library' : 'imported'} />
        <Text size="xs" c="dimmed">
          {t('map.keys')} {t('map.boundaries')}
        </Text>
      </figcaption>
    </figure>
  );
}

function Legend({ kind }: { readonly kind: 'library' | 'imported' }) {
  const { t } = useTranslation('practices');
  return (
    <Group gap="md" className={styles.legend}>
      {([0, 1, 2] as const).map((tone) => (
        <span key={tone} className={styles.key}>
          <span aria-hidden className={styles.swatch} data-tone={tone} />
          {t(`map.${kind}-tone.${tone}`, { count: MANY })}
        </span>
      ))}
    </Group>
  );
}

type ImportedOn = ReturnType<typeof useImportedOn>;

/** What is shown of an imported data set: an item and a year of it. */
function useImportedOn(editionId: string) {
  const edition = useTableEdition(editionId);
  const [item, setItem] = useState<string | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const items = edition.data?.description.items ?? [];
  const years = [...new Set(edition.data?.columns.map((column) => column.year))].sort((a, b) => b - a);
  const itemId = items.find(({ id }) => id === item)?.id ?? items[0]?.id;
  const shownYear = years.find((each) => each === year) ?? years[0];
  const values = useImportedValues(
    itemId === undefined || shownYear === undefined ? null : { editionId, itemId, year: shownYear },
  );
  return {
    ...{ items, years, itemId, year: shownYear, setItem, setYear },
    values: values.data ?? [],
    error: edition.error ?? values.error,
  };
}

function ImportedChoice({ imported }: { readonly imported: ImportedOn }) {
  const { t } = useTranslation('practices');
  const dates = useDates();
  const { items, years, itemId, year, setItem, setYear } = imported;
  return (
    <>
      <NativeSelect
        label={t('map.item')}
        maw="24rem"
        value={itemId ?? ''}
        onChange={(event) => setItem(event.currentTarget.value)}
        data={items.map(({ id, title }) => ({ value: id, label: title === id ? id : `${id}: ${title}` }))}
      />
      <NativeSelect
        label={t('map.year')}
        value={String(year ?? '')}
        onChange={(event) => setYear(Number(event.currentTarget.value))}
        data={years.map((each) => ({ value: String(each), label: dates.year(each) }))}
      />
    </>
  );
}
