import type { TFunction } from 'i18next';
import { afterEach, expect, it, vi } from 'vitest';
import { composeAnswers } from '../../../renderer/assessments/report/answers-report';
import { composeByArticle } from '../../../renderer/assessments/report/articles-report';
import type { Decision } from '../../../shared/assessments';
import type { Article, Instrument } from '../../../shared/instruments';
import type { ReportBlock, ReportTable } from '../../../shared/reports';
import {
  aCitation,
  aLevel,
  anAnswer,
  anAssessment,
  anEdition,
  anId,
  NOT_ANSWERED,
  NOT_KNOWN,
} from '../../support/builders';
import { echoedWords } from '../../support/echoed-words';

const t = echoedWords as unknown as TFunction<['assessments', 'vocabulary', 'reports', 'ui', 'instruments']>;
const passage = (number: number, quote: string) => aCitation({ id: anId(number), page: number, quote });
const assessment = anAssessment({
  answers: [
    anAnswer({
      itemId: 'POL-01',
      value: { kind: 'level', level: 1, practiceAhead: true },
      text: 'A bill is before the house.',
      citations: [passage(1, 'first words'), passage(2, 'second words')],
      checks: [{ evidenceId: anId(2), by: 'Second reader', on: '2025-02-01' }],
    }),
    anAnswer({ itemId: 'POL-02', value: NOT_KNOWN }),
    anAnswer({ itemId: 'PREV-01', value: NOT_ANSWERED }),
    anAnswer({ itemId: 'PROT-01', confirmed: false, citations: [passage(3, 'third words')] }),
    anAnswer({ itemId: 'PROS-01', value: { kind: 'disputed' } }),
  ],
});
const said = (agencyName: string, level: 1 | 3) => ({
  ...{ agencyId: anId(level), agencyName, isLead: false, isLocal: false, value: aLevel(level) },
  ...{ text: `words of ${agencyName}`, revision: 1 },
});
const decision = (given: Partial<Decision>): Decision => ({
  ...{ id: anId(50), assessmentId: assessment.id, itemId: 'POL-01', revision: 1, rule: 'agreed' },
  ...{ value: aLevel(2), reason: '', minutes: 'Meeting 4', decidedBy: 'Coordinator' },
  ...{ decidedAt: '2025-03-01T08:00:00.000Z', workshopId: null, votes: [], positions: [], dissents: [] },
  ...given,
});
const decisions = [
  decision({
    positions: [said('Police', 1), said('Labour', 3)],
    dissents: [
      { agencyId: anId(3), agencyName: 'Labour', value: aLevel(3), text: '', why: 'it is in force' },
    ],
  }),
  decision({
    ...{ itemId: 'PROS-01', rule: 'disputed', value: { kind: 'disputed' } },
    positions: [said('Courts', 1), said('Prosecution', 3)],
  }),
];

type Given = Parameters<typeof composeAnswers>[0];
const compose = (asTables: boolean, given: Partial<Given> = {}) => composeAnswers(inputOf(asTables, given));

function inputOf(asTables: boolean, given: Partial<Given>): Given {
  return {
    ...{ t, assessment, decisions, restatements: [], access: 'public', asTables, agency: null, frozen: [] },
    discussion: [],
    edition: anEdition(['POL-01', 'POL-02', 'PREV-01', 'PROT-01', 'PROS-01']),
    head: (title, lines = []) => ({ title, lines: [...lines], language: 'en', contents: '', foot: '' }),
    ...{ coverage: 'coverage', day: String, moment: String, versionOf: () => null, narrowOf: () => null },
    isEarly: () => false,
    pageOf: ({ page }) => `p. ${page}`,
    ...given,
  };
}
const tables = (blocks: readonly ReportBlock[]) =>
  new Map(blocks.filter((block) => block.kind === 'table').map((block) => [block.caption, block]));
const column = (table: ReportTable | undefined, name: string) =>
  table?.rows.map((row) => row[table.head.indexOf(name)]);

/** The parts below a heading, as one text. */
function below(blocks: readonly ReportBlock[], heading: string): string {
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.text === heading);
  const rest = blocks.slice(from + 1);
  const to = rest.findIndex((block) => block.kind === 'heading');
  return rest
    .slice(0, to < 0 ? undefined : to)
    .flatMap((block) => (block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items : []))
    .join('\n');
}

afterEach(() => vi.unstubAllEnvs());

it('says of each line on which day it was last changed here, where the morning is still the day before elsewhere', () => {
  vi.stubEnv('TZ', 'Pacific/Fiji');
  const early = anAnswer({ itemId: 'POL-01', updatedAt: '2025-03-03T20:30:00.000Z' });
  const { blocks } = compose(true, { assessment: anAssessment({ answers: [early] }) });
  expect(column(tables(blocks).get('saved.answers'), 'saved.changed')).toEqual(['2025-03-04']);
});

it('tells every item in full: question, answer, what is true, words, numbered passages, and who disagreed', () => {
  const { blocks } = compose(false);
  expect(below(blocks, 'POL-01 Topic of POL-01').split('\n')).toEqual([
    'Question of POL-01?',
    'reports:level 1 ui:level.1. mark.practice-ahead',
    '1',
    'A bill is before the house.',
    'overview.evidence',
    '[1] Anti-Trafficking Act, p. 1',
    '[2] Anti-Trafficking Act, p. 2',
    'ground.title',
    'ground.overruled reports:level 2 ui:level.2',
    'ground.rule.agreed ground.by Coordinator 2025-03-01T08:00:00.000Z',
    'ground.minutes Meeting 4',
    'dissent.title 1',
    'Labour: reports:level 3 ui:level.3. dissent.why it is in force',
  ]);
  expect(below(blocks, 'POL-02 Topic of POL-02')).toContain('ui:level.nk\nvalue.who Ministry of Labour');
  expect(below(blocks, 'PREV-01 Topic of PREV-01')).toContain('ui:level.none');
  expect(below(blocks, 'PROT-01 Topic of PROT-01')).toContain('mark.unconfirmed');
});

it('says beside a passage that its document is no national text', () => {
  const { blocks } = compose(false, { narrowOf: () => 'province' });
  expect(below(blocks, 'POL-01 Topic of POL-01')).toContain(
    '[1] Anti-Trafficking Act, p. 1. citation.applies-to.province.',
  );
  expect(tables(blocks).get('saved.evidence')?.rows[0]).toContain(
    'Anti-Trafficking Act, p. 1. citation.applies-to.province.',
  );
});

it('says beside a passage that its law was not in force yet on the day of the answers', () => {
  const { blocks } = compose(false, { narrowOf: () => 'province', isEarly: () => true });
  const said = `[1] Anti-Trafficking Act, p. 1. citation.applies-to.province. citation.not-yet ${assessment.referenceDate}.`;
  expect(below(blocks, 'POL-01 Topic of POL-01')).toContain(said);
  expect(tables(blocks).get('saved.evidence')?.rows[0]).toContain(said.slice('[1] '.length));
});

it('names what each agency said where the answer was left open', () => {
  expect(below(compose(false).blocks, 'PROS-01 Topic of PROS-01')).toContain(
    'Courts: reports:level 1 ui:level.1. words of Courts\nProsecution: reports:level 3 ui:level.3. words of Prosecution',
  );
});

it('tells once of an agency that disagrees what it said, also where the answer was left open', () => {
  const why = 'it is in force';
  const dissent = { agencyId: anId(3), agencyName: 'Prosecution', value: aLevel(3), text: '', why };
  const open = decisions.map((one) => (one.rule === 'disputed' ? { ...one, dissents: [dissent] } : one));
  const told = below(compose(false, { decisions: open }).blocks, 'PROS-01 Topic of PROS-01');
  expect(told.match(/Prosecution: /g)).toHaveLength(1);
  expect(told).toContain(`dissent.why ${why}`);
  expect(told).toContain('Courts: ');
});

it('counts by pillar as the program does, and lists all passages with their pages and second readers', () => {
  const all = tables(compose(false).blocks);
  const counted = all.get('saved.by-pillar');
  const { progress } = assessment;
  expect(column(counted, 'saved.all')).toEqual([5, 1, 0, 1, 1, 1, 1, progress.withEvidence]);
  expect(column(counted, 'vocabulary:pillar.POL.label')).toEqual([2, 1, 0, 1, 0, 0, 0, 1]);
  const cited = all.get('saved.evidence');
  expect(column(cited, 'saved.quote')).toEqual(['first words', 'second words', 'third words']);
  expect(column(cited, 'history.field.check')).toEqual(['', 'second.read-by Second reader 2025-02-01', '']);
});

it('has a line for each answer as a workbook: levels are numbers, and what has none has no number', () => {
  const all = tables(compose(true).blocks);
  expect(column(all.get('saved.answers'), 'saved.level')).toEqual([1, '', '', 2, '']);
  expect(column(all.get('saved.answers'), 'saved.passages')).toEqual(['[1] [2]', '', '', '[3]', '']);
  expect(column(all.get('saved.decisions'), 'saved.agency')).toEqual([
    ...['Police', 'Labour', 'Courts', 'Prosecution'],
  ]);
  expect(column(all.get('saved.decisions'), 'saved.disagrees')).toEqual(['', 'it is in force', '', '']);
});

it('says what was corrected since it was frozen, and who may see what it cites', () => {
  const { head, blocks } = compose(false, {
    ...{ access: 'agency', frozen: ['frozen by'] },
    restatements: [
      {
        ...{ id: anId(60), snapshotId: anId(61), itemId: 'POL-02', before: NOT_KNOWN, value: aLevel(0) },
        ...{ text: '', reason: 'asked since', by: 'Coordinator', at: '2026-05-01T08:00:00.000Z' },
      },
    ],
  });
  expect(head.lines).toContain('reports:access vocabulary:accessClass.agency.label');
  expect(head.lines).toContain('frozen by');
  expect(head.lines).not.toContain('saved.open');
  expect(below(blocks, 'POL-02 Topic of POL-02')).toContain(
    'item.corrected reports:level 0 ui:level.0. ground.reason asked since',
  );
  expect(tables(blocks).get('saved.corrections')?.rows[0]).toEqual([
    ...['POL-02', 'ui:level.nk', 'reports:level 0 ui:level.0', '', 'asked since'],
    'ground.by Coordinator 2026-05-01T08:00:00.000Z',
  ]);
});

/** Three articles, of which nothing rests on the last; one item is under two, one names a pair with the treaty in it. */
function composeArticles(asTables: boolean, given: Partial<Given> = {}) {
  const anArticle = (number: string): Article => ({
    ...{
      key: `C189 ${number}`,
      number,
      summary: `asks ${number}`,
      duty: 'M',
      qualifier: null,
      pillar: 'POL',
    },
    verification: 'confirmed',
  });
  const instrument: Instrument = {
    ...{ code: 'C189', kind: 'treaty', name: 'Convention', shortName: 'Conv.', year: 2011, inForce: null },
    ...{ verification: 'confirmed', bodies: [], articles: [anArticle('3'), anArticle('8'), anArticle('20')] },
  };
  const refs: Readonly<Record<string, readonly string[]>> = {
    ...{ 'POL-01': ['C189 8', 'C189 3'], 'PROT-01': ['C189 8'], 'PROS-01': ['C189/C188'] },
  };
  const edition = anEdition(['POL-01', 'POL-02', 'PREV-01', 'PROT-01', 'PROS-01']);
  const items = edition.items.map((item) => ({
    ...item,
    legalRefs: (refs[item.id] ?? ['TIPP 2']).map((ref) => ({ ref, alternative: false, soft: false })),
  }));
  const input = inputOf(asTables, { edition: { ...edition, items }, ...given });
  return composeByArticle({ ...input, instrument, treaty: ['bound since'] });
}

it('tells the answers that rest on a treaty article by article, each in full once, and names articles without an item', () => {
  const { head, blocks } = composeArticles(false);
  expect(head.lines.slice(0, 2)).toEqual(['by-article.instrument Convention 2011', 'bound since']);
  expect(head.lines).toContain('by-article.count 3');
  expect(blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual([
    ...['instruments:article.full Conv. 3', 'POL-01 Topic of POL-01'],
    ...['instruments:article.full Conv. 8', 'POL-01 Topic of POL-01', 'PROT-01 Topic of PROT-01'],
    ...['by-article.whole Conv.', 'PROS-01 Topic of PROS-01', 'by-article.without', 'saved.evidence'],
  ]);
  expect(below(blocks, 'instruments:article.full Conv. 3')).toContain('asks 3');
  expect(below(blocks, 'POL-01 Topic of POL-01')).toContain('[1] Anti-Trafficking Act, p. 1');
  expect(blocks).toContainEqual({
    ...{ kind: 'text', look: 'plain', text: 'by-article.told instruments:article.full Conv. 3' },
  });
  expect(below(blocks, 'by-article.without')).toContain('instruments:article.full Conv. 20: asks 20');
});

it('keeps every article of a treaty as a line of a workbook, with the passages of its own items only', () => {
  const all = tables(composeArticles(true).blocks);
  const answers = all.get('by-article.answers');
  expect(column(answers, 'overview.item')).toEqual(['POL-01', 'POL-01', 'PROT-01', '', 'PROS-01']);
  expect(column(answers, 'saved.level')).toEqual([1, 1, 2, '', '']);
  expect(column(all.get('saved.evidence'), 'overview.item')).toEqual(['POL-01', 'POL-01', 'PROT-01']);
});

it('counts the own questions of a State apart from its pillars', () => {
  const own = anAnswer({ itemId: 'X-POL-01', value: aLevel(4) });
  const { blocks } = compose(false, {
    assessment: { ...assessment, answers: [...assessment.answers, own] },
    edition: anEdition(['POL-01', 'POL-02', 'X-POL-01', 'PREV-01', 'PROT-01', 'PROS-01']),
  });
  const counted = tables(blocks).get('saved.by-pillar');
  const asked = (name: string) => column(counted, name)?.[0];
  expect([asked('vocabulary:pillar.POL.label'), asked('saved.all'), asked('saved.own')]).toEqual([2, 5, 1]);
  expect(tables(compose(false).blocks).get('saved.by-pillar')?.head).not.toContain('saved.own');
});

const talk: Given['discussion'] = [
  {
    ...{ id: anId(70), itemId: 'PREV-01', kind: 'message', author: 'unnamed', text: 'Who keeps the list?' },
    at: '2025-03-02T08:00:00.000Z',
  },
  {
    ...{ id: anId(71), itemId: 'PREV-01', kind: 'resolved', author: 'Mira', text: '' },
    at: '2025-03-03T08:00:00.000Z',
  },
];

it('tells the discussion below its item, or as a sheet, where it is wanted, and is silent about it otherwise', () => {
  const told = below(compose(false, { discussion: talk }).blocks, 'PREV-01 Topic of PREV-01');
  expect(told).toContain('discussion.who discussion.unnamed 2025-03-02T08:00:00.000Z: Who keeps the list?');
  expect(told).toContain('discussion.who Mira 2025-03-03T08:00:00.000Z: discussion.did-resolved');
  const sheet = tables(compose(true, { discussion: talk }).blocks).get('discussion.title');
  expect(column(sheet, 'overview.item')).toEqual(['PREV-01', 'PREV-01']);
  expect(JSON.stringify(compose(false).blocks)).not.toContain('discussion');
  expect(JSON.stringify(compose(true).blocks)).not.toContain('discussion');
});

it('tells the discussion on the items of a treaty, and on no other, where it is wanted', () => {
  const [first] = talk;
  if (first === undefined) throw new Error('no talk');
  const discussion = [first, { ...first, id: anId(72), itemId: 'POL-01', text: 'When does it apply?' }];
  const sheet = tables(composeArticles(true, { discussion }).blocks).get('discussion.title');
  expect(column(sheet, 'overview.item')).toEqual(['POL-01']);
  const told = composeArticles(false, { discussion }).blocks;
  expect(JSON.stringify(told)).toContain('When does it apply?');
  expect(JSON.stringify(told)).not.toContain('Who keeps the list?');
});
