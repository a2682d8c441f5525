import { Collapse, List, Text, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui';
import { useSearchStatus } from '../queries';

const MOST_LISTED = 200;

/** What the search cannot speak for, with the documents by name. Says nothing when everything can be searched. */
export function Unsearchable({ open: openAtFirst = false }: { readonly open?: boolean }) {
  const { t } = useTranslation('search');
  const [open, setOpen] = useState(openAtFirst);
  const id = useId();
  const status = useSearchStatus(true);
  const hidden = status.data?.unsearchable ?? [];
  if (hidden.length === 0) return null;
  const pages = hidden.reduce((sum, one) => sum + (one.indexed ? one.pages.length : one.pageCount), 0);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div>
      <UnstyledButton aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Text size="sm" c="dimmed" component="span">
          <Chevron aria-hidden size={14} />{' '}
          {t('unsearchable.sum', {
            pages: t('total.pages', { count: pages }),
            documents: t('total.documents', { count: hidden.length }),
          })}
        </Text>
      </UnstyledButton>
      <Collapse expanded={open} transitionDuration={0} id={id}>
        <List size="sm" mt={4}>
          {hidden.slice(0, MOST_LISTED).map((one) => (
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
        {hidden.length > MOST_LISTED ? (
          <Text size="sm">{t('unsearchable.more', { count: hidden.length - MOST_LISTED })}</Text>
        ) : null}
      </Collapse>
    </div>
  );
}
