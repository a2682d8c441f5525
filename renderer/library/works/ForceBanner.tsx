import { Alert, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  actsOn,
  appliesFrom,
  briefOf,
  currentVersion,
  forceWarning,
  knownEnd,
  type LibraryDocument,
  textFactsOf,
} from '../../../shared/library';
import { useToday } from '../../platform';
import { InLanguage, TextLink, useEras } from '../../ui';
import { useDocument, useFileState } from '../queries';
import { useVersionName } from './version-name';
import styles from './works.module.css';

interface ForceBannerProps {
  readonly document: LibraryDocument;
  /** The version that is being read, which need not be the current one. */
  readonly versionId?: string;
  /** Where the successor is opened: its pages, or what the catalogue says of it. */
  readonly leadsTo: 'document' | 'reader';
}

/**
 * Says before anything else that a text does not apply: repealed, superseded, expired, suspended, not yet in force, or never law;
 * and leads to what took its place. Says as well that an older version is being read, and in the reader that it is no national text. Shows nothing when there is nothing to say.
 */
export function ForceBanner({ document, versionId, leadsTo }: ForceBannerProps) {
  const { t } = useTranslation('works');
  const inEras = useEras(document.state);
  const nameOf = useVersionName();
  const now = useToday();
  const warning = forceWarning(document.force, now);
  const current = currentVersion(document.versions);
  const read = document.versions.find(({ id }) => id === versionId);
  const sentences: ReactNode[] = [];
  // The document's own screen says it with the button that restores it.
  if (document.removedAt !== null && leadsTo === 'reader') {
    sentences.push(
      <>
        {t('banner.in-trash')}{' '}
        <TextLink to="/library/$documentId" params={{ documentId: document.id }} size="sm" inherit>
          {t('banner.to-document')}
        </TextLink>
      </>,
    );
  }
  if (warning !== null) {
    const end = knownEnd(textFactsOf(document), actsOn(document.relations));
    const starts = appliesFrom(document.force, now);
    const ended = warning === 'repealed' || warning === 'superseded' || warning === 'expired';
    if (ended && end !== null && end.on <= now) {
      sentences.push(
        t(`banner.${warning}-on`, {
          day: inEras(warning === 'expired' ? (document.expiresOn ?? end.on) : end.on),
        }),
      );
    } else if ((warning === 'not-yet' || warning === 'not-adopted-yet') && starts !== null) {
      sentences.push(t('banner.not-yet-from', { day: inEras(starts) }));
    } else sentences.push(t(`banner.${warning}`));
  }
  const newest = document.successors.at(-1);
  const isOver = warning === 'repealed' || warning === 'superseded' || warning === 'expired';
  if (isOver && newest !== undefined) {
    sentences.push(
      <>
        {t(document.successors.length > 1 ? 'banner.newest' : 'banner.successor')}{' '}
        <TextLink
          {...(leadsTo === 'reader'
            ? { to: '/read/$versionId', params: { versionId: newest.versionId } }
            : { to: '/library/$documentId', params: { documentId: newest.id } })}
          size="sm"
          inherit
        >
          <InLanguage code={newest.language}>{newest.title}</InLanguage>
        </TextLink>
      </>,
    );
  }
  const side = sideOfCurrent(document, versionId);
  if (read !== undefined && current !== undefined && side !== null) {
    sentences.push(
      <>
        {t(side === 'older' ? 'banner.older-version' : 'banner.other-official')}{' '}
        <TextLink to="/read/$versionId" params={{ versionId: current.id }} size="sm" inherit>
          {nameOf(
            briefOf(current, document.language),
            document.versions.map((version) => briefOf(version, document.language)),
          )}
        </TextLink>
      </>,
    );
  } else if (read !== undefined && read.standing !== null && read.standing !== 'original') {
    sentences.push(
      <>
        {t(`banner.${read.standing}`)}
        {current === undefined || current.id === read.id ? null : (
          <>
            {' '}
            <TextLink to="/read/$versionId" params={{ versionId: current.id }} size="sm" inherit>
              {t('banner.to-official')}
            </TextLink>
          </>
        )}
      </>,
    );
  }
  // The document's own screen has it among its fields.
  if (leadsTo === 'reader' && document.appliesTo !== null && document.appliesTo !== 'national')
    sentences.push(t(`banner.only-${document.appliesTo}`));
  if (sentences.length === 0) return null;
  return (
    <Alert
      color={isOver ? 'red' : 'yellow'}
      className={styles['notice'] ?? ''}
      radius={leadsTo === 'reader' ? 0 : 'sm'}
      mb={leadsTo === 'reader' ? 0 : 'md'}
      icon={<CircleAlert aria-hidden size={18} />}
      role="note"
      data-force={warning ?? 'version'}
      aria-label={t('banner.label')}
    >
      {sentences.map((sentence, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences never move
        <Text key={at} size="sm" component="div">
          {sentence}
        </Text>
      ))}
    </Alert>
  );
}

/**
 * Whether the version read is an older or a newer text in the language of the current one, by the order of the versions, which stand
 * newest first; null where it is neither. A newer one is there only where an older one is marked as the official text.
 */
function sideOfCurrent(document: LibraryDocument, versionId: string | undefined): 'older' | 'newer' | null {
  const { versions } = document;
  const current = currentVersion(versions);
  const read = versions.find(({ id }) => id === versionId);
  if (current === undefined || read === undefined || read.id === current.id) return null;
  const language = (version: typeof read) => version.language ?? document.language;
  const isTranslation = read.standing !== null && read.standing !== 'original';
  if (isTranslation || language(read) !== language(current)) return null;
  return versions.indexOf(read) > versions.indexOf(current) ? 'older' : 'newer';
}

/** The banner for a reader who has only the document's id; nothing while it is not known. */
export function ReaderForceBanner({
  documentId,
  versionId,
}: {
  readonly documentId: string;
  readonly versionId: string;
}) {
  const document = useDocument(documentId).data;
  return document === undefined ? null : (
    <ForceBanner document={document} versionId={versionId} leadsTo="reader" />
  );
}

/** The page that was asked for is drawn first: all of the file is read for this. */
const CHECKED_AFTER_MS = 1_500;

/** Says of a file that is read that it is another than the one brought in: its words are under a title that may not be theirs. */
export function ReaderFileBanner({
  sha256,
  isShown,
}: {
  readonly sha256: string;
  readonly isShown: boolean;
}) {
  const { t } = useTranslation('works');
  const [isDue] = useDebouncedValue(isShown, CHECKED_AFTER_MS);
  if (useFileState(sha256, isShown && isDue) !== 'changed') return null;
  return (
    <Alert
      color="red"
      className={styles['notice'] ?? ''}
      radius={0}
      mb={0}
      icon={<CircleAlert aria-hidden size={18} />}
      role="alert"
    >
      <Text size="sm">{t('banner.file-changed')}</Text>
      <Text size="sm">{t('banner.file-changed-next')}</Text>
    </Alert>
  );
}
