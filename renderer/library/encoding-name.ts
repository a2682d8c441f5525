import { useTranslation } from 'react-i18next';
import type { LegacyEncoding } from '../../shared/library';

/** Names of the encodings from before Unicode, as their users know them. */
export function useEncodingName(): (encoding: LegacyEncoding) => string {
  const { t } = useTranslation('library');
  return (encoding) => t(`reading.encoding.${encoding}`);
}
