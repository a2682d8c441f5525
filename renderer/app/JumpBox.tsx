import { Combobox, Modal, ScrollArea, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { BookOpen, ClipboardCheck, FileText, type LucideIcon, Search, Tag } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JumpEntry } from '../../shared/search';
import { topicId } from '../../shared/vocabulary';
import { errorWords } from '../platform';
import styles from './JumpBox.module.css';
import { useJumpEntries, useOpenAssessment } from './jump-queries';
import { PLACES } from './places';

/** Short enough to feel at once, long enough not to ask for every key. */
const PAUSE = 80;

interface Option {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly detail?: string;
  readonly go: () => Promise<void>;
}

interface Group {
  readonly name: 'screens' | 'documents' | 'items' | 'topics' | 'search';
  readonly options: readonly Option[];
}

function fits(words: string, typed: string): boolean {
  return words.toLocaleLowerCase().includes(typed.toLocaleLowerCase());
}

/** What the box offers for the typed words, in groups; the search in all texts is always the last way out. */
function useGroups(typed: string): { groups: readonly Group[]; error: unknown; looking: boolean } {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const [asked] = useDebouncedValue(typed, PAUSE);
  const found = useJumpEntries(asked);
  const open = useOpenAssessment(typed !== '').data;
  const entries = typed === '' ? [] : (found.data ?? []);

  const toOption = (entry: JumpEntry): Option => ({
    key: `${entry.kind}:${entry.id}`,
    icon: { document: FileText, item: ClipboardCheck, topic: Tag, article: BookOpen, command: BookOpen }[
      entry.kind
    ],
    title: entry.title,
    detail: entry.detail,
    go: () => {
      if (entry.kind === 'document') {
        return navigate({ to: '/library/$documentId', params: { documentId: entry.id } });
      }
      if (entry.kind === 'topic') {
        const topic = topicId.safeParse(entry.id);
        return navigate({ to: '/library', search: topic.success ? { topics: [topic.data] } : {} });
      }
      return open === undefined
        ? navigate({ to: '/assessments' })
        : navigate({
            to: '/assessments/$assessmentId/$itemId',
            params: { assessmentId: open.id, itemId: entry.id },
          });
    },
  });
  const of = (kind: JumpEntry['kind']) => entries.filter((entry) => entry.kind === kind).map(toOption);

  const groups: Group[] = [
    {
      name: 'screens',
      options: PLACES.filter(({ name }) => fits(t(`place.${name}`), typed)).map(({ name, to, icon }) => ({
        key: `screen:${name}`,
        icon,
        title: t(`place.${name}`),
        go: () => navigate({ to }),
      })),
    },
    { name: 'documents', options: of('document') },
    { name: 'items', options: of('item') },
    { name: 'topics', options: of('topic') },
    {
      name: 'search',
      options:
        typed === ''
          ? []
          : [
              {
                key: 'search',
                icon: Search,
                title: t('jump.search', { q: typed }),
                go: () => navigate({ to: '/search', search: { q: typed } }),
              },
            ],
    },
  ];
  return {
    groups: groups.filter(({ options }) => options.length > 0),
    error: found.error,
    looking: typed !== '' && (asked !== typed || found.isFetching),
  };
}

interface JumpBoxProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** One key away from anything that has a name. Arrow keys choose, Enter goes, Escape leaves everything as it was. */
export default function JumpBox({ opened, onClose }: JumpBoxProps) {
  const { t } = useTranslation('app');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={640}
      aria-label={t('jump.label')}
    >
      <Jump onClose={onClose} />
    </Modal>
  );
}

function Jump({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app');
  const [typed, setTyped] = useState('');
  const { groups, error, looking } = useGroups(typed.trim());
  const box = useCombobox({ opened: true, scrollBehavior: 'auto' });
  const options = groups.flatMap((group) => group.options);
  const shown = options.map(({ key }) => key).join('\n');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first line is chosen anew whenever other lines are shown
  useEffect(() => {
    box.selectFirstOption();
  }, [shown]);

  const go = (key: string) => {
    onClose();
    void options.find((option) => option.key === key)?.go();
  };

  return (
    <Combobox store={box} onOptionSubmit={go}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          size="md"
          variant="unstyled"
          classNames={{ root: styles.field ?? '' }}
          aria-label={t('jump.label')}
          placeholder={t('jump.placeholder')}
          leftSection={<Search aria-hidden size={18} />}
          value={typed}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah={420} type="auto">
        <Combobox.Options aria-label={t('jump.label')} className={styles.options}>
          {groups.map((group) => (
            <Combobox.Group
              key={group.name}
              label={group.name === 'search' ? undefined : t(`jump.${group.name}`)}
            >
              {group.options.map(({ key, icon: Icon, title, detail }) => (
                <Combobox.Option key={key} value={key} className={styles.option}>
                  <Icon aria-hidden size={18} />
                  <span className={styles.words}>
                    <bdi>{title}</bdi>
                    {detail === undefined || detail === '' ? null : (
                      <Text component="span" size="xs" c="dimmed">
                        <bdi>{detail}</bdi>
                      </Text>
                    )}
                  </span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </ScrollArea.Autosize>
      <Text size="xs" c="dimmed" role="status" aria-live="polite" className={styles.foot}>
        {error !== null
          ? errorWords(error).what
          : looking
            ? t('jump.loading')
            : t('jump.count', { count: options.length })}
      </Text>
    </Combobox>
  );
}
