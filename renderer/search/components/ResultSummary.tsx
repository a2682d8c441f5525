import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QueryReply } from '../../../shared/search';

/** A Nepali word may have forty forms: they would fill the screen before the first hit. */
const MOST_NAMED = 10;

/** How much was found, said aloud, and by which other words; nothing yet while it is looked for. */
export function ResultSummary({ reply }: { readonly reply: QueryReply | undefined }) {
  const { t } = useTranslation('search');
  const { total, expansions } = reply ?? { total: null, expansions: [] };
  return (
    <Stack gap={2}>
      <Text size="sm" role="status" aria-live="polite" fw={600}>
        {total === null
          ? null
          : t('total.found', {
              pages: t('total.pages', { count: total.pages }),
              documents: t('total.documents', { count: total.documents }),
            })}
      </Text>
      {expansions.map(({ typed, kind, words, leftOut }) =>
        total?.pages === 0 || words.length === 0 ? null : (
          <Text key={`${kind} ${typed}`} size="xs" c="dimmed">
            {t(`expansion.${kind}`, { typed })} {words.slice(0, MOST_NAMED).join(', ')}
            {words.length > MOST_NAMED
              ? ` ${t('expansion.more', { count: words.length - MOST_NAMED })}`
              : null}
            {leftOut > 0 ? ` ${t('expansion.left-out', { count: leftOut })}` : null}
          </Text>
        ),
      )}
    </Stack>
  );
}
