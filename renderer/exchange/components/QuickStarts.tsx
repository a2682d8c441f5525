import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Sendable } from '../../../shared/exchange';
import type { Draft } from '../draft';
import type { Part } from './ChooseWhat';
import type { LastPack } from './choosing';

const STARTS = ['laws', 'topic', 'cited', 'assessment', 'contribution', 'request'] as const;
type Start = (typeof STARTS)[number];

interface Begun {
  readonly part: Part;
  readonly changes: Partial<Draft>;
}

function beginning(start: Start, last: LastPack | null): Begun {
  switch (start) {
    case 'laws':
      return {
        part: 'documents',
        changes: { documents: 'laws', since: '', sinceSent: last },
      };
    case 'topic':
      return { part: 'documents', changes: { documents: 'topics' } };
    case 'cited':
      return { part: 'documents', changes: { documents: 'cited' } };
    default:
      return { part: 'assessments', changes: {} };
  }
}

interface QuickStartsProps {
  readonly others: Sendable | undefined;
  readonly lastToThem: LastPack | null;
  readonly onStart: (changes: Partial<Draft>, part: Part) => void;
}

/** What is sent most often, one click away. */
export function QuickStarts({ others, lastToThem, onStart }: QuickStartsProps) {
  const { t } = useTranslation('exchange');
  return (
    <Stack gap={6}>
      <Text size="sm">{t('send.start')}</Text>
      <Group gap="xs" role="group" aria-label={t('send.start')}>
        {STARTS.map((start) => (
          <Button
            key={start}
            size="xs"
            variant="default"
            onClick={() => {
              const { part, changes } = beginning(start, lastToThem ?? others?.lastLaws ?? null);
              onStart(changes, part);
            }}
          >
            {t(`send.start-with.${start}`)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
