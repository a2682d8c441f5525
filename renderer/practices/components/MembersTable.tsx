import { Checkbox, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HOLDING_KINDS, type MemberHolding } from '../../../shared/practices';
import { useTreatyStatuses } from '../../instruments';
import { useDates } from '../../platform';
import { TextLink } from '../../ui';
import styles from './practices.module.css';

/** What makes a member a party, wholly or with reservations. */
const JOINED: readonly string[] = ['ratified', 'inforce-for-member', 'reservation'];

/** Every member with what the library holds for it, in the order of the list of members, never of merit. */
export function MembersTable({ holdings }: { readonly holdings: readonly MemberHolding[] }) {
  const { t } = useTranslation(['practices', 'vocabulary']);
  const dates = useDates();
  const entered = useTreatyStatuses().data ?? [];
  const joined = (state: MemberHolding['state']) =>
    entered.filter(({ member, status }) => member === state && JOINED.includes(status)).length;
  const [onlyHeld, setOnlyHeld] = useState(false);
  const shown = onlyHeld ? holdings.filter(({ total }) => total > 0) : holdings;
  const number = (value: number) =>
    value === 0 ? <span className={styles.none}>{t('table.nought')}</span> : value;
  return (
    <section aria-labelledby="members">
      <Title order={2} id="members">
        {t('table.title')}
      </Title>
      <Checkbox
        my="xs"
        label={t('table.only-held')}
        checked={onlyHeld}
        onChange={(event) => setOnlyHeld(event.currentTarget.checked)}
      />
      <Text size="sm" role="status" aria-live="polite">
        {t('table.shown', { count: shown.length, total: holdings.length })}
      </Text>
      <div className={styles.frame}>
        <table className={styles.table} aria-labelledby="members">
          <thead>
            <tr>
              <th scope="col">{t('table.member')}</th>
              {HOLDING_KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {t(`kind.${kind}`)}
                </th>
              ))}
              <th scope="col">{t('table.in-force')}</th>
              <th scope="col">{t('table.practices')}</th>
              {entered.length === 0 ? null : <th scope="col">{t('table.treaties')}</th>}
              <th scope="col">{t('table.languages')}</th>
              <th scope="col">{t('table.last-added')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((holding) => (
              <tr key={holding.state} data-member={holding.state}>
                <th scope="row">
                  <TextLink to="/practices/$state" params={{ state: holding.state }}>
                    {t(`vocabulary:member.${holding.state}.label`)}
                  </TextLink>
                </th>
                {HOLDING_KINDS.map((kind) => (
                  <td key={kind} className={styles.number}>
                    {number(holding.kinds[kind])}
                  </td>
                ))}
                <td className={styles.number}>
                  {holding.total === 0
                    ? number(0)
                    : holding.forceUnknown === 0
                      ? t('table.force', { count: holding.inForce })
                      : t('table.force-unknown', { count: holding.inForce, unknown: holding.forceUnknown })}
                </td>
                <td className={styles.number}>{number(holding.practices)}</td>
                {entered.length === 0 ? null : (
                  <td className={styles.number}>{number(joined(holding.state))}</td>
                )}
                <td>{holding.languages.map((code) => t(`vocabulary:language.${code}.label`)).join(', ')}</td>
                <td>{holding.lastAdded === null ? '' : dates.dayOf(holding.lastAdded)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
