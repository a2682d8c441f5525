import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Answer, type Citation, hasEvidence } from '../../../shared/assessments';
import {
  type ComparisonColumn,
  type ComparisonRow,
  cellLetter,
  type OtherRespondents,
} from '../../../shared/comparison';
import { type Item, langOf } from '../../../shared/questionnaires';
import { CitationList } from '../../assessments';
import { ErrorNotices, lostWith } from '../../platform';
import { useMappingWords } from '../../questionnaires';
import { LoadingState } from '../../ui';
import { citedOnlyIn, isOneSpeaker, lineageBetween } from '../changes';
import { useColumnNames } from '../column-names';
import { becameWords } from '../edition-words';
import { useFreeOfDuty } from '../free-of-duty';
import { useAnswers, useOtherRespondents } from '../queries';
import { type DiffPart, diffWords } from '../word-diff';
import styles from './AnswerPair.module.css';
import { CellMark } from './CellMark';
import { useFreeWords } from './FreeOfDuty';
import { MarkedText } from './MarkedText';

/** What one side says. */
type Said = NonNullable<ReturnType<typeof useAnswers>['data']>[number];

interface AnswerPairProps {
  readonly row: ComparisonRow;
  readonly item: Item | undefined;
  readonly columns: readonly [ComparisonColumn, ComparisonColumn];
  /** Places of these two in the comparison that the row is of. */
  readonly places: readonly [number, number];
  /** Level of the headings, so that the outline of the screen or dialog stays in order. */
  readonly order: 2 | 3;
}

/** Both answers to one item side by side, read when they are asked for. */
export function AnswerPair(props: AnswerPairProps) {
  const { row, columns } = props;
  const answers = useAnswers([columns[0].key, columns[1].key], row.itemId);
  const failed = <ErrorNotices of={[answers]} />;
  if (lostWith(answers) !== null) return failed;
  const [before, after] = answers.data ?? [];
  if (before === undefined || after === undefined) return <LoadingState />;
  return (
    <>
      {failed}
      <Pair {...props} said={[before, after]} />
    </>
  );
}

interface PairProps extends AnswerPairProps {
  readonly said: readonly [Said, Said];
}

/** What is different in the words, and the evidence of each side. */
function Pair({ row, item, columns, places, said, order }: PairProps) {
  const { t } = useTranslation(['comparison', 'assessments', 'vocabulary']);
  const cells = [said[0].answer, said[1].answer] as const;
  const [before, after] = cells;
  const names = useColumnNames(columns);
  const mappingWords = useMappingWords();
  const texts = diffWords(before?.text ?? '', after?.text ?? '');
  const words = diffWords(wordsOf(before), wordsOf(after));
  const isOne = isOneSpeaker(...columns);
  const isFreeOfDuty = useFreeOfDuty(columns);
  const freeWords = useFreeWords();
  const respondents = useOtherRespondents([columns[0].key, columns[1].key], isOne).data?.get(row.itemId);
  const agencyWords = ({ agencies, leads }: OtherRespondents, side: 0 | 1) =>
    agencies[side]
      .map((agency) => (leads[side].includes(agency) ? t('column.lead', { agency }) : agency))
      .join(', ');
  const onlyWords = (side: 0 | 1) =>
    isOne ? t(side === 0 ? 'pair.only-before' : 'pair.only-after') : t('pair.only-here');
  return (
    <div className={styles.pair} data-pair={row.itemId}>
      {item === undefined ? null : (
        <Text size="sm" fw={600} className={styles.question} lang={langOf(item)}>
          {item.question}
        </Text>
      )}
      {lineageBetween(row, columns, places).map((note) => (
        <Text
          key={`${note.step} ${note.change} ${note.items.join()} ${note.reason ?? ''}`}
          size="sm"
          className={styles.question}
        >
          {becameWords(t, note).join(' ')} {mappingWords(note.reason)}{' '}
          {note.change === 'references' ? null : mappingWords(note.answers)}
        </Text>
      ))}
      {([0, 1] as const).map((side) => {
        const cell = cells[side];
        const { evidenced } = said[side];
        const hidden = side === 0 ? 'added' : 'removed';
        const only = side === 0 ? citedOnlyIn(before, after) : citedOnlyIn(after, before);
        return (
          <section key={side} aria-label={names.full(columns[side])} className={styles.side}>
            <Title order={order} size="h5">
              {names.full(columns[side])}
            </Title>
            <CellMark cell={cellLetter(cell)} />
            {respondents === undefined ? null : (
              <Text size="sm">{t('column.agencies', { agencies: agencyWords(respondents, side) })}</Text>
            )}
            {isFreeOfDuty(item, columns[side]) ? (
              <Text size="sm">
                {freeWords(columns[side])} {t('pair.guide')}
              </Text>
            ) : null}
            {evidenced === null ? null : (
              <Text size="xs" c="dimmed">
                {t('pair.evidenced', { level: evidenced })}
              </Text>
            )}
            {cell?.fallReason ? (
              <Text size="sm">
                {t('assessments:value.fall', { reason: t(`assessments:fall.reason.${cell.fallReason}`) })}
              </Text>
            ) : null}
            <Words cell={cell} parts={words.filter(({ kind }) => kind !== hidden)} isOneSpeaker={isOne} />
            {cell === null ? null : cell.text === '' ? (
              <Text size="sm" c="dimmed">
                {t('assessments:value.no-text')}
              </Text>
            ) : (
              <MarkedText parts={texts.filter(({ kind }) => kind !== hidden)} isOneSpeaker={isOne} />
            )}
            {cell !== null && !hasEvidence(cell) ? (
              <Text size="sm" c="dimmed">
                {t('pair.no-evidence')}
              </Text>
            ) : null}
            {(cell?.held ?? []).map((evidence) => (
              <Text key={evidence.id} size="sm">
                <bdi>{evidence.title}</bdi>:{' '}
                {t('assessments:held.facts', {
                  type: t(`vocabulary:documentType.${evidence.type}.label`),
                  custodian:
                    evidence.custodian === '' ? t('assessments:held.no-custodian') : evidence.custodian,
                })}
              </Text>
            ))}
            {cell === null || cell.citations.length === 0 ? null : (
              <CitationList
                citations={cell.citations}
                label={t('pair.evidence')}
                actions={(citation: Citation) =>
                  only.has(citation.id) ? (
                    <Text size="xs" fw={600}>
                      {onlyWords(side)}
                    </Text>
                  ) : null
                }
              />
            )}
          </section>
        );
      })}
    </div>
  );
}

/** The compulsory words of a value: why not applicable, who might know. */
function wordsOf(cell: Answer | null): string {
  if (cell?.value.kind === 'na') return cell.value.reason;
  if (cell?.value.kind === 'nk') return cell.value.whoMightKnow;
  return '';
}

interface WordsProps {
  readonly cell: Answer | null;
  readonly parts: readonly DiffPart[];
  readonly isOneSpeaker: boolean;
}

function Words({ cell, parts, isOneSpeaker }: WordsProps) {
  const { t } = useTranslation('comparison');
  if (cell?.value.kind !== 'na' && cell?.value.kind !== 'nk') return null;
  return (
    <>
      <Text size="xs" c="dimmed">
        {t(cell.value.kind === 'na' ? 'pair.reason' : 'pair.who')}
      </Text>
      <MarkedText parts={parts} isOneSpeaker={isOneSpeaker} />
    </>
  );
}
