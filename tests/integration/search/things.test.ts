import path from 'node:path';
import MiniSearch from 'minisearch';
import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createThingFeeder, type ThingProvider, thingProviders } from '../../../main/app/small-things';
import type { GlossaryService } from '../../../main/glossary';
import { loadInstruments } from '../../../main/instruments';
import type { PlanningService } from '../../../main/planning';
import { loadTopicPages } from '../../../main/topics';
import { type EditionTexts, inLanguage } from '../../../shared/questionnaires';
import type { JumpEntry } from '../../../shared/search';
import type { TopicNote } from '../../../shared/topics';
import { anEdition } from '../../support/builders';
import {
  anAssessmentsRoom,
  createdAssessment,
  registeredAgency,
} from '../../support/builders/assessments-room';
import { aDocument, idOf, type SearchBench, searchBench } from '../../support/search-bench';

const RESOURCES = path.resolve(import.meta.dirname, '../../../resources');

const entry = (kind: JumpEntry['kind'], id: string, title: string, detail: string): JumpEntry => ({
  kind,
  id,
  title,
  detail,
});

describe('small things', () => {
  let bench: SearchBench;
  beforeEach(() => {
    bench = searchBench({ name: 'Act', pages: ['shelter'] });
    bench.store.putJumpEntries('item', [
      entry('item', 'PROT-01', 'Shelter', 'PROT-01 Is there a shelter for victims?'),
    ]);
    bench.store.putJumpEntries('answer', [
      entry('answer', 'a/PROT-01', 'PROT-01 · Shelter', 'บ้านพักสำหรับผู้เสียหาย two shelters'),
      entry('answer', 'a/PROT-02', 'PROT-02 · Legal aid', 'a lawyer for every victim'),
    ]);
  });
  afterEach(() => bench.close());
  const told = (text: string, asYouType = false) =>
    bench.store.things(text, 5, asYouType).map(({ kind, things }) => [kind, things.map(({ id }) => id)]);

  it('are found by all words, by kind, with the words marked', () => {
    expect(told('shelter')).toEqual([
      ['item', ['PROT-01']],
      ['answer', ['a/PROT-01']],
    ]);
    expect(told('victim')).toEqual([
      ['item', ['PROT-01']],
      ['answer', ['a/PROT-02']],
    ]);
    expect(told('"victim"')).toEqual([['answer', ['a/PROT-02']]]);
    expect(told('victim', true)).toEqual([
      ['item', ['PROT-01']],
      ['answer', ['a/PROT-02']],
    ]);
    expect(told('shelter lawyer')).toEqual([]);
    expect(told('lawyer -victim')).toEqual([]);
    const [group] = bench.store.things('ผู้เสียหาย', 5, false);
    const { text, marks } = group?.things[0]?.text ?? { text: '', marks: [] };
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['ผู้เสียหาย']);
    expect(told('')).toEqual([]);
  });

  it.each([
    ['trafficked', 'Offences of trafficking', ['trafficking']],
    ['organised crime', 'Transnational organized crime', ['organized', 'crime']],
    ['cooperation', 'International co-operation', ['co-operation']],
    ['co-operation', 'They cooperate', ['cooperate']],
    ['UN', 'The U.N. protocol', ['U.N']],
    ['พรบ', 'ตาม พ.ร.บ. นี้', ['พ.ร.บ']],
    ['50000', 'A fine of 50,000', ['50,000']],
    ['आयोग', 'आयोगको काम', ['आयोगको']],
    ['hotline', 'A hot line for victims', ['hot line']],
  ])('are found by %s in its other forms, and marked', (query, title, marks) => {
    bench.store.putJumpEntries('topic', [
      entry('topic', 'one', title, ''),
      entry('topic', 'two', 'Co. in operation, hot and line, u and n', 'bán'),
    ]);
    const [group, more] = bench.store.things(query, 5, false);
    expect([group?.kind, group?.total, more]).toEqual(['topic', 1, undefined]);
    const found = group?.things[0]?.title ?? { text: '', marks: [] };
    expect(found.marks.map(({ start, end }) => found.text.slice(start, end))).toEqual(marks);
    const named = bench.store.jump(query, 5).map(({ id }) => id);
    expect(named).toContain('one');
    if (['cooperation', 'UN', '50000'].includes(query)) expect(named).not.toContain('two');
  });

  it('are no other forms of an abbreviation', () => {
    bench.store.putJumpEntries('topic', [
      entry('topic', 'tips', 'Tips', ''),
      entry('topic', 'tip', 'TIP', ''),
    ]);
    expect(bench.store.jump('T.I.P.', 5).map(({ id }) => id)).toEqual(['tip']);
  });

  it('come first as they are typed, and a word of another language is no form of an English one', () => {
    bench.store.putJumpEntries('topic', [
      entry('topic', 'forms', 'Victims and banned goods', ''),
      entry('topic', 'typed', 'A victim', ''),
    ]);
    expect(Object.fromEntries(told('victim'))['topic']).toEqual(['typed', 'forms']);
    expect(told('bán')).toEqual([]);
  });

  it('are followed to the end by each change: nothing goes on behind, while the next one comes', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const words = (language: string, at: number) =>
      Array.from(
        { length: 12 },
        (_, place) => `${language}${((at * 31 + place * 7) % 977).toString(36)}${place}`,
      );
    const questions = (language: string) =>
      Array.from({ length: 400 }, (_, at) =>
        entry('item', `I-${at}`, [`${language}only${at}`, ...words(language, at)].join(' '), ''),
      );
    expect(told('shelter')).toHaveLength(2);
    // Whoever tries the languages of the questions one after the other has all of them replaced each time.
    for (const language of ['b', 'ab', 'a', 'c', 'bb', 'a', 'd']) {
      bench.store.putJumpEntries('item', questions(language));
      expect(vi.getTimerCount()).toBe(0);
      await vi.advanceTimersByTimeAsync(15);
      expect(told(`${language}only7`)).toEqual([['item', ['I-7']]]);
    }
    expect(told('conly7')).toEqual([]);
  });

  it('have the words of a phrase side by side, and those of Thai that a space parts anywhere', () => {
    bench.store.putJumpEntries('topic', [
      entry('topic', 'one', 'Shelter', 'legal aid for victims in a shelter, and บ้านพักสำหรับผู้เสียหาย'),
      entry('topic', 'two', 'Aid', 'aid that is legal; ผู้เสียหายในบ้านเดิม'),
    ]);
    const topics = (text: string, asYouType = false) =>
      Object.fromEntries(told(text, asYouType))['topic'] ?? [];
    expect(topics('legal aid').toSorted()).toEqual(['one', 'two']);
    expect(topics('"legal aid"')).toEqual(['one']);
    expect(topics('legal-aid')).toEqual(['one']);
    expect(topics('"aid legal"')).toEqual([]);
    // A title and the text below it are no one text.
    expect(topics('"shelter legal"')).toEqual([]);
    expect(topics('legal -"legal aid"')).toEqual(['two']);
    expect(topics('ผู้เสียหาย บ้านพัก')).toEqual(['one']);
    expect(topics('ผู้เสียหาย บ้าน').toSorted()).toEqual(['one', 'two']);
    // Letters of two places are no word.
    expect(topics('บ้านเสีย')).toEqual([]);
    expect(topics('vict* shelter')).toEqual(['one']);
    expect(topics('vict* shel')).toEqual([]);
    expect(topics('vict shel', true)).toEqual([]);
  });

  it('are found by name in the jump box with a space between words of Thai, and not by another year', () => {
    bench.store.putJumpEntries('command', [
      entry('command', 'a', 'รัฐธรรมนูญว่าด้วยการคลัง', ''),
      entry('command', 'b', 'Immigration Rules 2025', ''),
    ]);
    const jumped = (text: string) => bench.store.jump(text).map(({ id }) => id);
    expect(jumped('รัฐธรรมนูญ คลัง')).toEqual(['a']);
    expect(jumped('คลัง รัฐธรรมนูญ')).toEqual(['a']);
    expect(jumped('Immigration 2021')).toEqual([]);
    expect(jumped(' Imigration – 2025 ')).toEqual(['b']);
    expect(jumped(' – ')).toEqual([]);
  });

  it('are found in the jump box at every letter of a word that is spelt in two ways', () => {
    bench.store.putJumpEntries('topic', [
      entry('topic', 'a', 'अन्तर्राष्ट्रिय सम्बन्ध', ''),
      entry('topic', 'b', 'सङ्घीय मामिला', ''),
    ]);
    for (const [word, id] of [
      ['अन्तर्राष्ट्रिय', 'a'],
      ['अंतर्राष्ट्रीय', 'a'],
      ['सम्बन्ध', 'a'],
      ['सङ्घीय', 'b'],
      ['संघिय', 'b'],
    ] as const)
      for (let length = 2; length <= word.length; length += 1)
        expect(
          bench.store.jump(word.slice(0, length), 5).map((found) => found.id),
          word.slice(0, length),
        ).toContain(id);
  });

  it('are highlights with their notes too, which are no names to jump to', () => {
    bench.store.putJumpEntries('highlight', [
      entry('highlight', 'v/3/h', 'Act of 2008', 'ask the shelters · บ้านพัก'),
    ]);
    expect(told('ask shelters')).toEqual([['highlight', ['v/3/h']]]);
    expect(told('lawyer OR บ้านพัก')).toEqual([
      ['answer', ['a/PROT-02', 'a/PROT-01']],
      ['highlight', ['v/3/h']],
    ]);
    expect(bench.store.jump('shelters').map(({ kind }) => kind)).not.toContain('highlight');
  });

  it('of a group take the place of those of that group and of no other', () => {
    const { store } = bench;
    const other = entry('answer', 'ab/PROT-01', 'PROT-01', 'a lawyer too');
    expect(store.putJumpEntries('answer', [other], 'ab')).toBe(true);
    expect(store.putJumpEntries('answer', [other], 'ab')).toBe(false);
    expect(told('lawyer')[0]?.[1]).toHaveLength(2);
    expect(
      store.putJumpEntries('answer', [entry('answer', 'a/PROT-02', 'PROT-02', 'an advocate')], 'a'),
    ).toBe(true);
    expect(told('"shelters"')).toEqual([]);
    expect(told('lawyer')).toEqual([['answer', ['ab/PROT-01']]]);
    expect(told('advocate')).toEqual([['answer', ['a/PROT-02']]]);
    expect(store.keepJumpGroups('answer', ['a', 'ab'])).toBe(false);
    expect(store.keepJumpGroups('answer', ['a'])).toBe(true);
    expect(told('lawyer')).toEqual([]);
    expect(told('shelter')).toEqual([['item', ['PROT-01']]]);
  });

  it('are not made anew with a document that changes: its names follow', () => {
    const made = vi.spyOn(MiniSearch.prototype, 'addAll');
    onTestFinished(() => made.mockRestore());
    const named = (title: string) => aDocument({ name: 'Act', pages: ['shelter'], facts: { title } });
    const jumped = (text: string) => bench.store.jump(text).map(({ id }) => id);
    const act = idOf('Act');
    bench.store.putDocument(named('Labour code'));
    expect(jumped('labour')).toEqual([act]);
    bench.store.putDocument(named('Maritime code'));
    expect(jumped('labour')).toEqual([]);
    expect(jumped('maritime')).toEqual([act]);
    const inTrash = { facts: named('Maritime code'), updatedAt: '', removed: true };
    bench.store.putDocuments([inTrash]);
    expect(jumped('maritime')).toEqual([]);
    bench.store.putDocuments([{ ...inTrash, removed: false }]);
    expect(jumped('maritime')).toEqual([act]);
    bench.store.removeDocument(act);
    expect(jumped('maritime')).toEqual([]);
    expect(jumped('shelter')).toEqual(['PROT-01']);
    expect(made).toHaveBeenCalledTimes(1);
  });

  it('follow changes without being made anew, and answers are no names to jump to', () => {
    expect(told('lawyer')).toEqual([['answer', ['a/PROT-02']]]);
    bench.store.putJumpEntries('answer', [
      entry('answer', 'a/PROT-02', 'PROT-02 · Legal aid', 'an advocate'),
      entry('answer', 'a/PROT-03', 'PROT-03', 'an advocate too'),
    ]);
    expect(told('lawyer')).toEqual([]);
    expect(told('advocate')[0]?.[1]).toHaveLength(2);
    expect(told('two shelters')).toEqual([]);
    expect(bench.store.jump('advocate')).toEqual([]);
    expect(bench.store.jump('shelter').map(({ kind }) => kind)).toEqual(['item']);
  });
});

describe('what the search is given', () => {
  const room = anAssessmentsRoom();
  afterAll(() => room.db.close());
  const notes: TopicNote[] = [];
  const { instruments } = loadInstruments(RESOURCES);
  const { pages } = loadTopicPages(RESOURCES, () => instruments);
  let words: EditionTexts = { items: [], themes: {} };
  const providers = thingProviders({
    inWords: (edition) => (words.items.length === 0 ? edition : inLanguage(edition, 'tha', words)),
    ...{ editions: [anEdition()], instruments: () => instruments, assessments: room.assessments },
    readInstruments: () => instruments,
    readTopics: () => pages,
    ...{ topics: () => pages, topicNotes: { list: () => notes }, highlights: { all: () => [] } },
    glossary: { list: () => [] } as unknown as GlossaryService,
    planning: { plans: () => [] } as unknown as PlanningService,
    versionsOf: (documentIds) =>
      room.documents
        .filter(({ id }) => documentIds.includes(id))
        .flatMap(({ versions }) => versions.map(({ id }) => id)),
  });
  const given = (kind: JumpEntry['kind'], group = '') => {
    const provider = providers.find((each) => each.kind === kind);
    if (provider === undefined) return [];
    return 'groups' in provider ? provider.entriesOf(group) : provider.entries();
  };

  it('are items in the words in which they are read, and in those in which they are asked', () => {
    const asked = given('item').find(({ id }) => id === 'POL-01');
    expect(asked).toMatchObject({
      title: 'Topic of POL-01',
      detail: 'POL-01 Question of POL-01? What counts.',
    });
    const texts = { topic: 'หัวข้อ', question: 'มีหรือไม่', help: 'สิ่งที่นับ' };
    const by = { updatedBy: 'Waymark', updatedAt: '', isStale: false, state: 'machine' as const };
    words = {
      items: [{ itemId: 'POL-01', texts: { ...texts, statements: ['0', '1', '2', '3', '4'] }, ...by }],
      themes: {},
    };
    expect(given('item').slice(0, 2)).toMatchObject([
      {
        ...{ id: 'POL-01', title: 'หัวข้อ' },
        detail: 'POL-01 มีหรือไม่ สิ่งที่นับ · Topic of POL-01 Question of POL-01? What counts.',
      },
      { id: 'POL-02', title: 'Topic of POL-02', detail: 'POL-02 Question of POL-02? What counts.' },
    ]);
    words = { items: [], themes: {} };
    const heard = providers.flatMap(({ kind, changedBy }) =>
      changedBy.includes('settings.changed') && changedBy.includes('questionnaires.changed') ? [kind] : [],
    );
    expect(heard).toEqual(['item', 'article', 'topic', 'answer', 'agency-answer']);
  });

  it('are the words of every part of a topic, and the note that was added to it', () => {
    const [page] = pages;
    if (page === undefined) throw new Error('no topic');
    notes.push({ topicId: page.id, text: 'Ask the kumquat office.', updatedAt: '', updatedBy: '' });
    const detail = given('topic').find(({ id }) => id === page.id)?.detail ?? '';
    const { steps, watch, patterns, duties = [], evidence = [], signs = [], cautions = [] } = page;
    const texts = [...duties, ...evidence].map(({ text }) => text);
    for (const part of ['kumquat', ...steps, ...watch, ...patterns, ...texts, ...signs, ...cautions])
      expect(detail).toContain(part);
  });

  it('are answers of agencies in what is worked on, each by its agency', () => {
    const { id, answers } = createdAssessment(room);
    const itemId = answers[0]?.itemId ?? '';
    const agency = registeredAgency(room, 'Coast Guard');
    room.assessments.assign(id, [{ itemId, agencyId: agency.id, as: 'asked' }]);
    room.assessments.saveAnswer({
      ...{ assessmentId: id, itemId, agencyId: agency.id, baseRevision: 0 },
      ...{
        value: { kind: 'level', level: 1, practiceAhead: false },
        text: 'Boats are searched.',
        fallReason: null,
      },
    });
    expect(given('answer', id)).toEqual([]);
    expect(given('agency-answer', id)).toMatchObject([
      { id: `${id}/${agency.id}/${itemId}`, detail: 'Boats are searched.' },
    ]);
    expect(given('agency-answer', id)[0]?.title).toContain('Coast Guard');
    expect(given('agency-answer', agency.id)).toEqual([]);
  });

  it('are given anew where they cite a document that was renamed', () => {
    const { id, answers } = createdAssessment(room, {}, '2026-12-31');
    const [document] = room.documents;
    const [version] = document?.versions ?? [];
    if (document === undefined || version === undefined) throw new Error('no document');
    const citation = { versionId: version.id, page: 1, pageLabel: null, quote: '', rectangles: [], note: '' };
    room.assessments.cite({ assessmentId: id, itemId: answers[0]?.itemId ?? '', citation });
    room.documents[0] = { ...document, title: 'Kumquat Act' };
    expect(given('answer', id)[0]?.detail).toContain('Kumquat Act');
    const groupsOf = (kind: JumpEntry['kind'], documentId: string) => {
      const provider = providers.find((each) => each.kind === kind);
      if (provider === undefined || !provider.changedBy.includes('library.changed')) return 'not heard';
      return 'groups' in provider ? provider.groupsOf({ name: 'library.changed', ids: [documentId] }) : 'all';
    };
    expect(groupsOf('answer', document.id)).toEqual([id]);
    expect(groupsOf('agency-answer', document.id)).toEqual([id]);
    expect(groupsOf('answer', id)).toEqual([]);
  });
});

describe('feeding the search', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A feeder of items and of the answers of some assessments, with what it gave and how often it asked to be let give. */
  function aFeeder(assessments: string[], unreadable?: ThingProvider) {
    const state = { given: [] as string[], woken: 0, bugs: [] as unknown[] };
    const providers: ThingProvider[] = [
      ...(unreadable ? [unreadable] : []),
      { kind: 'item', changedBy: [], entries: () => [{ id: 'x', title: 'item', detail: '' }] },
      {
        ...{ kind: 'answer', changedBy: ['assessments.changed', 'agencies.changed'] },
        ...{ groups: () => assessments },
        groupsOf: (event) => (event.name === 'assessments.changed' ? event.ids : null),
        entriesOf: (group) => [{ id: `${group}/x`, title: 'answer', detail: '' }],
      },
    ];
    const feeder = createThingFeeder(
      providers,
      {
        put: (kind, [first], group) => state.given.push(`${kind} ${group ?? ''} ${first?.kind} ${first?.id}`),
        keepGroups: (kind, groups) => state.given.push(`${kind} only of ${groups.join()}`),
      },
      () => {
        state.woken += 1;
      },
      (cause) => state.bugs.push(cause),
    );
    const giveAll = () => {
      state.given = [];
      while (feeder.piece());
      return state.given;
    };
    return { feeder, state, giveAll };
  }

  it('gives everything at first, one group after the other, when it is let', () => {
    const { feeder, state, giveAll } = aFeeder(['a', 'b']);
    feeder.feedAll();
    expect([state.woken, state.given]).toEqual([1, []]);
    expect(giveAll()).toEqual([
      'item  item x',
      'answer only of a,b',
      'answer a answer a/x',
      'answer b answer b/x',
    ]);
    expect(feeder.piece()).toBe(false);
  });

  it('gives the others where things of one kind cannot be read, and asks for those again after a change', () => {
    const damaged = new Error('damaged');
    const { feeder, state, giveAll } = aFeeder(['a'], {
      ...{ kind: 'action', changedBy: ['assessments.changed'], groups: () => ['p'] },
      groupsOf: () => {
        throw damaged;
      },
      entriesOf: () => {
        throw damaged;
      },
    });
    feeder.feedAll();
    const all = ['action only of p', 'item  item x', 'answer only of a', 'answer a answer a/x'];
    expect([giveAll(), state.bugs]).toEqual([all, [damaged]]);
    feeder.hear({ name: 'assessments.changed', ids: ['a'] });
    vi.advanceTimersByTime(2_000);
    expect([giveAll(), state.bugs]).toEqual([
      ['action only of p', 'answer a answer a/x'],
      [damaged, damaged, damaged],
    ]);
  });

  it('gives all groups after a change that names none of them', () => {
    const { feeder, giveAll } = aFeeder(['a', 'b']);
    feeder.hear({ name: 'agencies.changed', ids: ['of an agency'] });
    vi.advanceTimersByTime(2_000);
    expect(giveAll()).toEqual(['answer only of a,b', 'answer a answer a/x', 'answer b answer b/x']);
  });

  it('gives once after several changes what they were about, and nothing after it was stopped', () => {
    const { feeder, state, giveAll } = aFeeder(['a', 'b']);
    for (let time = 0; time < 3; time += 1) {
      feeder.hear({ name: 'assessments.changed', ids: ['b'] });
      vi.advanceTimersByTime(1_000);
    }
    feeder.hear({ name: 'settings.changed' });
    expect([state.woken, giveAll()]).toEqual([0, []]);
    vi.advanceTimersByTime(1_000);
    expect([state.woken, giveAll()]).toEqual([1, ['answer b answer b/x']]);
    feeder.hear({ name: 'assessments.changed', ids: ['a'] });
    feeder.stop();
    vi.advanceTimersByTime(5_000);
    expect([state.woken, giveAll()]).toEqual([1, []]);
  });
});
