import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BULK_FIELDS, type BulkChange, type BulkDone } from '../../../shared/library';
import {
  accessClass,
  appliesTo,
  documentType,
  LANGUAGES,
  legalStatus,
  MEMBERS,
  pillarCode,
  TOPIC_GROUPS,
  topicsOfGroup,
} from '../../../shared/vocabulary';
import { ErrorNotice } from '../../platform';
import { Dialog } from '../../ui';
import { useBulkEdit, useBulkPreview } from '../bulk-queries';
import { useCatalogueWords } from '../words';
import { BulkChoice } from './BulkChoice';
import { BulkCodes } from './BulkCodes';
import { BulkDay } from './BulkDay';

interface BulkEditDialogProps {
  readonly documentIds: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (done: BulkDone) => void;
}

const STATES = MEMBERS.map(({ code }) => code);
const LANGUAGE_CODES = LANGUAGES.map(({ code }) => code);

function byWord<C extends string>(codes: readonly C[], wordOf: (code: C) => string): C[] {
  return [...codes].sort((a, b) => wordOf(a).localeCompare(wordOf(b)));
}

/** A change that says something: lists without codes do, when they are to be emptied. */
function isSaid(change: BulkChange): boolean {
  const { pillars, topics, ...plain } = change;
  const said = [pillars, topics].some((list) => list && (list.how === 'replace' || list.codes.length > 0));
  return said || Object.values(plain).some((value) => value !== undefined);
}

/** Asks what to change in the chosen documents and says how many will be different before it is done. */
export default function BulkEditDialog({ documentIds, onClose, onDone }: BulkEditDialogProps) {
  const { t } = useTranslation(['library', 'ui']);
  const words = useCatalogueWords();
  const [change, setChange] = useState<BulkChange>({});
  const preview = useBulkPreview(documentIds, isSaid(change) ? change : null);
  const edit = useBulkEdit();
  const set = (part: { readonly [F in keyof BulkChange]: BulkChange[F] | undefined }) => {
    const next = { ...change, ...part };
    setChange(
      Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as BulkChange,
    );
  };
  const changes = isSaid(change) ? preview.data?.changes : 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!changes || edit.isPending) return;
    edit.mutate({ documentIds, change }, { onSuccess: onDone, whileShown: onClose });
  };
  return (
    <Dialog opened onClose={onClose} size="xl" title={t('bulk.title', { count: documentIds.length })}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{t('bulk.what')}</Text>
          <SimpleGrid cols={3} spacing="sm" verticalSpacing="xs">
            <BulkChoice
              field="type"
              value={change.type}
              options={byWord(documentType.options, words.type)}
              wordOf={words.type}
              onChange={(type) => set({ type: type ?? undefined })}
            />
            <BulkChoice
              field="status"
              value={change.status}
              options={legalStatus.options}
              wordOf={words.status}
              onChange={(status) => set({ status: status ?? undefined })}
            />
            <BulkChoice
              field="state"
              value={change.state}
              options={byWord(STATES, words.state)}
              wordOf={words.state}
              clearable
              onChange={(state) => set({ state })}
            />
            <BulkChoice
              field="appliesTo"
              value={change.appliesTo}
              options={appliesTo.options}
              wordOf={words.appliesTo}
              clearable
              onChange={(appliesTo) => set({ appliesTo })}
            />
            <BulkChoice
              field="language"
              value={change.language}
              options={LANGUAGE_CODES}
              wordOf={words.language}
              clearable
              onChange={(language) => set({ language })}
            />
            <BulkChoice
              field="access"
              value={change.access}
              options={accessClass.options}
              wordOf={words.access}
              onChange={(access) => set({ access: access ?? undefined })}
            />
            <BulkDay value={change.reviewBy} onChange={(reviewBy) => set({ reviewBy })} />
          </SimpleGrid>
          <BulkCodes
            field="pillars"
            value={change.pillars}
            groups={[
              {
                group: t('field.pillars.label'),
                items: pillarCode.options.map((code) => ({ value: code, label: words.pillar(code) })),
              },
            ]}
            onChange={(pillars) =>
              set({ pillars: pillars && { how: pillars.how, codes: [...pillars.codes] } })
            }
          />
          <BulkCodes
            field="topics"
            value={change.topics}
            groups={TOPIC_GROUPS.map((group) => ({
              group: words.topicGroup(group.id),
              items: topicsOfGroup(group.id).map(({ id }) => ({ value: id, label: words.topic(id) })),
            }))}
            onChange={(topics) => set({ topics: topics && { how: topics.how, codes: [...topics.codes] } })}
          />
          <div role="status" aria-live="polite">
            {isSaid(change) && preview.data !== undefined ? (
              <>
                <Text size="sm" fw={600}>
                  {t('bulk.preview', { count: preview.data.changes })}
                </Text>
                <Text size="sm" c="dimmed">
                  {[
                    ...BULK_FIELDS.flatMap((field) => {
                      const count = preview.data.fields[field];
                      return count === undefined
                        ? []
                        : [
                            t('bulk.preview-field', {
                              field: field === 'reviewBy' ? t('bulk.review') : t(`field.${field}.label`),
                              count,
                            }),
                          ];
                    }),
                    ...(preview.data.same === 0 ? [] : [t('bulk.same', { count: preview.data.same })]),
                  ].join(' ')}
                </Text>
              </>
            ) : (
              <Text size="sm" c="dimmed">
                {t('bulk.nothing-yet')}
              </Text>
            )}
          </div>
          {preview.isError ? <ErrorNotice error={preview.error} /> : null}
          {edit.isError ? <ErrorNotice error={edit.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={edit.isPending} disabled={!changes || preview.isPlaceholderData}>
              {t('bulk.do', { count: changes ?? 0 })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
