import { useTranslation } from 'react-i18next';
import type { TableSnapshotSummary } from '../../shared/tables';
import { memberCode } from '../../shared/vocabulary';

type Named = Pick<TableSnapshotSummary, 'state' | 'code' | 'name'>;

/** What a State of a table is called: by the words of the program where it is a member, else as the table writes it. */
export function useStateNames(): (named: Named) => string {
  const { t } = useTranslation('vocabulary');
  return ({ state, code, name }) => {
    const member = memberCode.safeParse(code);
    return member.success ? t(`member.${member.data}.label`) : (name ?? state);
  };
}
