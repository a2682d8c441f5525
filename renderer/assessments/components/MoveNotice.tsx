import { Alert, Button, Group, Text } from '@mantine/core';
import { BookUp, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/assessments';
import type { Edition } from '../../../shared/questionnaires';
import { notifyDone, notifyError, useDates } from '../../platform';
import { useEditions, useLineages } from '../../questionnaires';
import { laterEditions } from '../edition-flow';
import { useLastMove, useUndoMove } from '../queries';
import { MoveDialog } from './MoveDialog';

interface MoveNoticeProps {
  readonly assessment: Assessment;
  readonly edition: Edition;
}

/** Says that a later edition is there and how to go on with it, or that the assessment was moved and how to go back. */
export function MoveNotice({ assessment, edition }: MoveNoticeProps) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  const editions = useEditions();
  const lineages = useLineages();
  const moved = useLastMove(assessment.id, assessment.status === 'open');
  const undo = useUndoMove(assessment.id);
  const [moving, setMoving] = useState(false);
  const reached = laterEditions(assessment, editions.data ?? [], lineages.data ?? []);
  const others = reached.filter(({ edition }) => edition !== assessment.edition);
  const [later] = others;
  if (later === undefined && !moved.data) return null;
  const isBeside = reached[0]?.edition === assessment.edition;
  return (
    <>
      {later !== undefined ? (
        <Alert
          mb="xs"
          color="blue"
          variant="outline"
          icon={<BookUp aria-hidden size={20} />}
          data-later-edition
        >
          <Group justify="space-between" gap="xs">
            <Text size="sm">
              {t(isBeside ? 'move.beside' : 'move.later', {
                ...{ edition: later.edition, from: assessment.edition },
              })}
            </Text>
            <Button size="xs" variant="default" onClick={() => setMoving(true)}>
              {t('move.look', { edition: later.edition })}
            </Button>
          </Group>
        </Alert>
      ) : null}
      {moved.data ? (
        <Group gap="xs" data-moved>
          <Text size="sm" c="dimmed">
            {t('move.moved', { from: moved.data.from, date: dates.dayOf(moved.data.at) })}
          </Text>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<Undo2 aria-hidden size={16} />}
            loading={undo.isPending}
            onClick={() =>
              undo.mutate(undefined, {
                onSuccess: (head) => notifyDone(t('move.undone', { edition: head.edition })),
                onError: notifyError,
              })
            }
          >
            {t('move.undo', { edition: moved.data.from })}
          </Button>
        </Group>
      ) : null}
      {later !== undefined ? (
        <MoveDialog
          opened={moving}
          onClose={() => setMoving(false)}
          assessment={assessment}
          older={edition}
          others={others.map((other) => other.edition)}
          lineages={lineages.data ?? []}
        />
      ) : null}
    </>
  );
}
