import { Collapse, List, Stack, Text, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SearchabilityLine, type TroubleLevel, troubleLevelOf } from '../../../shared/library';
import { useSearchability } from '../../library';
import { InLanguage, TextLink } from '../../ui';

const MOST_LISTED = 200;
/** Texts that are listed at once, where they are to be seen at once. */
const FEW = 5;

/** A text with the pages of one level of trouble. */
interface Trouble
  extends Pick<SearchabilityLine, 'documentId' | 'versionId' | 'title' | 'language' | 'pageCount'> {
  readonly pages: number;
}

/**
 * What the search cannot speak for, with the documents by name, counted as in the report on what can be searched. Says nothing when
 * everything can be.
 */
export function Unsearchable({ open = false }: { readonly open?: boolean }) {
  const report = useSearchability().data;
  const levels = useMemo(() => troublesIn(report?.lines ?? []), [report]);
  if (report === undefined) return null;
  return (
    <Stack gap={4}>
      <Documents level="unreadable" documents={levels.unreadable} open={open} />
      <Documents level="doubtful" documents={levels.doubtful} open={false} />
    </Stack>
  );
}

function troublesIn(lines: readonly SearchabilityLine[]): Record<TroubleLevel, readonly Trouble[]> {
  const levels = { unreadable: new Map<string, Trouble>(), doubtful: new Map<string, Trouble>() };
  for (const { kind, pages, ...text } of lines) {
    const texts = levels[troubleLevelOf(kind)];
    texts.set(text.versionId, { ...text, pages: (texts.get(text.versionId)?.pages ?? 0) + pages.length });
  }
  return { unreadable: [...levels.unreadable.values()], doubtful: [...levels.doubtful.values()] };
}

interface DocumentsProps {
  readonly level: TroubleLevel;
  readonly documents: readonly Trouble[];
  readonly open: boolean;
}

function Documents({ level, documents, open: isWanted }: DocumentsProps) {
  const { t } = useTranslation('search');
  const [chosen, setChosen] = useState<boolean | null>(null);
  const id = useId();
  if (documents.length === 0) return null;
  const open = chosen ?? (isWanted && documents.length <= FEW);
  const pages = documents.reduce((sum, one) => sum + one.pages, 0);
  const count = new Set(documents.map(({ documentId }) => documentId)).size;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div>
      <UnstyledButton aria-expanded={open} aria-controls={id} onClick={() => setChosen(!open)}>
        <Text size="sm" c="dimmed" component="span">
          <Chevron aria-hidden size={14} />{' '}
          {t(`unsearchable.${level}`, {
            pages: t('total.pages', { count: pages }),
            documents: t('total.documents', { count }),
          })}
        </Text>
      </UnstyledButton>
      <Collapse expanded={open} transitionDuration={0} id={id}>
        <List size="sm" mt={4}>
          {documents.slice(0, MOST_LISTED).map((one) => (
            <List.Item key={one.versionId}>
              <TextLink to="/library/$documentId" params={{ documentId: one.documentId }} size="sm">
                <InLanguage code={one.language}>{one.title}</InLanguage>
              </TextLink>{' '}
              {t('unsearchable.pages', { count: one.pages, total: one.pageCount })}
            </List.Item>
          ))}
        </List>
        {documents.length > MOST_LISTED ? (
          <Text size="sm">{t('unsearchable.more', { count: documents.length - MOST_LISTED })}</Text>
        ) : null}
      </Collapse>
    </div>
  );
}
