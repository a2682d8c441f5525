import { useTranslation } from 'react-i18next';
import { cutAtWord } from '../../shared/kernel';
import { REPORT_TITLE_LENGTH, type ReportHead } from '../../shared/reports';
import { today, useDates } from '../platform';

/**
 * What stands around every report: its title, the day it was made, the language, and what the foot of a page says; and what its reader
 * must know of the words in it, where there is something.
 */
export function useReportHead(
  note: string | null = null,
): (title: string, lines?: readonly string[]) => ReportHead {
  const { t, i18n } = useTranslation('reports');
  const dates = useDates();
  return (title, lines = []) => {
    const made = t('made', { date: dates.day(today()) });
    return {
      title: cutAtWord(title, REPORT_TITLE_LENGTH),
      lines: [...lines, ...(note === null ? [] : [note]), made].map((line) => line.slice(0, 2000)),
      language: i18n.language,
      contents: t('contents'),
      // Titles often end in a day of their own.
      foot: t('foot', { title: cutAtWord(title, 200), made }),
    };
  };
}
