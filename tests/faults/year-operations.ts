import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { restated } from '../../shared/assessments';
import { proposedPlan } from '../support/builders/tables-room';
import { assessmentOf, given, ITEMS, newestOf, type Operation, pause, prepared } from './operation';
import { ASSESSMENT, type FaultWorkspace } from './workspace';

const FIRST_YEAR = Number(ASSESSMENT.referenceDate.slice(0, 4));
const CORRECTED = ITEMS[0];

/** Answers and freezes the open year, corrects one of its answers and begins the next: year after year. */
export const freezing: Operation = {
  name: 'freeze',
  prepare: (root) => prepared(root, (workspace) => void assessmentOf(workspace)),
  act: async ({ assessments }, promise, stop) => {
    let [open] = assessments.list();
    for (let n = 1; !stop() && open !== undefined; n += 1) {
      assessments.saveAnswers(
        open.id,
        ITEMS.map((itemId) => ({ itemId, ...given(`${n}`) })),
      );
      const { id: snapshotId } = assessments.freeze(open.id, 'Head');
      promise(`frozen ${n}`);
      assessments.restate({
        ...{ snapshotId, itemId: CORRECTED, value: given('').value, text: `${n}, corrected` },
        ...{ reason: 'Read again.', by: 'Head' },
      });
      promise(`corrected ${n}`);
      open = assessments.startNext(snapshotId, `${FIRST_YEAR + n}-12-31`);
      promise(`begun ${n}`);
      await pause();
    }
  },
  look: async ({ assessments }, promised) => {
    const wrong: string[] = [];
    const all = assessments.list();
    const snapshots = assessments
      .listSnapshots()
      .toSorted((one, other) => one.referenceDate.localeCompare(other.referenceDate));
    const corrected = snapshots.filter(({ id }) => assessments.listRestatements(id).length === 1);
    const done = { frozen: snapshots.length, corrected: corrected.length, begun: all.length - 1 };
    const newest = newestOf(promised);
    for (const what of ['frozen', 'corrected', 'begun'] as const)
      if (done[what] < (newest.get(what) ?? 0))
        wrong.push(`${done[what]} were ${what}, promised ${newest.get(what)}`);
    const frozen = all.filter(({ status }) => status === 'frozen').map(({ id }) => id);
    const kept = new Set(snapshots.map(({ assessmentId }) => assessmentId));
    if (frozen.length !== kept.size || frozen.some((id) => !kept.has(id)) || kept.size !== snapshots.length)
      wrong.push(`${frozen.length} assessments are frozen, and there are ${snapshots.length} snapshots`);
    snapshots.forEach(({ id, progress }, at) => {
      const { answers, progress: counted } = assessments.getSnapshot(id);
      assessments.getSnapshotRecord(id);
      if (JSON.stringify(progress) !== JSON.stringify(counted)) wrong.push(`year ${at + 1} is counted wrong`);
      for (const itemId of ITEMS) {
        const text = answers.find((answer) => answer.itemId === itemId)?.text;
        if (text !== `${at + 1}`) wrong.push(`year ${at + 1} says "${text}" on ${itemId}`);
      }
    });
    const open = all.filter(({ status }) => status === 'open');
    const last = snapshots.at(-1);
    if (open.length > 1 || (open.length === 0 && last === undefined))
      wrong.push(`${open.length} assessments are open`);
    const carried = open[0]?.basedOn ?? null;
    if (carried !== null && open[0] !== undefined) {
      const before = restated(
        assessments.getSnapshot(carried).answers,
        assessments.listRestatements(carried),
      );
      const now = new Map(assessments.get(open[0].id).answers.map((answer) => [answer.itemId, answer.text]));
      const next = `${snapshots.length + 1}`;
      const isSaid = ITEMS.every((itemId) => now.get(itemId) === next);
      const isCarried = before.every(({ itemId, text }) => now.get(itemId) === text);
      if (!isSaid && !isCarried) wrong.push('the year that was begun has half of what was carried over');
    }
    // Whatever was cut off, it goes on from there.
    const goesOn =
      open[0]?.id ??
      (last === undefined
        ? null
        : assessments.startNext(last.id, `${FIRST_YEAR + snapshots.length}-12-31`).id);
    if (goesOn !== null) {
      assessments.saveAnswers(
        goesOn,
        ITEMS.map((itemId) => ({ itemId, ...given('after') })),
      );
      assessments.freeze(goesOn, 'Head');
    }
    return wrong;
  },
};

const STATES = ['Cambodia', 'Lao PDR', 'Thailand', 'Viet Nam', 'Malaysia', 'Indonesia'];
const FIRST_TABLE_YEAR = 1950;

const tableFile = (root: string) => path.join(root, '..', 'results.csv');

/** Takes in a table of one year more than the one before. */
async function takeTable(workspace: FaultWorkspace, n: number) {
  const { tables } = workspace.packs();
  const lines = Array.from({ length: n }, (_, year) =>
    STATES.map((state, at) => `${state},${FIRST_TABLE_YEAR + year},${at},${year}`),
  ).flat();
  writeFileSync(tableFile(workspace.folder.root), ['Country,Year,law,cases', ...lines, ''].join('\n'));
  const draft = await tables.open(tableFile(workspace.folder.root));
  return tables.take(proposedPlan(tables, draft), false);
}

/** Tables of yearly results are imported, each with a year more. */
export const importingTables: Operation = {
  name: 'import a table',
  prepare: (root) => prepared(root, (workspace) => void assessmentOf(workspace)),
  act: async (workspace, promise, stop) => {
    for (let n = 1; !stop(); n += 1) {
      await takeTable(workspace, n);
      promise(`years ${n}`);
      await pause();
    }
  },
  look: async (workspace, promised) => {
    const { tables } = workspace.packs();
    const wrong = tables.checkFrozen().damaged.map((name) => `${name} is damaged`);
    const editions = tables.list();
    if (editions.length > 1) wrong.push(`${editions.length} data sets of one table`);
    const yearsOf = () => {
      const [only] = tables.list();
      return Map.groupBy(only === undefined ? [] : tables.get(only.id).columns, ({ year }) => year);
    };
    for (const [year, columns] of yearsOf())
      if (columns.length !== STATES.length) wrong.push(`${columns.length} States in ${year}`);
    const years = yearsOf().size;
    const newest = newestOf(promised).get('years') ?? 0;
    if (years < newest) wrong.push(`${years} years, promised ${newest}`);
    // The same table once more brings what was missing, and nothing twice.
    const { fresh, unchanged } = await takeTable(workspace, years + 1);
    if (fresh !== STATES.length || unchanged !== STATES.length * years)
      wrong.push(`again, ${fresh} are new and ${unchanged} as they were`);
    return wrong;
  },
};
