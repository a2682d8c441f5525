import type { AppEvent } from '../../shared/app';
import type { AssessmentSummary, Citation } from '../../shared/assessments';
import { conceptName } from '../../shared/glossary';
import type { Instruments } from '../../shared/instruments';
import type { Edition, Item, ReadEdition, ReadItem } from '../../shared/questionnaires';
import type { JumpEntry, JumpKind } from '../../shared/search';
import type { TopicPage } from '../../shared/topics';
import type { AssessmentsService } from '../assessments';
import type { GlossaryService } from '../glossary';
import type { Caller } from '../ipc';
import type { PlanningService } from '../planning';
import type { Highlights } from '../reader';
import type { TopicNotes } from '../topics';

type Given = readonly Omit<JumpEntry, 'kind'>[];

interface Provider {
  readonly kind: JumpKind;
  /** The events after which the things may be others. */
  readonly changedBy: readonly AppEvent['name'][];
}

/** Gives the search all things of one kind at once. */
export interface WholeProvider extends Provider {
  entries(): Given;
}

/** Gives the search things of which there may be very many in groups, one at a time. The id of a thing begins with that of its group and a slash. */
export interface GroupedProvider extends Provider {
  groups(): readonly string[];
  /** The groups that an event is about; null when it may be about any of them. */
  groupsOf(event: AppEvent): readonly string[] | null;
  entriesOf(group: string): Given;
}

export type ThingProvider = WholeProvider | GroupedProvider;

export interface ThingSources {
  /** Every edition, the newest last. */
  readonly editions: readonly Edition[];
  /** An edition in the language in which questions are read. */
  readonly inWords: (edition: Edition) => ReadEdition;
  readonly instruments: () => Instruments;
  readonly topics: () => readonly TopicPage[];
  /** Instruments and topics, in their order, in the language in which they are read. */
  readonly readInstruments: () => Instruments;
  readonly readTopics: () => readonly TopicPage[];
  readonly glossary: GlossaryService;
  readonly assessments: AssessmentsService;
  readonly planning: PlanningService;
  readonly highlights: Pick<Highlights, 'all'>;
  readonly topicNotes: Pick<TopicNotes, 'list'>;
  /** The texts of a document of the library; none where it has no such document. */
  readonly versionsOf: (documentIds: readonly string[]) => readonly string[];
}

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part.trim() !== '').join(' \u00b7 ');

const evidenceOf = (citations: readonly Citation[]) =>
  citations.flatMap(({ note, quote, documentTitle }) => [note, quote, documentTitle]);

/** One assessment's answers, as far as somebody wrote or cited something. A damaged one is told of where it is opened. */
function answersOf(
  assessments: AssessmentsService,
  assessmentId: string,
  topics: ReadonlyMap<string, string>,
): Given {
  try {
    const { answers, state, referenceDate } = assessments.get(assessmentId);
    return answers.flatMap(({ itemId, text, citations }) => {
      const detail = joined([text, ...evidenceOf(citations)]);
      const title = joined([itemId, topics.get(itemId), state, referenceDate]);
      return detail === '' ? [] : [{ id: `${assessmentId}/${itemId}`, title, detail }];
    });
  } catch {
    return [];
  }
}

/** What every agency says in an assessment, as far as somebody wrote or cited something. */
function agencyAnswersOf(
  assessments: AssessmentsService,
  { id, state, referenceDate }: AssessmentSummary,
  topics: ReadonlyMap<string, string>,
): Given {
  try {
    return assessments.contributions(id).flatMap(({ agencyId, shortName, answers }) =>
      answers.flatMap(({ itemId, text, citations }) => {
        const detail = joined([text, ...evidenceOf(citations)]);
        const title = joined([itemId, topics.get(itemId), shortName, state, referenceDate]);
        return detail === '' ? [] : [{ id: `${id}/${agencyId}/${itemId}`, title, detail }];
      }),
    );
  } catch {
    return [];
  }
}

/** All that stands on the page of a topic in words of its own, and what was added to it here. */
function textOfTopic(page: TopicPage, note: string | undefined): string {
  const named = page.measures.flatMap(({ name, text }) => [name, text]);
  const textsOf = (list: readonly { readonly text: string }[] = []) => list.map(({ text }) => text);
  return joined([
    ...[note, ...page.what, ...(page.why ?? []), ...named],
    ...[...textsOf(page.duties), ...textsOf(page.evidence), ...textsOf(page.resources)],
    ...[...(page.standard?.minimum ?? []), ...(page.standard?.good ?? []), ...(page.firstDays ?? [])],
    ...[...page.steps, ...page.watch, ...(page.signs ?? []), ...(page.cautions ?? [])],
    ...[...(page.practice ?? []), ...page.patterns, ...page.searches],
  ]);
}

/** Things side by side with the same things in other words. */
function both<T>(written: readonly T[], read: readonly T[]): (readonly [written: T, read: T])[] {
  return written.map((each, at) => [each, read[at] ?? each]);
}

/** Events after which things may be read in other words. */
const WORDS_CHANGED = ['questionnaires.changed', 'settings.changed'] as const;

/** Every kind of small thing that the search finds. Another kind is another entry. */
export function thingProviders(sources: ThingSources): ThingProvider[] {
  const { editions, inWords, instruments, readInstruments, glossary, assessments, planning } = sources;
  const { highlights, topicNotes, versionsOf } = sources;
  const openAssessments = () => assessments.list().filter(({ status }) => status === 'open');
  /** The edition that is worked with, so that every item found leads to its answer; the newest while no assessment is open. */
  const inUse = () => {
    const open = openAssessments().toSorted((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1))[0];
    return (
      editions.find(({ id, edition }) => id === open?.questionnaire && edition === open.edition) ??
      editions.at(-1)
    );
  };
  /** Topics by item, as the newest edition that asks it names them. */
  const topics = () =>
    new Map(editions.flatMap((edition) => inWords(edition).items.map(({ id, topic }) => [id, topic])));
  /** What an item is found by: as it is read, and as it is asked. */
  const itemWords = (read: ReadItem, { id, topic, question, help }: Item): string =>
    read.readIn === undefined
      ? `${id} ${question} ${help}`
      : `${id} ${read.question} ${read.help} \u00b7 ${topic} ${question} ${help}`;
  /** Answers name what they cite as the library names it now. */
  const citing = (documentIds: readonly string[]): string[] => assessments.citing(versionsOf(documentIds));
  const assessmentsOf = (event: AppEvent): readonly string[] | null =>
    event.name === 'library.changed'
      ? citing(event.ids)
      : event.name === 'assessments.changed'
        ? event.ids
        : null;
  return [
    {
      kind: 'item',
      changedBy: ['assessments.changed', ...WORDS_CHANGED],
      entries: () => {
        const edition = inUse();
        if (edition === undefined) return [];
        return both<ReadItem>(edition.items, inWords(edition).items).map(([item, read]) => ({
          id: item.id,
          title: read.topic,
          detail: itemWords(read, item),
        }));
      },
    },
    {
      kind: 'article',
      changedBy: WORDS_CHANGED,
      entries: () =>
        both(instruments(), readInstruments()).flatMap(([{ shortName, name, articles }, read]) =>
          both(articles, read.articles).map(([{ key, number, summary }, own]) => ({
            id: key,
            title: number === 'whole' ? read.shortName : `${read.shortName}, ${number}`,
            detail: joined([...new Set([own.summary, read.name, summary, name, shortName])]),
          })),
        ),
    },
    {
      kind: 'topic',
      changedBy: ['topics.changed', ...WORDS_CHANGED],
      entries: () => {
        const notes = new Map(topicNotes.list().map(({ topicId, text }) => [topicId, text]));
        return both(sources.topics(), sources.readTopics()).map(([page, read]) => {
          const text = textOfTopic(read, notes.get(page.id));
          const asWritten = read.summary === page.summary ? undefined : textOfTopic(page, undefined);
          return { id: page.id, title: read.summary, detail: joined([text, asWritten]) };
        });
      },
    },
    {
      kind: 'term',
      changedBy: ['glossary.changed'],
      entries: () =>
        glossary.list().map((concept) => ({
          id: concept.id,
          title: conceptName(concept),
          detail: joined(concept.terms.filter(({ hidden }) => !hidden).map(({ text }) => text)),
        })),
    },
    {
      kind: 'answer',
      changedBy: ['assessments.changed', 'library.changed', ...WORDS_CHANGED],
      groups: () => assessments.list().map(({ id }) => id),
      groupsOf: assessmentsOf,
      entriesOf: (id) => answersOf(assessments, id, topics()),
    },
    {
      // Those of years gone by are many, and stand in the national answers as far as they were taken.
      kind: 'agency-answer',
      changedBy: ['assessments.changed', 'agencies.changed', 'library.changed', ...WORDS_CHANGED],
      groups: () => openAssessments().map(({ id }) => id),
      groupsOf: assessmentsOf,
      entriesOf: (id) =>
        openAssessments()
          .filter((each) => each.id === id)
          .flatMap((each) => agencyAnswersOf(assessments, each, topics())),
    },
    {
      kind: 'highlight',
      changedBy: ['reader.changed', 'library.changed'],
      entries: () =>
        highlights
          .all()
          .map(({ id, versionId, page, quote, note, documentTitle, versionName, pageLabel }) => ({
            id: `${versionId}/${page}/${id}`,
            title: joined([documentTitle, versionName, pageLabel]),
            detail: joined([note, quote]),
          }))
          .filter(({ detail }) => detail !== ''),
    },
    {
      kind: 'action',
      changedBy: ['planning.changed'],
      entries: () =>
        planning.plans(null).flatMap(({ id, title }) =>
          planning.plan(id).list.map((action) => ({
            id: `${id}/${action.id}`,
            title: action.title,
            detail: joined([
              action.description,
              action.owner,
              ...action.partners,
              action.indicator,
              action.itemId,
              title,
            ]),
          })),
        ),
    },
  ];
}

/** A pause after a change in which more of the same are waited for: an answer is saved while it is typed. */
const PAUSE_MS = 1_500;

/** Where things are given to. */
export interface ThingTaker {
  /** Takes all things of a kind, or of one group of it, instead of those given before. */
  put(kind: JumpKind, entries: readonly JumpEntry[], group?: string): void;
  /** Forgets the things of groups that are there no longer. */
  keepGroups(kind: JumpKind, groups: readonly string[]): void;
}

/** Gives things to the process of the search, and says when it has them. */
export function givingTo(
  search: Pick<Caller, 'call'>,
  onGiven: () => void,
  onBug: (cause: unknown) => void,
): ThingTaker {
  const tell = (given: Promise<{ changed: boolean }>) =>
    void given.then(({ changed }) => {
      if (changed) onGiven();
    }, onBug);
  return {
    put: (kind, entries, group) =>
      tell(search.call('index.putJumpEntries', { kind, entries, ...(group === undefined ? {} : { group }) })),
    keepGroups: (kind, groups) => tell(search.call('index.keepJumpGroups', { kind, groups })),
  };
}

export interface ThingFeeder {
  /** Lets everything be given. */
  feedAll(): void;
  /** Lets be given what an event may have changed, after a pause. */
  hear(event: AppEvent): void;
  /** Gives one kind, or one group of a kind. False when nothing waits to be given. */
  piece(): boolean;
  stop(): void;
}

/**
 * Keeps the search's small things in step with what the workspace announces. What is to be given waits until `piece` is called, which
 * `wake` asks for: reading all answers of many years in one piece would keep everybody waiting. Things that cannot be read are told to
 * `onBug` and stay as they were given last; the others are given.
 */
export function createThingFeeder(
  providers: readonly ThingProvider[],
  taker: ThingTaker,
  wake: () => void,
  onBug: (cause: unknown) => void,
): ThingFeeder {
  const pausing = new Map<string, NodeJS.Timeout>();
  /** In the order in which they came; each once. */
  const waiting = new Map<string, { readonly provider: ThingProvider; readonly group?: string }>();
  const keyOf = ({ kind }: ThingProvider, group = '') => `${kind} ${group}`;
  const wait = (provider: ThingProvider, group?: string) =>
    waiting.set(keyOf(provider, group), group === undefined ? { provider } : { provider, group });

  const give = (provider: ThingProvider, group?: string): void => {
    const { kind } = provider;
    const named = (entries: Given) => entries.map((entry) => ({ ...entry, kind }));
    if (!('groups' in provider)) taker.put(kind, named(provider.entries()));
    else if (group !== undefined) taker.put(kind, named(provider.entriesOf(group)), group);
    else {
      const groups = provider.groups();
      taker.keepGroups(kind, groups);
      for (const each of groups) wait(provider, each);
    }
  };
  const groupsOf = (provider: ThingProvider, event: AppEvent): readonly string[] | null => {
    try {
      return 'groups' in provider ? provider.groupsOf(event) : null;
    } catch (cause) {
      onBug(cause);
      return null;
    }
  };
  const afterPause = (provider: ThingProvider, group?: string): void => {
    const key = keyOf(provider, group);
    clearTimeout(pausing.get(key));
    const due = () => {
      pausing.delete(key);
      wait(provider, group);
      wake();
    };
    pausing.set(key, setTimeout(due, PAUSE_MS));
  };

  return {
    feedAll: () => {
      for (const provider of providers) wait(provider);
      wake();
    },
    hear: (event) => {
      for (const provider of providers) {
        if (!provider.changedBy.includes(event.name)) continue;
        const groups = groupsOf(provider, event);
        if (groups === null) afterPause(provider);
        else for (const group of groups) afterPause(provider, group);
      }
    },
    piece: () => {
      const [next] = waiting;
      if (next === undefined) return false;
      const [key, { provider, group }] = next;
      waiting.delete(key);
      try {
        give(provider, group);
      } catch (cause) {
        onBug(cause);
      }
      return true;
    },
    stop: () => {
      for (const timer of pausing.values()) clearTimeout(timer);
      pausing.clear();
      waiting.clear();
    },
  };
}
