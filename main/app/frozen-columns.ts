import { EMPTY_RECORD } from '../../shared/assessments';
import type { AssessmentsService } from '../assessments';
import type { TablesService } from '../tables';

type Frozen = Pick<
  AssessmentsService,
  'getSnapshot' | 'getSnapshotRecord' | 'listRestatements' | 'listSnapshotStamps'
>;

/** What is frozen, that which was imported from tables included: it has no agencies and no corrections. */
export function withImported(
  assessments: Frozen,
  tables: Pick<TablesService, 'findAsSnapshot' | 'listAsSnapshotStamps'>,
): Frozen {
  const isImported = (id: string) => tables.findAsSnapshot(id) !== undefined;
  return {
    getSnapshot: (id) => tables.findAsSnapshot(id) ?? assessments.getSnapshot(id),
    getSnapshotRecord: (id) => (isImported(id) ? EMPTY_RECORD : assessments.getSnapshotRecord(id)),
    listRestatements: (id) => (isImported(id) ? [] : assessments.listRestatements(id)),
    listSnapshotStamps: () => [...assessments.listSnapshotStamps(), ...tables.listAsSnapshotStamps()],
  };
}
