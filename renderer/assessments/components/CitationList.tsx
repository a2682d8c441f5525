import { Text } from '@mantine/core';
import { FileText } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation } from '../../../shared/assessments';
import { type CitedVersions, useCitedVersions } from '../../library';
import { useDates } from '../../platform';
import { StatusBadge, TextLink } from '../../ui';
import { useCitedPage } from '../cited-page';
import { isEarlyText } from '../early-texts';
import styles from './CitationList.module.css';

interface CitationListProps {
  readonly citations: readonly Citation[];
  /** Name of the list for a reader of the screen. */
  readonly label: string;
  /** `assessmentId:itemId`, kept in the reader's address so that it leads back to the answer. */
  readonly cite?: string;
  /** Day for which the answer is given: a text that was not in force yet is told. */
  readonly on?: string;
  /** What can be done with one citation; its buttons are described by what names the passage. */
  readonly actions?: ((citation: Citation, describedBy: string) => ReactNode) | undefined;
}

/** Passages of documents: the quote, the document, the page as printed and in the file, the note, and the way to the page. */
export function CitationList({ citations, label, cite, on, actions }: CitationListProps) {
  const { t } = useTranslation('assessments');
  const pageName = useCitedPage();
  const cited = useCitedVersions(citations.map(({ versionId }) => versionId));
  const list = useId();
  if (citations.length === 0) return null;
  return (
    <ol className={styles.list} aria-label={label}>
      {citations.map((citation) => (
        <li key={citation.id} className={styles.citation} data-citation={citation.id}>
          {citation.quote === '' ? null : (
            <blockquote dir="auto" className={styles.quote}>
              {citation.quote}
            </blockquote>
          )}
          <TextLink
            id={`${list}-${citation.id}`}
            to="/read/$versionId"
            params={{ versionId: citation.versionId }}
            search={{ page: citation.page, ...(cite === undefined ? {} : { cite, citation: citation.id }) }}
            size="sm"
            icon={<FileText aria-hidden size={14} />}
          >
            <bdi>{citation.documentTitle}</bdi>
            <VersionName name={cited.nameOf(citation.versionId)} />, {pageName(citation)}
          </TextLink>
          <Lost where={cited.whereIs(citation.versionId)} />
          <Narrow appliesTo={cited.appliesTo(citation.versionId)} />
          {on !== undefined && isEarlyText(cited, citation.versionId, on) ? <Early on={on} /> : null}
          {citation.note === '' ? null : (
            <Text size="sm" dir="auto">
              {t('citation.note', { note: citation.note })}
            </Text>
          )}
          {actions === undefined ? null : <div>{actions(citation, `${list}-${citation.id}`)}</div>}
        </li>
      ))}
    </ol>
  );
}

/** Which of several versions was cited. */
function VersionName({ name }: { readonly name: string | null }) {
  return name === null ? null : <bdi> ({name})</bdi>;
}

/** Says that the document is no national text: what holds in one province or agency says little of the whole country. */
function Narrow({ appliesTo }: { readonly appliesTo: ReturnType<CitedVersions['appliesTo']> }) {
  const { t } = useTranslation('assessments');
  return appliesTo === null ? null : (
    <>
      {' '}
      <StatusBadge tone="plain">{t(`citation.applies-to.${appliesTo}`)}</StatusBadge>
    </>
  );
}

/** Says that a law, plan or procedure was not in force yet. */
function Early({ on }: { readonly on: string }) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  return (
    <>
      {' '}
      <StatusBadge tone="care">{t('citation.not-yet', { day: dates.day(on) })}</StatusBadge>
    </>
  );
}

/** Says that the document is in the trash or gone: then the passage supports nothing, and its page cannot be looked at as before. */
function Lost({ where }: { readonly where: 'in-trash' | 'gone' | null }) {
  const { t } = useTranslation('assessments');
  return where === null ? null : (
    <>
      {' '}
      <StatusBadge tone="care">{t(`citation.${where}`)}</StatusBadge>
    </>
  );
}
