import { Radio, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/kernel';
import { type Settings, shownCalendar, themeName } from '../../../shared/settings';
import { ENGLISH, languageCode, languageOfTag, ownNameOf } from '../../../shared/vocabulary';
import { SHIPPED_LANGUAGES } from '../../platform';
import { SaveState } from '../../ui';
import { useQuestionLanguages } from '../queries';
import { SettingsCard } from './SettingsCard';
import { useSaving } from './use-saving';

/** A day in both calendars shows the difference better than a rule. */
const EXAMPLE_DAY = '2026-11-24';
/** No language by itself. */
const AS_WINDOW = 'as-window';
/** The language in which every sentence was checked. */
const REFERENCE = SHIPPED_LANGUAGES[0];

/** How the program looks: language, colours, calendar. Shown at once. */
export function AppearanceCard({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation(['settings', 'vocabulary']);
  const { state, save } = useSaving();
  const known = useQuestionLanguages();
  const chosen = languageCode.safeParse(settings.questionLanguage).data;
  const questionLanguages = [...new Set([ENGLISH, ...known, ...(chosen === undefined ? [] : [chosen])])];
  const languages = SHIPPED_LANGUAGES.map((tag) => {
    const name = t(`vocabulary:language.${languageOfTag(tag) ?? 'und'}.label`);
    const ownName = ownNameOf(tag);
    // Who cannot read the language of the window finds the own one by its own name.
    return { value: tag, label: ownName === undefined || ownName === name ? name : `${ownName} – ${name}` };
  });
  return (
    <SettingsCard name="appearance" title={t('appearance.title')} aside={<SaveState state={state} />}>
      <Select
        label={t('appearance.language')}
        description={t('appearance.language-why')}
        data={languages}
        value={settings.language}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && save({ language: chosen })}
      />
      {settings.language !== REFERENCE && <Text size="sm">{t('appearance.language-draft')}</Text>}
      <Select
        label={t('appearance.questions')}
        description={t('appearance.questions-why')}
        data={[
          { value: AS_WINDOW, label: t('appearance.questions-as-window') },
          ...questionLanguages.map((code) => ({
            value: code,
            label: t(`vocabulary:language.${code}.label`),
          })),
        ]}
        value={settings.questionLanguage ?? AS_WINDOW}
        allowDeselect={false}
        onChange={(chosen) => save({ questionLanguage: languageCode.safeParse(chosen).data ?? null })}
      />
      <Radio.Group
        label={t('appearance.theme')}
        value={settings.theme}
        onChange={(chosen) => save({ theme: themeName.parse(chosen) })}
      >
        <Stack gap={6} mt={6}>
          {themeName.options.map((name) => (
            <Radio
              key={name}
              value={name}
              label={t(`appearance.theme-${name}`)}
              description={
                name === 'system' || name === 'contrast' ? t(`appearance.theme-${name}-why`) : null
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed">
        {t('appearance.letters')}
      </Text>
      <Radio.Group
        label={t('appearance.calendar')}
        value={settings.calendar}
        onChange={(chosen) => save({ calendar: shownCalendar.parse(chosen) })}
      >
        <Stack gap={6} mt={6}>
          {shownCalendar.options.map((calendar) => (
            <Radio
              key={calendar}
              value={calendar}
              label={t(`appearance.calendar-${calendar}`)}
              description={formatDay(EXAMPLE_DAY, { language: settings.language, calendar })}
            />
          ))}
        </Stack>
      </Radio.Group>
    </SettingsCard>
  );
}
