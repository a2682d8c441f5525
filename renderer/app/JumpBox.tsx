// biome-ignore lint/style/noRestrictedImports: put together from the kit's parts; the frame gives the focus back
import { Modal, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useRouter } from '@tanstack/react-router';
import {
  BookOpen,
  Building2,
  CalendarRange,
  ClipboardCheck,
  FileText,
  Highlighter,
  Languages,
  type LucideIcon,
  Search,
  Settings,
  Tag,
  Trash2,
} from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JumpEntry } from '../../shared/search';
import { topicId } from '../../shared/vocabulary';
import { errorWords, wakeSearch } from '../platform';
import { SETTINGS_GROUPS } from '../settings';
import { PAGES } from '../sitemap';
import { useSecondPress } from '../ui';
import styles from './JumpBox.module.css';
import { useAgencyNames, useJumpEntries, useNamedPlans, useOpenAssessment } from './jump-queries';
import { PLACES } from './places';

/** Short enough to feel at once, long enough not to ask for every key. */
const PAUSE = 80;

interface Option {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly detail?: string;
  /** What leads there only after something has answered leads nowhere once `isStill` says that the user is elsewhere. */
  readonly go: (isStill: () => boolean) => Promise<void>;
}

interface Group {
  readonly name:
    | 'screens'
    | 'documents'
    | 'items'
    | 'topics'
    | 'articles'
    | 'plans'
    | 'agencies'
    | 'settings'
    | 'terms'
    | 'search';
  readonly options: readonly Option[];
}

const ICONS: Readonly<Record<JumpEntry['kind'], LucideIcon>> = {
  document: FileText,
  item: ClipboardCheck,
  answer: ClipboardCheck,
  'agency-answer': ClipboardCheck,
  topic: Tag,
  article: BookOpen,
  term: Languages,
  action: ClipboardCheck,
  highlight: Highlighter,
  command: BookOpen,
};

/** Groups that stand first where one of theirs is called as typed; the others are in the order of what is looked for most. */
const NAMED_FIRST: readonly Group['name'][] = ['plans', 'agencies', 'settings'];

/** About as many letters of what is said of a line as are seen of it. */
const MOST_HEARD = 90;

/** What is seen of a longer text, cut between two words where it has any. */
function beginningOf(text: string): string {
  if (text.length <= MOST_HEARD) return text;
  const cut = text.slice(0, MOST_HEARD);
  const end = cut.lastIndexOf(' ');
  return `${end > 0 ? cut.slice(0, end) : cut} …`;
}

function fits(words: string, typed: string): boolean {
  return words.toLocaleLowerCase().includes(typed.toLocaleLowerCase());
}

/** What the box offers for the typed words, in groups; the search in all texts is always the last way out. */
function useGroups(typed: string): { groups: readonly Group[]; error: unknown; looking: boolean } {
  const { t } = useTranslation(['app', 'library', 'settings', 'vocabulary']);
  const navigate = useNavigate();
  const [asked] = useDebouncedValue(typed, PAUSE);
  const found = useJumpEntries(asked);
  const plans = useNamedPlans(asked);
  const agencies = useAgencyNames(typed !== '');
  const assessments = useOpenAssessment(typed !== '');
  const entries = typed === '' ? [] : (found.data ?? []);

  const isTyped = (words: string) => fits(words, typed);
  const topicName = ({ id, title }: JumpEntry): string => {
    const topic = topicId.safeParse(id);
    return topic.success ? t(`vocabulary:topic.${topic.data}.label`) : title;
  };
  const toOption = (entry: JumpEntry): Option => ({
    key: `${entry.kind}:${entry.id}`,
    icon: ICONS[entry.kind],
    // A topic is known by its name, which is in the words of the interface; its entry holds what is said of it.
    title: entry.kind === 'topic' ? topicName(entry) : entry.title,
    detail: entry.kind !== 'topic' ? entry.detail : entry.title === topicName(entry) ? '' : entry.title,
    go: async (isStill) => {
      if (entry.kind === 'document') {
        return navigate({ to: '/library/$documentId', params: { documentId: entry.id } });
      }
      if (entry.kind === 'term') return navigate({ to: '/glossary', search: { concept: entry.id } });
      if (entry.kind === 'article') return navigate({ to: '/principles', search: { article: entry.id } });
      if (entry.kind === 'topic') {
        const topic = topicId.safeParse(entry.id);
        return topic.success
          ? navigate({ to: '/topics/$topicId', params: { topicId: topic.data } })
          : navigate({ to: '/topics' });
      }
      const open = await assessments.find();
      if (!isStill()) return;
      return open === undefined
        ? navigate({ to: '/questionnaires/$itemId', params: { itemId: entry.id } })
        : navigate({
            to: '/assessments/$assessmentId/$itemId',
            params: { assessmentId: open.id, itemId: entry.id },
          });
    },
  });
  const of = (kind: JumpEntry['kind']) => entries.filter((entry) => entry.kind === kind).map(toOption);

  const settings: Group = {
    name: 'settings',
    options: (typed === '' ? [] : SETTINGS_GROUPS)
      .map((at) => ({ at, title: t(`settings:${at}.title`) }))
      .filter(({ title }) => fits(title, typed))
      .map(({ at, title }) => ({
        ...{ key: `setting:${at}`, icon: Settings, title },
        go: () => navigate({ to: '/settings', search: { at } }),
      })),
  };
  const begins = (words: string) => words.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase());
  const isNamed = ({ options }: Group) =>
    options.some(({ title, detail }) => begins(title) || (detail !== undefined && begins(detail)));
  // No page of its own, but a place with a name where somebody looks for a document that is gone.
  const trash = t('library:trash.title');
  const toTrash: Option = {
    ...{ key: 'screen:trash', icon: Trash2, title: trash },
    go: () => navigate({ to: '/library', search: { removed: true } }),
  };
  // A place is looked for by the short word that leads to it, or by what stands at the head of its screen.
  const headOf = (to: string): string => {
    const page = PAGES.find((each) => each.to === to);
    return page === undefined ? '' : t(`route.${page.name}`);
  };
  const screens: Group = {
    name: 'screens',
    options: [
      ...PLACES.map(({ name, to, icon }) => ({
        name,
        to,
        icon,
        title: t(`place.${name}`),
        detail: headOf(to),
      })),
      ...PAGES.filter(({ to }) => !PLACES.some((place) => place.to === to)).map(({ name, to }) => ({
        ...{ name, to, icon: FileText, title: t(`route.${name}`), detail: '' },
      })),
    ]
      .filter(({ title, detail }) => fits(title, typed) || fits(detail, typed))
      .map(
        ({ name, to, icon, title, detail }): Option => ({
          ...{ key: `screen:${name}`, icon, title, detail: detail === title ? '' : detail },
          go: () => navigate({ to }),
        }),
      )
      .concat(typed !== '' && fits(trash, typed) ? [toTrash] : []),
  };
  const things: Group[] = [
    { name: 'documents', options: of('document') },
    { name: 'items', options: of('item') },
    { name: 'topics', options: of('topic') },
    { name: 'articles', options: of('article') },
    {
      name: 'plans',
      options: (typed === '' ? [] : (plans.data ?? [])).map(({ kind, id, planId, title, detail }) => ({
        ...{ key: `${kind}:${id}`, icon: CalendarRange, title, detail },
        go: () =>
          navigate({
            to: '/plans/$planId',
            params: { planId },
            search: kind === 'action' ? { action: id } : {},
          }),
      })),
    },
    {
      name: 'agencies',
      options: (typed === '' ? [] : (agencies.data ?? []))
        .filter(({ names, shortName }) => [shortName, ...names.map(({ name }) => name)].some(isTyped))
        .map(({ id, names, shortName }) => ({
          ...{ key: `agency:${id}`, icon: Building2, title: names[0]?.name ?? shortName, detail: shortName },
          go: () => navigate({ to: '/agencies', search: { agency: id } }),
        })),
    },
    settings,
    { name: 'terms', options: of('term') },
  ];
  const search: Group = {
    name: 'search',
    options:
      typed === ''
        ? []
        : [
            {
              key: 'search',
              icon: Search,
              title: t('jump.search-for', { q: typed }),
              go: () => navigate({ to: '/search', search: { q: typed } }),
            },
          ],
  };
  // One that is called as typed stands before what only has the words somewhere, or words like them.
  const named = things.filter((each) => NAMED_FIRST.includes(each.name) && isNamed(each));
  const groups = [screens, ...named, ...things.filter((each) => !named.includes(each)), search];
  return {
    groups: groups.filter(({ options }) => options.length > 0),
    error: found.error,
    looking:
      typed !== '' &&
      (asked !== typed || [found, plans, agencies, assessments].some(({ isFetching }) => isFetching)),
  };
}

interface JumpBoxProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** One key away from anything that has a name. Arrow keys choose, Enter goes, Escape leaves everything as it was. */
export default function JumpBox({ opened, onClose }: JumpBoxProps) {
  const { t } = useTranslation('app');
  const ignoreSecondPress = useSecondPress(opened);
  // Who opens the box once more looks for something else.
  const openings = useRef(0);
  useEffect(() => {
    if (opened) openings.current += 1;
  }, [opened]);
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      onClickCapture={ignoreSecondPress}
      size={640}
      padding={0}
      yOffset="10vh"
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      {/* A name of its own: there is no visible title, and the name must not stay behind when the box is closed. */}
      <Modal.Content aria-label={t('jump.label')}>
        <Modal.Body>
          <Jump onClose={onClose} openings={openings} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface JumpProps {
  readonly onClose: () => void;
  /** How often the box was opened. */
  readonly openings: { readonly current: number };
}

function Jump({ onClose, openings }: JumpProps) {
  const { t } = useTranslation('app');
  const router = useRouter();
  const id = useId();
  const [typed, setTyped] = useState('');
  useEffect(wakeSearch, []);
  const { groups, error, looking } = useGroups(typed.trim());
  const options = groups.flatMap((group) => group.options);
  // A line chosen with the arrows is kept by its key: lines that arrive later do not change what Enter does.
  const [marked, setMarked] = useState<string | null>(null);
  const at = Math.max(
    0,
    options.findIndex(({ key }) => key === marked),
  );
  const chosen = options[at];
  const idOf = (option: Option) => `${id}-${option.key}`;

  const go = (option: Option | undefined) => {
    if (option === undefined) return;
    const [opening, { href }] = [openings.current, router.latestLocation];
    onClose();
    void option.go(() => openings.current === opening && router.latestLocation.href === href);
  };
  const mark = (index: number) => {
    const option = options[(index + options.length) % options.length];
    if (option === undefined) return;
    setMarked(option.key);
    document.getElementById(idOf(option))?.scrollIntoView({ block: 'nearest' });
  };
  // Whoever types quickly presses Enter before anything is found: it waits for what the words find, and goes to the first of it; pressed again, it goes at once.
  const [awaitedAt, setAwaitedAt] = useState<string | null>(null);
  const latest = useRef({ go, chosen });
  latest.current = { go, chosen };
  useEffect(() => {
    if (awaitedAt === null || looking) return;
    setAwaitedAt(null);
    if (router.latestLocation.href === awaitedAt) latest.current.go(latest.current.chosen);
  }, [awaitedAt, looking, router]);
  const hear = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') mark(at + 1);
    else if (event.key === 'ArrowUp') mark(at - 1);
    else if (event.key === 'Enter' && looking && marked === null && awaitedAt === null)
      setAwaitedAt(router.latestLocation.href);
    else if (event.key === 'Enter') go(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <TextInput
        data-autofocus
        size="md"
        variant="unstyled"
        classNames={{ root: styles.field ?? '' }}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen === undefined ? undefined : idOf(chosen)}
        aria-autocomplete="list"
        aria-label={t('jump.label')}
        placeholder={t('jump.placeholder')}
        leftSection={<Search aria-hidden size={18} />}
        value={typed}
        maxLength={200}
        autoComplete="off"
        onKeyDown={hear}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setMarked(null);
          setAwaitedAt(null);
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('jump.label')} className={styles.options}>
        {groups.map((group) => (
          <div key={group.name} role="group" aria-labelledby={`${id}-${group.name}`}>
            <div id={`${id}-${group.name}`} role="presentation" className={styles.group}>
              {t(`jump.${group.name}`)}
            </div>
            {group.options.map((option) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field, which keeps the focus
              <div
                key={option.key}
                id={idOf(option)}
                role="option"
                tabIndex={-1}
                aria-label={option.title}
                aria-description={option.detail ? beginningOf(option.detail) : undefined}
                aria-selected={option === chosen}
                className={styles.option}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => go(option)}
              >
                <option.icon aria-hidden size={18} />
                <span className={styles.words}>
                  <bdi>{option.title}</bdi>
                  {option.detail === undefined || option.detail === '' ? null : (
                    <Text component="span" size="xs" c="dimmed" lineClamp={1}>
                      <bdi>{option.detail}</bdi>
                    </Text>
                  )}
                </span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <Text size="xs" c="dimmed" role="status" aria-live="polite" className={styles.foot}>
        {error === null
          ? looking
            ? t('jump.loading')
            : t('jump.count', { count: options.length })
          : errorWords(error).what}
      </Text>
    </>
  );
}
