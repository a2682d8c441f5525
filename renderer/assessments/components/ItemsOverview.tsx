import { Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instrument } from '../../../shared/instruments';
import { PILLARS } from '../../../shared/vocabulary';
import { useInstruments } from '../../instruments';
import { EmptyState } from '../../ui';
import { useAnsweringAs } from '../answering-as';
import {
  countShown,
  fits,
  grouped,
  lastView,
  type Row,
  rememberView,
  restsOn,
  SHOWN,
  type View,
  WHOLE,
} from '../overview';
import { useAutosaveBook } from '../queries';
import styles from './ItemsOverview.module.css';
import { ItemsTable } from './ItemsTable';
import { KeyHelp } from './KeyHelp';

interface ItemsOverviewProps {
  readonly assessmentId: string;
  readonly rows: readonly Row[];
  /** Code of the instrument that was come for. */
  readonly restingOn: string | undefined;
  /** What can be done with the items that rest on an instrument. */
  readonly besideInstrument: (instrument: Instrument) => ReactNode;
}

/** The items by pillar and theme, narrowed as the reader likes. */
export function ItemsOverview({ assessmentId, rows, restingOn, besideInstrument }: ItemsOverviewProps) {
  const { t } = useTranslation(['assessments', 'vocabulary']);
  const [view, setView] = useState<View>(() =>
    restingOn === undefined ? lastView(assessmentId) : { ...WHOLE, instrument: restingOn },
  );
  useEffect(() => rememberView(assessmentId, view), [assessmentId, view]);
  const unsaved = useUnsaved(assessmentId, useAnsweringAs());
  const change = (changes: Partial<View>) => setView((known) => ({ ...known, ...changes }));

  const counts = countShown(rows, view);
  const shown = rows.filter((row) => fits(row, view));
  const instruments = (useInstruments().data ?? []).filter(
    // A pair stands under each of its two.
    ({ code }) => !code.includes('/') && rows.some(({ item }) => restsOn(item, code)),
  );
  const chosen = instruments.find(({ code }) => code === view.instrument);
  const pillars = PILLARS.filter((pillar) => rows.some(({ item }) => item.pillar === pillar));

  return (
    <>
      <div className={styles.filters}>
        <SegmentedControl
          aria-label={t('filter.pillar')}
          size="xs"
          value={view.pillar}
          onChange={(value) => change({ pillar: PILLARS.find((each) => each === value) ?? 'all' })}
          data={[
            { value: 'all', label: t('filter.all-pillars') },
            ...pillars.map((pillar) => ({ value: pillar, label: t(`vocabulary:pillar.${pillar}.label`) })),
          ]}
        />
        <SegmentedControl
          aria-label={t('filter.shown')}
          size="xs"
          value={view.shown}
          onChange={(value) => change({ shown: SHOWN.find((each) => each === value) ?? 'all' })}
          data={SHOWN.map((value) => ({
            value,
            label: t(`filter.${value}`, { count: counts[value] }),
            disabled: value !== 'all' && value !== view.shown && counts[value] === 0,
          }))}
        />
        <NativeSelect
          aria-label={t('filter.instrument')}
          size="xs"
          value={view.instrument ?? ''}
          onChange={({ currentTarget: { value } }) => change({ instrument: value === '' ? null : value })}
          data={[
            { value: '', label: t('filter.any-instrument') },
            ...instruments.map(({ code, kind, shortName: name }) => ({
              value: code,
              // A treaty is known by its letters.
              label: kind === 'treaty' ? t('filter.instrument-name', { name, code }) : name,
            })),
          ]}
        />
        {chosen === undefined ? null : besideInstrument(chosen)}
      </div>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status" aria-live="polite">
          {t('filter.result', { count: shown.length, total: rows.length })}
        </Text>
        <KeyHelp screen="overview" />
      </Group>
      {shown.length === 0 ? (
        <EmptyState title={t(`filter.none-${view.shown}`)}>{t('filter.none-why')}</EmptyState>
      ) : (
        <ItemsTable assessmentId={assessmentId} groups={grouped(shown)} unsaved={unsaved} />
      )}
    </>
  );
}

/** Items whose words are not on disk yet, kept up to date. */
function useUnsaved(assessmentId: string, agencyId: string | null): ReadonlySet<string> {
  const book = useAutosaveBook();
  const list = useSyncExternalStore(
    (hear) => book.watchAll(hear),
    () => book.unsaved(assessmentId, agencyId).join(' '),
  );
  return new Set(list.split(' '));
}
