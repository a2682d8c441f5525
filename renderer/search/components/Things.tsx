import { Text, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { THING_KINDS, type Thing, type ThingGroup, type ThingKind } from '../../../shared/search';
import { topicId } from '../../../shared/vocabulary';
import { useCatalogueWords } from '../../library';
import { TextLink } from '../../ui';
import { type Search, useItemPlace, useThings } from '../queries';
import { SnippetText } from './SnippetText';
import styles from './Things.module.css';

/** Lines of a kind shown at first, and after asking for all. */
const SOME = 2;
const MANY = 50;

/** Items, answers, articles, topics and terms that hold the words, each one click from where it stands. */
export function Things({ search }: { readonly search: Search }) {
  const { t } = useTranslation('search');
  const [opened, setOpened] = useState<ThingKind | null>(null);
  const groups = useThings(search, opened === null ? SOME : MANY).data ?? [];
  if (groups.length === 0) return null;
  const shown = THING_KINDS.flatMap((kind) => groups.filter((group) => group.kind === kind));
  return (
    <section className={styles['things']} aria-label={t('things.label')}>
      {shown.map((group) => (
        <Group
          key={group.kind}
          group={group}
          open={opened === group.kind}
          onOpen={(open) => setOpened(open ? group.kind : null)}
        />
      ))}
    </section>
  );
}

interface GroupProps {
  readonly group: ThingGroup;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

function Group({ group: { kind, total, things }, open, onOpen }: GroupProps) {
  const { t } = useTranslation('search');
  return (
    <div>
      <Title order={2} size="h5">
        {t(`things.${kind}`)} <span className={styles['count']}>{total}</span>
      </Title>
      <ul className={styles['list']}>
        {things.slice(0, open ? MANY : SOME).map((thing) => (
          <li key={thing.id}>
            <ThingLink kind={kind} thing={thing} />
            <Text size="xs" c="dimmed" lineClamp={open ? 4 : 2}>
              <SnippetText snippet={thing.text} language={null} />
            </Text>
          </li>
        ))}
      </ul>
      {total > SOME ? (
        <UnstyledButton className={styles['more']} aria-expanded={open} onClick={() => onOpen(!open)}>
          {open ? t('things.fewer') : t('things.all', { count: total })}
        </UnstyledButton>
      ) : null}
    </div>
  );
}

/** The way to where a thing stands. */
function ThingLink({ kind, thing: { id, title } }: { readonly kind: ThingKind; readonly thing: Thing }) {
  const words = useCatalogueWords();
  const itemPlace = useItemPlace();
  const name = <SnippetText snippet={title} language={null} />;
  switch (kind) {
    case 'item':
      return itemPlace === undefined ? (
        <TextLink to="/assessments" size="sm">
          {name}
        </TextLink>
      ) : (
        <TextLink
          to="/assessments/$assessmentId/$itemId"
          params={{ assessmentId: itemPlace, itemId: id }}
          size="sm"
        >
          {name}
        </TextLink>
      );
    case 'answer': {
      const [assessmentId = '', itemId = ''] = id.split('/');
      return (
        <TextLink to="/assessments/$assessmentId/$itemId" params={{ assessmentId, itemId }} size="sm">
          {name}
        </TextLink>
      );
    }
    case 'article':
      return (
        <TextLink to="/principles" search={{ article: id }} size="sm">
          {name}
        </TextLink>
      );
    case 'topic': {
      const topic = topicId.safeParse(id);
      return (
        <TextLink to="/topics/$topicId" params={{ topicId: id }} size="sm">
          {topic.success ? words.topic(topic.data) : name}
        </TextLink>
      );
    }
    case 'term':
      return (
        <TextLink to="/glossary" search={{ concept: id }} size="sm">
          {name}
        </TextLink>
      );
    case 'action':
      return (
        <TextLink to="/plans/$planId" params={{ planId: id.split('/')[0] ?? '' }} size="sm">
          {name}
        </TextLink>
      );
    default:
      return kind satisfies never;
  }
}
