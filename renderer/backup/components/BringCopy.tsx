import { Button, Group, Stack, Text } from '@mantine/core';
import { HardDriveDownload } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BroughtCopy, SeveralCopies } from '../../../shared/backup';
import { ErrorNotice, useDates } from '../../platform';
import { goToPart } from '../../ui';
import { useBackups, useBringCopy } from '../queries';

interface BringCopyProps {
  /** The user came to the screen for this. */
  readonly isWanted?: boolean;
}

/** Brings a copy from a stick or folder to the list of backups, as after a computer was lost or for a new one. */
export function BringCopy({ isWanted = false }: BringCopyProps) {
  const { t } = useTranslation('backup');
  const bring = useBringCopy();
  const found = bring.data ?? null;
  const button = useRef<HTMLButtonElement>(null);
  // The list above has its height only then.
  const isPlaced = !useBackups().isPending;
  useEffect(() => {
    if (isPlaced && isWanted) goToPart(button.current, 'center');
  }, [isPlaced, isWanted]);
  return (
    <>
      <Text size="sm">{t('bring.why')}</Text>
      <Group>
        <Button
          ref={button}
          variant="default"
          loading={bring.isPending}
          leftSection={<HardDriveDownload aria-hidden size={16} />}
          onClick={() => bring.mutate(null)}
        >
          {t('bring.do')}
        </Button>
      </Group>
      {bring.isError ? <ErrorNotice error={bring.error} /> : null}
      {found !== null && 'several' in found.outcome ? (
        <WhichCopy
          copies={found.outcome.several}
          onChoose={(copy) => bring.mutate({ token: found.token, copy })}
        />
      ) : null}
      <div role="status">
        {found !== null && 'backupId' in found.outcome ? <Brought copy={found.outcome} /> : null}
      </div>
    </>
  );
}

interface WhichCopyProps {
  readonly copies: SeveralCopies['several'];
  readonly onChoose: (name: string) => void;
}

/** The copies of several offices, which nobody but the user can tell apart: by the name of the folder, the day, and what they hold. */
function WhichCopy({ copies, onChoose }: WhichCopyProps) {
  const { t } = useTranslation('backup');
  const dates = useDates();
  const question = useId();
  const first = useRef<HTMLButtonElement>(null);
  // The dialog of the system is gone, and the answer is what comes next.
  useEffect(() => first.current?.focus(), []);
  return (
    <Stack gap="xs" role="group" aria-labelledby={question}>
      <Text size="sm" id={question}>
        {t('bring.several')}
      </Text>
      {copies.map(({ name, createdAt, contents }, index) => (
        <Group key={name} gap="sm">
          <Button
            ref={index === 0 ? first : undefined}
            size="xs"
            variant="default"
            onClick={() => onChoose(name)}
          >
            {t('bring.this', { name, moment: dates.moment(createdAt) })}
          </Button>
          {contents === null ? null : <Text size="sm">{t('list.contents', contents)}</Text>}
        </Group>
      ))}
    </Stack>
  );
}

function Brought({ copy }: { readonly copy: BroughtCopy }) {
  const { t } = useTranslation('backup');
  const dates = useDates();
  return (
    <Text size="sm" data-brought>
      {t('bring.done', { moment: dates.moment(copy.createdAt), copied: copy.copied })}{' '}
      {copy.missing === 0 ? '' : t('bring.missing', { count: copy.missing })}
    </Text>
  );
}
