import { Table, Text, Title } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article, Instrument } from '../../../shared/instruments';
import type { Item } from '../../../shared/questionnaires';
import type { PillarCode } from '../../../shared/vocabulary';
import { articleNameKey, Duty } from '../../instruments';
import { rowId } from '../places';
import styles from '../screens/PrinciplesScreen.module.css';
import { ItemLinks } from './ItemLinks';

interface PillarTableProps {
  readonly pillar: PillarCode;
  readonly articles: readonly { readonly instrument: Instrument; readonly article: Article }[];
  readonly items: ReadonlyMap<string, readonly Item[]>;
  /** Key of the article that was come for. */
  readonly chosen: string | undefined;
  /** The open assessment, in which items are answered. */
  readonly assessmentId: string | undefined;
}

/** All articles that belong to one pillar, of all instruments, with the items that rest on each. */
export const PillarTable = memo(function PillarTable({
  pillar,
  articles,
  items,
  chosen,
  assessmentId,
}: PillarTableProps) {
  const { t } = useTranslation(['instruments', 'vocabulary']);
  const id = `pillar-${pillar}`;
  return (
    <section aria-labelledby={id} className={styles['instrument']}>
      <Title order={2} size="h4" id={id}>
        {t('principles.pillar-count', {
          pillar: t(`vocabulary:pillar.${pillar}.label`),
          count: articles.length,
        })}
      </Title>
      <Table aria-labelledby={id} className={styles['table']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w="17rem">
              {t('principles.article')}
            </Table.Th>
            <Table.Th scope="col">{t('principles.asks')}</Table.Th>
            <Table.Th scope="col" w="14rem">
              {t('principles.items')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {articles.map(({ instrument, article }) => (
            <Table.Tr
              key={article.key}
              id={rowId(article.key)}
              aria-current={article.key === chosen || undefined}
              className={styles['row'] ?? ''}
            >
              <Table.Th scope="row">
                {t(articleNameKey({ instrument, whole: false }, article.number), {
                  instrument: instrument.shortName,
                  number: article.number,
                })}
              </Table.Th>
              <Table.Td>
                <Text size="sm">{article.summary}</Text>
                <Text size="xs" c="dimmed">
                  <Duty article={article} isGuide={instrument.kind === 'soft-law'} />
                </Text>
              </Table.Td>
              <Table.Td>
                <ItemLinks items={items.get(article.key) ?? []} assessmentId={assessmentId} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
});
