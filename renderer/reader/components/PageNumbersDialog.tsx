import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printedLabel } from '../../../shared/library';
import { usePageNumbers, useSetPageNumbers } from '../../library';
import { ErrorNotice } from '../../platform';
import { Dialog } from '../../ui';

interface PageNumbersDialogProps {
  readonly versionId: string;
  readonly sha256: string;
  /** The page in view, 1-based: what is stated is the number printed on it. */
  readonly page: number;
  readonly onClose: () => void;
}

const LARGEST = 100_000;

/** Lets the reader state the number printed on the page in view; all later pages count on from it. */
export function PageNumbersDialog({ versionId, sha256, page, onClose }: PageNumbersDialogProps) {
  const { t } = useTranslation('reader');
  const stated = usePageNumbers().data?.find((file) => file.sha256 === sha256) ?? null;
  const save = useSetPageNumbers(versionId);
  const [printed, setPrinted] = useState<string | number>(
    () => Number(printedLabel(page, null, stated)) || '',
  );
  const number = Number(printed);
  const isGood = Number.isInteger(number) && number >= 1 && number <= LARGEST;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isGood) return;
    // Counted back to the page that bears 1, or to the first page of the file.
    const back = Math.min(page, number) - 1;
    save.mutate({ firstPage: page - back, firstNumber: number - back }, { whileShown: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={t('numbers.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{t('numbers.what', { page })}</Text>
          <NumberInput
            label={t('numbers.printed', { page })}
            description={t('numbers.hint')}
            value={printed}
            min={1}
            max={LARGEST}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            data-autofocus
            onChange={setPrinted}
          />
          {save.isError ? <ErrorNotice error={save.error} /> : null}
          <Group justify="flex-end" gap="xs">
            {stated === null ? null : (
              <Button variant="default" me="auto" onClick={() => save.mutate(null, { whileShown: onClose })}>
                {t('numbers.forget')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t('cite.cancel')}
            </Button>
            <Button type="submit" disabled={!isGood} loading={save.isPending}>
              {t('numbers.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
