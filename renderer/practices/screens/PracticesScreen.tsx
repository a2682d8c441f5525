import { Button } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorNotices, lostWith } from '../../platform';
import { LoadingState, PageHeader } from '../../ui';
import { MapPart } from '../components/MapPart';
import { MembersTable } from '../components/MembersTable';
import { useMemberHoldings } from '../queries';

/** The members on a map and in a table: which laws, plans, procedures and practices the library holds for each. */
export function PracticesScreen() {
  const { t } = useTranslation('practices');
  const holdings = useMemberHoldings();
  return (
    <>
      <PageHeader
        title={t('title')}
        what={t('what')}
        next={t('next')}
        actions={
          <Button
            size="xs"
            variant="default"
            leftSection={<Printer aria-hidden size={16} />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        }
      />
      <ErrorNotices of={[holdings]} />
      {lostWith(holdings) !== null ? null : holdings.data === undefined ? (
        <LoadingState />
      ) : (
        <>
          <MapPart holdings={holdings.data} />
          <MembersTable holdings={holdings.data} />
        </>
      )}
    </>
  );
}
