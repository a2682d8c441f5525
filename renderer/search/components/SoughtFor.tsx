import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { placeOf } from '../../platform';
import { TextLink } from '../../ui';
import styles from './SoughtFor.module.css';

interface SoughtForProps {
  /** The answer that a passage is looked for, as in the address. */
  readonly cite: string | undefined;
}

/** Names the item that evidence is looked for, with the way back to it. */
export function SoughtFor({ cite }: SoughtForProps) {
  const { t } = useTranslation('search');
  const place = placeOf(cite);
  if (place === null) return null;
  const { assessmentId, itemId, agencyId } = place;
  return (
    <div className={styles['sought']}>
      <Text size="sm">{t('sought.for', { item: itemId })}</Text>
      <TextLink
        to="/assessments/$assessmentId/$itemId"
        params={{ assessmentId, itemId }}
        search={{ as: agencyId }}
        size="sm"
      >
        {t('sought.back')}
      </TextLink>
    </div>
  );
}
