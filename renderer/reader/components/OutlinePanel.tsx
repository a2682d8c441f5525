import { ActionIcon, Text } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../../ui';
import { type Destination, findDestination, type OutlineEntry, readOutline } from '../pdf/destinations';
import type { OpenedPdf } from '../pdf/open-pdf';
import styles from './Panel.module.css';

interface OutlinePanelProps {
  readonly pdf: OpenedPdf;
  readonly onGo: (destination: Destination) => void;
}

/** The file's own table of contents. */
export function OutlinePanel({ pdf, onGo }: OutlinePanelProps) {
  const { t } = useTranslation('reader');
  const [entries, setEntries] = useState<readonly OutlineEntry[] | null>(null);
  useEffect(() => {
    let gone = false;
    void readOutline(pdf.document).then((read) => {
      if (!gone) setEntries(read);
    });
    return () => {
      gone = true;
    };
  }, [pdf]);
  const go = async (destination: unknown) => {
    const found = await findDestination(pdf.document, destination);
    if (found !== null) onGo(found);
  };
  return (
    <nav className={styles['panel']} aria-label={t('outline.panel')}>
      <Text size="sm" fw={600} px="xs" pb={4}>
        {t('outline.panel')}
      </Text>
      <div className={styles['scroll']}>
        {entries === null ? (
          <LoadingState />
        ) : entries.length === 0 ? (
          <Text size="sm" px="xs">
            {t('outline.none')}
          </Text>
        ) : (
          <ul className={styles['tree']}>
            {entries.map((entry) => (
              <Branch key={entry.key} entry={entry} onGo={(destination) => void go(destination)} open />
            ))}
          </ul>
        )}
      </div>
    </nav>
  );
}

interface BranchProps {
  readonly entry: OutlineEntry;
  readonly onGo: (destination: unknown) => void;
  readonly open?: boolean;
}

function Branch({ entry, onGo, open: openAtFirst = false }: BranchProps) {
  const { t } = useTranslation('reader');
  const [open, setOpen] = useState(openAtFirst);
  const title = entry.title === '' ? t('outline.untitled') : entry.title;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li>
      <div className={entry.children.length === 0 ? styles['leaf'] : styles['branch']}>
        {entry.children.length === 0 ? null : (
          <ActionIcon
            size={24}
            mt={3}
            aria-expanded={open}
            aria-label={t(open ? 'outline.close' : 'outline.open', { title })}
            onClick={() => setOpen(!open)}
          >
            <Chevron aria-hidden size={14} />
          </ActionIcon>
        )}
        <button
          type="button"
          className={styles['entry']}
          disabled={entry.destination === null}
          onClick={() => onGo(entry.destination)}
        >
          <bdi>{title}</bdi>
        </button>
      </div>
      {open && entry.children.length > 0 ? (
        <ul>
          {entry.children.map((child) => (
            <Branch key={child.key} entry={child} onGo={onGo} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
