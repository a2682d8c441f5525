import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/settings';
import { usePageEnd } from '../../platform';
import { SaveState, useMemberChoices } from '../../ui';
import { SettingsCard } from './SettingsCard';
import { useSaving } from './use-saving';

const NAME_LIMIT = 120;

/** Who works here: the name goes into the history, the State into new assessments. */
export function PersonCard({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation(['settings', 'vocabulary']);
  const { state, save } = useSaving();
  const [name, setName] = useState(settings.personName);
  const saveName = useDebouncedCallback((personName: string) => save({ personName }), {
    delay: 400,
    flushOnUnmount: true,
  });
  usePageEnd({
    send: saveName.flush,
    wouldLose: () => state === 'not-saved' && name !== settings.personName,
  });
  const states = useMemberChoices();
  return (
    <SettingsCard name="person" title={t('person.title')} aside={<SaveState state={state} />}>
      <TextInput
        label={t('person.name')}
        description={t('person.name-why')}
        value={name}
        maxLength={NAME_LIMIT}
        autoComplete="off"
        onChange={(event) => {
          setName(event.currentTarget.value);
          saveName(event.currentTarget.value);
        }}
        onBlur={() => saveName.flush()}
      />
      <Select
        label={t('person.state')}
        description={t('person.state-why')}
        placeholder={t('person.state-choose')}
        data={states}
        value={settings.state}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('person.state-clear') }}
        nothingFoundMessage={t('person.state-none')}
        onChange={(chosen) => save({ state: chosen })}
      />
    </SettingsCard>
  );
}
