import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportedFile, NEAR_DUPLICATE, SAME_TEXT } from '../../../shared/library';
import { importKeys } from '../../platform';
import { useGrowing } from '../../ui';
import { LookalikeNotice } from './LookalikeNotice';
import { useLookalikes } from './queries';

/** Says of one document that its text is nearly that of another one. */
export function LookalikesOfDocument({ documentId }: { readonly documentId: string }) {
  const pairs = useLookalikes().data ?? [];
  return pairs
    .filter(({ later, earlier }) => later.documentId === documentId || earlier.documentId === documentId)
    .map((pair) => <LookalikeNotice key={`${pair.one} ${pair.other}`} pair={pair} here={documentId} />);
}

const AT_ONCE = 20;

/** Documents of an import that look like versions of others; nothing when there are none. */
export function LookalikesOfImport({
  importId,
  files,
}: {
  readonly importId: string;
  readonly files: readonly Pick<ImportedFile, 'documentId' | 'code'>[];
}) {
  const { t } = useTranslation('works');
  const known = useLookalikes().data;
  const documentIds = new Set(files.map(({ documentId }) => documentId));
  const pairs = (known ?? []).filter(
    ({ later, earlier }) => documentIds.has(later.documentId) || documentIds.has(earlier.documentId),
  );
  const { shown, more } = useGrowing(pairs, AT_ONCE, 'lookalikes');
  const client = useQueryClient();
  const found = pairs.length;
  const isKnown = known !== undefined;
  // The report may be of a time before pairs of it were decided on other screens.
  const told = useRef<number | null>(
    files.some(({ code }) => code === NEAR_DUPLICATE || code === SAME_TEXT) ? null : 0,
  );
  useEffect(() => {
    // What is found after the import has ended stands in its report too, and what is decided no longer.
    if (!isKnown || found === told.current) return;
    told.current = found;
    void client.invalidateQueries({ queryKey: importKeys.one(importId) });
  }, [client, found, importId, isKnown]);
  if (pairs.length === 0) return null;
  return (
    <section aria-label={t('alike.title', { count: pairs.length })}>
      <Text size="sm" fw={600} mb={6}>
        {t('alike.title', { count: pairs.length })}
      </Text>
      {shown.map((pair) => (
        <LookalikeNotice key={`${pair.one} ${pair.other}`} pair={pair} here={null} />
      ))}
      {more}
    </section>
  );
}
