import { Alert, Text } from '@mantine/core';
import { PackageX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnplacedPack } from '../../../shared/exchange';
import { useDates } from '../../platform';
import { More, TextLink } from '../../ui';

const AT_ONCE = 3;

/** Says of packs that they may never have reached their places, and leads to where it is decided what becomes of them. */
export default function UnplacedNotice({ packs }: { readonly packs: readonly UnplacedPack[] }) {
  const { t } = useTranslation('home');
  const dates = useDates();
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <Alert
      role="status"
      color="yellow"
      variant="outline"
      icon={<PackageX aria-hidden size={20} />}
      title={t('unplaced.title')}
      mb="md"
    >
      {packs.slice(0, shown).map(({ id, to, at }) => (
        <Text key={id} size="sm">
          <TextLink to="/exchange/sent/$packId" params={{ packId: id }} size="sm">
            {t('unplaced.line', { to, moment: dates.moment(at) })}
          </TextLink>
        </Text>
      ))}
      <More
        shown={shown}
        count={packs.length}
        atOnce={AT_ONCE}
        onMore={() => setShown((before) => before + AT_ONCE)}
      />
      <Text size="sm" fw={600}>
        {t('unplaced.next')}
      </Text>
    </Alert>
  );
}
