import { Group, Popover, Text } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyTextButton } from '../../library';
import { type Destination, findDestination, type PageLink } from '../pdf/destinations';
import type { OpenedPdf } from '../pdf/open-pdf';
import styles from './PageView.module.css';

interface LinkAreaProps {
  readonly link: PageLink;
  readonly style: CSSProperties;
  readonly pdf: OpenedPdf;
  readonly onGo: (destination: Destination) => void;
}

/** A link on the page: goes to its place in the file, or shows the address it names for copying. Nothing outside is ever opened. */
export function LinkArea({ link, style, pdf, onGo }: LinkAreaProps) {
  const { t } = useTranslation('reader');
  const { words } = link;
  const name = (plain: 'inside' | 'outside') =>
    words === '' ? t(`link.${plain}`) : t(`link.${plain}-of`, { words });
  if (link.address === null) {
    const go = async () => {
      const found = await findDestination(pdf.document, link.destination);
      if (found !== null) onGo(found);
    };
    return (
      <button
        type="button"
        className={styles['link']}
        style={style}
        aria-label={name('inside')}
        onClick={() => void go()}
      />
    );
  }
  return (
    <Popover width={320} withArrow trapFocus returnFocus shadow="md" transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <button type="button" className={styles['link']} style={style} aria-label={name('outside')} />
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb={4}>
          {t('link.not-opened')}
        </Text>
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Text size="xs" component="code">
            {link.address}
          </Text>
          <CopyTextButton text={link.address} label={t('link.copy')} />
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
