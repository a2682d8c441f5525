import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instrument } from '../../../shared/instruments';
import type { MemberCode } from '../../../shared/vocabulary';
import { BoundWords, joinedSentences, useTreatyStatuses } from '../../instruments';
import { today, useDates } from '../../platform';
import { TextLink } from '../../ui';
import { TreatyDialog } from './TreatyDialog';

interface TreatyLineProps {
  readonly instrument: Instrument;
  readonly member: MemberCode;
  /** Whoever comes to enter the status finds the dialog open. */
  readonly opened: boolean;
}

/** What a treaty is for the State that was chosen, with its reservations and source, and the way to enter it. */
export function TreatyLine({ instrument, member, opened }: TreatyLineProps) {
  const { t } = useTranslation(['instruments', 'vocabulary']);
  const dates = useDates();
  const [edits, setEdits] = useState(opened);
  const statuses = useTreatyStatuses();
  const entry = statuses.data?.find((each) => each.member === member && each.instrument === instrument.code);
  const facts = joinedSentences(t, dates.day, entry);
  return (
    <>
      <Group gap="xs" mb={4} data-treaty={instrument.code}>
        <BoundWords instrument={instrument} member={member} on={today()} />
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t(entry === undefined ? 'treaty.enter-named' : 'treaty.change-named', {
            treaty: instrument.shortName,
          })}
          onClick={() => setEdits(true)}
        >
          {t(entry === undefined ? 'treaty.enter' : 'treaty.edit')}
        </Button>
      </Group>
      {entry === undefined ? null : (
        <Text size="sm" component="div" mb={4} style={{ overflowWrap: 'anywhere' }}>
          {facts.join(' ')}{' '}
          {entry.reservation === '' ? null : (
            <span dir="auto">{t('treaty.reserved', { words: entry.reservation })} </span>
          )}
          {entry.source === '' ? null : t('treaty.from', { source: entry.source })}{' '}
          {entry.sourceDocumentId === null ? null : (
            <TextLink to="/library/$documentId" params={{ documentId: entry.sourceDocumentId }} inherit>
              {t('treaty.open-document')}
            </TextLink>
          )}
        </Text>
      )}
      {edits && statuses.data !== undefined ? (
        <TreatyDialog
          key={member}
          instrument={instrument}
          member={member}
          entry={entry}
          onClose={() => setEdits(false)}
        />
      ) : null}
    </>
  );
}
