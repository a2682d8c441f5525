import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { ArrowRight, Trash2, Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemId as itemIdShape } from '../../shared/assessments';
import { useAssessmentName, useAssessments } from '../assessments';
import { CopyTextButton } from '../library';
import { letGoOfWords, type UnsentWords, useDates, useUnsentWords } from '../platform';
import { Dialog, EmptyState } from '../ui';
import styles from './UnsentDialog.module.css';

/** The sentence over the field that somebody typed into, by the first word of a form's key. */
const NAMED = {
  discussion: 'assessments:discussion.title',
  decision: 'consolidation:decide.title',
  wanted: 'planning:wanted.field',
  target: 'planning:target.title',
  rank: 'planning:rank.reason',
  cause: 'comparison:cause.reason',
  dismissal: 'reliance:reason',
  pack: 'exchange:send.note',
  term: 'glossary:new-term.text',
  correction: 'glossary:column.term',
} as const;
const ROOMS = [
  'unsent',
  'assessments',
  'consolidation',
  'planning',
  'comparison',
  'reliance',
  'exchange',
  'glossary',
  'library',
];

const OF_ASSESSMENT: readonly string[] = ['discussion', 'decision'];
/** Fields in which something is chosen: codes, that nobody has written. */
const CHOSEN: ReadonlySet<string> = new Set(['rule', 'chosen', 'level', 'dueOn', 'cause', 'language']);

interface Entry extends Pick<UnsentWords, 'key' | 'at' | 'typedAt'> {
  readonly kind: string;
  readonly itemId: string | undefined;
  readonly assessmentId: string | undefined;
  readonly words: string;
}

function entryOf({ key, at, typedAt, texts }: UnsentWords): Entry {
  const [kind = '', ...about] = key.split(' ');
  return {
    ...{ key, at, typedAt, kind },
    itemId: about.find((each) => itemIdShape.safeParse(each).success),
    assessmentId: OF_ASSESSMENT.includes(kind) ? about[0] : undefined,
    words: texts
      .filter(({ field }) => !CHOSEN.has(field))
      .map(({ text }) => text.trim())
      .join('\n\n'),
  };
}

interface UnsentDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/**
 * All that was typed and not sent, wherever it belongs: each text can be gone to, copied and let go, also where the screen that it was
 * typed on is gone. What was let go can be brought back until the list is closed.
 */
export default function UnsentDialog({ opened, onClose }: UnsentDialogProps) {
  const { t } = useTranslation('unsent');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('title')} size="lg">
      <UnsentList onClose={onClose} />
    </Dialog>
  );
}

function UnsentList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('unsent');
  const held = useUnsentWords().map(entryOf);
  const [gone, setGone] = useState<ReadonlyMap<string, { entry: Entry; bringBack: () => void }>>(new Map());
  // In the place where they stood: newest first.
  const entries = [
    ...held,
    ...[...gone.values()].map(({ entry }) => entry).filter(({ key }) => !held.some((one) => one.key === key)),
  ].sort((one, other) => other.typedAt.localeCompare(one.typedAt) || one.key.localeCompare(other.key));
  if (entries.length === 0) return <EmptyState title={t('none')}>{t('none-text')}</EmptyState>;
  const letGo = (entry: Entry) => {
    const bringBack = letGoOfWords(entry.key);
    setGone((known) => new Map(known).set(entry.key, { entry, bringBack }));
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{t('what')}</Text>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.key} className={styles.entry}>
            <Words
              entry={entry}
              isGone={!held.some(({ key }) => key === entry.key)}
              onLetGo={() => letGo(entry)}
              onBringBack={() => gone.get(entry.key)?.bringBack()}
              onGo={onClose}
            />
          </li>
        ))}
      </ul>
    </Stack>
  );
}

interface WordsProps {
  readonly entry: Entry;
  readonly isGone: boolean;
  readonly onLetGo: () => void;
  readonly onBringBack: () => void;
  readonly onGo: () => void;
}

function Words({ entry, isGone, onLetGo, onBringBack, onGo }: WordsProps) {
  const { t } = useTranslation(ROOMS);
  const dates = useDates();
  const id = useId();
  const assessments = useAssessments();
  const nameOf = useAssessmentName();
  const { kind, itemId, assessmentId, words, at, typedAt } = entry;
  const place = assessmentId === undefined ? null : nameOf(assessmentId);
  const isPlaceGone = assessmentId !== undefined && assessments.isSuccess && place === null;
  const named = NAMED[kind as keyof typeof NAMED] ?? 'unsent:other';
  return (
    <Stack gap={6}>
      <Group gap="xs">
        <Title order={3} size="h4" id={id}>
          {t(named)}
          {itemId === undefined ? null : ` · ${itemId}`}
        </Title>
        {isPlaceGone ? <Badge color="yellow">{t('unsent:gone')}</Badge> : null}
      </Group>
      <Text size="xs">
        {place === null ? null : `${place} · `}
        {t('unsent:typed-at', { moment: dates.moment(typedAt) })}
      </Text>
      <div className={styles.words} data-let-go={isGone || undefined}>
        {words === '' ? <em>{t('unsent:no-words')}</em> : words}
      </div>
      <Group gap="xs" role="group" aria-labelledby={id}>
        {isGone ? null : (
          <>
            {isPlaceGone ? null : (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<ArrowRight aria-hidden size={12} />}
                onClick={() => {
                  window.location.hash = at;
                  onGo();
                }}
              >
                {t('unsent:go')}
              </Button>
            )}
            {words === '' ? null : <CopyTextButton text={words} label={t('library:copy.do')} />}
          </>
        )}
        {/* One button that becomes the other: the keyboard stays on it. */}
        <Button
          size="compact-xs"
          variant="default"
          leftSection={isGone ? <Undo2 aria-hidden size={12} /> : <Trash2 aria-hidden size={12} />}
          onClick={isGone ? onBringBack : onLetGo}
        >
          {t(isGone ? 'unsent:bring-back' : 'unsent:let-go')}
        </Button>
        <Text component="span" size="xs" role="status">
          {isGone ? t('unsent:let-go-done') : ''}
        </Text>
      </Group>
    </Stack>
  );
}
