import { Text } from '@mantine/core';
import { Check, CircleAlert, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './SaveState.module.css';

/** `idle` before the first change; `saved` only after the change is on disk. */
export type Saving = 'idle' | 'saving' | 'saved' | 'not-saved';

const ICONS = { saving: LoaderCircle, saved: Check, 'not-saved': CircleAlert } as const;

/** The saving state of a query client mutation. */
export function savingOf(mutation: { readonly status: 'idle' | 'pending' | 'success' | 'error' }): Saving {
  return ({ idle: 'idle', pending: 'saving', success: 'saved', error: 'not-saved' } as const)[
    mutation.status
  ];
}

/** Says whether what was typed is on disk. Always in the page, so that a screen reader hears each change. */
export function SaveState({ state }: { readonly state: Saving }) {
  const { t } = useTranslation('ui');
  const Icon = state === 'idle' ? null : ICONS[state];
  return (
    <Text
      component="span"
      size="sm"
      role="status"
      aria-live="polite"
      c={state === 'not-saved' ? 'red' : 'dimmed'}
      fw={state === 'not-saved' ? 600 : 400}
      className={styles.state}
      data-state={state}
    >
      {Icon === null ? null : <Icon aria-hidden size={16} />}
      {state === 'idle' ? '' : t(`save.${state}`)}
    </Text>
  );
}
