import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../platform';
import { isUnfitDay } from '../ui';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

/** Whatever comes before a form is sent once more. */
const ACTS = ['input', 'click', 'keydown'] as const;

/**
 * Says what a field lacks, when its form is sent, in the language of the window: the browser's own sentence is in that of the computer,
 * or in English, and writes days as the computer does.
 */
export function useFieldWords(): void {
  const { t } = useTranslation('ui');
  const { day } = useDates();
  useEffect(() => {
    const told = new Set<Field>();
    const wordsFor = (field: Field): string => {
      const { badInput, rangeUnderflow, valueMissing } = field.validity;
      const first = field.getAttribute('min') ?? '';
      const isDay = field.type === 'date';
      // A day that is half typed is missing too.
      if (isDay && (badInput || isUnfitDay(field.value))) return t('day.unfit');
      if (valueMissing) return t('missing');
      return isDay && rangeUnderflow ? t('day.early', { day: day(first) }) : '';
    };
    const tell = ({ target }: Event) => {
      if (!isField(target)) return;
      target.setCustomValidity(wordsFor(target));
      told.add(target);
    };
    // What a field lacks may lie in another one, so all are looked at anew.
    const forget = () => {
      for (const field of told) field.setCustomValidity('');
      told.clear();
    };
    document.addEventListener('invalid', tell, { capture: true });
    for (const act of ACTS) document.addEventListener(act, forget, { capture: true });
    return () => {
      forget();
      document.removeEventListener('invalid', tell, { capture: true });
      for (const act of ACTS) document.removeEventListener(act, forget, { capture: true });
    };
  }, [t, day]);
}
