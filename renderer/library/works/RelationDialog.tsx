import { Button, Checkbox, Group, Select, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LibraryDocument, RELATION_KINDS, type RelationKind } from '../../../shared/library';
import { ErrorNotice, offerUndo } from '../../platform';
import { DayInput, Dialog, isUnfitDay } from '../../ui';
import { DocumentPicker } from './DocumentPicker';
import { useRelate, useUnrelate } from './queries';

interface RelationDialogProps {
  readonly document: LibraryDocument;
  readonly onClose: () => void;
}

type Direction = 'out' | 'in';

/** Relations that may concern only some provisions. */
const MAY_BE_IN_PART: ReadonlySet<RelationKind> = new Set(['repeals', 'supersedes', 'implements']);

const PHRASES = RELATION_KINDS.flatMap((kind) =>
  (['out', 'in'] as const).map((direction) => ({ kind, direction, value: `${kind} ${direction}` })),
);

/** States what this document does to another one, or another one to it. */
export function RelationDialog({ document, onClose }: RelationDialogProps) {
  const { t } = useTranslation(['works', 'library', 'ui']);
  const relate = useRelate();
  const unrelate = useUnrelate();
  const [{ kind, direction }, setPhrase] = useState<{ kind: RelationKind; direction: Direction }>({
    kind: 'amends',
    direction: 'in',
  });
  const [other, setOther] = useState<string | null>(null);
  const [inPart, setInPart] = useState(false);
  const [effectiveOn, setEffectiveOn] = useState('');
  const unfit = isUnfitDay(effectiveOn);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (other === null || unfit) return;
    const [from, to] = direction === 'out' ? [document.id, other] : [other, document.id];
    relate.mutate(
      {
        ...{ kind, from, to },
        inPart: inPart && MAY_BE_IN_PART.has(kind),
        effectiveOn: effectiveOn === '' ? null : effectiveOn,
      },
      {
        onSuccess: ({ relations }) => {
          const made = relations.find(
            (each) => each.kind === kind && each.direction === 'out' && each.other.id === to,
          );
          if (made === undefined) return;
          offerUndo({
            id: `related-${made.id}`,
            message: t('relation.added'),
            undo: () => unrelate.mutateAsync({ relationId: made.id }),
          });
        },
        whileShown: onClose,
      },
    );
  };
  return (
    <Dialog opened size="lg" onClose={onClose} title={t('relation.add')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {relate.isError ? <ErrorNotice error={relate.error} /> : null}
          <Select
            label={t('relation.this-document')}
            data={PHRASES.map((phrase) => ({
              value: phrase.value,
              label: t(`relation.${phrase.kind}.${phrase.direction}`),
            }))}
            value={`${kind} ${direction}`}
            allowDeselect={false}
            onChange={(value) => {
              const phrase = PHRASES.find((each) => each.value === value);
              if (phrase) setPhrase(phrase);
            }}
          />
          <DocumentPicker
            label={t('relation.other')}
            hint={t('relation.other-hint')}
            without={[document.id]}
            value={other}
            onChange={setOther}
          />
          {MAY_BE_IN_PART.has(kind) ? (
            <Checkbox
              label={t('relation.only-in-part')}
              checked={inPart}
              onChange={(event) => setInPart(event.currentTarget.checked)}
            />
          ) : null}
          <DayInput
            label={t('relation.effective')}
            of={document.state}
            hint={t('relation.effective-hint')}
            // Neither this text nor what it does to another can be older than itself.
            doubt={
              document.adoptedOn !== null && effectiveOn < document.adoptedOn
                ? t('library:field.day-before', { field: t('library:field.adoptedOn.label') })
                : undefined
            }
            value={effectiveOn}
            onDay={setEffectiveOn}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel', { ns: 'ui' })}
            </Button>
            <Button type="submit" loading={relate.isPending} disabled={other === null || unfit}>
              {t('relation.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
