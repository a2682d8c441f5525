import { useMemo, useRef, useState } from 'react';

/** The rows of a list that are chosen. Rows that are not in the list any more are chosen no longer. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** Chooses a row or leaves it out; `reach` takes all rows from the one touched last with it. */
  readonly toggle: (index: number, reach?: boolean) => void;
  /** Chooses all rows from the one touched last to this one. */
  readonly extendTo: (index: number) => void;
  readonly chooseAll: () => void;
  readonly clear: () => void;
}

/** Ids between two rows of a list, both included, whichever comes first. */
export function idsBetween(ids: readonly string[], from: number, to: number): string[] {
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** Keeps which of the rows, named by their ids, are chosen. */
export function useSelection(ids: readonly string[]): Selection {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const chosen = useMemo(() => new Set(ids.filter((id) => kept.has(id))), [ids, kept]);
  const indexOfLast = () => (last.current === null ? -1 : ids.indexOf(last.current));

  const extendTo = (index: number) => {
    const from = indexOfLast();
    setKept(new Set([...chosen, ...idsBetween(ids, from < 0 ? index : from, index)]));
  };
  return {
    chosen,
    toggle: (index, reach = false) => {
      const id = ids[index];
      if (id === undefined) return;
      if (reach && indexOfLast() >= 0) extendTo(index);
      else {
        const next = new Set(chosen);
        if (!next.delete(id)) next.add(id);
        setKept(next);
      }
      last.current = id;
    },
    extendTo: (index) => {
      extendTo(index);
      last.current = ids[index] ?? null;
    },
    chooseAll: () => setKept(new Set(ids)),
    clear: () => {
      last.current = null;
      setKept(new Set());
    },
  };
}
