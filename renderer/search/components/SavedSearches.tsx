import { ActionIcon, Button, Group, Text, TextInput, Title, Tooltip } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedSearch, SearchAsked } from '../../../shared/search';
import { ErrorNotice, notifyDone, notifyError, offerUndo, useDates } from '../../platform';
import { Dialog, StatusBadge, TextLink } from '../../ui';
import { addressOf } from '../address';
import { useSavedSearchChanges, useSavedSearches } from '../saved-queries';
import { FILTER_NAMES, useFilterWords } from '../use-filter-words';
import styles from './SavedSearches.module.css';

/** Searches kept by name: one click asks again, and each says what is new. Nothing is shown while none is kept. */
export function SavedSearches() {
  const { t } = useTranslation('search');
  const list = useSavedSearches().data ?? [];
  if (list.length === 0) return null;
  return (
    <section aria-label={t('saved.label')}>
      <Title order={2} size="h5" mt="md" mb={4}>
        {t('saved.label')}
      </Title>
      <ul className={styles['list']}>
        {list.map((search) => (
          <SavedLine key={search.id} search={search} />
        ))}
      </ul>
    </section>
  );
}

function SavedLine({ search }: { readonly search: SavedSearch }) {
  const { t } = useTranslation('search');
  const { looked, remove, restore } = useSavedSearchChanges();
  const [naming, setNaming] = useState(false);
  const { id, name, query, filters, bridge } = search;
  const wordsOf = useFilterWords();
  // Two of the same words are told apart by what narrows them.
  const chosen = FILTER_NAMES.map((filter) => ({ filter, words: wordsOf(filters, filter) }));
  const narrowed = chosen
    .filter(({ words }) => words !== '')
    .map(({ filter, words }) => t('saved.narrowed', { facet: t(`facet.${filter}`), chosen: words }));
  const takeOut = () =>
    remove.mutate(id, {
      onSuccess: () => {
        offerUndo({
          id: `saved-search-${id}`,
          message: t('saved.removed', { name }),
          undo: () =>
            restore.mutate(id, {
              onSuccess: () => notifyDone(t('saved.restored', { name })),
              onError: notifyError,
            }),
        });
      },
    });
  return (
    <li className={styles['line']}>
      <span className={styles['name']}>
        <TextLink
          to="/search"
          search={addressOf(query, filters, { also: bridge })}
          size="sm"
          onClick={() => looked.mutate(id)}
        >
          <bdi>{name}</bdi>
        </TextLink>{' '}
        <Text component="span" size="xs" c="dimmed">
          <bdi>{[...(query === name ? [] : [query]), ...narrowed].join(' · ')}</bdi>
        </Text>
      </span>
      <News search={search} />
      <Act label={t('saved.rename', { name })} onClick={() => setNaming(true)}>
        <Pencil aria-hidden size={14} />
      </Act>
      <Act label={t('saved.remove', { name })} onClick={takeOut}>
        <Trash2 aria-hidden size={14} />
      </Act>
      {naming ? <RenameDialog search={search} onClose={() => setNaming(false)} /> : null}
    </li>
  );
}

interface RenameDialogProps {
  readonly search: SavedSearch;
  readonly onClose: () => void;
}

function RenameDialog({ search: { id, name }, onClose }: RenameDialogProps) {
  const { t } = useTranslation('search');
  const { rename } = useSavedSearchChanges();
  return (
    <NameDialog
      title={t('saved.rename', { name })}
      name={name}
      error={rename.error}
      onClose={onClose}
      onName={(newName) => rename.mutate({ id, name: newName }, { whileShown: onClose })}
    />
  );
}

/** What is new since the search was last looked at. */
function News({ search: { found, fresh, seenAt } }: { readonly search: SavedSearch }) {
  const { t } = useTranslation('search');
  const dates = useDates();
  if (fresh.pages > 0) {
    return <StatusBadge tone="main">{t('saved.fresh', { count: fresh.pages })}</StatusBadge>;
  }
  return (
    <Text component="span" size="xs" c="dimmed">
      {found === null ? t('saved.not-asked') : t('saved.nothing-new', { date: dates.dayOf(seenAt) })}
    </Text>
  );
}

function Act({
  label,
  onClick,
  children,
}: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" size={26} aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** Keeps the search that is shown. */
export function SaveSearchButton({ asked }: { readonly asked: SearchAsked }) {
  const { t } = useTranslation('search');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
        {t('saved.save')}
      </Button>
      {open ? <SaveDialog asked={asked} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface SaveDialogProps {
  readonly asked: SearchAsked;
  readonly onClose: () => void;
}

function SaveDialog({ asked, onClose }: SaveDialogProps) {
  const { t } = useTranslation('search');
  const { save } = useSavedSearchChanges();
  return (
    <NameDialog
      title={t('saved.save')}
      name={asked.query}
      error={save.error}
      onClose={onClose}
      onName={(name) =>
        save.mutate(
          { ...asked, name },
          { onSuccess: () => notifyDone(t('saved.kept', { name })), whileShown: onClose },
        )
      }
    />
  );
}

interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  /** Why the name could not be kept. */
  readonly error: Error | null;
  readonly onClose: () => void;
  readonly onName: (name: string) => void;
}

function NameDialog({ title, ...form }: NameDialogProps) {
  return (
    <Dialog opened onClose={form.onClose} title={title} transitionProps={{ duration: 0 }}>
      <NameForm {...form} />
    </Dialog>
  );
}

function NameForm({ name, error, onClose, onName }: Omit<NameDialogProps, 'title'>) {
  const { t } = useTranslation('search');
  const [typed, setTyped] = useState(name.slice(0, 120));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onName(typed.trim());
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        data-autofocus
        label={t('saved.name')}
        value={typed}
        maxLength={120}
        onChange={(event) => setTyped(event.currentTarget.value)}
        mb="md"
      />
      {error === null ? null : <ErrorNotice error={error} />}
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('saved.cancel')}
        </Button>
        <Button type="submit" disabled={typed.trim() === ''}>
          {t('saved.keep')}
        </Button>
      </Group>
    </form>
  );
}
