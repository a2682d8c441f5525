import { Alert, Text } from '@mantine/core';
import { PackageX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UnplacedPack } from '../../../shared/exchange';
import { useDates } from '../../platform';
import { TextLink } from '../../ui';

const SHOWN = 3;

/** Says of packs that they may never have reached their places, and leads to where it is decided what becomes of them. */
export default function UnplacedNotice({ packs }: { readonly packs: readonly UnplacedPack[] }) {
  const { t } = useTranslation('home');
  const dates = useDates();
  return (
    <Alert
      role="status"
      color="yellow"
      variant="outline"
      icon={<PackageX aria-hidden size={20} />}
      title={t('unplaced.title')}
      mb="md"
    >
      {packs.slice(0, SHOWN).map(({ id, to, at }) => (
        <Text key={id} size="sm">
          <TextLink to="/exchange/sent/$packId" params={{ packId: id }} size="sm">
            {t('unplaced.line', { to, moment: dates.moment(at) })}
          </TextLink>
        </Text>
      ))}
      <Text size="sm" fw={600}>
        {t('unplaced.next')}
      </Text>
    </Alert>
  );
}
