import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DocumentVersion,
  type LibraryDocument,
  VERSION_STANDINGS,
  type VersionFields,
  versionStanding,
} from '../../../shared/library';
import { LANGUAGES } from '../../../shared/vocabulary';
import { ErrorNotice } from '../../platform';
import { DayInput, Dialog, isUnfitDay } from '../../ui';
import { OwnCalendarDay } from '../fields/OwnCalendarDay';
import { useCatalogueWords } from '../words';
import { useSetVersion } from './queries';

interface VersionDialogProps {
  readonly document: LibraryDocument;
  readonly version: DocumentVersion;
  readonly onClose: () => void;
}

/** Stands for "not stated" in a list. */
const UNSTATED = '';

/** What is said of one version: its name, day, language and standing, and where its file comes from. */
export function VersionDialog({ document, version, onClose }: VersionDialogProps) {
  const { t } = useTranslation(['works', 'ui']);
  const words = useCatalogueWords();
  const save = useSetVersion();
  const [fields, setFields] = useState<VersionFields>(() => {
    const { label, publishedOn, language, standing, source, obtainedOn, obtainedBy } = version;
    return { label, publishedOn, language, standing, source, obtainedOn, obtainedBy };
  });
  const set = (part: Partial<VersionFields>) => setFields({ ...fields, ...part });
  const orNull = (text: string) => (text.trim() === '' ? null : text);
  const unfit = isUnfitDay(fields.publishedOn ?? '') || isUnfitDay(fields.obtainedOn ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!unfit) save.mutate({ versionId: version.id, changes: fields }, { whileShown: onClose });
  };
  return (
    <Dialog opened size="lg" onClose={onClose} title={t('edit.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {save.isError ? <ErrorNotice error={save.error} /> : null}
          <TextInput
            label={t('edit.label')}
            description={t('edit.label-hint')}
            value={fields.label}
            maxLength={120}
            data-autofocus
            onChange={(event) => set({ label: event.currentTarget.value })}
          />
          <Group grow align="flex-start">
            <div>
              <DayInput
                label={t('edit.published')}
                of={document.state}
                value={fields.publishedOn ?? ''}
                onDay={(day) => set({ publishedOn: orNull(day) })}
              />
              <OwnCalendarDay
                state={document.state}
                label={t('edit.published')}
                value={fields.publishedOn ?? ''}
                onDay={(day) => set({ publishedOn: day })}
              />
            </div>
            <Select
              label={t('edit.language')}
              description={t('edit.language-hint')}
              data={[
                {
                  value: UNSTATED,
                  label:
                    document.language === null
                      ? t('edit.language-unstated')
                      : t('edit.language-of-document', { language: words.language(document.language) }),
                },
                ...LANGUAGES.map(({ code }) => ({ value: code, label: words.language(code) })),
              ]}
              value={fields.language ?? UNSTATED}
              searchable
              allowDeselect={false}
              onChange={(value) =>
                set({ language: LANGUAGES.find(({ code }) => code === value)?.code ?? null })
              }
            />
          </Group>
          <Select
            label={t('edit.standing')}
            description={t('edit.standing-hint')}
            data={[
              { value: UNSTATED, label: t('edit.not-stated') },
              ...VERSION_STANDINGS.map((standing) => ({ value: standing, label: t(`standing.${standing}`) })),
            ]}
            value={fields.standing ?? UNSTATED}
            allowDeselect={false}
            onChange={(value) => set({ standing: versionStanding.safeParse(value).data ?? null })}
          />
          <TextInput
            label={t('edit.source')}
            description={t('edit.source-hint')}
            value={fields.source ?? ''}
            maxLength={500}
            onChange={(event) => set({ source: orNull(event.currentTarget.value) })}
          />
          <Group grow align="flex-start">
            <DayInput
              label={t('edit.obtained-on')}
              value={fields.obtainedOn ?? ''}
              onDay={(day) => set({ obtainedOn: orNull(day) })}
            />
            <TextInput
              label={t('edit.obtained-by')}
              description={t('edit.obtained-by-hint')}
              value={fields.obtainedBy ?? ''}
              maxLength={200}
              onChange={(event) => set({ obtainedBy: orNull(event.currentTarget.value) })}
            />
          </Group>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel', { ns: 'ui' })}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={unfit}>
              {t('edit.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
