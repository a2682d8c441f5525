import { hasEnded } from '../../shared/agencies';
import {
  type Answer,
  type Assessment,
  carryOver,
  correctsNothing,
  flowBetween,
  lacksReason,
  momentBehind,
  openPoints,
  progressOf,
  type Restatement,
  restated,
  restatementContent,
  type Snapshot,
  type SnapshotRecord,
  type SnapshotSummary,
  snapshotContent,
  validateAnswer,
} from '../../shared/assessments';
import { AppError, canonicalJson } from '../../shared/kernel';
import { appendHistory } from '../database';
import { insertCitation, listAnswers, type Shelf, saveAnswer } from './answers-repository';
import { saveAssignment, saveParticipant } from './assignments-repository';
import { listContributions } from './contributing';
import { keepCounts, listCounts } from './counts-repository';
import { insertRestatement, lastDecisions, listRestatements } from './decisions-repository';
import type { AssessmentsDependencies } from './dependencies';
import { fingerprint } from './fingerprint';
import { answersInOrder, getAskedItems, getOpenAssessment, withPresentTitles } from './open-assessment';
import {
  type AssessmentHead,
  findAssessmentOn,
  findSnapshot,
  insertAssessment,
  insertSnapshot,
  listAssessments,
  listSnapshotStamps,
  listSnapshots,
  touchAssessment,
} from './repository';
import { countContent, readRecord, readSnapshot, summariseSnapshot } from './snapshots';

export interface Freezing {
  /**
   * Makes the snapshot that never changes, and closes the assessment. Items not answered stay so. Documents are named by
   * their title of this day.
   *
   * @throws AppError `assessments.not-found`, `assessments.frozen`, `assessments.unconfirmed-left` with `count`,
   * `assessments.nothing-answered`, `assessments.reasons-left` with `count`, `assessments.answer-damaged`, `assessments.edition-unknown`.
   */
  freeze(assessmentId: string, frozenBy: string): Snapshot;
  /**
   * Starts the next assessment of the same State and scope, on the same edition or a later one: what was said comes along
   * unconfirmed, as the mapping between the editions allows.
   *
   * @throws AppError `assessments.snapshot-not-found`, `assessments.snapshot-damaged`, `assessments.date-not-later`,
   * `assessments.date-taken`, `assessments.edition-unknown`; `assessments.edition-not-later` when no mapping leads there.
   */
  startNext(snapshotId: string, referenceDate: string, edition?: string): Assessment;
  /** All snapshots, newest reference date first. */
  listSnapshots(): SnapshotSummary[];
  /** Keeps the counts of at most so many snapshots of which none are kept, ahead of being asked. False when nothing was left. */
  countSome(most: number): boolean;
  /** Reads one of the years before an open assessment ahead of being asked, and checks it. False when nothing was left. */
  readEarlier(): boolean;
  /** Every snapshot with a text that changes whenever its content or a correction of it does; reads no content. */
  listSnapshotStamps(): readonly { readonly id: string; readonly stamp: string }[];
  /** @throws AppError `assessments.snapshot-not-found`, `assessments.snapshot-damaged` when its hash differs. */
  getSnapshot(id: string): Snapshot;
  /** A snapshot as it reads now: with the corrections made since, which take the place of what was frozen. @throws AppError as `getSnapshot`. */
  getCorrected(id: string): Snapshot;
  /** What the agencies said and how it was decided, as frozen. @throws AppError as `getSnapshot`. */
  getSnapshotRecord(id: string): SnapshotRecord;
  /**
   * Corrects a frozen answer beside the snapshot. Gives all corrections of the snapshot, oldest first.
   *
   * @throws AppError as `getSnapshot`; `assessments.item-not-asked`, `assessments.practice-ahead-level`,
   * `assessments.decision-without-value` when it says nothing, `assessments.correction-same` when the answer reads so already.
   */
  restate(input: Omit<Restatement, 'id' | 'before' | 'at'>): Restatement[];
  /** Oldest first. @throws AppError `assessments.snapshot-not-found`, `assessments.snapshot-damaged`. */
  listRestatements(snapshotId: string): Restatement[];
}

/** Throws `assessments.date-taken` when the State has an assessment of this scope on this date already. */
export function assertDateFree(
  { db }: Pick<AssessmentsDependencies, 'db'>,
  wanted: Parameters<typeof findAssessmentOn>[1],
): void {
  if (findAssessmentOn(db, wanted) !== undefined)
    throw new AppError('assessments.date-taken', { date: wanted.referenceDate });
}

const EARLIER = {};

/** The frozen years of a State before its open assessments, as many as are kept in mind, the newest last. */
function yearsBeforeOpen(db: AssessmentsDependencies['db']): string[] {
  const all = listAssessments(db);
  const open = all.filter(({ status }) => status === 'open');
  return all
    .flatMap((year) => {
      const isBefore = open.some(
        (now) =>
          now.state === year.state &&
          now.questionnaire === year.questionnaire &&
          now.referenceDate > year.referenceDate,
      );
      return isBefore && year.snapshotId !== null ? [year.snapshotId] : [];
    })
    .slice(0, MOST_KNOWN)
    .reverse();
}

const itemsOf = ({ answers }: Pick<Snapshot, 'answers'>) => answers.map(({ itemId }) => itemId);

const KNOWN = {};
/** A snapshot with much evidence holds about a megabyte. */
const MOST_KNOWN = 12;

/** Use cases of closing a year and opening the next. */
export function createFreezing(dependencies: AssessmentsDependencies): Freezing {
  const { db, clock, newId, editions, lineages = [], library, actor, agencies, announce } = dependencies;

  const getRecord = (id: string): SnapshotRecord => {
    const row = findSnapshot(db, id);
    if (row === undefined) throw new AppError('assessments.snapshot-not-found');
    const record = readRecord(row);
    if (record === undefined) throw new AppError('assessments.snapshot-damaged');
    return record;
  };

  const getSnapshot = (id: string): Snapshot => {
    const row = findSnapshot(db, id);
    if (row === undefined) throw new AppError('assessments.snapshot-not-found');
    const snapshot = readSnapshot(row);
    if (snapshot === undefined) throw new AppError('assessments.snapshot-damaged');
    return snapshot;
  };

  /** As `getSnapshot`; one that was found sound is not read again, since it never changes. */
  const knownSnapshots = () => db.kept(KNOWN, ['snapshots'], () => new Map<string, Snapshot>());
  const getKnown = (id: string): Snapshot => {
    const known = knownSnapshots();
    const snapshot = known.get(id) ?? getSnapshot(id);
    // The last ones asked for, for a State asks for its years again and again.
    known.delete(id);
    known.set(id, snapshot);
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    return snapshot;
  };

  /** Snapshots that are known to be damaged: they are not read again and again while there is time. */
  const damaged = new Set<string>();

  return {
    freeze: (assessmentId, frozenBy) => {
      const snapshot = db.transaction(() => {
        const assessment = getOpenAssessment(dependencies, assessmentId);
        const stored = listAnswers(db, { assessmentId, agencyId: null }).map(({ answer }) => answer);
        const asked = getAskedItems(editions, assessment);
        const answers = answersInOrder(asked, stored).map((answer) => withPresentTitles(library, answer));
        // As the answers there, so decisions on what another edition asked stay where they are, unseen.
        const decisions = lastDecisions(db, assessmentId).filter(({ itemId }) => asked.includes(itemId));
        // Unconfirmed first: while answers wait to be confirmed, none may count as given.
        const left = new Map(openPoints(answers).map((point) => [point.code, point.itemIds.length]));
        if (left.has('unconfirmed'))
          throw new AppError('assessments.unconfirmed-left', { count: left.get('unconfirmed') ?? 0 });
        if (left.has('nothing-answered')) throw new AppError('assessments.nothing-answered');
        const unexplained = decisions.filter(lacksReason).length;
        if (unexplained > 0) throw new AppError('assessments.reasons-left', { count: unexplained });

        const { state, questionnaire, edition, scope, referenceDate } = assessment;
        const frozenAt = clock();
        const frozen = {
          id: newId(),
          assessmentId,
          ...{ state, questionnaire, edition, scope, referenceDate },
          frozenAt,
          frozenBy,
          answers,
        };
        const record: SnapshotRecord = {
          contributions: listContributions(dependencies, assessment),
          decisions,
        };
        const content = canonicalJson(snapshotContent(frozen, record));
        const hash = fingerprint(content);
        insertSnapshot(db, {
          id: frozen.id,
          assessment_id: assessmentId,
          frozen_at: frozenAt,
          frozen_by: frozenBy,
          content,
          hash,
        });
        const progress = progressOf(answers);
        keepCounts(db, { id: frozen.id, hash }, progress);
        touchAssessment(db, assessmentId, { at: frozenAt, status: 'frozen' });
        appendHistory(db, {
          at: frozenAt,
          actor: actor(),
          entity: 'assessment',
          entityId: assessmentId,
          field: 'frozen',
          before: null,
          after: canonicalJson({ snapshotId: frozen.id, frozenBy, hash }),
        });
        return { ...frozen, hash, progress };
      });
      announce({ name: 'assessments.changed', ids: [assessmentId] });
      return snapshot;
    },

    startNext: (snapshotId, referenceDate, edition) => {
      const assessment = db.transaction((): Assessment => {
        const snapshot = getSnapshot(snapshotId);
        if (referenceDate <= snapshot.referenceDate)
          throw new AppError('assessments.date-not-later', { date: snapshot.referenceDate });
        const at = clock();
        const { state, questionnaire, scope } = snapshot;
        const head: AssessmentHead = {
          id: newId(),
          ...{ state, questionnaire, scope, referenceDate },
          edition: edition ?? snapshot.edition,
          status: 'open',
          basedOn: snapshotId,
          snapshotId: null,
          createdAt: at,
          updatedAt: at,
        };
        assertDateFree(dependencies, head);
        const asked = getAskedItems(editions, head);
        const corrected = restated(snapshot.answers, listRestatements(db, snapshotId));
        const flow = flowBetween(itemsOf(snapshot), snapshot, head, lineages);
        if (flow === undefined)
          throw new AppError('assessments.edition-not-later', { edition: head.edition });
        const answers = carryOver({ answers: corrected }, asked, { at, newId }, flow);
        insertAssessment(db, head);
        const who = actor();
        appendHistory(db, {
          at,
          actor: who,
          entity: 'assessment',
          entityId: head.id,
          field: 'startedFrom',
          before: null,
          after: canonicalJson(snapshotId),
        });
        const begin = (shelf: Shelf, carried: readonly Answer[]) => {
          for (const answer of carried.filter(({ revision }) => revision > 0)) {
            const id = newId();
            saveAnswer(db, shelf, { id, answer }, who);
            for (const citation of answer.citations) insertCitation(db, shelf, id, citation);
            appendHistory(db, {
              at,
              actor: who,
              entity: shelf.agencyId === null ? 'answer' : 'agency-answer',
              entityId: id,
              field: 'carriedOver',
              before: canonicalJson(snapshotId),
              after: canonicalJson(answer),
            });
          }
        };
        begin({ assessmentId: head.id, agencyId: null }, answers);
        const led = new Set<string>();
        for (const contribution of getRecord(snapshotId).contributions) {
          const { agencyId, leads } = contribution;
          const agency = agencies.find(agencyId);
          // An agency that has ended by then is asked nothing more.
          if (agency !== undefined && hasEnded(agency, referenceDate)) continue;
          saveParticipant(db, head.id, agencyId, null);
          for (const itemId of asked) {
            const from = flow.origins.get(itemId)?.from ?? [];
            if (!from.some((id) => contribution.asked.includes(id))) continue;
            const isLead = !led.has(itemId) && from.some((id) => leads.includes(id));
            if (isLead) led.add(itemId);
            saveAssignment(db, head.id, { itemId, agencyId, isLead });
          }
          begin({ assessmentId: head.id, agencyId }, carryOver(contribution, asked, { at, newId }, flow));
        }
        const shown = answers.map((answer) => withPresentTitles(library, answer));
        return { ...head, answers: shown, progress: progressOf(shown) };
      });
      announce({ name: 'assessments.changed', ids: [assessment.id] });
      return assessment;
    },

    listSnapshots: () => {
      const kept = listCounts(db);
      const count = (id: string) => {
        const row = findSnapshot(db, id);
        return row === undefined ? progressOf([]) : countContent(row);
      };
      return listSnapshots(db).map(({ snapshot, assessment }) =>
        summariseSnapshot(snapshot, assessment, kept.get(snapshot.id) ?? count(snapshot.id)),
      );
    },

    countSome: (most) => {
      const kept = listCounts(db);
      const now = listSnapshotStamps(db)
        .filter(({ id }) => !kept.has(id) && !damaged.has(id))
        .slice(0, most);
      if (now.length === 0) return false;
      db.transaction(() => {
        for (const { id } of now) {
          const row = findSnapshot(db, id);
          const sound = row && readSnapshot(row);
          if (sound === undefined) damaged.add(id);
          else keepCounts(db, sound, sound.progress);
        }
      });
      return true;
    },

    readEarlier: () => {
      const known = knownSnapshots();
      const left = db.kept(EARLIER, ['snapshots', 'assessments'], () => yearsBeforeOpen(db));
      const id = left.pop();
      // Nothing that was asked for makes room for what nobody has asked for yet.
      if (id === undefined || known.size >= MOST_KNOWN) return false;
      if (known.has(id) || damaged.has(id)) return true;
      const row = findSnapshot(db, id);
      const sound = row && readSnapshot(row);
      if (sound === undefined) damaged.add(id);
      else known.set(id, sound);
      return true;
    },

    listSnapshotStamps: () => listSnapshotStamps(db),

    getSnapshot,
    getCorrected: (id) => {
      const snapshot = getKnown(id);
      return { ...snapshot, answers: restated(snapshot.answers, listRestatements(db, id)) };
    },
    getSnapshotRecord: getRecord,

    restate: (input) => {
      validateAnswer(input.value);
      if (input.value.kind === 'none' || input.value.kind === 'disputed')
        throw new AppError('assessments.decision-without-value');
      const { all, assessmentId } = db.transaction(() => {
        const snapshot = getSnapshot(input.snapshotId);
        const earlier = listRestatements(db, snapshot.id);
        const present = restated(snapshot.answers, earlier);
        const frozen = present.find(({ itemId }) => itemId === input.itemId);
        if (frozen === undefined) throw new AppError('assessments.item-not-asked', { item: input.itemId });
        if (correctsNothing(frozen, input)) throw new AppError('assessments.correction-same');
        const given: Restatement = {
          ...input,
          id: newId(),
          before: frozen.value,
          at: momentBehind(earlier, clock()),
        };
        insertRestatement(db, given);
        appendHistory(db, {
          at: given.at,
          actor: actor(),
          entity: 'restatement',
          entityId: given.id,
          field: 'restated',
          before: canonicalJson(frozen.value),
          after: canonicalJson(restatementContent(given)),
        });
        return { all: listRestatements(db, snapshot.id), assessmentId: snapshot.assessmentId };
      });
      announce({ name: 'assessments.changed', ids: [assessmentId] });
      return all;
    },

    listRestatements: (snapshotId) => {
      if (findSnapshot(db, snapshotId) === undefined) throw new AppError('assessments.snapshot-not-found');
      return listRestatements(db, snapshotId);
    },
  };
}
