import { Group, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LadderStep } from '../../../shared/questionnaires';
import type { Choice } from '../chosen-value';

interface ValueFieldsProps {
  readonly label: string;
  readonly ladder: readonly LadderStep[];
  readonly choice: Choice | null;
  readonly onChoice: (choice: Choice | null) => void;
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** Somebody has tried to keep it: what is missing is said. */
  readonly tried: boolean;
}

/** A level of an item, "not applicable" or "not known", with the words that belong to the last two. */
export function ValueFields({ label, ladder, choice, onChoice, words, onWords, tried }: ValueFieldsProps) {
  const { t } = useTranslation(['consolidation', 'ui']);
  return (
    <Group gap="sm" align="flex-start" grow>
      <Select
        label={label}
        data={[
          ...ladder.map((step) => ({
            value: String(step.level),
            label: t('decide.level', { level: step.level, name: step.name }),
          })),
          { value: 'na', label: t('ui:level.na') },
          { value: 'nk', label: t('ui:level.nk') },
        ]}
        value={choice}
        onChange={(value) => onChoice(value as Choice | null)}
        error={tried && choice === null ? t('decide.value-missing') : undefined}
        allowDeselect={false}
        required
      />
      {choice === 'na' || choice === 'nk' ? (
        <TextInput
          label={t(choice === 'na' ? 'decide.na' : 'decide.nk')}
          value={words}
          onChange={(event) => onWords(event.currentTarget.value)}
          error={tried && words.trim() === '' ? t('decide.words-missing') : undefined}
          maxLength={choice === 'na' ? 2000 : 300}
          required
        />
      ) : null}
    </Group>
  );
}
