import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { placeOf, useDates } from '../../platform';
import { TextLink } from '../../ui';
import styles from './SoughtFor.module.css';

interface SoughtForProps {
  /** The answer that a passage is looked for, as in the address. */
  readonly cite: string | undefined;
  /** The day on which what is found was in force; null where that does not matter. */
  readonly asAt: string | null;
  readonly onAnyDay: () => void;
}

/** Names the item that evidence is looked for, with the way back to it, and says what its day leaves out. */
export function SoughtFor({ cite, asAt, onAnyDay }: SoughtForProps) {
  const { t } = useTranslation('search');
  const dates = useDates();
  const place = placeOf(cite);
  if (place === null) return null;
  const { assessmentId, itemId, agencyId } = place;
  return (
    <div className={styles['sought']}>
      <Group gap="xs">
        <Text size="sm">{t('sought.for', { item: itemId })}</Text>
        <TextLink
          to="/assessments/$assessmentId/$itemId"
          params={{ assessmentId, itemId }}
          search={{ as: agencyId }}
          size="sm"
        >
          {t('sought.back')}
        </TextLink>
      </Group>
      {asAt === null ? null : (
        <Group gap="xs">
          <Text size="sm">{t('sought.day', { day: dates.day(asAt) })}</Text>
          <Button size="compact-xs" variant="default" onClick={onAnyDay}>
            {t('sought.all')}
          </Button>
        </Group>
      )}
    </div>
  );
}
