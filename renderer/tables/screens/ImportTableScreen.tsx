import { Alert, Button, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { FileSpreadsheet, Info } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DescribedTable, ImportPlan, TableDraft, TableLook, TableReading } from '../../../shared/tables';
import { useUndoNotice } from '../../changes';
import {
  dropDrafts,
  ErrorNotice,
  ErrorNotices,
  lostWith,
  notifyDone,
  notifyError,
  useDates,
  useDraft,
} from '../../platform';
import { BackLink, EmptyState, LoadingState, PageHeader } from '../../ui';
import { ColumnsStep } from '../components/ColumnsStep';
import { type AboutDraft, DataSetStep } from '../components/DataSetStep';
import { ItemsStep } from '../components/ItemsStep';
import { PreviewStep } from '../components/PreviewStep';
import { UnknownStates } from '../components/UnknownStates';
import { describedItems, draftOf, type ItemDraft, isComplete } from '../item-drafts';
import { useChooseTable, useFindings, useImport, useImportPreview, useLook } from '../queries';

const PAUSE = 350;

interface Opened {
  readonly draft: TableDraft;
  readonly look: TableLook;
}

/** Begins the keys of what is typed about the table that is open, whatever sheet and row of heads are looked at. */
const TYPED = 'table ';

/** A table is chosen, its columns and items are described, and what would be imported is seen before it is. */
export function ImportTableScreen() {
  const { t } = useTranslation('tables');
  const choose = useChooseTable();
  const look = useLook();
  const { draft: opened, change: setOpened } = useDraft<Opened | null>('table', () => null, {
    isTyped: false,
  });

  const open = async () => {
    const draft = await choose.mutateAsync();
    if (draft === null) return;
    dropDrafts(TYPED);
    setOpened({ draft, look: await look.mutateAsync({ draftId: draft.id, sheet: 0, headerRow: null }) });
  };
  const lookAt = async (draft: TableDraft, sheet: number, headerRow: number | null) =>
    setOpened({ draft, look: await look.mutateAsync({ draftId: draft.id, sheet, headerRow }) });

  const button = (
    <Button
      leftSection={<FileSpreadsheet aria-hidden size={16} />}
      variant={opened === null ? 'filled' : 'default'}
      loading={choose.isPending}
      onClick={() => void open().catch(() => undefined)}
    >
      {t(opened === null ? 'import.choose' : 'import.choose-other')}
    </Button>
  );
  return (
    <>
      <PageHeader
        before={<BackLink to="/compare/imported">{t('import.back')}</BackLink>}
        title={t('import.title')}
        what={t('import.what')}
        next={t('import.next')}
        actions={opened === null ? undefined : button}
      />
      {choose.isError ? <ErrorNotice error={choose.error} /> : null}
      {look.isError ? <ErrorNotice error={look.error} /> : null}
      {opened === null ? (
        <EmptyState title={t('import.none')} action={button}>
          {t('import.kinds')}
        </EmptyState>
      ) : (
        <Describing
          key={`${opened.draft.id} ${opened.look.guessed.sheet} ${opened.look.guessed.headerRow}`}
          opened={opened}
          onSheet={(sheet, headerRow) =>
            void lookAt(opened.draft, sheet, headerRow).catch((cause) => notifyError(cause))
          }
          onImported={() => {
            setOpened(null);
            dropDrafts(TYPED);
          }}
        />
      )}
    </>
  );
}

interface DescribingProps {
  readonly opened: Opened;
  readonly onSheet: (sheet: number, headerRow: number | null) => void;
  readonly onImported: () => void;
}

/** What somebody says about a table before it is imported. */
interface Description {
  readonly reading: TableReading;
  readonly about: AboutDraft;
  /** The edition that it goes on; null for one that is described here. */
  readonly known: string | null;
  /** Of the items that were looked at, by id. */
  readonly items: Readonly<Record<string, ItemDraft>>;
}

function Describing({ opened: { draft, look }, onSheet, onImported }: DescribingProps) {
  const { t } = useTranslation('tables');
  const dates = useDates();
  const navigate = useNavigate();
  const offerUndo = useUndoNotice();
  const importing = useImport();
  const { sheet, headerRow } = look.guessed;
  const described = useDraft<Description>(
    `${TYPED}${draft.id} ${sheet} ${headerRow}`,
    () => ({
      reading: look.guessed,
      about: { title: draft.name.replace(/\.[^.]+$/, ''), source: '', licence: '', about: '' },
      known: draft.importedAs[0]?.editionId ?? null,
      items: {},
    }),
    // The opened file is known by this name until the program ends.
    { isLasting: false },
  );
  const { reading, about, known } = described.draft;
  const items = new Map(Object.entries(described.draft.items));
  const say = (part: Partial<Description>) => described.change((now) => ({ ...now, ...part }));
  const setReading = (reading: TableReading) => say({ reading });
  const findings = useFindings(draft.id, reading);
  const [withoutRefused, setWithoutRefused] = useState(false);

  const found = findings.data?.items ?? [];
  const describe = (description: DescribedTable) => {
    const { title, source, licence } = description;
    const byId = new Map(description.items.map((item) => [item.id, item]));
    say({
      about: {
        ...about,
        title: title || about.title,
        source: source || about.source,
        licence: licence || about.licence,
      },
      items: Object.fromEntries(
        found.map((item) => {
          const described = byId.get(item.id);
          return [
            item.id,
            described === undefined ? { ...draftOf(item), isTaken: false } : { ...draftOf(item), described },
          ];
        }),
      ),
    });
  };

  const { items: taken, left } = describedItems(found, items);
  const isReady =
    known !== null ||
    (about.title.trim() !== '' &&
      about.source.trim() !== '' &&
      taken.length > 0 &&
      found.every((item) => isComplete(items.get(item.id) ?? draftOf(item))));
  const plan: ImportPlan | null =
    isReady && findings.data !== undefined
      ? {
          ...{ draftId: draft.id, reading },
          left: known === null ? left : [],
          as:
            known === null
              ? { kind: 'new', description: { ...trimmed(about), items: taken } }
              : { kind: 'known', editionId: known },
        }
      : null;
  const [asked] = useDebouncedValue(plan, PAUSE);
  const preview = useImportPreview(plan === null ? null : asked);

  const take = () => {
    if (plan === null) return;
    importing.mutate(
      { ...plan, withoutRefused },
      {
        onSuccess: ({ changeId, fresh }) => {
          onImported();
          if (changeId === null) notifyDone(t('import.nothing-new'));
          else offerUndo(changeId, t('import.done', { count: fresh, name: draft.name }));
        },
        whileHere: ({ editionId }) => navigate({ to: '/compare/imported/$editionId', params: { editionId } }),
        onError: notifyError,
      },
    );
  };

  return (
    <Stack gap="lg">
      {draft.importedAs.map(({ editionId, title, at }) => (
        <Alert key={editionId} icon={<Info aria-hidden />} title={t('import.again')}>
          {t('import.again-what', { title, moment: dates.moment(at) })}
        </Alert>
      ))}
      <ColumnsStep draft={draft} look={look} reading={reading} onSheet={onSheet} onReading={setReading} />
      <ErrorNotices of={[findings]} />
      {lostWith(findings) !== null ? null : findings.data === undefined ? (
        <LoadingState />
      ) : (
        <>
          <UnknownStates
            unknown={findings.data.unknownStates}
            meant={reading.meant}
            onMeant={(meant) => setReading({ ...reading, meant })}
          />
          <DataSetStep
            about={about}
            editions={findings.data.editions}
            known={known}
            onAbout={(about) => say({ about })}
            onKnown={(known) => say({ known })}
            onDescription={describe}
          />
          {known === null ? (
            <ItemsStep
              found={found}
              drafts={items}
              onChange={(items) => say({ items: Object.fromEntries(items) })}
            />
          ) : null}
          {plan === null ? null : <ErrorNotices of={[preview]} />}
          {plan === null ? (
            <Alert color="yellow" icon={<Info aria-hidden />}>
              {t('import.incomplete')}
            </Alert>
          ) : lostWith(preview) !== null ? null : preview.data ? (
            <PreviewStep
              preview={preview.data}
              withoutRefused={withoutRefused}
              isBusy={importing.isPending}
              onWithoutRefused={setWithoutRefused}
              onImport={take}
            />
          ) : (
            <LoadingState />
          )}
        </>
      )}
    </Stack>
  );
}

function trimmed({ title, source, licence, about }: AboutDraft): AboutDraft {
  return { title: title.trim(), source: source.trim(), licence: licence.trim(), about: about.trim() };
}
