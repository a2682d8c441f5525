import { Button, Group, Text, Textarea, Title } from '@mantine/core';
import { CircleCheck, MessageSquare, RotateCcw } from 'lucide-react';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { discussionState } from '../../../shared/assessments';
import { lostWith, notifyError, Telling, useDates, useDraft } from '../../platform';
import { StatusBadge } from '../../ui';
import { useDiscuss, useDiscussion } from '../queries';
import styles from './Discussion.module.css';

interface DiscussionProps {
  readonly assessmentId: string;
  readonly itemId: string;
  readonly readOnly: boolean;
}

/** What people say to each other about an item, oldest first. It can be settled and opened again; nothing is taken back. */
export function Discussion({ assessmentId, itemId, readOnly }: DiscussionProps) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  const discussion = useDiscussion(assessmentId, itemId);
  const field = useRef<HTMLTextAreaElement>(null);
  const discuss = useDiscuss(assessmentId, itemId);
  const { draft: text, change: setText } = useDraft(`discussion ${assessmentId} ${itemId}`, () => '', {
    isOver: readOnly,
  });
  const failed = <Telling of={[discussion]} />;
  if (lostWith(discussion) !== null) return failed;
  const entries = discussion.data ?? [];
  if (readOnly && entries.length === 0) return failed;
  const state = discussionState(entries);

  const send = (event: FormEvent) => {
    event.preventDefault();
    // Nobody has to write, so the field does not say that it must be filled: the button leads to it.
    if (text.trim() === '') return field.current?.focus();
    discuss.mutate(
      { kind: 'message', text: text.trim() },
      // Whoever has gone on writing meanwhile writes the next message.
      { onSuccess: () => setText((now) => (now === text ? '' : now)), onError: notifyError },
    );
  };
  const turn = (kind: 'resolved' | 'reopened') =>
    discuss.mutate({ kind, text: '' }, { onError: notifyError });

  return (
    <section aria-labelledby="discussion" data-discussion={state}>
      {failed}
      <Group gap="xs" mb={4}>
        <Title order={2} size="h4" id="discussion">
          {t('discussion.title')}
        </Title>
        {state === 'none' ? null : (
          <StatusBadge
            tone={state === 'open' ? 'care' : 'good'}
            icon={state === 'open' ? MessageSquare : CircleCheck}
          >
            {t(`discussion.${state}`)}
          </StatusBadge>
        )}
      </Group>
      {entries.length === 0 ? null : (
        <ol className={styles.list} aria-label={t('discussion.list')}>
          {entries.map((entry) => (
            <li key={entry.id} className={styles.entry}>
              <Text size="xs" c="dimmed">
                {t('discussion.who', {
                  name: entry.author === 'unnamed' ? t('discussion.unnamed') : entry.author,
                  at: dates.moment(entry.at),
                })}
              </Text>
              {entry.kind === 'message' ? (
                <p dir="auto" className={styles.text}>
                  {entry.text}
                </p>
              ) : (
                <Text size="sm" fs="italic">
                  {t(`discussion.did-${entry.kind}`)}
                </Text>
              )}
            </li>
          ))}
        </ol>
      )}
      {readOnly ? null : (
        <form onSubmit={send}>
          <Textarea
            aria-label={t('discussion.write')}
            placeholder={t('discussion.write')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            maxLength={4000}
            rows={2}
            dir="auto"
            ref={field}
          />
          <Group gap="xs" mt={6}>
            <Button type="submit" size="xs" variant="default" loading={discuss.isPending}>
              {t('discussion.send')}
            </Button>
            {state === 'open' ? (
              <Button
                size="xs"
                variant="subtle"
                leftSection={<CircleCheck aria-hidden size={14} />}
                onClick={() => turn('resolved')}
              >
                {t('discussion.settle')}
              </Button>
            ) : null}
            {state === 'resolved' ? (
              <Button
                size="xs"
                variant="subtle"
                leftSection={<RotateCcw aria-hidden size={14} />}
                onClick={() => turn('reopened')}
              >
                {t('discussion.reopen')}
              </Button>
            ) : null}
          </Group>
        </form>
      )}
    </section>
  );
}
