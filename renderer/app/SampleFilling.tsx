import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAssessments } from '../home';
import { useWorkspace } from '../settings';

/** Stands over the screens of the sample while it is first filled: they say that there is nothing yet, and soon there is. */
export function SampleFilling() {
  return useWorkspace().data?.kind === 'sample' ? <WhileEmpty /> : null;
}

/** The assessments of the sample come last. */
function WhileEmpty() {
  const { t } = useTranslation('app');
  const assessments = useAssessments().data;
  return (
    <div role="status">
      {assessments?.length === 0 ? (
        <Text size="sm" mb="xs" data-sample-filling>
          {t('workspace.sample-filling')}
        </Text>
      ) : null}
    </div>
  );
}
