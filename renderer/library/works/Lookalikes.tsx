import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportedFile, NEAR_DUPLICATE, SAME_TEXT } from '../../../shared/library';
import { importKeys } from '../../platform';
import { LookalikeNotice } from './LookalikeNotice';
import { useLookalikes } from './queries';

/** Says of one document that its text is nearly that of another one. */
export function LookalikesOfDocument({ documentId }: { readonly documentId: string }) {
  const pairs = useLookalikes().data ?? [];
  return pairs
    .filter(({ later, earlier }) => later.documentId === documentId || earlier.documentId === documentId)
    .map((pair) => <LookalikeNotice key={`${pair.one} ${pair.other}`} pair={pair} here={documentId} />);
}

const SHOWN = 20;

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
  const documentIds = files.map(({ documentId }) => documentId);
  const pairs = (known ?? []).filter(
    ({ later, earlier }) =>
      documentIds.includes(later.documentId) || documentIds.includes(earlier.documentId),
  );
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
      {pairs.slice(0, SHOWN).map((pair) => (
        <LookalikeNotice key={`${pair.one} ${pair.other}`} pair={pair} here={null} />
      ))}
    </section>
  );
}
