import { Building2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAgencyName } from '../../agencies';
import { StatusBadge } from '../../ui';

/** Says whose answers these are, so that nobody takes an agency's for the national one. Nothing for the national ones. */
export function AnsweringAs({ agencyId }: { readonly agencyId: string | null }) {
  const { t } = useTranslation('assessments');
  const nameOf = useAgencyName();
  if (agencyId === null) return null;
  return (
    <StatusBadge tone="main" icon={Building2}>
      {t('agency.answering-as', { name: nameOf(agencyId) })}
    </StatusBadge>
  );
}
