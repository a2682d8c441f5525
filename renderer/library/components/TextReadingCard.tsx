import { Alert, Box, Radio, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type LegacyEncoding,
  type TextReading,
  textReading,
  type VersionReading,
} from '../../../shared/library';
import { notifyDone, notifyError } from '../../platform';
import { useEncodingName } from '../encoding-name';
import { useSetTextReading, useTextReadings } from '../text-readings-queries';

/** What the versions of a document say together. */
function together(versions: readonly VersionReading[]) {
  const converted = [...new Set(versions.flatMap((version) => version.converted))];
  const uncertain = versions.reduce((sum, { uncertainPages }) => sum + uncertainPages, 0);
  const chosen = versions.find(({ locked }) => !locked)?.reading ?? 'auto';
  return { converted, uncertain, chosen };
}

const hasBurmese = (converted: readonly LegacyEncoding[], uncertain: number, chosen: TextReading) =>
  uncertain > 0 || converted.includes('zawgyi') || chosen === 'zawgyi';

/** Says how the text of an old file is read for the search, and lets the user decide. Not there for ordinary files. */
export function TextReadingCard({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation('library');
  const encodingName = useEncodingName();
  const readings = useTextReadings(documentId);
  const set = useSetTextReading(documentId);
  if (readings.data === undefined) return null;
  const { converted, uncertain, chosen } = together(readings.data);
  if (converted.length === 0 && uncertain === 0 && chosen === 'auto') return null;
  const burmese = hasBurmese(converted, uncertain, chosen);
  const names = converted.map((encoding) => encodingName(encoding));
  const options = textReading.options.filter((option) => option !== 'zawgyi' || burmese);
  return (
    <Box component="section" aria-labelledby="text-reading" mb="lg">
      <Title order={2} size="h3" id="text-reading" mb="xs">
        {t('reading.title')}
      </Title>
      <Stack gap="xs">
        {converted.length === 0 ? null : (
          <Text size="sm">{t('reading.converted', { list: names.join(', ') })}</Text>
        )}
        {uncertain === 0 ? null : (
          <Alert color="yellow" p="xs">
            {t('reading.uncertain', { count: uncertain })}
          </Alert>
        )}
        <Radio.Group
          label={t('reading.choose')}
          description={t('reading.choose-hint')}
          value={chosen}
          onChange={(value) =>
            set.mutate(textReading.parse(value), {
              onSuccess: () => notifyDone(t('reading.done')),
              onError: notifyError,
            })
          }
        >
          <Stack gap={6} mt="xs">
            {options.map((option) => (
              <Radio
                key={option}
                value={option}
                disabled={set.isPending}
                label={t(`reading.option.${option}.label`)}
                description={t(`reading.option.${option}.hint`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {set.isPending ? (
          <Text size="sm" role="status">
            {t('reading.busy')}
          </Text>
        ) : null}
      </Stack>
    </Box>
  );
}
