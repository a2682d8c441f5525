import { Button, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Assessment } from '../../../shared/assessments';
import { ErrorNotice, notifyDone } from '../../platform';
import { ConfirmDialog } from '../../ui';
import { useTakeAway } from '../queries';

interface TakeAwayProps {
  readonly assessment: Assessment;
}

/** Whether nobody did anything to an answer, nor to one that was carried over. What else was done the service knows. */
const isUntouched = ({ revision, confirmed }: Answer) => revision === 0 || (revision === 1 && !confirmed);

/** For an assessment that was begun by mistake: the way to be rid of it, as long as no answer was given or confirmed. */
export function TakeAway({ assessment }: TakeAwayProps) {
  const { t } = useTranslation('assessments');
  const navigate = useNavigate();
  const takeAway = useTakeAway(assessment.id);
  const [asking, setAsking] = useState(false);
  const isBegun = assessment.answers.some(({ revision }) => revision > 0);
  if (assessment.status !== 'open' || !assessment.answers.every(isUntouched)) return null;
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
          <div>{t(isBegun ? 'take-away.carried' : 'take-away.what')}</div>
          {takeAway.isError ? <ErrorNotice error={takeAway.error} /> : null}
        </Stack>
      </ConfirmDialog>
    </>
  );
}
