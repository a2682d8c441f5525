import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditionDraft } from '../../../shared/questionnaires';
import { ErrorNotice, notifyDone } from '../../platform';
import { Dialog } from '../../ui';
import { useMakeEdition } from '../queries';
import { CellProblems } from './CellProblems';
import styles from './EditionChanges.module.css';

interface MakeEditionDialogProps {
  readonly draft: EditionDraft | null;
  readonly title: string;
  readonly onClose: () => void;
}

/** What a workbook would change, before an edition is made of it. */
export function MakeEditionDialog({ draft, title, onClose }: MakeEditionDialogProps) {
  const { t } = useTranslation(['questionnaires', 'ui']);
  return (
    <Dialog
      opened={draft !== null}
      onClose={onClose}
      size="xl"
      title={draft === null ? '' : t('make.title', { name: draft.name, base: draft.base })}
    >
      {draft === null ? null : <MakeForm draft={draft} title={title} onClose={onClose} />}
    </Dialog>
  );
}

function MakeForm({ draft, title, onClose }: MakeEditionDialogProps & { readonly draft: EditionDraft }) {
  const { t } = useTranslation(['questionnaires', 'ui']);
  const make = useMakeEdition();
  const [major, setMajor] = useState<ReadonlySet<string>>(new Set());
  const [name, setName] = useState(title);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { differences, problems } = draft;
  if (problems.length > 0) {
    return (
      <Stack gap="sm">
        <Text size="sm">{t('make.mend')}</Text>
        <CellProblems problems={problems} />
      </Stack>
    );
  }
  if (differences.length === 0) return <Text size="sm">{t('make.nothing')}</Text>;
  const toggle = (itemId: string) =>
    setMajor((present) => {
      const next = new Set(present);
      if (!next.delete(itemId)) next.add(itemId);
      return next;
    });
  const answers = (['minor', 'references', 'major', 'moved', 'retired', 'new'] as const).map(
    (kind) => [kind, t(`make.answers.${kind}`)] as const,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '' || name.trim() === '' || make.isPending) return;
    make.mutate(
      {
        ...{ draftId: draft.draftId, title: name, major: [...major], reason },
        answers: Object.fromEntries(answers) as Record<(typeof answers)[number][0], string>,
      },
      {
        onSuccess: ({ edition }) => notifyDone(t('make.done', { name: edition })),
        whileShown: onClose,
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text size="sm">{t('make.what')}</Text>
        <div className={styles.frame}>
          <table className={styles.table} data-differences>
            <caption className={styles.caption}>
              {t('make.differences', { count: differences.length })}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('make.item')}</th>
                <th scope="col">{t('changes.change')}</th>
                <th scope="col">{t('make.meaning')}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ itemId, kind, columns, isTold, topic }) => (
                <tr key={itemId}>
                  <th scope="row">{itemId}</th>
                  <td>
                    {topic}
                    <Text size="xs" c="dimmed">
                      {t(`make.kind.${kind}`)}{' '}
                      {columns.map((column) => t(`file.column.${column}`)).join(', ')}
                    </Text>
                  </td>
                  <td>
                    {isTold ? (
                      t('make.told')
                    ) : kind === 'reworded' ? (
                      <Checkbox
                        size="sm"
                        checked={major.has(itemId)}
                        onChange={() => toggle(itemId)}
                        label={t('make.is-major')}
                        aria-label={t('make.is-major-of', { item: itemId })}
                      />
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <TextInput
          label={t('make.name')}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
          required
        />
        <Textarea
          label={t('make.reason')}
          description={t('make.reason-why')}
          value={reason}
          maxLength={600}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && reason.trim() === '' ? t('make.reason-missing') : undefined}
          required
        />
        <Text size="sm" c="dimmed">
          {t('make.for-good')}
        </Text>
        {make.isError ? <ErrorNotice error={make.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={make.isPending}>
            {t('make.do', { name: draft.name })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
