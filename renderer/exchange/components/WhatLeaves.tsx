import { Alert, Stack, Table, Text, Title } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Outgoing, OutgoingThing } from '../../../shared/exchange';
import { useDates } from '../../platform';
import { useSize } from '../use-size';
import styles from './exchange.module.css';

/** Exactly what would leave and what is held back, with sizes. */
export function WhatLeaves({ outgoing }: { readonly outgoing: Outgoing }) {
  const { t } = useTranslation('exchange');
  const dates = useDates();
  const size = useSize();
  return (
    <Stack gap="sm" className={styles.box} component="section" aria-labelledby="exchange-leaves">
      <Title order={2} size="h4" id="exchange-leaves">
        {t('send.leaves')}
      </Title>
      {outgoing.things.length === 0 ? (
        <Text size="sm">{t('send.leaves-nothing')}</Text>
      ) : (
        <>
          <Text size="sm" data-leaves={outgoing.things.length}>
            {t('send.leaves-count', { count: outgoing.things.length, size: size(outgoing.bytes) })}{' '}
            {t('send.leaves-files', { count: outgoing.files.count })}
          </Text>
          <Things list={outgoing.things} label={t('send.leaves')} />
        </>
      )}
      {outgoing.alreadyThere > 0 ? (
        <Text size="sm">{t('send.already', { count: outgoing.alreadyThere })}</Text>
      ) : null}
      {outgoing.lastSentAt === null ? null : (
        <Text size="sm">{t('send.last', { moment: dates.moment(outgoing.lastSentAt) })}</Text>
      )}
      {outgoing.missingFiles.length > 0 ? (
        <Alert color="red" variant="outline" icon={<CircleAlert aria-hidden size={20} />} role="note">
          {t('send.missing', { count: outgoing.missingFiles.length })}
          <ul>
            {outgoing.missingFiles.map((name) => (
              <li key={name}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {outgoing.held.length > 0 ? (
        <>
          <Title order={3} size="h5">
            {t('send.held', { count: outgoing.held.length })}
          </Title>
          <Things list={outgoing.held} label={t('send.held', { count: outgoing.held.length })} />
        </>
      ) : null}
    </Stack>
  );
}

function Things({ list, label }: { readonly list: readonly OutgoingThing[]; readonly label: string }) {
  const { t } = useTranslation('exchange');
  const { t: word } = useTranslation('vocabulary');
  const size = useSize();
  return (
    <div>
      <Table className={styles.table} aria-label={label} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('bring.thing')}</Table.Th>
            <Table.Th scope="col">{t('bring.kind')}</Table.Th>
            <Table.Th scope="col">{t('send.access')}</Table.Th>
            <Table.Th scope="col">{t('fact.size')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.map((thing) => (
            <Table.Tr key={`${thing.kind}/${thing.id}`}>
              <Table.Td className={styles.title}>
                <bdi>{thing.kind === 'note' ? word(`topic.${thing.title}.label`) : thing.title}</bdi>
              </Table.Td>
              <Table.Td>{t(`kind.${thing.kind}`)}</Table.Td>
              <Table.Td>{word(`accessClass.${thing.access}.label`)}</Table.Td>
              <Table.Td>{thing.bytes === 0 ? '–' : size(thing.bytes)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
