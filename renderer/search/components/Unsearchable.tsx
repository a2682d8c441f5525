import { Collapse, List, Stack, Text, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnsearchableDocument } from '../../../shared/search';
import { TextLink } from '../../ui';
import { useSearchStatus } from '../queries';

const MOST_LISTED = 200;

/** What the search cannot speak for, with the documents by name. Says nothing when everything can be searched. */
export function Unsearchable({ open = false }: { readonly open?: boolean }) {
  const status = useSearchStatus(true).data;
  if (status === undefined) return null;
  return (
    <Stack gap={4}>
      <Documents kind="without-text" documents={status.unsearchable} open={open} />
      <Documents kind="doubtful" documents={status.suspect} open={false} />
    </Stack>
  );
}

interface DocumentsProps {
  readonly kind: 'without-text' | 'doubtful';
  readonly documents: readonly UnsearchableDocument[];
  readonly open: boolean;
}

function pagesOf({ indexed, pages, pageCount }: UnsearchableDocument): number {
  return indexed ? pages.length : pageCount;
}

function Documents({ kind, documents, open: openAtFirst }: DocumentsProps) {
  const { t } = useTranslation('search');
  const [open, setOpen] = useState(openAtFirst);
  const id = useId();
  if (documents.length === 0) return null;
  const pages = documents.reduce((sum, one) => sum + pagesOf(one), 0);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div>
      <UnstyledButton aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Text size="sm" c="dimmed" component="span">
          <Chevron aria-hidden size={14} />{' '}
          {t(`unsearchable.${kind}`, {
            pages: t('total.pages', { count: pages }),
            documents: t('total.documents', { count: documents.length }),
          })}
        </Text>
      </UnstyledButton>
      <Collapse expanded={open} transitionDuration={0} id={id}>
        <List size="sm" mt={4}>
          {documents.slice(0, MOST_LISTED).map((one) => (
            <List.Item key={one.versionId}>
              <TextLink to="/library/$documentId" params={{ documentId: one.documentId }} size="sm">
                <bdi>{one.title}</bdi>
              </TextLink>{' '}
              {one.indexed
                ? t('unsearchable.pages', { count: one.pages.length, total: one.pageCount })
                : t('unsearchable.not-read')}
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
