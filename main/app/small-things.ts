import type { AppEvent } from '../../shared/app';
import { conceptName } from '../../shared/glossary';
import type { Instruments } from '../../shared/instruments';
import type { Edition } from '../../shared/questionnaires';
import type { JumpEntry, JumpKind } from '../../shared/search';
import type { TopicPage } from '../../shared/topics';
import type { AssessmentsService } from '../assessments';
import type { GlossaryService } from '../glossary';
import type { PlanningService } from '../planning';
import type { Highlights } from '../reader';

/** Gives the search all things of one kind, and names the events after which they may be others. */
export interface ThingProvider {
  readonly kind: JumpKind;
  readonly changedBy: readonly AppEvent['name'][];
  entries(): readonly Omit<JumpEntry, 'kind'>[];
}

export interface ThingSources {
  /** Every edition, the newest last. */
  readonly editions: readonly Edition[];
  readonly instruments: () => Instruments;
  readonly topics: () => readonly TopicPage[];
  readonly glossary: GlossaryService;
  readonly assessments: AssessmentsService;
  readonly planning: PlanningService;
  readonly highlights: Pick<Highlights, 'all'>;
}

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part.trim() !== '').join(' \u00b7 ');

/** One assessment's answers, as far as somebody wrote or cited something. A damaged one is told of where it is opened. */
function answersOf(assessments: AssessmentsService, assessmentId: string, topicOf: (id: string) => string) {
  try {
    const { answers, state, referenceDate } = assessments.get(assessmentId);
    return answers.flatMap(({ itemId, text, citations }) => {
      const evidence = citations.flatMap(({ note, quote, documentTitle }) => [note, quote, documentTitle]);
      const detail = joined([text, ...evidence]);
      const title = joined([itemId, topicOf(itemId), state, referenceDate]);
      return detail === '' ? [] : [{ id: `${assessmentId}/${itemId}`, title, detail }];
    });
  } catch {
    return [];
  }
}

/** Every kind of small thing that the search finds. Another kind is another entry. */
export function thingProviders(sources: ThingSources): ThingProvider[] {
  const { editions, instruments, topics, glossary, assessments, planning, highlights } = sources;
  /** The edition that is worked with, so that every item found leads to its answer; the newest while no assessment is open. */
  const inUse = () => {
    const open = assessments
      .list()
      .filter(({ status }) => status === 'open')
      .toSorted((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1))[0];
    return (
      editions.find(({ id, edition }) => id === open?.questionnaire && edition === open.edition) ??
      editions.at(-1)
    );
  };
  const topicOf = (itemId: string) =>
    editions
      .toReversed()
      .flatMap((one) => one.items)
      .find(({ id }) => id === itemId)?.topic ?? '';
  return [
    {
      kind: 'item',
      changedBy: ['assessments.changed'],
      entries: () =>
        (inUse()?.items ?? []).map(({ id, topic, question, help }) => ({
          id,
          title: topic,
          detail: `${id} ${question} ${help}`,
        })),
    },
    {
      kind: 'article',
      changedBy: [],
      entries: () =>
        instruments().flatMap(({ shortName, name, articles }) =>
          articles.map(({ key, number, summary }) => ({
            id: key,
            title: number === 'whole' ? shortName : `${shortName}, ${number}`,
            detail: `${summary} \u00b7 ${name}`,
          })),
        ),
    },
    {
      kind: 'topic',
      changedBy: [],
      entries: () =>
        topics().map(({ id, summary, what, measures, searches }) => ({
          id,
          title: summary,
          detail: joined([...what, ...measures.flatMap(({ name, text }) => [name, text]), ...searches]),
        })),
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
      changedBy: ['assessments.changed'],
      entries: () => assessments.list().flatMap(({ id }) => answersOf(assessments, id, topicOf)),
    },
    {
      kind: 'highlight',
      changedBy: ['reader.changed', 'library.changed'],
      entries: () =>
        highlights
          .all()
          .map(({ id, versionId, page, quote, note, documentTitle, pageLabel }) => ({
            id: `${versionId}/${page}/${id}`,
            title: joined([documentTitle, pageLabel]),
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

export interface ThingFeeder {
  /** Gives everything. */
  feedAll(): void;
  /** Gives what an event may have changed, after a pause. */
  hear(event: AppEvent): void;
  stop(): void;
}

/** Keeps the search's small things in step with what the workspace announces. `put` is called with all things of a kind. */
export function createThingFeeder(
  providers: readonly ThingProvider[],
  put: (kind: JumpKind, entries: readonly JumpEntry[]) => void,
): ThingFeeder {
  const waiting = new Map<JumpKind, NodeJS.Timeout>();
  const feed = ({ kind, entries }: ThingProvider): void => {
    waiting.delete(kind);
    put(
      kind,
      entries().map((entry) => ({ ...entry, kind })),
    );
  };
  return {
    feedAll: () => {
      for (const provider of providers) feed(provider);
    },
    hear: ({ name }) => {
      for (const provider of providers) {
        if (!provider.changedBy.includes(name)) continue;
        clearTimeout(waiting.get(provider.kind));
        waiting.set(
          provider.kind,
          setTimeout(() => feed(provider), PAUSE_MS),
        );
      }
    },
    stop: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
