import { useTranslation } from 'react-i18next';

/** Stands in the records for a person who has not given a name. */
const UNNAMED = 'unnamed';

/** Who did something, also where nobody gave a name. */
export function usePerson(): (name: string | null) => string {
  const { t } = useTranslation('exchange');
  return (name) => (name === null || name === UNNAMED ? t('unnamed') : name);
}
