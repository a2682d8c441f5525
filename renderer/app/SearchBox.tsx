import { TextInput } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SearchBox.module.css';

/** Id of the field, for the key "/" and for screens that lead the reader to it. */
export const SEARCH_BOX_ID = 'search-box';

/** The search that is at hand on every screen: Enter opens the results. */
export function SearchBox() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const shown = useRouterState({
    select: ({ location }) => (location.pathname === '/search' ? (location.search.q ?? '') : null),
  });
  const [typed, setTyped] = useState(shown ?? '');
  useEffect(() => {
    if (shown !== null) setTyped(shown);
  }, [shown]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const q = typed.trim();
    void navigate({ to: '/search', search: q === '' ? {} : { q } });
  };
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
        autoComplete="off"
      />
    </form>
  );
}
