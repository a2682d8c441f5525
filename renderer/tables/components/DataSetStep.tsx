import { Button, Group, NativeSelect, Textarea, TextInput, Title } from '@mantine/core';
import { FileJson } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DescribedTable, TableFindings } from '../../../shared/tables';
import { notifyDone, notifyError } from '../../platform';
import { useChooseDescription } from '../queries';

/** What a data set is called and where it comes from. */
export interface AboutDraft {
  readonly title: string;
  readonly source: string;
  readonly licence: string;
  readonly about: string;
}

interface DataSetStepProps {
  readonly about: AboutDraft;
  readonly editions: TableFindings['editions'];
  /** Id of a described edition that stays as it is, or null for a new one. */
  readonly known: string | null;
  readonly onAbout: (about: AboutDraft) => void;
  readonly onKnown: (editionId: string | null) => void;
  readonly onDescription: (description: DescribedTable) => void;
}

/** Which data set the table is of: a new one that is described here, or one that is there already. */
export function DataSetStep({ about, editions, known, onAbout, onKnown, onDescription }: DataSetStepProps) {
  const { t } = useTranslation('tables');
  const choose = useChooseDescription();
  const [chosen, setChosen] = [choose.data ?? [], onDescription];
  const ask = () =>
    choose.mutate(undefined, {
      whileShown: (found) => {
        const [only] = found ?? [];
        if (found?.length === 1 && only !== undefined) {
          onDescription(only.description);
          notifyDone(t('set.described', { count: only.description.items.length }));
        }
      },
      onError: notifyError,
    });
  const field = (name: keyof AboutDraft) => ({
    label: t(`set.${name}`),
    description: t(`set.${name}-hint`),
    value: about[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onAbout({ ...about, [name]: event.currentTarget.value }),
  });
  return (
    <section aria-labelledby="set-step">
      <Title order={2} id="set-step">
        {t('set.title-of-step')}
      </Title>
      <Group align="end" gap="md" my="xs">
        <NativeSelect
          label={t('set.which')}
          value={known ?? ''}
          onChange={(event) => onKnown(event.currentTarget.value || null)}
          data={[
            { value: '', label: t('set.new') },
            ...editions.map(({ editionId, title, shared }) => ({
              value: editionId,
              label: t('set.known', { title, count: shared }),
            })),
          ]}
        />
        {known === null ? (
          <Button
            variant="default"
            leftSection={<FileJson aria-hidden size={16} />}
            loading={choose.isPending}
            onClick={ask}
          >
            {t('set.from-file')}
          </Button>
        ) : null}
        {known !== null || chosen.length < 2 ? null : (
          <NativeSelect
            label={t('set.which-of-file')}
            defaultValue=""
            onChange={(event) => {
              const found = chosen.find(({ id }) => id === event.currentTarget.value);
              if (found !== undefined) setChosen(found.description);
            }}
            data={[
              { value: '', label: t('set.choose') },
              ...chosen.map(({ id, description }) => ({
                value: id,
                label: description.title === '' ? id : `${id}: ${description.title}`.slice(0, 90),
              })),
            ]}
          />
        )}
      </Group>
      {known === null ? (
        <Group grow align="start" preventGrowOverflow={false}>
          <TextInput required maxLength={300} {...field('title')} />
          <TextInput required maxLength={600} {...field('source')} />
          <TextInput maxLength={400} {...field('licence')} />
          <Textarea autosize minRows={1} maxRows={5} maxLength={4000} {...field('about')} />
        </Group>
      ) : null}
    </section>
  );
}
