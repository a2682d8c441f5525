import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Assessment,
  flowBetween,
  itemsAsked,
  type MovePreview,
  previewMove,
} from '../../../shared/assessments';
import {
  CARRIED_AS,
  type Edition,
  type ItemLineage,
  isLocalItem,
  itemById,
  pathBetween,
} from '../../../shared/questionnaires';
import { ErrorNotice, ErrorNotices, lostWith, notifyDone } from '../../platform';
import { EditionChanges, useEdition, usePublishedEdition } from '../../questionnaires';
import { Dialog, LoadingState } from '../../ui';
import { useMoveEdition } from '../queries';

interface MoveDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly assessment: Assessment;
  readonly older: Edition;
  /** The editions that it can go on with, the one that is proposed first. */
  readonly others: readonly string[];
  readonly lineages: readonly ItemLineage[];
}

/** What moving an open assessment to a later edition would do, before it is done. */
export function MoveDialog({ opened, onClose, others, ...props }: MoveDialogProps) {
  const { t } = useTranslation(['assessments', 'ui']);
  const [chosen, setChosen] = useState<string | null>(null);
  const [first = ''] = others;
  const to = chosen !== null && others.includes(chosen) ? chosen : first;
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t('move.title', { from: props.assessment.edition, to })}
    >
      <Stack gap="sm">
        {others.length < 2 ? null : (
          <NativeSelect
            label={t('next.edition')}
            data={[...others]}
            value={to}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )}
        <MoveForm key={to} onClose={onClose} to={to} {...props} />
      </Stack>
    </Dialog>
  );
}

interface MoveFormProps extends Omit<MoveDialogProps, 'opened' | 'others'> {
  readonly to: string;
}

function MoveForm({ onClose, assessment, older, to, lineages }: MoveFormProps) {
  const { t } = useTranslation(['assessments', 'ui']);
  const target = { questionnaire: assessment.questionnaire, edition: to };
  const newer = usePublishedEdition(target);
  const move = useMoveEdition(assessment.id);
  const failed = <ErrorNotices of={[newer]} />;
  if (lostWith(newer) !== null) return failed;
  if (newer.data === undefined) return <LoadingState />;
  const asked = itemsAsked(newer.data.items, assessment).map(({ id }) => id);
  const flow = flowBetween(
    assessment.answers.map(({ itemId }) => itemId),
    assessment,
    target,
    lineages,
  );
  if (flow === undefined) return null;
  const preview = previewMove(assessment.answers, asked, flow);
  const path = pathBetween(assessment, to, lineages) ?? [];
  return (
    <Stack gap="sm">
      <Text size="sm">{t('move.what')}</Text>
      {failed}
      <PreviewCounts preview={preview} />
      <LeftUnseen preview={preview} older={older} to={to} />
      <Text size="sm">{t('move.agencies', { from: assessment.edition })}</Text>
      {path.map((lineage) => (
        <Step key={lineage.to} lineage={lineage} />
      ))}
      {move.isError ? <ErrorNotice error={move.error} /> : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button
          loading={move.isPending}
          onClick={() =>
            move.mutate(to, {
              // Where the last edition was moved to, the notice that holds this dialog goes; it would come back open.
              onSuccess: () => {
                onClose();
                notifyDone(t('move.done', { edition: to }));
              },
            })
          }
        >
          {t('move.do', { edition: to })}
        </Button>
      </Group>
    </Stack>
  );
}

/** What differs on one step of the way, in the words of both editions; a way may lead over editions between. */
function Step({ lineage }: { readonly lineage: ItemLineage }) {
  const { questionnaire, from, to } = lineage;
  const older = useEdition({ questionnaire, edition: from });
  const newer = useEdition({ questionnaire, edition: to });
  if (older.isPending || newer.isPending) return <LoadingState />;
  return <EditionChanges lineage={lineage} older={older.data} newer={newer.data} />;
}

/** How many items stay, are proposed, wait to be read, are new, and are asked no more; with how many of them somebody answered. */
function PreviewCounts({ preview: { items, ended } }: { readonly preview: MovePreview }) {
  const { t } = useTranslation('assessments');
  return (
    <ul data-move-preview>
      {CARRIED_AS.flatMap((as) => {
        const of = items.filter((item) => item.as === as);
        const answered = of.filter((item) => item.answered.length > 0).length;
        return of.length === 0
          ? []
          : [<li key={as}>{t(`move.count.${as}`, { count: of.length, answered })}</li>];
      })}
      {ended.length === 0 ? null : (
        <li>
          {t('move.count.ended', {
            count: ended.length,
            answered: ended.filter(({ answered }) => answered).length,
          })}
        </li>
      )}
    </ul>
  );
}

/** What is said on questions that are asked no more would be missing from the frozen year: they are named, with what can be done instead. */
function LeftUnseen({
  preview,
  older,
  to,
}: Pick<MoveFormProps, 'older' | 'to'> & { readonly preview: MovePreview }) {
  const { t } = useTranslation('assessments');
  const left = preview.ended;
  if (left.length === 0) return null;
  return (
    <Alert color="yellow" variant="outline" icon={<TriangleAlert aria-hidden size={20} />} data-left-unseen>
      <Stack gap="xs">
        <Text size="sm">{t('move.left', { count: left.length, edition: to })}</Text>
        <ul>
          {left.map(({ itemId }) => (
            <li key={itemId}>
              <strong>{itemId}</strong> {itemById(older, itemId)?.question}
            </li>
          ))}
        </ul>
        <Text size="sm">
          {t(left.some(({ itemId }) => isLocalItem(itemId)) ? 'move.left-own' : 'move.left-instead', {
            edition: to,
          })}
        </Text>
      </Stack>
    </Alert>
  );
}
