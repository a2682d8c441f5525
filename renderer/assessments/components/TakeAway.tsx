import { Button, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/assessments';
import { ErrorNotice, notifyDone } from '../../platform';
import { ConfirmDialog } from '../../ui';
import { useTakeAway } from '../queries';

interface TakeAwayProps {
  readonly assessment: Assessment;
}

/** For an assessment that was begun by mistake: the way to be rid of it, as long as no answer was given. */
export function TakeAway({ assessment }: TakeAwayProps) {
  const { t } = useTranslation('assessments');
  const navigate = useNavigate();
  const takeAway = useTakeAway(assessment.id);
  const [asking, setAsking] = useState(false);
  const isUntouched =
    assessment.status === 'open' && assessment.answers.every(({ revision }) => revision === 0);
  if (!isUntouched) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Trash2 aria-hidden size={16} />}
        onClick={() => {
          takeAway.reset();
          setAsking(true);
        }}
      >
        {t('take-away.open')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('take-away.title')}
        confirm={t('take-away.do')}
        busy={takeAway.isPending}
        danger
        onClose={() => setAsking(false)}
        onConfirm={() =>
          takeAway.mutate(undefined, {
            onSuccess: () => notifyDone(t('take-away.done')),
            // The way back would lead to what is gone.
            whileHere: () => void navigate({ to: '/assessments', replace: true }),
          })
        }
      >
        <Stack gap="sm">
          <div>{t('take-away.what')}</div>
          {takeAway.isError ? <ErrorNotice error={takeAway.error} /> : null}
        </Stack>
      </ConfirmDialog>
    </>
  );
}
