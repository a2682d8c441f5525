import { Button, Checkbox, Group, MultiSelect, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TOPICS, type TopicId } from '../../../shared/vocabulary';
import { ErrorNotice, useDates } from '../../platform';
import { KeptDayInput, LoadingState } from '../../ui';
import { DOCUMENT_CHOICES, type DocumentChoice, takesSince } from '../draft';
import { MOST_FOUND, useCitedItems, useFound } from '../queries';
import type { ChoosingProps } from './choosing';
import styles from './exchange.module.css';

/** Which documents go: new laws, by topic, by search, the pages cited for an item, all, or those that were picked elsewhere. */
export function ChooseDocuments(props: ChoosingProps) {
  const { draft, sendable, lastToThem, onChange } = props;
  const { t } = useTranslation('exchange');
  const dates = useDates();
  const choices = DOCUMENT_CHOICES.filter((each) => each !== 'picked' || draft.picked.length > 0);
  // What went to this receiver says best what is new for them.
  const last = lastToThem ?? sendable.others?.lastLaws ?? null;
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('send.documents')}
        value={draft.documents}
        onChange={(value) => onChange({ documents: value as DocumentChoice })}
      >
        <Stack gap={6} mt={6}>
          {choices.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              label={t(`send.documents-of.${choice}`, { count: draft.picked.length })}
            />
          ))}
        </Stack>
      </Radio.Group>
      {draft.documents === 'topics' ? <ByTopic {...props} /> : null}
      {draft.documents === 'search' ? <BySearch {...props} /> : null}
      {draft.documents === 'cited' ? <ByItem {...props} /> : null}
      {takesSince(draft.documents) ? (
        <Stack gap={4}>
          <KeptDayInput
            label={t('send.since')}
            hint={t('send.since-hint')}
            value={draft.since}
            onDay={(since) => onChange({ since, sinceSent: null })}
          />
          {draft.sinceSent !== null ? (
            <Group gap="xs">
              <Text size="sm">
                {t('send.since-pack', {
                  moment: dates.moment(draft.sinceSent.at),
                  name: draft.sinceSent.to,
                })}
              </Text>
              <Button size="xs" variant="default" onClick={() => onChange({ sinceSent: null })}>
                {t('send.since-all')}
              </Button>
            </Group>
          ) : null}
          {draft.documents === 'laws' && last !== null && last.id !== draft.sinceSent?.id ? (
            <Group gap="xs">
              <Text size="sm">
                {t(lastToThem === null ? 'send.last-laws' : 'send.last-to-them', {
                  moment: dates.moment(last.at),
                  name: last.to,
                })}
              </Text>
              <Button size="xs" variant="default" onClick={() => onChange({ since: '', sinceSent: last })}>
                {t('send.since-then')}
              </Button>
            </Group>
          ) : null}
        </Stack>
      ) : null}
      {draft.documents !== 'none' && sendable.others?.hasHighlights ? (
        <Checkbox
          label={t('send.tick.withHighlights')}
          checked={draft.withHighlights}
          onChange={(event) => onChange({ withHighlights: event.currentTarget.checked })}
        />
      ) : null}
    </Stack>
  );
}

function ByTopic({ draft, onChange }: ChoosingProps) {
  const { t } = useTranslation('exchange');
  const { t: word } = useTranslation('vocabulary');
  return (
    <MultiSelect
      label={t('send.topics')}
      description={t('send.topics-hint')}
      searchable
      value={[...draft.topics]}
      onChange={(topics) => onChange({ topics: topics as TopicId[] })}
      data={TOPICS.map(({ id }) => ({ value: id, label: word(`topic.${id}.label`) }))}
    />
  );
}

/** Searches the texts; everything that is found goes, unless it is unticked in the list of what leaves. */
function BySearch({ draft, onChange }: ChoosingProps) {
  const { t } = useTranslation('exchange');
  const [typed, setTyped] = useState(draft.words);
  const found = useFound(draft.words);
  // A document with several versions is found once for each of them.
  const ids = [...new Set((found.data?.groups ?? []).map(({ documentId }) => documentId))].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another answer chooses anew
  useEffect(() => onChange({ found: ids.split(',').filter(Boolean) }), [ids]);
  return (
    <Stack gap="xs">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChange({ words: typed });
        }}
      >
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            label={t('send.words')}
            className={styles.grows}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" leftSection={<Search aria-hidden size={16} />}>
            {t('send.search')}
          </Button>
        </Group>
      </form>
      {found.isError ? <ErrorNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isLoading ? <LoadingState /> : null}
      {found.data === undefined ? null : (
        <Text size="sm" role="status">
          {t('send.found', { count: found.data.total.documents })}
          {found.data.total.documents > MOST_FOUND ? ` ${t('send.found-most', { count: MOST_FOUND })}` : ''}
        </Text>
      )}
    </Stack>
  );
}

/** Only what is cited: in an assessment, or for some of its items. */
function ByItem({ draft, sendable, onChange }: ChoosingProps) {
  const { t } = useTranslation('exchange');
  const { t: word } = useTranslation('vocabulary');
  const dates = useDates();
  const cited = useCitedItems(draft.citedIn);
  return (
    <Stack gap="xs">
      <Select
        label={t('send.cited-in')}
        searchable
        value={draft.citedIn === '' ? null : draft.citedIn}
        onChange={(citedIn) => onChange({ citedIn: citedIn ?? '', citedItems: [] })}
        data={sendable.assessments.map(({ id, state, referenceDate }) => ({
          value: id,
          label: `${word(`member.${state}.label`)}, ${dates.day(referenceDate)}`,
        }))}
      />
      {cited.isError ? <ErrorNotice error={cited.error} onRetry={() => void cited.refetch()} /> : null}
      {cited.data === undefined ? null : cited.data.length === 0 ? (
        <Text size="sm">{t('send.cited-none')}</Text>
      ) : (
        <MultiSelect
          label={t('send.cited-items')}
          description={t('send.cited-items-hint')}
          searchable
          clearable
          value={[...draft.citedItems]}
          onChange={(citedItems) => onChange({ citedItems })}
          data={cited.data.map(({ itemId, pages }) => ({
            value: itemId,
            label: t('send.cited-item', { item: itemId, count: pages }),
          }))}
        />
      )}
    </Stack>
  );
}
