import { useTranslation } from 'react-i18next';

/** Stands in the records for a person who has not given a name. */
const UNNAMED = 'unnamed';

/** Who did something, also where nobody gave a name. */
export function usePerson(): (name: string) => string {
  const { t } = useTranslation('sheets');
  return (name) => (name === '' || name === UNNAMED ? t('receipts.nobody') : name);
}
