import { Button, Group, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AffectedItem, isOpenLine } from '../../../shared/reliance';
import { lostWith, notifyDone, notifyError, Telling } from '../../platform';
import { InLanguage, LoadingState, More, TextLink, usePrinting, useRowStops } from '../../ui';
import { type LinesAsked, type Movable, useDecide, useLines, useMove, usePassages } from '../queries';
import { ChangeWords } from './ChangeWords';
import { Line } from './Line';
import styles from './Lines.module.css';

/** Lines of one text that are shown at first, and more with every click: each has its passages looked up. */
const AT_ONCE = 20;

interface TextLinesProps extends LinesAsked {
  readonly affected: ReadonlyMap<string, AffectedItem>;
}

/** One text that changed: what happened to it, and the lines that rest on it. */
export function TextLines({ affected, ...asked }: TextLinesProps) {
  const { t } = useTranslation('reliance');
  const heading = useId();
  const stops = useRowStops<HTMLUListElement>();
  const [shown, setShown] = useState(AT_ONCE);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const printing = usePrinting();
  const { text, group } = asked;
  const count = text.counts[group];
  const { lines: visible, isWhole, pieces } = useLines(asked, printing ? count : shown);
  const passages = usePassages(text.newText === null ? [] : visible.filter(({ answer }) => answer !== null));
  const decide = useDecide();
  const move = useMove();
  const open = visible.filter(isOpenLine);
  const movable: Movable[] = open.flatMap((line) => {
    const proposal = passages.data?.get(line.dependant);
    return proposal == null || proposal.kind === 'lost' || line.answer === null ? [] : [{ line, proposal }];
  });
  const same = movable.filter(({ proposal }) => proposal.kind === 'same');
  // What was decided meanwhile is no longer open.
  const chosen = open.filter(({ dependant }) => ticked.has(dependant));
  const chosenMoves = movable.filter(({ line }) => ticked.has(line.dependant));
  const tick = (dependant: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(dependant);
    else next.delete(dependant);
    setTicked(next);
  };
  const done = (message: string) => ({
    onSuccess: () => {
      setTicked(new Set());
      notifyDone(message);
    },
    onError: notifyError,
  });
  return (
    <section className={styles['text']} aria-labelledby={heading}>
      <Group gap="sm" align="baseline">
        <Title order={2} size="h3" id={heading}>
          <TextLink to="/library/$documentId" params={{ documentId: text.documentId }} inherit>
            <InLanguage code={text.language}>{text.title}</InLanguage>
          </TextLink>
        </Title>
        {text.newText === null ? null : (
          <TextLink
            to="/texts/$before/$after"
            params={{ before: text.versionId, after: text.newText.versionId }}
            size="sm"
          >
            {t('compare')}
          </TextLink>
        )}
      </Group>
      <ul className={styles['changes']}>
        {text.changes.map((change) => (
          <li key={change.key}>
            <ChangeWords change={change} />
          </li>
        ))}
      </ul>
      <Telling of={[...pieces, passages]} />
      {open.length < 2 ? null : (
        <Group gap="xs" className={styles['acts'] ?? ''}>
          <Button
            size="compact-sm"
            variant="default"
            aria-describedby={heading}
            onClick={() => setTicked(new Set(open.map(({ dependant }) => dependant)))}
          >
            {t('tick-all', { count: open.length })}
          </Button>
          {same.length === 0 ? null : (
            <Button
              size="compact-sm"
              variant="default"
              aria-describedby={heading}
              onClick={() => setTicked(new Set(same.map(({ line }) => line.dependant)))}
            >
              {t('tick-same', { count: same.length })}
            </Button>
          )}
          <Button
            size="compact-sm"
            aria-describedby={heading}
            disabled={chosen.length === 0}
            loading={decide.isPending}
            onClick={() =>
              decide.mutate(
                {
                  dependants: chosen.map(({ dependant }) => dependant),
                  decision: 'still-true',
                  reason: '',
                },
                done(t('confirmed', { count: chosen.length })),
              )
            }
          >
            {t('confirm-ticked', { count: chosen.length })}
          </Button>
          {text.newText === null ? null : (
            <Button
              size="compact-sm"
              aria-describedby={heading}
              disabled={chosenMoves.length === 0}
              loading={move.isPending}
              onClick={() => move.mutate(chosenMoves, done(t('moved', { count: chosenMoves.length })))}
            >
              {t('move-ticked', { count: chosenMoves.length })}
            </Button>
          )}
        </Group>
      )}
      <ul {...stops} className={styles['list']}>
        {visible.map((line) => (
          <Line
            key={line.dependant}
            line={line}
            text={text}
            proposal={passages.data?.get(line.dependant)}
            affected={
              line.kind === 'answer'
                ? affected.get(`${line.answer?.assessmentId} ${line.answer?.itemId}`)
                : undefined
            }
            ticked={ticked.has(line.dependant)}
            onTick={isOpenLine(line) && open.length > 1 ? (on) => tick(line.dependant, on) : null}
          />
        ))}
      </ul>
      {isWhole || pieces.some((each) => lostWith(each) !== null) ? null : <LoadingState />}
      {printing ? null : (
        <More shown={shown} count={count} atOnce={AT_ONCE} onMore={() => setShown(shown + AT_ONCE)} />
      )}
    </section>
  );
}
