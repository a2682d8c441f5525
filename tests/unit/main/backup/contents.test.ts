import { expect, it } from 'vitest';
import { contentsOf } from '../../../../main/backup/backup-files';

it('a backup holds the answers of agencies too: an office that answers for itself has no others', () => {
  const rows = { documents: 0, assessments: 1, answers: 2, agency_answers: 48, snapshots: 0, history: 60 };
  expect(contentsOf({ rows, historyHead: null })).toMatchObject({ answers: 50 });
});
