import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Selection, selection } from '../../shared/exchange';
import type { FileWords } from '../../shared/questionnaires';
import { anAction } from './builders';
import { proposedPlan } from './builders/tables-room';
import { columnOf, editWorkbook, rowOf } from './edit-workbook';
import { ALL, type ExchangeBench } from './exchange-bench';

const WORDS: FileWords = { name: 'Q', title: 'Questionnaire', headings: {}, help: [] };

/** An edition of the workspace's own, with a reworded question. */
export async function ownEdition(bench: ExchangeBench, question: string): Promise<string> {
  const file = path.join(bench.root, 'edition.xlsx');
  const base = { id: 'waymark', edition: '2026.1' };
  await bench.ownEditions.writeEdition({ ...base, words: WORDS, file });
  await editWorkbook(file, (sheets) => {
    const items = sheets.get('items') ?? [];
    rowOf(items, 'POL-03')[columnOf(items, 'question')] = question;
  });
  const { draftId } = await bench.ownEditions.readEdition({ ...base, file });
  const answers = {
    minor: 'Same.',
    references: 'Same.',
    major: 'Anew.',
    moved: 'Same.',
    retired: 'Kept.',
    new: 'Baseline.',
  };
  return bench.ownEditions.makeEdition({
    ...{ draftId, title: 'Our questionnaire', major: ['POL-03'], reason: 'Our State asks more.', answers },
  }).edition;
}

/** POL-03 of an edition in Khmer. */
async function translation(bench: ExchangeBench, edition: string): Promise<void> {
  const file = path.join(bench.root, 'texts.xlsx');
  const named = { id: 'waymark', edition, language: 'khm' as const };
  await bench.ownEditions.writeTexts({ ...named, words: WORDS, file });
  await editWorkbook(file, (sheets) => {
    const texts = sheets.get('texts') ?? [];
    const row = rowOf(texts, 'POL-03');
    for (const part of ['topic', 'question', 'help', 'level0', 'level1', 'level2', 'level3', 'level4'])
      row[columnOf(texts, part)] = `ខ្មែរ ${part}`;
  });
  await bench.ownEditions.readTexts({ ...named, file });
}

/** Two years of a table of yearly results. */
export async function results(bench: ExchangeBench, rows: string): Promise<string> {
  const file = path.join(bench.root, 'results.csv');
  writeFileSync(file, `Country,ISO3,Year,v1,v2\n${rows}`);
  const draft = await bench.tables.open(file);
  return bench.tables.take(proposedPlan(bench.tables, draft), true).editionId;
}

export const TWO_YEARS = 'Cambodia,KHM,2020,2,5\nLaos,LAO,2020,3,5\nCambodia,KHM,2021,3,6\n';

/** A workspace with something in every table that travels, and a selection of all of it. */
export async function filled(bench: ExchangeBench) {
  const law = bench.addDocument('ច្បាប់ on trafficking');
  const order = bench.addDocument('Order');
  bench.library.setPageNumbers(law.versionId, { firstPage: 2, firstNumber: 1 });
  const [highlight] = bench.highlights.add(law.versionId, [
    {
      page: 2,
      pageLabel: '1',
      quote: 'Article 2',
      rectangles: [[1, 2, 3, 4]],
      colour: 'green',
      note: 'Look',
    },
  ]);
  const edition = await ownEdition(bench, 'Is there one law on all forms?');
  await translation(bench, edition);
  const datasetId = await results(bench, TWO_YEARS);
  const agency = bench.agencies.create({
    ...{ state: 'KH', shortName: 'MOJ', names: [{ language: 'eng', name: 'Justice' }], roles: ['POLC'] },
    ...{ place: '', from: null, until: null, note: '' },
  });
  const asked = { state: 'KH', questionnaire: 'waymark', scope: 'core' } as const;
  const year = (referenceDate: string, name: string) => {
    const { id } = bench.assessments.create({ ...asked, edition: name, referenceDate });
    bench.assessments.assign(id, [{ itemId: 'POL-03', agencyId: agency.id, as: 'lead' }]);
    for (const agencyId of [agency.id, null])
      bench.assessments.saveAnswer({
        ...{ assessmentId: id, agencyId, itemId: 'POL-03', text: `${referenceDate}`, fallReason: null },
        ...{ value: { kind: 'level', level: 2, practiceAhead: false }, baseRevision: 0 },
      });
    bench.assessments.cite({
      ...{ assessmentId: id, itemId: 'POL-03' },
      citation: { versionId: law.versionId, page: 2, pageLabel: '1', quote: 'q', rectangles: [], note: '' },
    });
    bench.assessments.cite({
      ...{ assessmentId: id, itemId: 'POL-03', agencyId: agency.id },
      citation: {
        versionId: order.versionId,
        page: 1,
        pageLabel: null,
        quote: 'q',
        rectangles: [],
        note: '',
      },
    });
    return id;
  };
  const first = year('2024-12-31', '2026.1');
  const second = year('2025-12-31', edition);
  const workshop = bench.assessments.startWorkshop({
    ...{ assessmentId: second, title: 'Meeting', heldOn: '2025-11-20', present: [agency.id] },
  });
  bench.assessments.vote({ workshopId: workshop.id, itemId: 'POL-03', agencyId: agency.id, vote: '2' });
  bench.assessments.discuss({ assessmentId: second, itemId: 'POL-03', kind: 'message', text: 'Is it so?' });
  bench.assessments.decide({
    ...{ assessmentId: second, itemId: 'POL-03', rule: 'lead', value: null, text: 'Agreed', reason: '' },
    ...{ minutes: '', decidedBy: 'Committee', dissent: {}, workshopId: workshop.id, baseRevision: 2 },
  });
  const frozen = [first, second].map((id) => bench.assessments.freeze(id, 'The committee').id);
  bench.assessments.restate({
    ...{
      snapshotId: frozen[1] ?? '',
      itemId: 'POL-03',
      text: 'corrected',
      reason: 'A slip.',
      by: 'Committee',
    },
    value: { kind: 'level', level: 1, practiceAhead: false },
  });
  bench.comparison.setCause(
    { itemId: 'POL-03', before: frozen[0] ?? '', after: frozen[1] ?? '' },
    { cause: 'better-evidence', reason: 'The law was found.' },
  );
  const gap = { state: 'KH', itemId: 'POL-03' } as const;
  bench.planning.setTarget({ ...gap, target: { level: 3, dueOn: '2027-12-31', reason: 'Agreed.' } });
  bench.planning.markGap({
    ...gap,
    mark: { priority: 'high', causes: ['no-legal-basis'], causeText: '', rank: 1, rankReason: 'First.' },
  });
  bench.planning.markResource({
    ...gap,
    versionId: law.versionId,
    page: 2,
    title: 'Law',
    kind: 'pin',
    note: 'Good',
  });
  bench.planning.addWanted({ ...gap, text: 'A model order' });
  const plan = bench.planning.createPlan({
    ...{ state: 'KH', from: null },
    fields: {
      title: 'Plan',
      introduction: '',
      startsOn: '2026-01-01',
      endsOn: '2027-01-01',
      status: 'draft',
    },
  });
  bench.planning.addAction(
    plan.id,
    anAction({ itemId: 'POL-03', fromLevel: 2, toLevel: 3, dueOn: '2027-06-30' }),
  );
  bench.treaties.set('KH', 'TIPP', {
    ...{ status: 'inforce-for-member', signedOn: null, ratifiedOn: null, inForceOn: '2007-08-01' },
    ...{ reservation: '', source: 'Gazette', sourceDocumentId: law.documentId, checkedOn: '2026-01-01' },
  });
  bench.notes.save('T1.1', 'Our practice');
  bench.glossary.addConcept({ language: 'khm', text: 'ពាក្យ' });
  const all: Partial<Selection> = {
    filter: ALL,
    withHighlights: true,
    editions: [{ questionnaire: 'waymark', edition }],
    translations: [{ questionnaire: 'waymark', language: 'khm' }],
    datasetIds: [datasetId],
    assessments: [first, second].map((id) => ({ id, withAgencies: true, withDiscussion: true })),
    gapsOf: ['KH'],
    planIds: [plan.id],
    treatiesOf: ['KH'],
    noteIds: ['T1.1'],
    withTerms: true,
  };
  return { selection: all, law, order, highlight, edition, datasetId, gap, plan, second, frozen };
}

/** Ticks what not everybody may see. */
export function allowing(bench: ExchangeBench, wish: Partial<Selection>): Partial<Selection> {
  const { things } = bench.exchange.previewSend(selection.parse(wish), { to: 'X', onlyNew: false });
  return { ...wish, allowed: things.filter(({ state }) => state === 'held').map(({ key }) => key) };
}
