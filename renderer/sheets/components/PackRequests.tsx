import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAgencyShortName } from '../../agencies';
import { ErrorNotice, useDates } from '../../platform';
import { TextLink } from '../../ui';
import { usePackRequests } from '../queries';
import { usePerson } from '../use-person';

/** Requests that went out as packs. Nothing where there are none. */
export function PackRequests({ assessmentId }: { readonly assessmentId: string }) {
  const { t } = useTranslation('sheets');
  const dates = useDates();
  const nameOf = useAgencyShortName();
  const person = usePerson();
  const packs = usePackRequests(assessmentId);
  if (packs.isError) return <ErrorNotice error={packs.error} onRetry={() => void packs.refetch()} />;
  if (packs.data === undefined || packs.data.length === 0) return null;
  return (
    <section aria-labelledby="requests-packs">
      <Title order={2} size="h4" id="requests-packs">
        {t('requests.packs')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('requests.packs-what')}
      </Text>
      <Table aria-labelledby="requests-packs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('requests.to')}</Table.Th>
            <Table.Th scope="col">{t('requests.pack-to')}</Table.Th>
            <Table.Th scope="col">{t('requests.when')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {packs.data.map(({ id, agencyId, to, at, actor }) => (
            <Table.Tr key={id} data-pack-request={agencyId}>
              <Table.Th scope="row">
                <bdi>{nameOf(agencyId)}</bdi>
              </Table.Th>
              <Table.Td>
                <bdi>{to}</bdi>
              </Table.Td>
              <Table.Td>
                <TextLink to="/exchange/sent/$packId" params={{ packId: id }} size="sm">
                  {dates.moment(at)}
                </TextLink>
                <Text size="xs" c="dimmed">
                  <bdi>{person(actor)}</bdi>
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
