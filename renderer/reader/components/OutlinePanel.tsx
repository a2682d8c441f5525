import { ActionIcon, Text } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanguageCode } from '../../../shared/vocabulary';
import { usePageLabel } from '../../library';
import { lostWith, Telling } from '../../platform';
import { InLanguage, LoadingState } from '../../ui';
import { type Destination, findDestination, type OutlineEntry, readOutline } from '../pdf/destinations';
import type { OpenedPdf } from '../pdf/open-pdf';
import { useContents } from '../queries';
import styles from './Panel.module.css';

interface OutlinePanelProps {
  readonly pdf: OpenedPdf;
  readonly sha256: string;
  readonly language: LanguageCode | null;
  readonly labelOf: (page: number) => string | null;
  readonly onGo: (destination: Destination) => void;
}

/** The file's own table of contents, or one made from the headings on its pages where it has none. */
export function OutlinePanel({ pdf, sha256, language, labelOf, onGo }: OutlinePanelProps) {
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
          <FoundHeadings sha256={sha256} language={language} labelOf={labelOf} onGo={onGo} />
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

type FoundHeadingsProps = Omit<OutlinePanelProps, 'pdf'>;

/** Headings that the pages print. */
function FoundHeadings({ sha256, language, labelOf, onGo }: FoundHeadingsProps) {
  const { t } = useTranslation('reader');
  const pageLabel = usePageLabel();
  const contents = useContents(sha256, true);
  if (contents.isPending) return <LoadingState />;
  const failed = <Telling of={[contents]} />;
  if (contents.data === undefined || lostWith(contents) !== null) return failed;
  const { entries } = contents.data;
  if (entries.length === 0) {
    return (
      <>
        {failed}
        <Text size="sm" px="xs">
          {t('outline.none')}
        </Text>
      </>
    );
  }
  return (
    <>
      {failed}
      <Text size="xs" c="dimmed" px="xs" pb={4}>
        {t('outline.made')}
      </Text>
      <ul className={styles['tree']}>
        {entries.map(({ title, level, page, start }) => (
          <li key={`${page} ${start}`}>
            <div className={styles['leaf']} style={{ paddingInlineStart: `calc(${level} * 14px + 4px)` }}>
              <button
                type="button"
                className={styles['entry']}
                onClick={() => onGo({ page, y: null })}
                title={pageLabel(page, labelOf(page))}
              >
                <InLanguage code={language}>{title}</InLanguage>
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
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
