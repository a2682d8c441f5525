import { TextInput } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wakeSearch } from '../platform';
import styles from './SearchBox.module.css';

/** Id of the field, for the key "/" and for screens that lead the reader to it. */
export const SEARCH_BOX_ID = 'search-box';

/**
 * The search that is at hand on every screen: Enter opens the results. The search's own screen has a box of its own, and two that do
 * the same would only puzzle.
 */
export function SearchBox() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const searching = useRouterState({ select: ({ location }) => location.pathname === '/search' });
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (searching) setTyped('');
  }, [searching]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const q = typed.trim();
    void navigate({ to: '/search', search: q === '' ? {} : { q } });
  };
  if (searching) return null;
  return (
    <form role="search" className={styles.box} onSubmit={submit}>
      <TextInput
        id={SEARCH_BOX_ID}
        type="search"
        size="xs"
        classNames={{ input: styles.input ?? '' }}
        aria-label={t('search.label')}
        aria-keyshortcuts="/"
        placeholder={t('search.placeholder')}
        leftSection={<Search aria-hidden size={16} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={wakeSearch}
        autoComplete="off"
      />
    </form>
  );
}
