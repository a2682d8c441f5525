import { uuid } from '../../shared/kernel';

/** What stands in addresses for a thing of this workspace; questions, topics and States have names of their own. */
const IDS = new Set([
  ...['assessmentId', 'workshopId', 'documentId', 'importId', 'versionId', 'before', 'after'],
  ...['editionId', 'planId', 'packId', 'receiptId'],
]);

/** Whether an address names a thing by what no id is, as one does that was cut off or typed: no thing can be asked for by it. */
export function hasUnfitId(params: Readonly<Record<string, unknown>>): boolean {
  const isUnfit = (value: unknown) => !uuid.safeParse(value).success;
  return Object.entries(params).some(([name, value]) =>
    // Columns stand in one address with commas between; what of a frozen assessment they show follows its id.
    name === 'ids'
      ? String(value)
          .split(',')
          .some((key) => isUnfit(key.replace(/~.*$/, '')))
      : IDS.has(name) && isUnfit(value),
  );
}
