import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MEMBERS, type MemberCode } from '../../shared/vocabulary';

/** States to choose from, in the order of their names in the language of the window. */
export function useMemberChoices(): readonly { readonly value: MemberCode; readonly label: string }[] {
  const { t, i18n } = useTranslation('vocabulary');
  return useMemo(
    () =>
      MEMBERS.map(({ code }) => ({ value: code, label: t(`member.${code}.label`) })).sort((one, other) =>
        one.label.localeCompare(other.label, i18n.language),
      ),
    [t, i18n.language],
  );
}
