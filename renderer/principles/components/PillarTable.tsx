import { Title } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article, Instrument } from '../../../shared/instruments';
import type { PillarCode } from '../../../shared/vocabulary';
import styles from '../screens/PrinciplesScreen.module.css';
import { ArticleTable, type BesideArticles } from './ArticleTable';

interface PillarTableProps extends BesideArticles {
  readonly pillar: PillarCode;
  readonly articles: readonly { readonly instrument: Instrument; readonly article: Article }[];
}

/** All articles that belong to one pillar, of all instruments, with the items that rest on each. */
export const PillarTable = memo(function PillarTable({ pillar, articles, ...beside }: PillarTableProps) {
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
      <ArticleTable labelledBy={id} rows={articles} withPillar={false} {...beside} />
    </section>
  );
});
