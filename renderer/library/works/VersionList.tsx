import { ActionIcon, Badge, Button, Group, Menu, Text, Title } from '@mantine/core';
import {
  ArrowDown,
  ArrowUp,
  Columns2,
  Download,
  Ellipsis,
  FilePlus,
  Link2,
  Pencil,
  Split,
  Stamp,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { briefOf, type DocumentVersion, type JoinKind, type LibraryDocument } from '../../../shared/library';
import { notifyDone, notifyError } from '../../platform';
import { ButtonLink, ConfirmDialog } from '../../ui';
import { VersionFacts } from '../components/VersionFacts';
import { useTextReadings } from '../text-readings-queries';
import { IncomingVersions } from './IncomingVersions';
import { JoinDialog } from './JoinDialog';
import { useBringInVersions, useMarkOfficial, useOrderVersions, useSaveCopy, useSplitOff } from './queries';
import { VersionDialog } from './VersionDialog';
import { useVersionName } from './version-name';
import styles from './works.module.css';

/** The versions of a document: what they are, which is the official text, and what can be done with them. */
export function VersionList({ document }: { readonly document: LibraryDocument }) {
  const { t } = useTranslation('works');
  const [editing, setEditing] = useState<string | null>(null);
  const [splitting, setSplitting] = useState<DocumentVersion | null>(null);
  const [joining, setJoining] = useState(false);
  const [incoming, setIncoming] = useState<{ readonly importId: string; readonly as: JoinKind } | null>(null);
  const bringIn = useBringInVersions();
  const splitOff = useSplitOff();
  const nameOf = useVersionName();
  const readings = useTextReadings(document.id);
  const edited = document.versions.find(({ id }) => id === editing);
  const add = (as: JoinKind) =>
    bringIn.mutate(
      { documentId: document.id, as },
      { onSuccess: (importId) => importId !== null && setIncoming({ importId, as }), onError: notifyError },
    );
  const briefs = document.versions.map((version) => briefOf(version, document.language));
  const name = (version: DocumentVersion) => nameOf(briefOf(version, document.language), briefs);
  return (
    <section aria-labelledby="versions">
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={2} size="h3" id="versions">
          {t('versions.title', { count: document.versions.length })}
        </Title>
        <CompareLink document={document} />
        {document.removedAt === null ? (
          <Menu position="bottom-end" shadow="md" width={300}>
            <Menu.Target>
              <Button size="xs" variant="default" loading={bringIn.isPending}>
                {t('versions.add')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<FilePlus aria-hidden size={16} />} onClick={() => add('version')}>
                {t('versions.add-file')}
              </Menu.Item>
              <Menu.Item leftSection={<FilePlus aria-hidden size={16} />} onClick={() => add('translation')}>
                {t('versions.add-translation')}
              </Menu.Item>
              <Menu.Item leftSection={<Link2 aria-hidden size={16} />} onClick={() => setJoining(true)}>
                {t('versions.join')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </Group>
      {incoming === null ? null : (
        <IncomingVersions {...incoming} document={document} onClose={() => setIncoming(null)} />
      )}
      <ol className={styles['list']} aria-label={t('versions.list')}>
        {document.versions.map((version, at) => (
          <li key={version.id} className={styles['version']} data-version={version.id}>
            <VersionFacts
              version={version}
              heading={name(version)}
              prominent={at === 0}
              reading={readings.data?.find(({ versionId }) => versionId === version.id)}
              marks={document.versions.length > 1 ? <Marks version={version} /> : null}
              actions={
                <Actions
                  document={document}
                  at={at}
                  name={name(version)}
                  onEdit={() => setEditing(version.id)}
                  onSplit={() => setSplitting(version)}
                />
              }
            />
          </li>
        ))}
      </ol>
      {edited === undefined ? null : (
        <VersionDialog document={document} version={edited} onClose={() => setEditing(null)} />
      )}
      {joining ? <JoinDialog document={document} onClose={() => setJoining(false)} /> : null}
      <ConfirmDialog
        opened={splitting !== null}
        title={t('split.title')}
        confirm={t('split.do')}
        busy={splitOff.isPending}
        onClose={() => setSplitting(null)}
        onConfirm={() =>
          splitOff.mutate(
            { versionId: splitting?.id ?? '' },
            {
              onSuccess: (part) => {
                setSplitting(null);
                notifyDone(t('split.done', { title: part.title }));
              },
              onError: (error) => {
                setSplitting(null);
                notifyError(error);
              },
            },
          )
        }
      >
        {t('split.what', { name: splitting === null ? '' : name(splitting) })}
      </ConfirmDialog>
    </section>
  );
}

/** The way to the two newest texts side by side, or to the choice of another text to compare the only one with. */
function CompareLink({ document: { versions } }: { readonly document: LibraryDocument }) {
  const { t } = useTranslation('works');
  const [newest, older] = versions;
  if (newest === undefined) return null;
  const look = {
    size: 'xs',
    variant: 'default',
    ms: 'auto',
    leftSection: <Columns2 aria-hidden size={14} />,
  } as const;
  return older === undefined ? (
    <ButtonLink to="/texts" search={{ before: newest.id }} {...look}>
      {t('versions.compare')}
    </ButtonLink>
  ) : (
    <ButtonLink to="/texts/$before/$after" params={{ before: older.id, after: newest.id }} {...look}>
      {t('versions.compare')}
    </ButtonLink>
  );
}

function Marks({ version }: { readonly version: DocumentVersion }) {
  const { t } = useTranslation('works');
  if (!version.isOfficial && version.standing === null) return null;
  return (
    <Group gap={6}>
      {version.isOfficial ? (
        <Badge color="blue" leftSection={<Stamp aria-hidden size={12} />}>
          {t('version.official')}
        </Badge>
      ) : null}
      {version.standing === null ? null : (
        <Text component="span" size="xs" c="dimmed">
          {t(`standing.${version.standing}`)}
        </Text>
      )}
    </Group>
  );
}

interface ActionsProps {
  readonly document: LibraryDocument;
  readonly at: number;
  readonly name: string;
  readonly onEdit: () => void;
  readonly onSplit: () => void;
}

function Actions({ document, at, name, onEdit, onSplit }: ActionsProps) {
  const { t } = useTranslation('works');
  const mark = useMarkOfficial();
  const order = useOrderVersions();
  const copy = useSaveCopy();
  const { versions } = document;
  const version = versions[at];
  if (version === undefined || document.removedAt !== null) return null;
  const move = (by: 1 | -1) => {
    const versionIds = versions.map(({ id }) => id);
    versionIds.splice(at, 1);
    versionIds.splice(at + by, 0, version.id);
    order.mutate({ documentId: document.id, versionIds }, { onError: notifyError });
  };
  return (
    <Menu position="bottom-end" shadow="md" width={280}>
      <Menu.Target>
        <ActionIcon variant="default" size="md" aria-label={t('version.more', { name })}>
          <Ellipsis aria-hidden size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Pencil aria-hidden size={16} />} onClick={onEdit}>
          {t('version.edit')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Download aria-hidden size={16} />}
          onClick={() =>
            copy.mutate(version.id, {
              onSuccess: (saved) => (saved ? notifyDone(t('version.copied')) : undefined),
              onError: notifyError,
            })
          }
        >
          {t('version.copy')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Stamp aria-hidden size={16} />}
          onClick={() =>
            mark.mutate({ versionId: version.id, official: !version.isOfficial }, { onError: notifyError })
          }
        >
          {t(version.isOfficial ? 'version.unmark' : 'version.mark')}
        </Menu.Item>
        {versions.length < 2 ? null : (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<ArrowUp aria-hidden size={16} />}
              disabled={at === 0}
              onClick={() => move(-1)}
            >
              {t('version.up')}
            </Menu.Item>
            <Menu.Item
              leftSection={<ArrowDown aria-hidden size={16} />}
              disabled={at === versions.length - 1}
              onClick={() => move(1)}
            >
              {t('version.down')}
            </Menu.Item>
            <Menu.Item leftSection={<Split aria-hidden size={16} />} onClick={onSplit}>
              {t('version.split')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
