import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CallInput, type CallName, contract } from '../../shared/app';
import { unpackEnvelope } from '../../shared/kernel';
import { buildPdf } from '../support/pdf-builder';
import { call, importFolders } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { expect, test } from './support/launch';

const FILE_WORDS = { name: 'Questionnaire', title: 'Questionnaire', headings: {}, help: [] };
const NOBODY = '0190b000-0000-7000-8000-000000000001';
const NO_ONE = '0190b000-0000-7000-8000-000000000002';
const NO_FILE = '0'.repeat(64);

interface Known {
  readonly documentId: string;
  readonly versionId: string;
  readonly sha256: string;
  readonly importId: string;
  readonly assessmentId: string;
  readonly agencyId: string;
}

/** A good input for every call of the contract: a new call does not compile until it has one. */
const inputs = (known: Known): { readonly [N in CallName]: readonly CallInput<N>[] } => {
  const place = { assessmentId: known.assessmentId, itemId: 'POL-03' };
  const answer = { ...place, text: 'x', fallReason: null, value: { kind: 'level', level: 1 } } as const;
  const citation = {
    versionId: known.versionId,
    page: 1,
    pageLabel: null,
    quote: 'quiet harbours',
    rectangles: [[1, 2, 3, 4] as [number, number, number, number]],
    note: '',
  };
  const { versionId: _, ...passage } = citation;
  const highlight = { ...passage, colour: 'yellow', note: 'Look again' } as const;
  const inAssessment = { assessmentId: known.assessmentId };
  const decision = { ...place, text: '', reason: '', minutes: '', decidedBy: 'A. Tester' } as const;
  const document = {
    format: 'waymark-contribution/1',
    ...inAssessment,
    state: 'TH',
    questionnaire: 'waymark',
    edition: '2025.1',
    scope: 'core',
    referenceDate: '2025-12-31',
    agencyId: known.agencyId,
    version: 1,
    madeAt: '2025-12-01T08:00:00.000Z',
    madeBy: 'Officer',
    answers: [{}] as unknown[],
  } as const;
  const tableReading: CallInput<'tables.find'>['reading'] = {
    ...{ sheet: 0, headerRow: 1, uses: ['state', 'year', 'result'], stateBy: 'name', allOf: null },
    ...{ calendar: 'ce', decimalComma: false, trims: true, meant: [] },
  };
  const tablePlan: CallInput<'tables.preview'> = {
    ...{ draftId: NOBODY, reading: tableReading, left: [] },
    as: { kind: 'known', editionId: NOBODY },
  };
  const plannedAction: CallInput<'planning.addAction'>['fields'] = {
    itemId: 'POL-01',
    fromLevel: 1,
    toLevel: 2,
    title: 'Issue the order',
    description: '',
    owner: 'Justice',
    partners: [],
    startsOn: null,
    dueOn: '2027-06-30',
    costClass: 'own-budget',
    costText: '',
    indicator: '',
    expectedDocument: 'Order',
    expectedType: 'ORD',
    resources: [],
    state: 'agreed',
    stateReason: '',
    doneOn: null,
    doneDocumentId: null,
  };
  return {
    'library.pictureQueue': [{}],
    'library.picturesOf': [{ sha256: known.sha256 }],
    'library.pageReading': [{ sha256: known.sha256, page: 1 }],
    'library.fromOtherDay': [{ calendar: 'bikram', year: 2064, month: 4, day: 8 }],
    'library.toOtherDay': [{ calendar: 'solar-hijri', day: '2007-07-24' }],
    'library.pageWords': [{ sha256: known.sha256, page: 1 }],
    'library.readPicturesFirst': [{ sha256: NO_FILE }],
    'library.readPicturesAgain': [{ sha256: NO_FILE, languages: ['eng'] }],
    'library.stopReadingPictures': [{ sha256: null }],
    'library.goOnReadingPictures': [{ sha256: null }],
    'search.wake': [{}],
    'agencies.list': [{}, { state: 'TH' }],
    'agencies.create': [
      {
        state: 'TH',
        names: [{ language: 'eng', name: 'Statistics office' }],
        shortName: 'Statistics',
        roles: ['STAO'],
        place: '',
        from: null,
        until: null,
        note: '',
      },
    ],
    'agencies.update': [
      { agencyId: known.agencyId, changes: { note: 'Moved.' } },
      { agencyId: NOBODY, changes: {} },
    ],
    'agencies.appoint': [
      {
        agencyId: known.agencyId,
        person: { duty: 'focal', name: 'Officer', position: '', contact: '', from: '2025-01-01', note: '' },
      },
    ],
    'agencies.endDuty': [{ agencyId: known.agencyId, focalPointId: NOBODY, until: '2025-06-30' }],
    'agencies.history': [{ agencyId: known.agencyId }],
    'assessments.assignByRole': [{ ...inAssessment, agencyIds: [known.agencyId] }],
    'assessments.assign': [
      { ...inAssessment, changes: [{ itemId: 'POL-03', agencyId: known.agencyId, as: 'lead' }] },
    ],
    'assessments.setDueDate': [{ ...inAssessment, agencyId: known.agencyId, dueOn: '2025-10-31' }],
    'assessments.departed': [inAssessment],
    'assessments.participation': [inAssessment],
    'assessments.agencyProgress': [inAssessment],
    'assessments.previewContribution': [{ document }, { document: { ...document, state: 'VN' } }],
    'assessments.applyContribution': [{ document, choice: { itemIds: null } }],
    'assessments.listReceipts': [inAssessment],
    'assessments.hold': [
      { ...place, held: { title: 'Order', custodian: 'Archive', type: 'ORD', datedOn: null, note: '' } },
    ],
    'assessments.removeHeld': [{ ...place, heldId: NOBODY }],
    'assessments.checkEvidence': [
      { ...place, evidenceId: NOBODY, check: { by: 'Second reader', on: '2025-12-01' } },
    ],
    'assessments.check': [inAssessment, { assessmentId: NOBODY }],
    'consolidation.table': [inAssessment],
    'consolidation.item': [place, { ...place, itemId: 'POL-99' }].map(({ assessmentId, itemId }) => ({
      ...{ assessmentId, itemId },
    })),
    'assessments.decide': [
      { ...decision, rule: 'lead', baseRevision: 0 },
      {
        ...decision,
        rule: 'manual',
        value: { kind: 'level', level: 2 },
        reason: 'Agreed by telephone.',
        baseRevision: 99,
      },
    ],
    'assessments.listDecisions': [inAssessment, place],
    'assessments.discussion': [place],
    'assessments.discuss': [
      { ...place, kind: 'message', text: 'Which order is meant?' },
      { ...place, kind: 'message', text: '' },
    ],
    'assessments.listWorkshops': [inAssessment],
    'assessments.startWorkshop': [
      { ...inAssessment, title: 'First meeting', heldOn: '2025-11-20', present: [known.agencyId] },
    ],
    'assessments.vote': [{ workshopId: NOBODY, itemId: 'POL-03', agencyId: known.agencyId, vote: '2' }],
    'assessments.moveWorkshop': [{ workshopId: NOBODY, atItem: null }],
    'assessments.getSnapshotRecord': [{ snapshotId: NOBODY }],
    'assessments.restate': [
      {
        snapshotId: NOBODY,
        itemId: 'POL-03',
        value: { kind: 'level', level: 1 },
        text: '',
        reason: 'A mistake.',
        by: 'A. Tester',
      },
    ],
    'assessments.listRestatements': [{ snapshotId: NOBODY }],
    'assessments.list': [{}],
    'assessments.create': [
      {
        state: 'VN',
        questionnaire: 'waymark',
        edition: '2025.1',
        scope: 'full',
        referenceDate: '2025-12-31',
      },
      { state: 'VN', questionnaire: 'waymark', edition: 'none', scope: 'full', referenceDate: '2025-12-31' },
    ],
    'assessments.get': [{ assessmentId: known.assessmentId }, { assessmentId: NOBODY }],
    'assessments.saveAnswer': [
      { ...answer, baseRevision: 0 },
      { ...answer, text: 'other', baseRevision: 0 },
    ],
    'assessments.confirmAnswer': [place],
    'assessments.cite': [
      { ...place, citation },
      { ...place, citation: { ...citation, page: 99 } },
      { ...place, citation: { ...citation, versionId: NOBODY } },
    ],
    'assessments.replaceCitation': [{ ...place, citationId: NOBODY, citation }],
    'assessments.citationsOf': [{ versionId: known.versionId }],
    'assessments.removeCitation': [{ ...place, citationId: NOBODY }],
    'assessments.history': [place],
    'assessments.freeze': [
      { assessmentId: known.assessmentId, frozenBy: 'A. Tester' },
      { assessmentId: known.assessmentId, frozenBy: 'Again' },
    ],
    'assessments.startNext': [{ snapshotId: NOBODY, referenceDate: '2026-12-31' }],
    'assessments.lastMove': [{ assessmentId: NOBODY }],
    'assessments.moveEdition': [{ assessmentId: NOBODY, edition: '2026.1' }],
    'assessments.takeAway': [{ assessmentId: NOBODY }],
    'assessments.undoMove': [{ assessmentId: NOBODY }],
    'assessments.listSnapshots': [{}],
    'assessments.getSnapshot': [{ snapshotId: NOBODY }],
    'backup.list': [{}],
    'backup.health': [{}],
    'backup.make': [{}],
    'backup.check': [{}],
    'backup.checkFiles': [{}],
    'backup.stopCheck': [{}],
    'backup.choosePlace': [{}],
    'backup.copyTo': [{ token: NOBODY }],
    'backup.bringFrom': [{ token: NOBODY }],
    'backup.restore': [{ id: '20200101T000000000Z-hourly' }],
    'changes.clock': [{}],
    'changes.list': [{}],
    'changes.history': [{ things: [{ entity: 'document', id: known.documentId }] }],
    'changes.steps': [
      { before: null, entities: null },
      { before: 5, entities: ['document'] },
    ],
    'changes.takeBack': [
      { seq: 1, andLater: false },
      { seq: 999_999, andLater: true },
    ],
    'changes.undo': [{ id: NOBODY }],
    'changes.doAgain': [{ id: NOBODY }],
    'comparison.compare': [{ columns: [NOBODY, `${NOBODY}~targets`] }],
    'comparison.agenciesIn': [{ snapshotIds: [NOBODY] }],
    'comparison.answers': [{ columns: [NOBODY, `${NOBODY}~targets`], itemId: 'POL-01' }],
    'comparison.otherRespondents': [{ columns: [NOBODY, NOBODY] }],
    'comparison.grid': [{}],
    'comparison.listCauses': [{ columns: [NOBODY, `${NOBODY}~targets`] }],
    'comparison.setCause': [
      {
        difference: { itemId: 'POL-01', before: NOBODY, after: `${NOBODY}~targets` },
        cause: { cause: 'correction', reason: 'The table was read wrongly.' },
      },
    ],
    'comparison.causeHistory': [
      { difference: { itemId: 'POL-01', before: NOBODY, after: `${NOBODY}~targets` } },
    ],
    'comparison.listConsents': [{}],
    'comparison.setConsent': [{ state: 'TH', consent: null }],
    'glossary.list': [{}],
    'glossary.addConcept': [{ language: 'tha', text: 'คำใหม่' }],
    'glossary.addTerm': [
      { conceptId: 'slavery', language: 'tha', text: 'คำใหม่' },
      { conceptId: 'none', language: 'tha', text: 'คำใหม่' },
    ],
    'glossary.changeTerm': [{ conceptId: 'slavery', language: 'tha', text: 'คำใหม่', newText: 'คำอื่น' }],
    'glossary.setHidden': [{ conceptId: 'slavery', language: 'tha', text: 'คำอื่น', hidden: true }],
    'glossary.setChecked': [
      { conceptId: 'slavery', language: 'tha', text: 'คำอื่น', checkedBy: 'A. Tester' },
      { conceptId: 'slavery', language: 'tha', text: 'ไม่มี', checkedBy: null },
    ],
    'glossary.restore': [{ conceptId: 'slavery' }],
    'instruments.list': [{ language: null }, { language: 'tha' }],
    'library.choose': [{ what: 'files' }],
    'practices.cited': [{ state: 'TH' }],
    'practices.members': [{}],
    'tables.asSnapshots': [{}],
    'tables.choose': [{}],
    'tables.chooseDescription': [{}],
    'tables.compare': [{ snapshotIds: [NOBODY, NO_ONE] }],
    'tables.find': [{ draftId: NOBODY, reading: tableReading }],
    'tables.get': [{ editionId: NOBODY }],
    'tables.import': [{ ...tablePlan, withoutRefused: false }],
    'tables.list': [{}],
    'tables.look': [{ draftId: NOBODY, sheet: 0, headerRow: null }],
    'tables.preview': [tablePlan],
    'tables.values': [{ editionId: NOBODY, itemId: 'law', year: 2020 }],
    'library.startImport': [{ tokens: [NOBODY] }],
    'library.checkFile': [{ sha256: 'a'.repeat(64) }],
    'library.saveCopy': [{ versionId: NOBODY }],
    'library.cancelImport': [{ importId: known.importId }, { importId: NOBODY }],
    'library.resumeImport': [{ importId: known.importId }],
    'library.digest': [{ day: '2026-01-01', lines: 5 }],
    'library.listImports': [{}, { unfinished: true }],
    'library.getImport': [{ importId: known.importId }],
    'library.unlock': [{ importId: known.importId, fileId: NOBODY, password: 'x' }],
    'library.list': [{}, { text: 'act', types: ['LAW'], sort: 'title' }],
    'library.get': [{ documentId: known.documentId }, { documentId: NOBODY }],
    'library.update': [{ documentId: known.documentId, changes: { number: 'No. 1 of 2020' } }],
    'library.confirmGuesses': [{ documentId: known.documentId }],
    'library.remove': [{ documentId: known.documentId }],
    'library.previewBulkEdit': [{ documentIds: [known.documentId, NOBODY], change: { type: 'NAP' } }],
    'library.bulkEdit': [
      {
        documentIds: [known.documentId],
        change: { status: 'repealed', topics: { how: 'add', codes: [] } },
      },
      { documentIds: [NOBODY], change: {} },
    ],
    'library.bulkRemove': [{ documentIds: [NOBODY], removed: true }],
    'library.searchability': [{}],
    'library.provenance': [{ sha256: known.sha256 }, { sha256: NO_FILE }],
    'library.usesOf': [{ documentIds: [known.documentId, NOBODY] }],
    'library.deleteForGood': [{ documentIds: [NOBODY] }],
    'library.readAgain': [
      { versionId: known.versionId, password: null },
      { versionId: NOBODY, password: 'x' },
    ],
    'library.textReadings': [{ documentId: known.documentId }, { documentId: NOBODY }],
    'library.setTextReading': [
      { documentId: known.documentId, reading: 'auto' },
      { documentId: NOBODY, reading: 'zawgyi' },
    ],
    'library.restore': [{ documentId: known.documentId }],
    'library.listLookalikes': [{}],
    'library.listPersonal': [{}],
    'library.listSenders': [{}],
    'library.describe': [{ documentIds: [known.documentId, NOBODY] }],
    'library.listCited': [{ versionIds: [NO_ONE] }, { versionIds: [] }],
    'library.narrowestAccess': [{ versionIds: [NO_ONE] }, { versionIds: [] }],
    'library.letPersonalStay': [{ sha256: NO_FILE, stays: true }],
    'library.decideLookalike': [{ one: NO_FILE, other: NO_FILE, decision: 'apart' }],
    'library.setVersion': [{ versionId: known.versionId, changes: { label: 'As printed', language: 'eng' } }],
    'library.markOfficial': [{ versionId: known.versionId, official: true }],
    'library.orderVersions': [
      { documentId: known.documentId, versionIds: [known.versionId] },
      { documentId: known.documentId, versionIds: [NOBODY] },
    ],
    'library.join': [
      { documentId: known.documentId, into: known.documentId, as: 'version' },
      { documentId: NOBODY, into: known.documentId, as: 'translation' },
    ],
    'library.unjoin': [{ documentId: NOBODY, into: known.documentId }],
    'library.splitOff': [{ versionId: known.versionId }, { versionId: NOBODY }],
    'library.relate': [
      { kind: 'amends', from: known.documentId, to: known.documentId },
      { kind: 'repeals', from: known.documentId, to: NOBODY },
    ],
    'library.unrelate': [{ relationId: NOBODY }],
    'library.setReview': [{ documentId: known.documentId, changes: { reviewBy: '2030-01-01' } }],
    'library.markChecked': [{ documentId: known.documentId, months: 12 }],
    'library.uncheck': [
      {
        documentId: known.documentId,
        before: { checkedOn: null, checkedBy: null, reviewBy: null },
        written: { checkedOn: null, checkedBy: null, reviewBy: '2030-01-01' },
      },
    ],
    'library.listPageNumbers': [{}],
    'library.setPageNumbers': [
      { versionId: known.versionId, numbers: { firstPage: 1, firstNumber: 5 } },
      { versionId: known.versionId, numbers: { firstPage: 2, firstNumber: 5 } },
      { versionId: NOBODY, numbers: null },
    ],
    'questionnaires.exportEdition': [{ id: 'waymark', edition: '2026.1', words: FILE_WORDS }],
    'questionnaires.exportTexts': [{ id: 'waymark', edition: '2026.1', language: 'tha', words: FILE_WORDS }],
    'questionnaires.languages': [{ id: 'waymark', edition: '2026.1' }],
    'questionnaires.lineages': [{}],
    'questionnaires.makeEdition': [
      {
        ...{ draftId: NOBODY, title: 'Own', major: [], reason: 'Why.' },
        answers: { minor: 'a', references: 'a', major: 'b', moved: 'c', retired: 'd', new: 'e' },
      },
    ],
    'questionnaires.markText': [{ id: 'waymark', language: 'tha', itemId: 'POL-03', state: 'checked' }],
    'questionnaires.openTexts': [{ id: 'waymark', edition: '2026.1', language: 'tha' }],
    'questionnaires.openWorkbook': [{ id: 'waymark', edition: '2026.1' }],
    'questionnaires.texts': [{ id: 'waymark', edition: '2026.1', language: 'tha' }],
    'questionnaires.list': [{}],
    'planning.findings': [{ assessmentId: known.assessmentId }],
    'planning.followed': [{ planId: known.documentId }],
    'planning.find': [{ text: 'plan', limit: 5 }],
    'planning.life': [{ assessmentId: known.assessmentId, itemId: 'POL-01' }],
    'planning.proposals': [{ planId: null }],
    'planning.left': [{ assessmentId: known.assessmentId }],
    'planning.examples': [{ assessmentId: known.assessmentId, itemId: 'POL-01' }],
    'planning.setTarget': [
      {
        state: 'TH',
        itemId: 'POL-01',
        target: { level: 3, dueOn: '2027-12-31', reason: 'Decided in March' },
      },
      { state: 'TH', itemId: 'POL-01', target: null },
    ],
    'planning.markGap': [
      {
        state: 'TH',
        itemId: 'POL-01',
        mark: { priority: 'high', causes: ['no-budget'], causeText: '', rank: null, rankReason: '' },
      },
    ],
    'planning.resourceMarks': [{ state: 'TH', itemId: 'POL-01' }],
    'planning.markResource': [
      {
        state: 'TH',
        itemId: 'POL-01',
        versionId: known.versionId,
        page: 1,
        title: 'A law',
        kind: 'pin',
        note: '',
      },
    ],
    'planning.wanted': [{ state: 'TH' }],
    'planning.addWanted': [{ state: 'TH', itemId: 'POL-01', text: 'A model order' }],
    'planning.settleWanted': [{ id: known.documentId, found: true }],
    'planning.plans': [{ state: null }, { state: 'TH' }],
    'planning.plan': [{ planId: known.documentId }],
    'planning.createPlan': [
      {
        state: 'TH',
        fields: {
          title: 'Plan 2027',
          introduction: '',
          startsOn: '2027-01-01',
          endsOn: '2027-12-31',
          status: 'draft',
        },
        from: null,
      },
    ],
    'planning.savePlan': [
      {
        planId: known.documentId,
        fields: {
          title: 'Plan 2027',
          introduction: '',
          startsOn: '2027-01-01',
          endsOn: '2027-12-31',
          status: 'approved',
        },
      },
    ],
    'planning.addAction': [{ planId: known.documentId, fields: plannedAction }],
    'planning.saveAction': [{ actionId: known.documentId, fields: plannedAction }],
    'planning.alike': [{ planId: known.documentId }],
    'planning.goOnFrom': [
      { actionId: known.documentId, from: null },
      { actionId: known.documentId, from: known.documentId },
    ],
    'planning.moveAction': [{ actionId: known.documentId, position: 1 }],
    'questionnaires.get': [
      { id: 'waymark', edition: '2025.1' },
      { id: 'waymark', edition: '1999.1' },
    ],
    'reader.open': [
      { versionId: known.versionId },
      { versionId: known.versionId, ahead: true },
      { versionId: NOBODY },
    ],
    'reader.listHighlights': [{ versionId: known.versionId }, { versionId: NOBODY }],
    'reader.allHighlights': [{}],
    'reader.highlight': [
      { versionId: known.versionId, highlights: [highlight] },
      { versionId: known.versionId, highlights: [{ ...highlight, page: 99 }] },
    ],
    'reader.changeHighlight': [{ highlightId: NOBODY, changes: { note: 'x' } }],
    'reader.removeHighlight': [{ highlightId: NOBODY }],
    'reader.restoreHighlight': [{ highlightId: NOBODY }],
    'reader.leave': [{ versionId: known.versionId, page: 1 }],
    'search.query': [{ text: 'quiet' }, { text: '"' }, { text: '-' }, { text: '' }],
    'search.findInDocument': [
      { sha256: known.sha256, text: 'quiet' },
      { sha256: NO_FILE, text: 'quiet' },
    ],
    'search.pageText': [
      { sha256: known.sha256, page: 1 },
      { sha256: NO_FILE, page: 1 },
    ],
    'search.marks': [{ sha256: known.sha256, page: 1, text: 'quiet' }],
    'search.jump': [{ text: 'victims' }],
    'search.save': [
      {
        name: 'Labour',
        query: 'labour',
        bridge: false,
        filters: {
          ...{ type: [], state: [], language: [], status: [], pillar: [], topic: [], year: [] },
          asAt: null,
        },
      },
    ],
    'search.listSaved': [{}],
    'search.renameSaved': [{ id: NOBODY, name: 'Other' }],
    'search.lookedAtSaved': [{ id: NOBODY }],
    'search.removeSaved': [{ id: NOBODY }],
    'search.restoreSaved': [{ id: NOBODY }],
    'search.things': [{ text: 'victim' }],
    'search.status': [{}],
    'settings.get': [{}],
    'settings.update': [{ theme: 'dark' }],
    'exchange.identity': [{}],
    'exchange.receivers': [{}],
    'exchange.sendable': [{}],
    'exchange.previewSend': [{ selection: { planIds: [] }, to: 'X', onlyNew: false }],
    'exchange.send': [
      {
        selection: { documentIds: [known.documentId] },
        sending: {
          ...{
            from: 'A',
            to: 'B',
            kind: 'library',
            onlyNew: false,
            note: '',
            inParts: false,
            passphrase: null,
            stamp: NO_FILE,
          },
        },
      },
    ],
    'exchange.choosePack': [{}],
    'exchange.given': [{}],
    'exchange.open': [{ tokens: [NOBODY], passphrase: null }],
    'exchange.preview': [{ opened: NOBODY }],
    'exchange.apply': [{ opened: NOBODY, choice: { take: null, conflicts: {} } }],
    'exchange.close': [{ opened: NOBODY }],
    'exchange.laterPacks': [{ id: NOBODY }],
    'exchange.lookForSent': [{ id: NOBODY }],
    'exchange.unplaced': [{}],
    'exchange.waiting': [{}],
    'exchange.setReminder': [{ id: NOBODY, isReminded: false }],
    'exchange.sendAgain': [{ id: NOBODY }],
    'exchange.letGo': [{ id: NOBODY }],
    'exchange.undo': [{ id: NOBODY }],
    'exchange.ledger': [{}],
    'exchange.receipt': [{ id: NOBODY }],
    'exchange.sent': [{ id: NOBODY }],
    'exchange.senders': [{}],
    'exchange.setTrust': [{ publicKey: 'none', trust: 'unknown' }],
    'sheets.chooseFolder': [{}],
    'sheets.chooseFiles': [{}],
    'sheets.send': [
      {
        ...{ ...inAssessment, token: null, dueOn: '2026-02-01', contact: 'Secretariat', language: 'eng' },
        wishes: [{ agencyId: known.agencyId, form: 'waymark' }],
      },
      {
        ...{ ...inAssessment, token: NOBODY, dueOn: null, contact: '', language: 'khm' },
        wishes: [{ agencyId: known.agencyId, form: 'excel' }],
      },
    ],
    'sheets.languages': [{}],
    'sheets.requests': [inAssessment],
    'sheets.read': [{ tokens: [NOBODY] }],
    'sheets.look': [{ fileId: NOBODY }],
    'sheets.apply': [{ fileId: NOBODY, choice: { itemIds: null, conflicts: {} } }],
    'sheets.returns': [inAssessment],
    'topics.notes': [{}],
    'topics.pages': [{ language: null }, { language: 'tha' }],
    'topics.saveNote': [{ topicId: 'T1.1', text: 'Ask the treaty division.' }],
    'unsent.keep': [
      {
        forms: [
          {
            key: 'note',
            at: '#/library',
            typedAt: '2026-01-01T09:00:00.000Z',
            typed: '"Words"',
            shown: '""',
          },
        ],
      },
    ],
    'unsent.list': [{}],
    'texts.contents': [{ sha256: known.sha256 }, { sha256: NO_FILE }],
    'texts.compare': [
      { before: known.sha256, after: known.sha256 },
      { before: known.sha256, after: NO_FILE },
    ],
    'assessments.changedEvidence': [place],
    'instruments.statuses': [{}],
    'instruments.setStatus': [
      {
        member: 'TH',
        instrument: 'TIPP',
        fields: {
          ...{ status: 'inforce-for-member', signedOn: null, ratifiedOn: '2013-10-17' },
          ...{ inForceOn: '2013-11-16', reservation: '', source: 'UN', sourceDocumentId: null },
          checkedOn: null,
        },
      },
    ],
    'instruments.statusHistory': [{ member: 'TH', instrument: 'TIPP' }],
    'calendar.list': [{}, { soon: { until: '2030-01-01', lines: 5 } }],
    'planning.arrivals': [{}],
    'reliance.list': [{}, { documentId: known.documentId }],
    'reliance.lines': [{ versionId: NOBODY, group: 'open' }],
    'reliance.count': [{}],
    'reliance.passages': [{ dependants: [`citation:${NOBODY}`] }],
    'reliance.decide': [
      { dependants: [`citation:${NOBODY}`], decision: 'still-true', reason: '' },
      { dependants: [`citation:${NOBODY}`], decision: 'dismissed', reason: '' },
    ],
    'reliance.move': [
      { moves: [{ dependant: `citation:${NOBODY}`, page: 1, pageLabel: null, quote: 'quiet harbours' }] },
    ],
    'reliance.history': [{ dependant: `citation:${NOBODY}` }],
    'workspace.current': [{}],
    'workspace.drawLetters': [{ step: 'usual' }],
    'workspace.ready': [{}],
    'reports.add': [{ id: NOBODY, blocks: [{ kind: 'text', text: 'x', look: 'plain' }] }],
    'reports.save': [
      {
        ...{ id: NO_ONE, name: 'Report', format: 'docx' },
        head: { title: 'Report', lines: [], language: 'en', contents: 'Contents', foot: '' },
      },
    ],
    'reports.print': [{ name: 'Report', landscape: false }],
    'workspace.savePicture': [{ name: 'plot.svg', picture: { format: 'svg', content: '<svg></svg>' } }],
    'workspace.addText': [{ id: NOBODY, text: 'a,b' }],
    'workspace.saveText': [{ name: 'days.ics', text: 'a' }],
    'workspace.open': [{ kind: 'own' }],
  };
};

test('every call answers a good input with what the contract promises, or with an error it names', async ({
  app,
  page,
  workspace,
}) => {
  const folder = path.join(workspace, 'laws');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'act.pdf'),
    buildPdf({ title: 'Harbour Act 2020', pages: [{ lines: ['Harbour Act 2020', 'Of quiet harbours.'] }] }),
  );
  const importId = await importFolders(app, page, [folder]);
  await expect
    .poll(
      async () =>
        (await call<{ summary: { state: string } }>(page, 'library.getImport', { importId })).summary.state,
    )
    .toBe('done');
  const [document] = await call<{ id: string; versionId: string; sha256: string }[]>(page, 'library.list');
  const { id: assessmentId } = await call<{ id: string }>(page, 'assessments.create', {
    state: 'TH',
    questionnaire: 'waymark',
    edition: '2025.1',
    scope: 'core',
    referenceDate: '2025-12-31',
  });
  const { id: agencyId } = await call<{ id: string }>(page, 'agencies.create', {
    state: 'TH',
    names: [{ language: 'eng', name: 'Police' }],
    shortName: 'Police',
    roles: ['POLC'],
    place: '',
    from: null,
    until: null,
    note: '',
  });
  await choosePlaces(app, []);

  const given = inputs({
    agencyId,
    documentId: document?.id ?? '',
    versionId: document?.versionId ?? '',
    sha256: document?.sha256 ?? '',
    importId,
    assessmentId,
  });
  const broken: string[] = [];
  for (const [name, all] of Object.entries(given) as [CallName, readonly unknown[]][]) {
    // Loads the page anew, which would bring back what is kept of forms, and ask before it is closed over that.
    if (name === 'workspace.open') await call(page, 'unsent.keep', { forms: [] });
    for (const input of all) {
      const packed = await page.evaluate(([called, sent]) => window.waymark.call(called as string, sent), [
        name,
        input,
      ] as const);
      const reply = unpackEnvelope(packed);
      if (!reply.ok) {
        const named: readonly string[] = contract[name].errors;
        if (!named.includes(reply.error.code))
          broken.push(`${name}: ${reply.error.code} is not in the contract`);
        continue;
      }
      const parsed = contract[name].output.safeParse(reply.value);
      if (!parsed.success)
        broken.push(`${name}: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`);
    }
  }
  expect(broken).toEqual([]);
});
