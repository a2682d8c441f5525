import { Group, NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languageCode } from '../../../shared/vocabulary';
import { Kbd } from '../../ui';
import type { ShownItem } from '../shown-item';

/** In which language the question is shown, and how far its translation can be trusted. Nothing while there is no translation. */
export function QuestionLanguage({ shown }: { readonly shown: ShownItem }) {
  const { t } = useTranslation(['assessments', 'vocabulary']);
  if (shown.languages.length === 0) return null;
  const { translation } = shown;
  return (
    <Group gap="xs" data-question-language={shown.language ?? 'eng'}>
      <NativeSelect
        size="xs"
        aria-label={t('language.label')}
        value={shown.language ?? ''}
        data={[
          { value: '', label: t('vocabulary:language.eng.label') },
          ...shown.languages.map((code) => ({ value: code, label: t(`vocabulary:language.${code}.label`) })),
        ]}
        onChange={(event) =>
          shown.choose(languageCode.nullable().catch(null).parse(event.currentTarget.value))
        }
      />
      {shown.language === null ? null : (
        <Text size="xs" c="dimmed">
          <Kbd keys="E" />{' '}
          {translation === null
            ? t('language.missing')
            : shown.showsEnglish
              ? t('language.english-shown')
              : t(`language.state.${translation.isStale ? 'stale' : translation.state}`)}
        </Text>
      )}
    </Group>
  );
}
