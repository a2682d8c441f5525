import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import i18next from 'i18next';
import { CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type AppError, type ErrorData, isAppError } from '../../shared/kernel';

/** What an error says in the reader's language: what happened, what is safe, what to do next. Never a stack, never a path. */
export interface ErrorWords {
  readonly code: string;
  readonly what: string;
  readonly safe: string;
  readonly next: string;
  /** Name of the entry in the log, for a report of the problem. */
  readonly incident: string | null;
}

const UNKNOWN = 'app.internal';

function sentence(code: string, part: 'what' | 'safe' | 'next', data: ErrorData): string {
  return i18next.t(`${code}.${part}`, { ...data, ns: 'errors' });
}

/** Words for any thrown value. A code without sentences, and anything that is not an expected failure, is told as a bug. */
export function errorWords(error: unknown): ErrorWords {
  const expected: AppError | null = isAppError(error) ? error : null;
  const data = expected?.data ?? {};
  const told = expected !== null && i18next.exists(`${expected.code}.what`, { ns: 'errors' });
  const code = told ? expected.code : UNKNOWN;
  return {
    code: expected?.code ?? UNKNOWN,
    what: sentence(code, 'what', data),
    safe: sentence(code, 'safe', data),
    next: sentence(code, 'next', data),
    incident: typeof data.incident === 'string' ? data.incident : null,
  };
}

/** A coded reason as one sentence, for lines of a list such as the files of an import. */
export function reasonSentence(code: string, data: ErrorData = {}): string {
  const told = i18next.exists(`${code}.what`, { ns: 'errors' });
  return sentence(told ? code : UNKNOWN, 'what', data);
}

interface ErrorNoticeProps {
  readonly error: unknown;
  /** Offered as "Try again" where trying again can help. */
  readonly onRetry?: (() => void) | undefined;
  /** Further ways out, such as a link to another screen. */
  readonly actions?: ReactElement | undefined;
}

/** Shows an error where the missing content would have stood. */
export function ErrorNotice({ error, onRetry, actions }: ErrorNoticeProps): ReactElement {
  const { t } = useTranslation('ui');
  const words = errorWords(error);
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<CircleAlert aria-hidden size={20} />}
      title={words.what}
      data-error={words.code}
    >
      <Stack gap="xs">
        <Text size="sm">{words.safe}</Text>
        <Text size="sm">{words.next}</Text>
        {words.incident === null ? null : (
          <Text size="xs" c="dimmed">
            {t('error.incident', { incident: words.incident })}
          </Text>
        )}
        {onRetry === undefined && actions === undefined ? null : (
          <Group gap="xs">
            {onRetry === undefined ? null : (
              <Button size="xs" variant="default" onClick={onRetry}>
                {t('error.retry')}
              </Button>
            )}
            {actions}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

/** A question of a screen that may have failed. */
export interface Asked {
  readonly isError: boolean;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** Tells once what several parts of a screen failed with: what stopped one of them mostly stopped the others with it. */
export function ErrorNotices({ of }: { readonly of: readonly Asked[] }): ReactElement {
  const byCause = Map.groupBy(
    of.filter(({ isError }) => isError),
    ({ error }) => errorWords(error).code,
  );
  return (
    <>
      {[...byCause].map(([code, parts]) => (
        <ErrorNotice
          key={code}
          error={parts[0]?.error}
          onRetry={() => {
            for (const part of parts) void part.refetch();
          }}
        />
      ))}
    </>
  );
}
