import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Article, Instrument } from '../../../shared/instruments';
import type { Item } from '../../../shared/questionnaires';
import { ENGLISH, tagOf } from '../../../shared/vocabulary';
import { articleNameKey, Duty } from '../../instruments';
import { useQuestionLanguage } from '../../platform';
import { ItemLinks, type OpenAssessment } from '../../topics';
import { useRowStops } from '../../ui';
import { rowId } from '../places';
import styles from '../screens/PrinciplesScreen.module.css';

/** What every table of articles shows beside its articles. */
export interface BesideArticles {
  /** Items that rest on an article, by its key. */
  readonly items: ReadonlyMap<string, readonly Item[]>;
  /** Key of the article that was come for. */
  readonly chosen: string | undefined;
  /** The open assessment, in which items are answered. */
  readonly open: OpenAssessment | undefined;
}

interface ArticleTableProps extends BesideArticles {
  /** Id of the heading that names the table. */
  readonly labelledBy: string;
  readonly rows: readonly { readonly instrument: Instrument; readonly article: Article }[];
  /** With the pillar of each article, where they are of several. */
  readonly withPillar: boolean;
}

/** Articles, what each asks and how strongly, with the items that rest on it. */
export function ArticleTable({ labelledBy, rows, withPillar, items, chosen, open }: ArticleTableProps) {
  const { t } = useTranslation(['instruments', 'vocabulary']);
  const stops = useRowStops<HTMLTableElement>();
  const language = tagOf(useQuestionLanguage() ?? ENGLISH);
  return (
    <Table {...stops} aria-labelledby={labelledBy} className={styles['table']}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" className={styles[withPillar ? 'short' : 'name'] ?? ''}>
            {t('principles.article')}
          </Table.Th>
          <Table.Th scope="col">{t('principles.asks')}</Table.Th>
          {withPillar ? (
            <Table.Th scope="col" className={styles['pillar'] ?? ''}>
              {t('principles.pillar')}
            </Table.Th>
          ) : null}
          <Table.Th scope="col" className={styles['beside'] ?? ''}>
            {t('principles.items')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ instrument, article }) => (
          <Table.Tr
            key={article.key}
            id={rowId(article.key)}
            data-stops
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
              <Text size="sm" lang={article.isDraft ? language : 'en'}>
                {article.summary}
              </Text>
              <Text size="xs" c="dimmed">
                <Duty article={article} isGuide={instrument.kind === 'soft-law'} />
              </Text>
            </Table.Td>
            {withPillar ? <Table.Td>{t(`vocabulary:pillar.${article.pillar}.label`)}</Table.Td> : null}
            <Table.Td>
              <ItemLinks
                items={items.get(article.key) ?? []}
                open={open}
                size="sm"
                className={styles['items']}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
