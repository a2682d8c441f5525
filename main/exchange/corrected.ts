import type { Answer, Restatement } from '../../shared/assessments';
import type { CorrectionShown, ThingContent } from '../../shared/exchange';
import { canonicalJson } from '../../shared/kernel';
import type { Incoming } from './evaluating';
import { type Around, parseFrozen } from './kinds';
import { listColumn } from './rows-repository';

type Made = ThingContent<'restatement'>;

const placeOf = ({ snapshotId, itemId }: Made) => `${snapshotId} ${itemId}`;
const inOrder = (a: Pick<Made, 'at'>, b: Pick<Made, 'at'>) => (a.at < b.at ? -1 : 1);

/**
 * Says of corrections in a pack what they would change. Made once for a pack: a frozen year is read whole, and all that is in the pack is
 * gone through.
 */
export function createCorrected(
  { things }: Pick<Incoming, 'things'>,
  { db }: Pick<Around, 'db'>,
): (made: Made) => CorrectionShown {
  const frozen = new Map<string, { readonly answers: readonly Answer[]; readonly isHere: boolean }>();
  const readFrozen = (id: string) => {
    const [here] = listColumn(db, 'snapshots', 'content', { id });
    const inPack = things.get(`snapshot/${id}`)?.content as ThingContent<'snapshot'> | undefined;
    const content = here ?? inPack?.content;
    const answers = content === undefined ? [] : (parseFrozen({ content })?.answers ?? []);
    return { answers, isHere: here !== undefined };
  };
  const frozenOf = (id: string) => {
    const known = frozen.get(id) ?? readFrozen(id);
    frozen.set(id, known);
    return known;
  };
  const madeIn = Map.groupBy(
    [...things.values()].filter(({ kind }) => kind === 'restatement').map(({ content }) => content as Made),
    placeOf,
  );
  return (made) => {
    const { answers, isHere } = frozenOf(made.snapshotId);
    const answer = answers.find(({ itemId }) => itemId === made.itemId);
    const here = listColumn(db, 'restatements', 'content', {
      ...{ snapshot_id: made.snapshotId, item_id: made.itemId },
    })
      .map((text) => JSON.parse(text) as Restatement)
      .toSorted(inOrder);
    const inPack = madeIn.get(placeOf(made)) ?? [];
    const earlier = [...here, ...inPack].filter(({ at }) => at < made.at).toSorted(inOrder);
    const now = here.at(-1)?.value ?? (isHere ? answer?.value : undefined);
    // What is here may be where a correction began that comes before this one in the pack.
    const steps = [made, ...inPack.filter(({ at }) => at < made.at)].map(({ before }) =>
      canonicalJson(before),
    );
    return {
      made,
      textBefore: earlier.at(-1)?.text ?? answer?.text ?? null,
      now: now === undefined || steps.includes(canonicalJson(now)) ? null : now,
    };
  };
}
