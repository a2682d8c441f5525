import { Button, MultiSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReadingSummary, readBy } from '../../../shared/library';
import { LANGUAGES, type LanguageCode } from '../../../shared/vocabulary';
import { notifyDone, notifyError } from '../../platform';
import { useCatalogueWords } from '../words';
import { useReadPicturesAgain } from './queries';

const MOST_LANGUAGES = 3;
/** Languages that can be read, by their own data or a neighbour's. */
const READABLE: readonly LanguageCode[] = LANGUAGES.map(({ code }) => code).filter(
  (code) => code !== 'und' && readBy(code) !== null,
);
const isReadable = (code: string): code is LanguageCode => (READABLE as readonly string[]).includes(code);

/** Names the languages of a document's pictures and reads them again. */
export function ReadAgainForm({ summary }: { readonly summary: ReadingSummary }) {
  const { t } = useTranslation('library');
  const words = useCatalogueWords();
  const again = useReadPicturesAgain(summary.sha256);
  const [chosen, setChosen] = useState<readonly LanguageCode[]>(summary.languages.filter(isReadable));
  return (
    <Stack gap="xs" align="flex-start" maw="36rem">
      <MultiSelect
        w="100%"
        searchable
        label={t('pictures.again.choose')}
        description={t('pictures.again.hint')}
        maxValues={MOST_LANGUAGES}
        data={READABLE.map((code) => ({ value: code, label: words.language(code) }))}
        value={[...chosen]}
        onChange={(values) => setChosen(values.filter(isReadable))}
      />
      <Button
        variant="default"
        disabled={chosen.length === 0}
        loading={again.isPending}
        onClick={() =>
          again.mutate(chosen, {
            onSuccess: () => notifyDone(t('pictures.again.started')),
            onError: notifyError,
          })
        }
      >
        {t('pictures.again.button')}
      </Button>
    </Stack>
  );
}
