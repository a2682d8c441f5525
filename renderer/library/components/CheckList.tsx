import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './CheckList.module.css';

/** One thing to tick: its code, its word, and how many there are, where that is known. */
export interface CheckOption<C extends string> {
  readonly code: C;
  readonly word: string;
  readonly count?: number;
}

interface CheckListProps<C extends string> {
  readonly label: string;
  readonly options: readonly CheckOption<C>[];
  readonly chosen: readonly C[];
  readonly onChange: (chosen: C[]) => void;
  /** Draws the label above the list instead of only naming it. */
  readonly headed?: boolean;
}

/** From this many on, a field to narrow the list saves more time than it takes room. */
const MANY = 12;

/** A list to tick several things in, with counts. */
export function CheckList<C extends string>({ label, options, chosen, onChange, headed }: CheckListProps<C>) {
  const { t } = useTranslation('library');
  const id = useId();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  const shown = options.filter(
    ({ code, word }) => wanted === '' || chosen.includes(code) || word.toLocaleLowerCase().includes(wanted),
  );
  const toggle = (code: C, on: boolean) =>
    onChange(on ? [...chosen, code] : chosen.filter((one) => one !== code));
  return (
    <Stack
      gap={6}
      role="group"
      aria-labelledby={headed ? id : undefined}
      aria-label={headed ? undefined : label}
    >
      {headed ? (
        <Text id={id} size="sm" fw={600}>
          {label}
        </Text>
      ) : null}
      {options.length < MANY ? null : (
        <TextInput
          size="xs"
          aria-label={t('filter.narrow', { list: label })}
          placeholder={t('filter.narrow-hint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div className={styles['list']}>
        {shown.map(({ code, word, count }) => (
          <Checkbox
            key={code}
            size="xs"
            checked={chosen.includes(code)}
            onChange={(event) => toggle(code, event.currentTarget.checked)}
            label={
              <span className={styles['line']}>
                <span>{word}</span>
                {count === undefined ? null : (
                  <span className={styles['count']}>
                    <span aria-hidden>{count}</span>
                    <span className={styles['heard']}>{t('filter.documents', { count })}</span>
                  </span>
                )}
              </span>
            }
            classNames={{ body: styles['body'] ?? '', labelWrapper: styles['label'] ?? '' }}
          />
        ))}
        {shown.length === 0 ? (
          <Text size="xs" c="dimmed">
            {t('filter.none')}
          </Text>
        ) : null}
      </div>
    </Stack>
  );
}
