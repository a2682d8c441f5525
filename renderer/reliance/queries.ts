import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type ChangedTextLine,
  LINES_AT_ONCE,
  type RelianceDecision,
  type RelianceGroup,
  type RestingLine,
} from '../../shared/reliance';
import type { Reanchored } from '../../shared/texts';
import { call, dropDrafts, ROOM_KEYS, useChange } from '../platform';
import { quoteOf } from '../reader';

const keys = {
  list: (documentId: string | null, itemId: string | null) =>
    [...ROOM_KEYS.reliance, 'list', documentId, itemId] as const,
  lines: (versionId: string, group: RelianceGroup, itemId: string | null, from: number) =>
    [...ROOM_KEYS.reliance, 'lines', versionId, group, itemId, from] as const,
  // What stands in two stored files stays what it is; a text that is read later makes it stale by its event.
  passages: (dependants: readonly string[]) => [...ROOM_KEYS.reliance, 'passages', ...dependants] as const,
};

/** The texts that changed and on which something rests; of one document, or for what rests on one item. */
export function useReliance(documentId: string | null = null, itemId: string | null = null) {
  return useQuery({
    queryKey: keys.list(documentId, itemId),
    queryFn: () => call('reliance.list', { documentId, itemId }),
    staleTime: 0,
  });
}

/** Of what rests on a text, which list and of which item. */
export interface LinesAsked {
  readonly text: ChangedTextLine;
  readonly group: RelianceGroup;
  readonly itemId: string | null;
}

/** The first lines of a text, in the pieces in which they are given; `isWhole` once all that are wanted are there. */
export function useLines({ text: { versionId, counts }, group, itemId }: LinesAsked, most: number) {
  const wanted = Math.min(most, counts[group]);
  return useQueries({
    queries: Array.from({ length: Math.ceil(wanted / LINES_AT_ONCE) }, (_, at) => {
      const from = at * LINES_AT_ONCE;
      return {
        queryKey: keys.lines(versionId, group, itemId, from),
        queryFn: () => call('reliance.lines', { versionId, group, itemId, from }),
        staleTime: 0,
      };
    }),
    combine: (pieces) => ({
      lines: pieces.flatMap(({ data }) => data ?? []).slice(0, wanted),
      isWhole: pieces.every(({ data }) => data !== undefined),
      pieces: pieces.map(({ data, isError, error, refetch }) => ({ data, isError, error, refetch })),
    }),
  });
}

/** What stands in the new texts in the place of some lines, by line. */
export function usePassages(lines: readonly RestingLine[]) {
  const dependants = lines.map(({ dependant }) => dependant);
  return useQuery({
    queryKey: keys.passages(dependants),
    queryFn: async () => {
      const found = new Map<string, Reanchored | null>();
      for (let from = 0; from < dependants.length; from += LINES_AT_ONCE) {
        const asked = dependants.slice(from, from + LINES_AT_ONCE);
        const told = await call('reliance.passages', { dependants: asked });
        for (const [at, key] of asked.entries()) found.set(key, told[at] ?? null);
      }
      return found;
    },
    enabled: dependants.length > 0,
  });
}

const useStale = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ROOM_KEYS.reliance });
};

/** Every decision ever made about a line, oldest first. */
export function useDecisions(dependant: string, enabled: boolean) {
  return useQuery({
    queryKey: [...ROOM_KEYS.reliance, 'decisions', dependant],
    queryFn: () => call('reliance.history', { dependant }),
    enabled,
  });
}

/** Names the field for why a line is dismissed. */
export const dismissalKey = (dependant: string) => `dismissal ${dependant}`;

/** With the decision goes the field in which another one was being given its reason. */
const dropDismissals = (dependants: readonly string[]) => {
  for (const each of dependants) dropDrafts(dismissalKey(each));
};

export function useDecide() {
  return useChange({
    mutationFn: (input: {
      readonly dependants: readonly string[];
      readonly decision: Exclude<RelianceDecision, 'moved'>;
      readonly reason: string;
    }) => call('reliance.decide', { ...input, dependants: [...input.dependants] }),
    onSuccess: (_done, { dependants }) => dropDismissals(dependants),
    onSettled: useStale(),
  });
}

/** A line with the passage of the new text that it is to cite. */
export interface Movable {
  readonly line: RestingLine;
  readonly proposal: Reanchored;
}

const moveOf = ({ line, proposal }: Movable) => ({
  dependant: line.dependant,
  page: proposal.page ?? line.page,
  pageLabel: proposal.pageLabel,
  quote: quoteOf(proposal.text),
});

/** A call of 400,000 characters is refused; so many of quotes leave room for what goes with them. */
const QUOTES_AT_ONCE = 300_000;

/** Moves in pieces that one call takes: so many lines, and so many characters of quotes. */
function inPieces(moves: readonly Movable[]): ReturnType<typeof moveOf>[][] {
  const pieces: ReturnType<typeof moveOf>[][] = [];
  let letters = 0;
  for (const move of moves.map(moveOf)) {
    const piece = pieces.at(-1);
    letters += move.quote.length;
    if (piece === undefined || piece.length === LINES_AT_ONCE || letters > QUOTES_AT_ONCE) {
      pieces.push([move]);
      letters = move.quote.length;
    } else piece.push(move);
  }
  return pieces;
}

/** Moves citations to the new text, as many at once as may be; of each such piece all or none. */
export function useMove() {
  return useChange({
    mutationFn: async (moves: readonly Movable[]) => {
      for (const piece of inPieces(moves)) {
        await call('reliance.move', { moves: piece });
        dropDismissals(piece.map(({ dependant }) => dependant));
      }
    },
    onSettled: useStale(),
  });
}
