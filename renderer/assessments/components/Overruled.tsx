import { Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnswerValue } from '../../../shared/assessments';
import { AnswerMark } from './AnswerMark';

/** That a national answer is not what was decided: it was entered, or taken back, since. Dissent is about what was decided. */
export function Overruled({ decided }: { readonly decided: AnswerValue }) {
  const { t } = useTranslation('assessments');
  return (
    <Text size="sm" component="div" data-overruled>
      <TriangleAlert aria-hidden size={14} /> {t('ground.overruled')}{' '}
      <AnswerMark answer={{ value: decided, confirmed: true }} />
    </Text>
  );
}
