import { Button, Group, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Thing, ThingGroup, ThingKind } from '../../../shared/search';
import { topicId } from '../../../shared/vocabulary';
import { useCatalogueWords } from '../../library';
import { useDates } from '../../platform';
import { TextLink } from '../../ui';
import { type Search, useItemPlace, useThings } from '../queries';
import { withSaidDays } from '../said-days';
import { SnippetText } from './SnippetText';
import styles from './Things.module.css';

/** Lines of a kind that are shown: more than anyone reads, and the number of all stands beside. */
const MANY = 50;

interface ThingsProps {
  readonly search: Search;
  /** No page was found, so what else there is comes into view by itself. */
  readonly isAllThereIs: boolean;
}

/**
 * Items, answers, highlights, articles, topics, terms and actions that hold the words: a button a kind with its number, behind which the list
 * stands, so that the pages stay in view.
 */
export function Things({ search, isAllThereIs }: ThingsProps) {
  const { t } = useTranslation('search');
  const id = useId();
  const [chosen, setChosen] = useState<ThingKind | 'none' | null>(null);
  const groups = useThings(search, MANY).data ?? [];
  if (groups.length === 0) return null;
  const open = chosen ?? (isAllThereIs ? groups[0]?.kind : 'none');
  const group = groups.find(({ kind }) => kind === open);
  return (
    <section className={styles['things']} aria-label={t('things.label')}>
      <Group gap={6}>
        <Text size="xs" c="dimmed">
          {t('things.also')}
        </Text>
        {groups.map(({ kind, total }) => (
          <Button
            key={kind}
            size="compact-xs"
            variant={kind === open ? 'light' : 'default'}
            aria-expanded={kind === open}
            aria-controls={id}
            onClick={() => setChosen(kind === open ? 'none' : kind)}
          >
            {t(`things.${kind}`)} {total}
          </Button>
        ))}
      </Group>
      <div id={id}>{group === undefined ? null : <ThingList group={group} />}</div>
    </section>
  );
}

function ThingList({ group: { kind, total, things } }: { readonly group: ThingGroup }) {
  const { t } = useTranslation('search');
  return (
    <>
      <ul className={styles['list']} aria-label={t(`things.${kind}`)}>
        {things.map((thing) => (
          <li key={thing.id}>
            <ThingLink kind={kind} thing={thing} />
            <Text size="xs" c="dimmed" lineClamp={3}>
              <SnippetText snippet={thing.text} language={null} />
            </Text>
          </li>
        ))}
      </ul>
      {total > things.length ? (
        <Text size="xs" c="dimmed">
          {t('things.left-out', { count: total - things.length })}
        </Text>
      ) : null}
    </>
  );
}

/** The way to where a thing stands. */
function ThingLink({ kind, thing: { id, title } }: { readonly kind: ThingKind; readonly thing: Thing }) {
  const words = useCatalogueWords();
  const dates = useDates();
  const itemPlace = useItemPlace();
  const name = <SnippetText snippet={title} language={null} />;
  switch (kind) {
    case 'item':
      return itemPlace === undefined ? (
        <TextLink to="/questionnaires/$itemId" params={{ itemId: id }} size="sm">
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
    case 'agency-answer': {
      const [assessmentId = '', agencyId = '', itemId = ''] = id.split('/');
      return (
        <TextLink
          to="/assessments/$assessmentId/$itemId"
          params={{ assessmentId, itemId }}
          search={{ as: agencyId }}
          size="sm"
        >
          {name}
        </TextLink>
      );
    }
    case 'highlight': {
      const [versionId = '', page] = id.split('/');
      return (
        <TextLink to="/read/$versionId" params={{ versionId }} search={{ page: Number(page) }} size="sm">
          <SnippetText snippet={withSaidDays(title, (day) => dates.day(day))} language={null} />
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
    case 'action': {
      const [planId = '', action] = id.split('/');
      return (
        <TextLink to="/plans/$planId" params={{ planId }} search={{ action }} size="sm">
          {name}
        </TextLink>
      );
    }
    default:
      return kind satisfies never;
  }
}
