import { Alert, Button, Group, Text } from '@mantine/core';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingPack } from '../../../shared/exchange';
import { notifyDone, useDates } from '../../platform';
import { ButtonLink, focusPageTitle, More, TextLink } from '../../ui';
import { useForgetWaiting } from '../queries';

const AT_ONCE = 3;

/** Says of packs that differences of them wait for a decision, how it is made, and lets somebody end the reminder. */
export default function WaitingNotice({ packs }: { readonly packs: readonly WaitingPack[] }) {
  const { t } = useTranslation('home');
  const dates = useDates();
  const [shown, setShown] = useState(AT_ONCE);
  const forget = useForgetWaiting();
  const end = (id: string) =>
    forget.mutate(id, {
      onSuccess: () => notifyDone(t('waiting.ended')),
      // The button goes with its line.
      whileHere: () => focusPageTitle(),
    });
  return (
    <Alert
      role="status"
      color="yellow"
      variant="outline"
      icon={<Scale aria-hidden size={20} />}
      title={t('waiting.title')}
      mb="md"
    >
      {packs.slice(0, shown).map(({ id, sender, at, count }) => {
        const line = t('waiting.line', { count, sender, moment: dates.moment(at) });
        return (
          <Group key={id} gap="sm">
            <TextLink to="/exchange/receipts/$receiptId" params={{ receiptId: id }} size="sm">
              {line}
            </TextLink>
            <Button
              size="compact-sm"
              variant="default"
              loading={forget.isPending && forget.variables === id}
              aria-label={`${t('waiting.end')}: ${line}`}
              onClick={() => end(id)}
            >
              {t('waiting.end')}
            </Button>
          </Group>
        );
      })}
      <More
        shown={shown}
        count={packs.length}
        atOnce={AT_ONCE}
        onMore={() => setShown((before) => before + AT_ONCE)}
      />
      <Text size="sm" my="xs">
        {t('waiting.next')}
      </Text>
      <ButtonLink to="/exchange/bring-in" variant="default" size="xs">
        {t('waiting.go-on')}
      </ButtonLink>
    </Alert>
  );
}
