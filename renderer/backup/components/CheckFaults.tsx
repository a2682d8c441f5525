import { Alert, List, Stack, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type CheckFault, type CheckResult, checkedPart } from '../../../shared/backup';
import { useDates } from '../../platform';
import { useHistoryFaultWords } from '../history-fault';

/** What the last check found damaged, by part, each with the next step. Nothing when all is sound. */
export function CheckFaults({ check }: { readonly check: CheckResult | null }) {
  const { t } = useTranslation('backup');
  const dates = useDates();
  const historyWords = useHistoryFaultWords();
  if (check === null || check.faultCount === 0) return null;
  const nameOf = ({ part, name }: CheckFault) => (part === 'backups' ? dates.moment(name) : name);
  const more = check.faultCount - check.faults.length;
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<CircleAlert aria-hidden size={20} />}
      title={t('check.faults')}
    >
      <Stack gap="sm">
        {checkedPart.options
          .map((part) => ({ part, faults: check.faults.filter((fault) => fault.part === part) }))
          .filter(({ faults }) => faults.length > 0)
          .map(({ part, faults }) => (
            <div key={part}>
              <List size="sm">
                {faults.map((fault) => (
                  <List.Item key={`${fault.kind} ${fault.name}`}>
                    {fault.history === undefined
                      ? t(`fault.${part}-${fault.kind}`, { name: nameOf(fault) })
                      : historyWords(fault.history)}
                  </List.Item>
                ))}
              </List>
              <Text size="sm" fw={600}>
                {t(`next.${part}`)}
              </Text>
            </div>
          ))}
        {more > 0 ? <Text size="sm">{t('check.more', { count: more })}</Text> : null}
      </Stack>
    </Alert>
  );
}
