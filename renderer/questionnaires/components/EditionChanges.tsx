import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type LegalRef, resolveRef } from '../../../shared/instruments';
import {
  type Edition,
  ITEM_CHANGE_KINDS,
  type ItemChange,
  type ItemLineage,
  itemById,
  itemsAfter,
  itemsBefore,
  langOf,
  type ReadEdition,
} from '../../../shared/questionnaires';
import { articleNameKey, useInstruments } from '../../instruments';
import { useMappingWords } from '../mapping-words';
import styles from './EditionChanges.module.css';

interface EditionChangesProps {
  readonly lineage: ItemLineage;
  readonly older: ReadEdition | undefined;
  readonly newer: ReadEdition | undefined;
}

/** All that differs between an edition and the one before: what, why, and what becomes of the answers. */
export function EditionChanges({ lineage, older, newer }: EditionChangesProps) {
  const { t } = useTranslation('questionnaires');
  const words = useMappingWords();
  const ordered = ITEM_CHANGE_KINDS.flatMap((kind) =>
    lineage.changes.filter(({ change }) => change === kind),
  );
  const reworded = lineage.changes.filter(({ change }) => change !== 'references').flatMap(itemsAfter);
  return (
    <>
      {lineage.summary === undefined ? null : <Text size="sm">{words(lineage.summary)}</Text>}
      {newer === undefined ? null : (
        <Text size="sm">
          {t('changes.same', {
            count: newer.items.length - new Set(reworded).size,
          })}
        </Text>
      )}
      <div className={styles.frame}>
        <table className={styles.table}>
          <caption className={styles.caption}>
            {t('changes.table', { from: lineage.from, to: lineage.to })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('changes.change')}</th>
              <th scope="col">{t('changes.before', { edition: lineage.from })}</th>
              <th scope="col">{t('changes.after', { edition: lineage.to })}</th>
              <th scope="col">{t('changes.why')}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((change) => (
              <ChangeLine key={keyOf(change)} change={change} older={older} newer={newer} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const keyOf = (change: ItemChange) =>
  [change.change, ...itemsBefore(change), '', ...itemsAfter(change)].join(' ');

interface ChangeLineProps {
  readonly change: ItemChange;
  readonly older: ReadEdition | undefined;
  readonly newer: ReadEdition | undefined;
}

function ChangeLine({ change, older, newer }: ChangeLineProps) {
  const { t } = useTranslation('questionnaires');
  const words = useMappingWords();
  return (
    <tr data-change={change.change}>
      <th scope="row">{t(`changes.kind.${change.change}`)}</th>
      <td>
        <Questions
          ids={itemsBefore(change)}
          edition={older}
          other={newer}
          none={t('changes.not-asked-before')}
        />
      </td>
      <td>
        <Questions
          ids={itemsAfter(change)}
          edition={newer}
          other={older}
          none={t('changes.no-longer-asked')}
        />
      </td>
      <td>
        {words(change.reason)}{' '}
        <Text span size="sm" c="dimmed">
          {words(change.answers)}
        </Text>
      </td>
    </tr>
  );
}

interface QuestionsProps {
  readonly ids: readonly string[];
  readonly edition: ReadEdition | undefined;
  /** The edition on the other side. */
  readonly other: ReadEdition | undefined;
  readonly none: string;
}

function Questions({ ids, edition, other, none }: QuestionsProps) {
  if (ids.length === 0) {
    return (
      <Text span size="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  return ids.map((id) => {
    const item = edition === undefined ? undefined : itemById(edition, id);
    const refs = edition === undefined || other === undefined ? [] : refsOnlyIn(edition, other, id);
    return (
      <div key={id}>
        <strong>{id}</strong> {item === undefined ? null : <span lang={langOf(item)}>{item.question}</span>}
        {refs.length === 0 ? null : <OtherBasis refs={refs} edition={edition?.edition ?? ''} />}
      </div>
    );
  });
}

/** Articles that an edition names beside an item and another one does not; none where the other does not ask the item. */
function refsOnlyIn(edition: Edition, other: Edition, id: string): readonly LegalRef[] {
  const there = itemById(other, id)?.legalRefs.map(({ ref }) => ref);
  const here = itemById(edition, id)?.legalRefs.map(({ ref }) => ref) ?? [];
  return there === undefined ? [] : here.filter((ref) => !there.includes(ref));
}

function OtherBasis({ refs, edition }: { readonly refs: readonly LegalRef[]; readonly edition: string }) {
  const { t } = useTranslation(['questionnaires', 'instruments']);
  const instruments = useInstruments().data ?? [];
  const names = refs.flatMap((ref) => {
    const found = resolveRef(instruments, ref);
    if (found === undefined) return [];
    const number = found.articles[0]?.number ?? '';
    const name = articleNameKey(found, number);
    return [t(`instruments:${name}`, { instrument: found.instrument.shortName, number })];
  });
  if (names.length === 0) return null;
  return (
    <Text size="sm" c="dimmed" component="div">
      {t('changes.basis-only', { edition, articles: names.join('; ') })}
    </Text>
  );
}
