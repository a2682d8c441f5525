import { useTranslation } from 'react-i18next';

const KB = 1024;

/** Bytes as people speak of them. */
export function useSize(): (bytes: number) => string {
  const { t, i18n } = useTranslation('exchange');
  return (bytes) => {
    const megabytes = bytes / KB / KB;
    const show = (value: number, digits: number) =>
      new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(value);
    return megabytes >= 1
      ? t('size.mb', { size: show(megabytes, megabytes >= 100 ? 0 : 1) })
      : t('size.kb', { size: show(Math.max(1, bytes / KB), 0) });
  };
}
