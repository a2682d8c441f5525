import { ActionIcon, Badge, Button, Group, Text, Title } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentRelation, LibraryDocument } from '../../../shared/library';
import { notifyError, offerUndo, useDates } from '../../platform';
import { InLanguage, TextLink } from '../../ui';
import { useCatalogueWords } from '../words';
import { useRelate, useUnrelate } from './queries';
import { RelationDialog } from './RelationDialog';
import styles from './works.module.css';

/** What a document does to others and others to it, in words from its own point of view. */
export function RelationList({ document }: { readonly document: LibraryDocument }) {
  const { t } = useTranslation('works');
  const [adding, setAdding] = useState(false);
  const unrelate = useUnrelate();
  const relate = useRelate();
  const dates = useDates();
  const words = useCatalogueWords();
  const take = (relation: DocumentRelation) => {
    const { kind, direction, inPart, effectiveOn, other } = relation;
    const [from, to] = direction === 'out' ? [document.id, other.id] : [other.id, document.id];
    unrelate.mutate(
      { relationId: relation.id },
      {
        onSuccess: () =>
          offerUndo({
            id: `unrelated-${relation.id}`,
            message: t('relation.removed', { title: other.title }),
            undo: () => relate.mutateAsync({ kind, from, to, inPart, effectiveOn }),
          }),
        onError: notifyError,
      },
    );
  };
  return (
    <section aria-labelledby="relations" className={styles['part']}>
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={2} size="h3" id="relations">
          {t('relation.title')}
        </Title>
        {document.removedAt === null ? (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t('relation.add')}
          </Button>
        ) : null}
      </Group>
      {document.relations.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('relation.none')}
        </Text>
      ) : (
        <ul className={styles['list']} aria-label={t('relation.title')}>
          {document.relations.map((relation) => {
            const { other } = relation;
            const phrase = t(`relation.${relation.kind}.${relation.direction}`);
            return (
              <li key={relation.id} className={styles['item']}>
                <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
                  <div>
                    <Text size="xs" c="dimmed">
                      {relation.inPart ? t('relation.in-part', { phrase }) : phrase}
                    </Text>
                    <TextLink to="/library/$documentId" params={{ documentId: other.id }} size="sm">
                      <InLanguage code={other.language}>{other.title}</InLanguage>
                    </TextLink>
                    <Text size="xs" c="dimmed">
                      {[
                        other.number,
                        words.status(other.status),
                        relation.effectiveOn === null
                          ? null
                          : t('relation.from', { day: dates.day(relation.effectiveOn) }),
                      ]
                        .filter((part) => part !== null)
                        .join(' · ')}
                    </Text>
                    {other.removed ? <Badge color="gray">{t('relation.in-trash')}</Badge> : null}
                  </div>
                  {document.removedAt === null ? (
                    <ActionIcon
                      variant="subtle"
                      size={24}
                      aria-label={t('relation.remove', { phrase, title: other.title })}
                      onClick={() => take(relation)}
                    >
                      <X aria-hidden size={14} />
                    </ActionIcon>
                  ) : null}
                </Group>
              </li>
            );
          })}
        </ul>
      )}
      {adding ? <RelationDialog document={document} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}
