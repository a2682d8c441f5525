import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../platform';
import { useDecisions } from '../queries';

/** Every decision ever made about a line, the latest first; read when it is opened. */
export function Decisions({ dependant }: { readonly dependant: string }) {
  const { t } = useTranslation('reliance');
  const dates = useDates();
  const [opened, setOpened] = useState(false);
  const decisions = useDecisions(dependant, opened).data ?? [];
  // One decision is one line for each change it was about.
  const made = [...new Map(decisions.map((each) => [`${each.at} ${each.decision}`, each])).values()];
  return (
    <details onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <Text size="sm" component="span">
          {t('decisions')}
        </Text>
      </summary>
      <ol>
        {made.toReversed().map(({ at, decision, by, reason }) => (
          <li key={`${at} ${decision}`}>
            <Text size="sm" component="span">
              {t(`decided.${decision}`, { name: by, moment: dates.moment(at) })}{' '}
              {reason === '' ? null : <span dir="auto">{t('decided.because', { reason })}</span>}
            </Text>
          </li>
        ))}
      </ol>
    </details>
  );
}
