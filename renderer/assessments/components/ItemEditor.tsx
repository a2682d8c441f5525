import { Alert, Button, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { History, Lock } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerValue, type Assessment, isFall, type Level } from '../../../shared/assessments';
import { type CarriedAs, type Edition, type ItemOrigin, langOf } from '../../../shared/questionnaires';
import { LegalBasis, useInstruments } from '../../instruments';
import { ErrorNotice, notifyError, Telling } from '../../platform';
import { focusPageTitle, PAGE_TITLE_ID, PageHeader, SaveState, TextLink } from '../../ui';
import { asAgency, useAnsweringAs } from '../answering-as';
import { savingState } from '../autosave';
import { type Choice, valueOfChoice } from '../draft';
import { useKeys } from '../keys';
import { useLadder } from '../ladder';
import { type Row, returnToItem } from '../overview';
import { useConfirmAnswer, useDiscussion } from '../queries';
import { useShownItem } from '../shown-item';
import { useAutosave } from '../use-autosave';
import { AnswerChoices } from './AnswerChoices';
import { ConflictNotice } from './ConflictNotice';
import { Corrections } from './Corrections';
import { EvidencePanel } from './EvidencePanel';
import { Explanation } from './Explanation';
import { FallReasonField } from './FallReasonField';
import { HistoryDrawer } from './HistoryDrawer';
import styles from './ItemEditor.module.css';
import { ItemPath } from './ItemPath';
import { ItemSteps } from './ItemSteps';
import { KeyHelp } from './KeyHelp';
import { type Earlier, LastYear } from './LastYear';
import { NationalGround } from './NationalGround';
import { NextStep } from './NextStep';
import { OriginNote } from './OriginNote';
import { QuestionLanguage } from './QuestionLanguage';
import { StaysInView } from './StaysInView';
import { StillTrue } from './StillTrue';

interface ItemEditorProps {
  readonly assessment: Assessment;
  readonly edition: Edition;
  /** All items asked, in their order. */
  readonly rows: readonly Row[];
  /** Position of this one among them. */
  readonly at: number;
  readonly row: Row;
  /** The snapshot this assessment was started from, and its answers on what this item was then. */
  readonly earlier: {
    readonly snapshot: Earlier['snapshot'];
    readonly answers: readonly Earlier['answer'][];
    /** Whether the question means the same now. */
    readonly comparable: boolean;
  } | null;
  /** What became of the question, when it was asked in another edition before. */
  readonly origin: { readonly origin: ItemOrigin; readonly before: Edition } | null;
  /** Why that snapshot could not be read. */
  readonly earlierError: unknown;
  readonly label: string;
}

/** Carried on a question that means something else, or from several. */
const READ_ANEW: ReadonlySet<CarriedAs> = new Set(['reread', 'proposed', 'joined']);

/** A choice that lacks its compulsory words says nothing yet. */
const NOTHING: AnswerValue = { kind: 'none' };

/** Where an answer is given. Everything typed or chosen is saved by itself. */
export function ItemEditor(props: ItemEditorProps) {
  const { assessment, edition, rows, at, row, earlier, earlierError, origin } = props;
  const { t } = useTranslation(['assessments', 'questionnaires']);
  const navigate = useNavigate();
  const shown = useShownItem(edition, row.item);
  const { item } = shown;
  const legalRefs = useMemo(() => item.legalRefs.map(({ ref }) => ref), [item]);
  const agencyId = useAnsweringAs();
  const place = useMemo(
    () => ({ assessmentId: assessment.id, itemId: item.id, agencyId }),
    [assessment.id, item.id, agencyId],
  );
  const comparable = earlier?.comparable === true ? earlier.answers[0]?.value : undefined;
  const before = earlierError === null ? comparable : 'unknown';
  const editor = useAutosave(place, row.answer, before);
  const confirm = useConfirmAnswer(place);
  const instruments = useInstruments();
  const discussion = useDiscussion(assessment.id, item.id, agencyId === null);
  const [showsHistory, setShowsHistory] = useState(false);
  const answerColumn = useRef<HTMLDivElement>(null);

  const { draft, saved, trouble } = editor.state;
  const isOpen = assessment.status === 'open';
  const ladder = useLadder()(edition, item);
  const now = valueOfChoice(draft.choice) ?? NOTHING;
  const falls = before !== undefined && before !== 'unknown' && isFall(before, now);

  const mustRead = origin !== null && READ_ANEW.has(origin.origin.as);
  const confirmNow = () => {
    if (isOpen && !saved.confirmed && !confirm.isPending) confirm.mutate(undefined, { onError: notifyError });
  };
  const choose = (choice: Choice) => {
    // The carried level chosen again is a confirmation: there is nothing to change.
    const same =
      choice.kind === 'level' && draft.choice.kind === 'level' && choice.level === draft.choice.level;
    if (same && choice.practiceAhead === (draft.choice.kind === 'level' && draft.choice.practiceAhead)) {
      confirmNow();
    } else {
      editor.choose({ choice });
    }
  };
  // The button goes with the answer: the choices take the focus from it.
  const clear = () => {
    editor.choose({ choice: { kind: 'none' } });
    answerColumn.current?.querySelector<HTMLElement>('input[type="radio"]')?.focus();
  };
  const chooseLevel = (level: Level) => choose(levelChoice(level, draft.choice));
  const go = (to: Row | undefined) => {
    if (to === undefined) return false;
    void navigate({
      to: '/assessments/$assessmentId/$itemId',
      params: { assessmentId: assessment.id, itemId: to.item.id },
      search: asAgency(agencyId),
    });
    return true;
  };
  const toList = () => {
    returnToItem(assessment.id, item.id);
    void navigate({
      to: '/assessments/$assessmentId',
      params: { assessmentId: assessment.id },
      search: asAgency(agencyId),
    });
  };
  const nextOpen = isOpen ? nextUnanswered(rows, at) : undefined;
  const whenOpen = (act: () => void) => (event: KeyboardEvent) => {
    if (!isOpen || event.repeat) return false;
    act();
    return true;
  };
  useKeys({
    0: whenOpen(() => chooseLevel(0)),
    1: whenOpen(() => chooseLevel(1)),
    2: whenOpen(() => chooseLevel(2)),
    3: whenOpen(() => chooseLevel(3)),
    4: whenOpen(() => chooseLevel(4)),
    n: whenOpen(() => choose(otherChoice('nk', draft.choice))),
    a: whenOpen(() => choose(otherChoice('na', draft.choice))),
    // A question that means something else has to be read: one key is not enough.
    s: whenOpen(() => (mustRead ? undefined : confirmNow())),
    e: () => (shown.language === null ? false : shown.toggleEnglish()),
    u: () => go(nextOpen),
    l: toList,
    escape: leaveField,
    left: () => go(rows[at - 1]),
    right: () => go(rows[at + 1]),
  });

  return (
    <>
      <div className={styles.bar}>
        <ItemPath assessment={assessment} item={item} />
        <Group gap="xs">
          <SaveState state={savingState(editor.state)} />
          <ItemSteps
            assessmentId={assessment.id}
            rows={rows}
            at={at}
            nextOpen={nextOpen}
            label={props.label}
          />
        </Group>
      </div>
      <PageHeader
        title={
          <span className={styles.question}>
            <span className={styles.id}>{item.id}</span> <span lang={langOf(item)}>{item.question}</span>
          </span>
        }
      />
      <div className={styles.columns}>
        <div className={styles.answer} ref={answerColumn}>
          <QuestionLanguage shown={shown} />
          <p className={styles.help} dir="auto" lang={langOf(item)}>
            {item.help}
          </p>
          {origin === null ? null : <OriginNote {...origin} />}
          {isOpen ? null : (
            <Alert color="gray" variant="outline" icon={<Lock aria-hidden size={18} />}>
              {t('item.frozen')}
              {agencyId === null ? <Corrections snapshotId={assessment.snapshotId} itemId={item.id} /> : null}
              {agencyId === null ? (
                <div>
                  <TextLink
                    to="/assessments/$assessmentId/sign-off"
                    params={{ assessmentId: assessment.id }}
                    search={{ correct: item.id }}
                    size="sm"
                  >
                    {t('item.correct')}
                  </TextLink>
                </div>
              ) : null}
            </Alert>
          )}
          {trouble === null ? null : (
            <StaysInView>
              {trouble.kind === 'conflict' ? (
                <ConflictNotice editor={editor} theirs={trouble.theirs} />
              ) : null}
              {trouble.kind === 'failed' ? (
                <ErrorNotice error={trouble.error} onRetry={editor.flush} />
              ) : null}
            </StaysInView>
          )}
          <AnswerChoices
            lang={langOf(item)}
            ladder={ladder}
            roles={item.roles}
            choice={draft.choice}
            isUnconfirmed={!saved.confirmed}
            readOnly={!isOpen}
            onChoose={choose}
            onType={(choice) => editor.type({ choice })}
            onLeaveWords={editor.flush}
          />
          {falls ? (
            <FallReasonField
              value={draft.fallReason}
              readOnly={!isOpen}
              onChoose={(fallReason) => editor.choose({ fallReason })}
            />
          ) : null}
          <NextStep ladder={ladder} value={now} lang={langOf(item)} />
          <Explanation
            text={draft.text}
            readOnly={!isOpen}
            onType={(text) => editor.type({ text })}
            onLeave={editor.flush}
          />
          <Group gap="xs">
            <Button
              variant="subtle"
              size="xs"
              leftSection={<History aria-hidden size={16} />}
              onClick={() => setShowsHistory(true)}
            >
              {t('history.open')}
            </Button>
            {isOpen && draft.choice.kind !== 'none' ? (
              <Button variant="subtle" size="xs" onClick={clear}>
                {t('item.clear')}
              </Button>
            ) : null}
            <KeyHelp screen="item" />
          </Group>
        </div>
        <div className={styles.beside}>
          {earlierError === null ? null : <ErrorNotice error={earlierError} />}
          {earlier === null ? null : earlier.answers.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('last-year.nothing')}
            </Text>
          ) : (
            earlier.answers.map((answer) => (
              <LastYear
                key={answer.itemId}
                earlier={{ snapshot: earlier.snapshot, answer }}
                itemId={answer.itemId === item.id ? null : answer.itemId}
              />
            ))
          )}
          {isOpen && !saved.confirmed ? (
            <StillTrue
              kind={saved.value.kind === 'none' ? 'none' : mustRead ? 'read' : 'same'}
              busy={confirm.isPending}
              onConfirm={confirmNow}
            />
          ) : null}
          <EvidencePanel
            place={place}
            item={row.item}
            isTranslated={shown.language !== null}
            answer={saved}
            on={assessment.referenceDate}
            readOnly={!isOpen}
          />
          <Telling of={agencyId === null ? [discussion, instruments] : [instruments]}>
            {agencyId === null ? (
              <NationalGround
                assessmentId={assessment.id}
                itemId={item.id}
                national={saved.value}
                readOnly={!isOpen}
              />
            ) : null}
            <LegalBasis refs={legalRefs} member={assessment.state} on={assessment.referenceDate} />
          </Telling>
        </div>
      </div>
      <HistoryDrawer
        place={place}
        readOnly={!isOpen}
        opened={showsHistory}
        onClose={() => setShowsHistory(false)}
      />
    </>
  );
}

/** Out of a field in which words are typed, to the title: the keys of the screen work there, and what leads on is beside it. */
function leaveField({ target }: KeyboardEvent) {
  if (!(target instanceof HTMLTextAreaElement)) return false;
  document.getElementById(PAGE_TITLE_ID)?.scrollIntoView({ block: 'nearest' });
  focusPageTitle();
  return true;
}

/** A level chosen; that practice is ahead of the text is kept while level 1 stays. */
function levelChoice(level: Level, present: Choice): Choice {
  const ahead = present.kind === 'level' && present.level === level && present.practiceAhead;
  return { kind: 'level', level, practiceAhead: ahead };
}

/** Not applicable or not known chosen; words already given stay. */
function otherChoice(kind: 'na' | 'nk', present: Choice): Choice {
  if (present.kind === kind) return present;
  return kind === 'na' ? { kind, reason: '' } : { kind, whoMightKnow: '' };
}

/** The next item, in the order asked and round the end, that is not answered or not confirmed. */
function nextUnanswered(rows: readonly Row[], at: number): Row | undefined {
  const around = [...rows.slice(at + 1), ...rows.slice(0, at)];
  return around.find(({ answer }) => answer.value.kind === 'none' || !answer.confirmed);
}
