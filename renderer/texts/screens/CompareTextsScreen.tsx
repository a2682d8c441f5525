import { ActionIcon, Checkbox, Chip, Group, Text, Title, Tooltip } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ArrowLeftRight, ChevronDown, ChevronUp } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/app';
import { CHANGE_KINDS, type ChangeKind, type TextChange, type TextComparison } from '../../../shared/texts';
import { pageRanges, usePrintedLabel, useVersionName } from '../../library';
import { type Asked, ErrorNotice, lostWith, Telling } from '../../platform';
import {
  FIRST_TRY,
  type PageMarking,
  type PagesHandle,
  type PdfState,
  useAskIndex,
  useFileLabels,
  useOpened,
  usePdf,
  useRightCopies,
} from '../../reader';
import { BackLink, LoadingState, PAGE_TITLE_ID, PageHeader, TextLink, titleAppeared } from '../../ui';
import { spanOf, spansByPage, wantedOf } from '../change-spans';
import { ChangeList, NoChanges } from '../components/ChangeList';
import { TextPane } from '../components/TextPane';
import { type MachineRead, useComparisonOfTexts, useMachineRead } from '../queries';
import { type SideName, useLinkedScrolling } from '../use-linked-scrolling';
import styles from './CompareTextsScreen.module.css';

type Opened = CallOutput<'reader.open'>;

/** Two texts side by side: what differs, and both pages with the words marked. */
export function CompareTextsScreen() {
  const { before = '', after = '' } = useParams({ strict: false });
  const { t } = useTranslation('texts');
  const earlier = useOpened(before);
  const later = useOpened(after);
  const failed = [earlier, later].find((query) => lostWith(query) !== null);
  if (failed !== undefined) {
    return (
      <div className={styles['aside']}>
        <PageHeader title={t('title')} before={<BackLink to="/texts">{t('choose-again')}</BackLink>} />
        <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (earlier.data === undefined || later.data === undefined) {
    return (
      <div className={styles['aside']}>
        <LoadingState />
      </div>
    );
  }
  return (
    <Comparing
      key={`${before} ${after}`}
      ids={{ before, after }}
      opened={{ before: earlier.data, after: later.data }}
      asked={[earlier, later]}
    />
  );
}

interface ComparingProps {
  readonly ids: Readonly<Record<SideName, string>>;
  readonly opened: Readonly<Record<SideName, Opened>>;
  /** What was asked for both: why it could not be had anew is told. */
  readonly asked: readonly Asked[];
}

const NO_ANCHORS: TextComparison['anchors'] = [];
const NO_CHANGES: TextComparison['changes'] = [];

/** Numbers printed on a text's pages. */
function useLabels({ document }: Opened, state: PdfState): readonly (string | null)[] | null {
  const printed = usePrintedLabel();
  const own = useFileLabels(state.is === 'open' ? state.pdf : null);
  return Array.from({ length: document.pageCount }, (_, at) =>
    printed(document.sha256, at + 1, own?.[at] ?? null),
  );
}

/** What each text is called beside its title: where its document has several versions or a name for it, or both have one title. */
function useNamesOfBoth({
  ids,
  opened,
}: Omit<ComparingProps, 'asked'>): Readonly<Record<SideName, string | null>> {
  const nameOf = useVersionName();
  const [before, after] = [opened.before.document, opened.after.document];
  const versionOf = (side: SideName) => opened[side].document.versions.find(({ id }) => id === ids[side]);
  const areNamesakes = before.title === after.title && before.id !== after.id;
  const both = [versionOf('before'), versionOf('after')].filter((version) => version !== undefined);
  const name = (side: SideName): string | null => {
    const { versions } = opened[side].document;
    const version = versionOf(side);
    if (version === undefined) return null;
    if (areNamesakes) return nameOf(version, both, false);
    return versions.length < 2 && version.label === '' ? null : nameOf(version, versions);
  };
  return { before: name('before'), after: name('after') };
}

function Comparing({ ids, opened, asked }: ComparingProps) {
  const { t } = useTranslation('texts');
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (heading.current) titleAppeared(heading.current);
  }, []);
  const read = {
    before: useMachineRead(opened.before.document.sha256),
    after: useMachineRead(opened.after.document.sha256),
  };
  const comparison = useComparisonOfTexts(
    [opened.before.document.sha256, read.before],
    [opened.after.document.sha256, read.after],
  );
  const data = comparison.data;
  const byWords = data?.alignedBy === 'words';
  const changes = byWords ? data.changes : NO_CHANGES;
  const [kinds, setKinds] = useState<readonly ChangeKind[]>(CHANGE_KINDS);
  const listed = useMemo(
    () => changes.map((change, at) => ({ at, change })).filter(({ change }) => kinds.includes(change.kind)),
    [changes, kinds],
  );
  // Not by its number: the texts are compared anew once a machine has read more of them, and then that is the number of another one.
  const [chosen, setChosen] = useState<TextChange | null>(null);
  const at = chosen === null ? -1 : changes.indexOf(chosen);
  const active = at < 0 ? null : at;
  const [linked, setLinked] = useState(true);
  const [pages, setPages] = useState({ before: 1, after: 1 });
  const [attempts, setAttempts] = useState({ before: FIRST_TRY, after: FIRST_TRY });
  const beforePane = useRef<PagesHandle>(null);
  const afterPane = useRef<PagesHandle>(null);
  const panes = useMemo(() => ({ before: beforePane, after: afterPane }), []);
  const { hear, free } = useLinkedScrolling(panes, data?.anchors ?? NO_ANCHORS, linked);
  const versionNames = useNamesOfBoth({ ids, opened });
  const states = {
    before: usePdf(opened.before.document.sha256, attempts.before),
    after: usePdf(opened.after.document.sha256, attempts.after),
  };
  const labels = {
    before: useLabels(opened.before, states.before),
    after: useLabels(opened.after, states.after),
  };
  const asks = {
    before: useAskIndex(opened.before.document.sha256),
    after: useAskIndex(opened.after.document.sha256),
  };
  useRightCopies(beforePane, asks.before);
  useRightCopies(afterPane, asks.after);
  const marking = {
    before: useMarking(asks.before, changes, active, 'before'),
    after: useMarking(asks.after, changes, active, 'after'),
  };

  const go = useCallback(
    (at: number) => {
      const change = changes[at];
      if (change === undefined) return;
      free();
      setChosen(change);
      for (const side of ['before', 'after'] as const) {
        const { page, height } = change.places[side];
        panes[side].current?.goToPlace(page, height);
      }
    },
    [changes, free, panes],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      if (listed.length === 0) return;
      const row = listed.findIndex(({ at }) => at === active);
      const next = row < 0 ? (by === 1 ? 0 : listed.length - 1) : (row + by + listed.length) % listed.length;
      go(listed[next]?.at ?? 0);
    },
    [listed, active, go],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F3' || event.defaultPrevented) return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [step]);

  const hearers = useMemo(
    () => ({
      before: {
        page: (page: number) => setPages((known) => ({ ...known, before: page })),
        place: (page: number, fraction: number) => hear('before', page, fraction),
      },
      after: {
        page: (page: number) => setPages((known) => ({ ...known, after: page })),
        place: (page: number, fraction: number) => hear('after', page, fraction),
      },
    }),
    [hear],
  );
  const row = listed.findIndex(({ at }) => at === active);

  return (
    <div className={styles['screen']}>
      <div className={styles['bar']} role="toolbar" aria-label={t('tools')}>
        <Title ref={heading} order={1} id={PAGE_TITLE_ID} tabIndex={-1} className={styles['title'] ?? ''}>
          {t('title')}
        </Title>
        <TextLink to="/texts" search={ids} size="sm">
          {t('choose-again')}
        </TextLink>
        <Tooltip label={t('turn')}>
          <ActionIcon
            size={30}
            aria-label={t('turn')}
            onClick={() =>
              void navigate({ to: '/texts/$before/$after', params: { before: ids.after, after: ids.before } })
            }
          >
            <ArrowLeftRight aria-hidden size={18} />
          </ActionIcon>
        </Tooltip>
        <Checkbox
          size="xs"
          label={t('linked')}
          checked={linked}
          onChange={(event) => setLinked(event.currentTarget.checked)}
        />
        <span className={styles['steps']}>
          <Text size="sm" role="status" aria-live="polite">
            {data === undefined || !byWords
              ? ''
              : row < 0
                ? t('count', { count: data.total })
                : t('at', { at: row + 1, count: listed.length })}
          </Text>
          <Tooltip label={t('previous')}>
            <ActionIcon
              size={30}
              variant="default"
              aria-label={t('previous')}
              aria-keyshortcuts="Shift+F3"
              disabled={listed.length === 0}
              onClick={() => step(-1)}
            >
              <ChevronUp aria-hidden size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('next')}>
            <ActionIcon
              size={30}
              variant="default"
              aria-label={t('next')}
              aria-keyshortcuts="F3"
              disabled={listed.length === 0}
              onClick={() => step(1)}
            >
              <ChevronDown aria-hidden size={16} />
            </ActionIcon>
          </Tooltip>
        </span>
      </div>
      <Telling of={asked} className={styles['failed']}>
        {data === undefined ? null : <Remarks comparison={data} read={read} />}
        <div className={styles['body']}>
          <section className={styles['panel']} aria-label={t('changes')}>
            <Telling of={[comparison]} className={styles['aside']} />
            {lostWith(comparison) !== null ? null : data === undefined ? (
              <div className={styles['aside']}>
                <LoadingState label={t('comparing')} />
              </div>
            ) : !byWords ? (
              <Text size="sm" p="xs">
                {t(
                  hasNoWords(data, opened)
                    ? 'no-words'
                    : data.alignedBy === 'articles'
                      ? 'by-articles'
                      : 'by-pages',
                )}
              </Text>
            ) : (
              <>
                <Kinds counts={data.counts} kinds={kinds} onKinds={setKinds} />
                {data.total === 0 ? <NoChanges /> : null}
                {data.total > data.changes.length ? (
                  <Text size="sm" p="xs">
                    {t('first-only', { count: data.changes.length, total: data.total })}
                  </Text>
                ) : null}
                <ChangeList
                  listed={listed}
                  active={active}
                  onGo={go}
                  labelOf={(side, page) => labels[side]?.[page - 1] ?? null}
                  languages={{
                    before: opened.before.document.language,
                    after: opened.after.document.language,
                  }}
                />
              </>
            )}
          </section>
          {(['before', 'after'] as const).map((side) => (
            <TextPane
              key={side}
              ref={panes[side]}
              versionId={ids[side]}
              opened={opened[side]}
              state={states[side]}
              labels={labels[side]}
              page={pages[side]}
              marking={marking[side]}
              onPage={hearers[side].page}
              onPlace={hearers[side].place}
              onTry={(attempt) => setAttempts((known) => ({ ...known, [side]: attempt }))}
              versionName={versionNames[side]}
              name={t(side)}
            />
          ))}
        </div>
      </Telling>
    </div>
  );
}

function useMarking(
  ask: ReturnType<typeof useAskIndex>,
  changes: TextComparison['changes'],
  active: number | null,
  side: SideName,
): PageMarking {
  const spans = useMemo(() => spansByPage(changes, side), [changes, side]);
  const wantedOn = useMemo(() => wantedOf(spans, (page) => ask(page, '')), [spans, ask]);
  return useMemo(() => {
    const change = active === null ? undefined : changes[active];
    const place = change === undefined || active === null ? null : spanOf(spans, change, active, side);
    return {
      wantedOn,
      active: place === null ? null : { page: place.page, at: () => place.mark },
      cited: null,
    };
  }, [wantedOn, changes, active, spans, side]);
}

interface KindsProps {
  readonly counts: TextComparison['counts'];
  readonly kinds: readonly ChangeKind[];
  readonly onKinds: (kinds: readonly ChangeKind[]) => void;
}

/** Which kinds of changes are listed, with how many there are of each. */
function Kinds({ counts, kinds, onKinds }: KindsProps) {
  const { t } = useTranslation('texts');
  return (
    <Chip.Group
      multiple
      value={[...kinds]}
      onChange={(chosen) => onKinds(CHANGE_KINDS.filter((kind) => chosen.includes(kind)))}
    >
      <Group gap={4} p="xs" role="group" aria-label={t('kinds')}>
        {CHANGE_KINDS.map((kind) => (
          <Chip key={kind} value={kind} size="xs" disabled={counts[kind] === 0}>
            {t('kind-count', { kind: t(`kind.${kind}`), count: counts[kind] })}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

/** Whether one of the texts has no words at all, as a scan that was not read. */
const hasNoWords = ({ wordless }: TextComparison, opened: ComparingProps['opened']): boolean =>
  (['before', 'after'] as const).some((side) => wordless[side].length >= opened[side].document.pageCount);

interface RemarksProps {
  readonly comparison: TextComparison;
  readonly read: Readonly<Record<SideName, MachineRead | undefined>>;
}

/** Runs of pages that are named. */
const RUNS = 10;

/** What the reader must know to trust the list: pages without words, and words that a machine read. */
function Remarks({ comparison: { wordless, alignedBy }, read }: RemarksProps) {
  const { t } = useTranslation('texts');
  const sides = ['before', 'after'] as const;
  const pagesOf = (pages: readonly number[]): string => {
    const { text, leftOut } = pageRanges(pages, RUNS);
    return pages.length === 0 ? '–' : leftOut === 0 ? text : t('pages-more', { pages: text, count: leftOut });
  };
  const said = (kind: 'wordless' | 'machine-read', pages: Readonly<Record<SideName, readonly number[]>>) => {
    const count = pages.before.length + pages.after.length;
    return count === 0
      ? null
      : t(kind, { count, before: pagesOf(pages.before), after: pagesOf(pages.after) });
  };
  const remarks = [
    said('wordless', wordless),
    sides.some((side) => read[side]?.goesOn) ? t('reading-goes-on') : null,
    // Only where words are compared may a slip of the machine be taken for a change.
    alignedBy === 'words'
      ? said('machine-read', { before: read.before?.pages ?? [], after: read.after?.pages ?? [] })
      : null,
  ].filter((remark) => remark !== null);
  return remarks.map((remark) => (
    <Text key={remark} size="sm" px="sm" py={4} className={styles['remark'] ?? ''}>
      {remark}
    </Text>
  ));
}
