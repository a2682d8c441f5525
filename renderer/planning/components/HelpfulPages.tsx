import { Button, Group, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { guidanceSearches, helpfulPages, type ResourceMark } from '../../../shared/planning';
import type { Item } from '../../../shared/questionnaires';
import { useCitedVersions } from '../../library';
import { notifyError, useDates } from '../../platform';
import { useTopicPages } from '../../topics';
import { InLanguage, TextLink } from '../../ui';
import { type StateItem, useExamples, useGuidance, useMarkResource, useResourceMarks } from '../queries';
import styles from '../screens/Gap.module.css';

/** Most pages offered at once. */
const SHOWN = 10;

interface HelpfulPagesProps {
  readonly of: StateItem;
  readonly assessmentId: string;
  readonly item: Item;
}

/** Pages that help with a gap, each with why it is offered: kept by hand, cited for a higher level, on the topic. Never empty. */
export function HelpfulPages({ of, assessmentId, item }: HelpfulPagesProps) {
  const { t } = useTranslation(['planning', 'vocabulary', 'assessments']);
  const dates = useDates();
  const pages = useTopicPages().data?.pages ?? [];
  const topics = pages.filter(({ id }) => item.topics.some((topic) => topic === id));
  const searches = guidanceSearches(item, pages);
  const found = useGuidance(searches);
  const examples = useExamples(assessmentId, item.id).data ?? [];
  const marks = useResourceMarks(of).data ?? [];
  const mark = useMarkResource(of);
  const isHidden = (versionId: string, page: number) =>
    marks.some((each) => each.kind === 'hide' && each.versionId === versionId && each.page === page);
  const pins = marks.filter(({ kind }) => kind === 'pin');
  // Only what somebody noted down: the search offers nothing that is in the trash.
  const noted = useCitedVersions([...pins, ...examples].map(({ versionId }) => versionId));
  const whereIs = (versionId: string) => {
    const outside = noted.whereIs(versionId);
    return outside === null ? null : (
      <Text size="xs" fw={600}>
        {t(`assessments:citation.${outside}`)}
      </Text>
    );
  };
  const isPinned = (versionId: string, page: number) =>
    pins.some((each) => each.versionId === versionId && each.page === page);
  const offers = helpfulPages(found)
    .filter(({ group, page }) => !isHidden(group.versionId, page) && !isPinned(group.versionId, page))
    .slice(0, SHOWN);
  const change = (
    where: Pick<ResourceMark, 'versionId' | 'page' | 'title'>,
    kind: ResourceMark['kind'] | null,
  ) => mark.mutate({ ...where, kind }, { onError: notifyError });
  const hidden = marks.filter(({ kind }) => kind === 'hide');
  return (
    <section aria-labelledby="helpful">
      <Title order={2} size="h4" id="helpful">
        {t('help.title')}
      </Title>
      <ul className={styles.plain}>
        {pins.map(({ versionId, page, title }) => (
          <li key={`${versionId} ${page}`}>
            <TextLink
              size="sm"
              id={idOf(versionId, page)}
              to="/read/$versionId"
              params={{ versionId }}
              search={{ page }}
            >
              {t('help.page', { title, page })}
            </TextLink>
            {whereIs(versionId)}
            <Group gap="xs">
              <Text size="xs" c="dimmed">
                {t('help.pinned')}
              </Text>
              <PageAct
                of={idOf(versionId, page)}
                label={t('help.unpin')}
                onClick={() => change({ versionId, page, title }, null)}
              />
            </Group>
          </li>
        ))}
        {examples
          .filter(({ versionId, page }) => !isPinned(versionId, page))
          .map(({ versionId, page, title, quote, state, agency, level, referenceDate }) => (
            <li key={`${versionId} ${page} ${state}`}>
              <TextLink size="sm" to="/read/$versionId" params={{ versionId }} search={{ page }}>
                {t('help.page', { title, page })}
              </TextLink>
              {whereIs(versionId)}
              <Text size="sm">{quote}</Text>
              <Text size="xs" c="dimmed">
                {t('help.cited', {
                  who: agency ?? t(`vocabulary:member.${state}.label`),
                  level,
                  date: dates.day(referenceDate),
                })}
              </Text>
            </li>
          ))}
        {offers.map(({ group, page, foundBy }) => {
          const [words = ''] = foundBy;
          const where = { versionId: group.versionId, page, title: group.title };
          const name = idOf(group.versionId, page);
          return (
            <li key={`${group.versionId} ${page}`}>
              <TextLink
                size="sm"
                id={name}
                to="/read/$versionId"
                params={{ versionId: group.versionId }}
                search={{ page, q: words }}
              >
                <InLanguage code={group.facts.language}>
                  {t('help.page', { title: group.title, page })}
                </InLanguage>
              </TextLink>
              <Group gap="xs">
                <Text size="xs" c="dimmed">
                  {t('help.found', {
                    words: foundBy.map((each) => each.replaceAll(' OR ', ', ')).join('; '),
                  })}
                </Text>
                <Group gap="xs">
                  <PageAct of={name} label={t('help.pin')} onClick={() => change(where, 'pin')} />
                  <PageAct of={name} label={t('help.hide')} onClick={() => change(where, 'hide')} />
                </Group>
              </Group>
            </li>
          );
        })}
        {topics.map(({ id, summary }) => (
          <li key={id}>
            <TextLink size="sm" to="/topics/$topicId" params={{ topicId: id }}>
              {t('help.topic', { topic: t(`vocabulary:topic.${id}.label`) })}
            </TextLink>
            <Text size="xs" c="dimmed">
              {summary}
            </Text>
          </li>
        ))}
      </ul>
      {hidden.length === 0 ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            for (const each of hidden) change(each, null);
          }}
        >
          {t('help.unhide', { count: hidden.length })}
        </Button>
      )}
    </section>
  );
}

const idOf = (versionId: string, page: number) => `page-${versionId}-${page}`;

/** Says which page it is for: each page has the same buttons, and who hears the screen may go from button to button. */
function PageAct(props: { readonly of: string; readonly label: string; readonly onClick: () => void }) {
  const id = useId();
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      id={id}
      aria-labelledby={`${id} ${props.of}`}
      onClick={props.onClick}
    >
      {props.label}
    </Button>
  );
}
