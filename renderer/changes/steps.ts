import type { RecordedChange } from '../../shared/changes';

/** One changed field in words; null on a side where there was nothing, or nothing worth a line. */
export interface ToldLine {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Says in words what a change did; no line where it is not worth one. */
export type Tell = (
  change: Pick<RecordedChange, 'entity' | 'id' | 'field' | 'before' | 'after'>,
) => readonly ToldLine[];

/** What was written of one thing in one moment. */
export interface ThingStep<T> {
  readonly at: string;
  readonly actor: string;
  readonly entries: readonly T[];
}

type Written = Pick<RecordedChange, 'seq' | 'at' | 'actor' | 'entity' | 'id'>;

/** Entries, the newest first, as steps: what one person wrote of one thing in one moment belongs together. */
export function stepsOf<T extends Written>(entries: readonly T[]): ThingStep<T>[] {
  const steps: { at: string; actor: string; entries: T[] }[] = [];
  for (const entry of entries) {
    const last = steps.at(-1);
    const [first] = last?.entries ?? [];
    const isSame =
      first?.at === entry.at &&
      first.actor === entry.actor &&
      first.entity === entry.entity &&
      first.id === entry.id;
    if (last !== undefined && isSame) last.entries.push(entry);
    else steps.push({ at: entry.at, actor: entry.actor, entries: [entry] });
  }
  return steps;
}
