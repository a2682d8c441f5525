import { Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { Download, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditionSummary } from '../../../shared/questionnaires';
import { LANGUAGES, languageCode } from '../../../shared/vocabulary';
import { ErrorNotice, notifyDone, useLikelyLanguage } from '../../platform';
import { textsWords } from '../file-words';
import { useEditionLanguages, useExportTexts, useOpenTexts } from '../queries';
import { CellProblems } from './CellProblems';

interface TranslationsProps {
  readonly edition: EditionSummary;
  /** Id of what names the edition. */
  readonly describedBy: string;
}

/** The questions of an edition in other languages: out as a workbook, and back in when they are translated. */
export function Translations({ edition, describedBy }: TranslationsProps) {
  const { t } = useTranslation(['questionnaires', 'vocabulary']);
  const known = useEditionLanguages(edition).data ?? [];
  const save = useExportTexts();
  const open = useOpenTexts();
  const [language, setLanguage] = useState(useLikelyLanguage());
  const named = { id: edition.id, edition: edition.edition };
  const label = t(`vocabulary:language.${language}.label`);
  const heading = `texts-${edition.edition}`;
  return (
    <section aria-labelledby={heading}>
      <Title order={3} size="h5" id={heading}>
        {t('texts.title')}
      </Title>
      {known.length === 0 ? (
        <Text size="sm">{t('texts.none')}</Text>
      ) : (
        <ul>
          {known.map(({ language: code, items, checked, stale }) => (
            <li key={code} data-language={code}>
              {t('texts.coverage', {
                language: t(`vocabulary:language.${code}.label`),
                ...{ items, total: edition.itemCount, checked, stale },
              })}
            </li>
          ))}
        </ul>
      )}
      <Group gap="xs" align="end">
        <NativeSelect
          size="xs"
          label={t('texts.language')}
          value={language}
          data={LANGUAGES.filter(({ code }) => code !== 'eng' && code !== 'und').map(({ code }) => ({
            value: code,
            label: t(`vocabulary:language.${code}.label`),
          }))}
          onChange={(event) => setLanguage(languageCode.parse(event.currentTarget.value))}
        />
        <Button
          size="xs"
          variant="default"
          aria-describedby={describedBy}
          leftSection={<Download aria-hidden size={16} />}
          loading={save.isPending}
          onClick={() =>
            save.mutate(
              { ...named, language, words: textsWords(t, edition.edition, label) },
              { onSuccess: ({ saved }) => (saved ? notifyDone(t('file.saved')) : undefined) },
            )
          }
        >
          {t('texts.save')}
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-describedby={describedBy}
          leftSection={<Upload aria-hidden size={16} />}
          loading={open.isPending}
          onClick={() =>
            open.mutate(
              { ...named, language },
              {
                onSuccess: (came) =>
                  came === null ? undefined : notifyDone(t('texts.taken', { count: came.taken })),
              },
            )
          }
        >
          {t('texts.open')}
        </Button>
      </Group>
      {save.isError ? <ErrorNotice error={save.error} /> : null}
      {open.isError ? <ErrorNotice error={open.error} /> : null}
      {open.data ? (
        <>
          <Text size="sm" data-texts-taken>
            {t('texts.result', open.data)}
          </Text>
          <CellProblems problems={open.data.problems} />
        </>
      ) : null}
    </section>
  );
}
