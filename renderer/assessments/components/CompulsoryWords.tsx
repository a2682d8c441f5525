import { Button, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgencyRole } from '../../../shared/vocabulary';
import { type Choice, missingWords } from '../draft';
import styles from './CompulsoryWords.module.css';
import growing from './growing-field.module.css';

interface CompulsoryWordsProps {
  readonly choice: Choice;
  /** Roles of agencies usually asked on the item: the likeliest to know. */
  readonly roles: readonly AgencyRole[];
  readonly readOnly: boolean;
  readonly onType: (choice: Choice) => void;
  readonly onLeave: () => void;
}

/** What has to be written beside "not applicable" and "not known". Without it the choice is not saved, and this says so. */
export function CompulsoryWords({ choice, roles, readOnly, onType, onLeave }: CompulsoryWordsProps) {
  const { t } = useTranslation(['assessments', 'vocabulary']);
  const missing = missingWords(choice);
  const shared = {
    className: styles.words ?? '',
    required: true,
    readOnly,
    onBlur: onLeave,
    'data-compulsory': true,
    // Whoever chose this by key or mouse goes on writing at once.
    autoFocus: missing !== null && !readOnly,
  };
  if (choice.kind === 'na') {
    return (
      <Textarea
        {...shared}
        label={t('answer.reason')}
        description={t('answer.reason-why')}
        error={missing === null ? undefined : t('answer.reason-missing')}
        value={choice.reason}
        onChange={(event) => onType({ kind: 'na', reason: event.currentTarget.value })}
        maxLength={2000}
        rows={1}
        classNames={{ input: growing.growing ?? '' }}
      />
    );
  }
  if (choice.kind === 'nk') {
    const likely = roles.map((role) => t(`vocabulary:agencyRole.${role}.label`));
    return (
      <>
        <TextInput
          {...shared}
          label={t('answer.who')}
          description={t('answer.who-why')}
          error={missing === null ? undefined : t('answer.who-missing')}
          value={choice.whoMightKnow}
          onChange={(event) => onType({ kind: 'nk', whoMightKnow: event.currentTarget.value })}
          maxLength={300}
        />
        {readOnly || missing === null ? null : (
          <Group gap={6} mt={6}>
            <Text size="sm">{t('answer.likely')}</Text>
            {likely.map((whoMightKnow) => (
              <Button
                key={whoMightKnow}
                size="compact-xs"
                variant="default"
                onClick={() => onType({ kind: 'nk', whoMightKnow })}
              >
                {whoMightKnow}
              </Button>
            ))}
          </Group>
        )}
      </>
    );
  }
  return null;
}
