import { Text, Title } from '@mantine/core';
import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { TopicPage } from '../../../shared/topics';
import { StatusBadge, TextLink } from '../../ui';
import { type PartName, partsOf } from '../parts';
import styles from '../screens/TopicScreen.module.css';
import { Law } from './Law';
import { TopicPart } from './TopicPart';

interface GuidanceProps {
  readonly page: TopicPage;
  /** Tag of the language of its texts. */
  readonly lang: string;
  /** What is said of its translation. */
  readonly translation: ReactNode;
}

/** What Waymark says about a topic, part by part, marked as guidance. */
export function Guidance({ page, lang, translation }: GuidanceProps) {
  const { t } = useTranslation('topics');
  return (
    <Lang.Provider value={lang}>
      <div className={styles['text']}>
        <StatusBadge tone="plain">{t('page.guidance')}</StatusBadge>
        {translation}
        {partsOf(page).map((name) => {
          const Content = CONTENTS[name];
          return (
            <TopicPart key={name} id={name} title={t(`page.${name}`)} isMain>
              <Content page={page} />
            </TopicPart>
          );
        })}
      </div>
    </Lang.Provider>
  );
}

/** Tag of the language of a page's texts, which is not always that of the window's words between them. */
const Lang = createContext('en');

type Content = (props: { readonly page: TopicPage }) => ReactNode;

const CONTENTS: Readonly<Record<PartName, Content>> = {
  what: ({ page }) => <Paragraphs texts={page.what} />,
  why: ({ page }) => <Paragraphs texts={page.why} />,
  law: LawIn,
  measures: Measures,
  standard: Standard,
  steps: Steps,
  watch: ({ page }) => <List texts={page.watch} />,
  signs: ({ page }) => <List texts={page.signs} />,
  evidence: Evidence,
  cautions: ({ page }) => <List texts={page.cautions} />,
  practice: Practice,
  resources: Resources,
  related: Related,
};

function LawIn({ page }: { readonly page: TopicPage }) {
  return <Law page={page} lang={useContext(Lang)} />;
}

function Measures({ page }: { readonly page: TopicPage }) {
  return (
    <dl className={styles['measures']} lang={useContext(Lang)}>
      {page.measures.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Paragraphs({ texts = [] }: { readonly texts: readonly string[] | undefined }) {
  const lang = useContext(Lang);
  return texts.map((text) => (
    <Text key={text} lang={lang}>
      {text}
    </Text>
  ));
}

function List({ texts = [] }: { readonly texts: readonly string[] | undefined }) {
  const lang = useContext(Lang);
  return (
    <ul lang={lang}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Numbered({ texts }: { readonly texts: readonly string[] }) {
  const lang = useContext(Lang);
  return (
    <ol lang={lang}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ol>
  );
}

function Standard({ page: { standard } }: { readonly page: TopicPage }) {
  const { t } = useTranslation('topics');
  if (standard === undefined) return null;
  return (
    <div className={styles['standard']}>
      {(['minimum', 'good'] as const).map((which) => (
        <div key={which}>
          <Title order={3} size="h5">
            {t(`page.${which}`)}
          </Title>
          <List texts={standard[which]} />
        </div>
      ))}
    </div>
  );
}

function Steps({ page: { firstDays, steps } }: { readonly page: TopicPage }) {
  const { t } = useTranslation('topics');
  if (firstDays === undefined) return <Numbered texts={steps} />;
  return (
    <>
      <Title order={3} size="h5">
        {t('page.first-days')}
      </Title>
      <Numbered texts={firstDays} />
      <Title order={3} size="h5">
        {t('page.first-year')}
      </Title>
      <Numbered texts={steps} />
    </>
  );
}

function Evidence({ page: { evidence = [] } }: { readonly page: TopicPage }) {
  const lang = useContext(Lang);
  const { t } = useTranslation(['topics', 'vocabulary']);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('page.evidence-note')}
      </Text>
      <dl className={styles['measures']}>
        {evidence.map(({ types, text }) => (
          <div key={text}>
            <dt>
              {types.map((type) => t(`vocabulary:documentType.${type}.label`)).join(t('page.between-types'))}
            </dt>
            <dd lang={lang}>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Practice({ page: { practice = [], patterns } }: { readonly page: TopicPage }) {
  const { t } = useTranslation('topics');
  return (
    <>
      {practice.length === 0 ? null : <List texts={practice} />}
      <Title order={3} size="h5">
        {t('page.patterns')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('page.patterns-note')}
      </Text>
      <List texts={patterns} />
    </>
  );
}

function Resources({ page: { resources = [] } }: { readonly page: TopicPage }) {
  const lang = useContext(Lang);
  const { t } = useTranslation(['topics', 'vocabulary']);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('page.resources-note')}
      </Text>
      <dl className={styles['measures']}>
        {resources.map(({ kind, text }) => (
          <div key={kind}>
            <dt>{t(`vocabulary:resourceKind.${kind}.label`)}</dt>
            <dd lang={lang}>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Related({ page: { related = [] } }: { readonly page: TopicPage }) {
  const { t } = useTranslation('vocabulary');
  return (
    <ul>
      {related.map((id) => (
        <li key={id}>
          <TextLink to="/topics/$topicId" params={{ topicId: id }} inherit>
            {t(`topic.${id}.label`)}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
