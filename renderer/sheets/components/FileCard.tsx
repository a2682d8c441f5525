import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedStatus } from '../../../shared/assessments';
import { AppError } from '../../../shared/kernel';
import type { Edition } from '../../../shared/questionnaires';
import type { ReadAnswer, ReadFile } from '../../../shared/sheets';
import { memberCode } from '../../../shared/vocabulary';
import { useAssessmentName } from '../../assessments';
import { ErrorNotice, errorWords, notifyDone, reasonSentence, useDates } from '../../platform';
import { TextLink, WholeIds } from '../../ui';
import { lookAgain, useApply, useReadFiles } from '../queries';
import { ConflictChoice } from './ConflictChoice';
import styles from './FileCard.module.css';
import { OfferedAnswers } from './OfferedAnswers';
import { ProblemList } from './ProblemList';
import { UnreadList } from './UnreadList';

interface FileCardProps {
  readonly file: ReadFile;
  readonly assessmentId: string;
  readonly edition: Edition;
}

/** One file that was read: what it brings, what is asked, what is refused. */
export function FileCard({ file, assessmentId, edition }: FileCardProps) {
  const { t } = useTranslation(['sheets', 'ui']);
  const { remove } = useReadFiles();
  const away = (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<X aria-hidden size={14} />}
      onClick={() => remove(file.fileId)}
      aria-label={t('card.away-of', { name: file.name })}
    >
      {t('card.away')}
    </Button>
  );
  const { contents, problem } = file;
  return (
    <section className={styles.card} aria-label={file.name} data-file={file.name}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="xs">
        <div>
          <Title order={2} size="h4">
            <bdi>{file.name}</bdi>
          </Title>
          {contents === null ? null : <FileFacts contents={contents} />}
        </div>
        {away}
      </Group>
      {problem === null ? null : <FileProblem problem={problem} />}
      {contents === null ? null : contents.assessmentId === assessmentId ? (
        <FileAnswers fileId={file.fileId} contents={contents} edition={edition} />
      ) : (
        <Elsewhere contents={contents} />
      )}
    </section>
  );
}

type Contents = NonNullable<ReadFile['contents']>;

/** What a file of another assessment asks for: to be taken in there, and nothing where that is done. */
function Elsewhere({ contents }: { readonly contents: Contents }) {
  const { t } = useTranslation('sheets');
  const { assessmentId, answers, isOlder } = contents;
  const name = useAssessmentName()(assessmentId);
  // An older sheet than one that was taken in already is not taken in there either.
  const waits = !isOlder && answers.some(({ status }) => WAITING.includes(status));
  return (
    <Alert color={waits ? 'yellow' : 'gray'} variant="outline" title={t('card.elsewhere')}>
      {waits ? <Text size="sm">{t('card.elsewhere-why')}</Text> : null}
      {name === null ? null : (
        <TextLink size="sm" to="/assessments/$assessmentId/bring-in" params={{ assessmentId }}>
          {name}
        </TextLink>
      )}
    </Alert>
  );
}

function FileFacts({ contents }: { readonly contents: Contents }) {
  const { t } = useTranslation('sheets');
  const dates = useDates();
  return (
    <Text size="sm">
      <bdi>{contents.agencyName}</bdi>: {t(`came.${contents.form}`)}
      {contents.madeBy === '' ? '' : ` ${t('card.by', { name: contents.madeBy })}`}
      {contents.receivedAt === null
        ? ''
        : ` ${t('card.received', { date: dates.moment(contents.receivedAt) })}`}
    </Text>
  );
}

function FileProblem({ problem }: { readonly problem: NonNullable<ReadFile['problem']> }) {
  const dates = useDates();
  const { t } = useTranslation('vocabulary');
  const { date, state } = problem.data;
  const member = memberCode.safeParse(state);
  const data = {
    ...problem.data,
    ...(typeof date === 'string' ? { date: dates.day(date) } : {}),
    ...(member.success ? { state: t(`member.${member.data}.label`) } : {}),
  };
  const words = errorWords(new AppError(problem.code, data));
  return (
    <Alert color="red" variant="outline" title={words.what} data-problem={problem.code}>
      <Text size="sm">{words.safe}</Text>
      <Text size="sm">{words.next}</Text>
    </Alert>
  );
}

/** What can still be taken in. */
const WAITING: readonly ReceivedStatus[] = ['new', 'changed', 'conflict'];
const SHOWN: readonly ReceivedStatus[] = ['new', 'changed', 'conflict', 'refused', 'kept', 'identical'];

function FileAnswers({
  fileId,
  contents,
  edition,
}: {
  readonly fileId: string;
  readonly contents: Contents;
  readonly edition: Edition;
}) {
  const { t } = useTranslation('sheets');
  const apply = useApply();
  const { files, put } = useReadFiles();
  const [unticked, setUnticked] = useState<ReadonlySet<string> | null>(null);
  const [choices, setChoices] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const of = (status: ReceivedStatus) => contents.answers.filter((answer) => answer.status === status);
  const offered = [...of('new'), ...of('changed')];
  // What was saved later and taken in already is not undone by a file that somebody only opened once more.
  const isEarlier = contents.before?.isLater === true;
  const left = unticked ?? new Set(isEarlier ? of('changed').flatMap(({ itemId }) => itemId ?? []) : []);
  const conflicts = of('conflict');
  const refused = of('refused');
  const topicOf = (itemId: string | null) => edition.items.find(({ id }) => id === itemId)?.topic ?? '';
  const wanted = offered.flatMap(({ itemId }) => (itemId === null || left.has(itemId) ? [] : itemId));
  const decided = conflicts.filter(({ itemId }) => itemId !== null && choices[itemId] !== undefined);
  const count = wanted.length + decided.length;
  const canApply = count > 0 && !contents.isOlder;

  const take = () =>
    apply.mutate(
      { fileId, choice: { itemIds: wanted, conflicts: { ...choices } } },
      {
        onSuccess: async (receipt) => {
          notifyDone(t('card.done', { count: receipt.lines.filter(({ taken }) => taken).length }));
          setChoices({});
          // Other files of the same agency may bring less now.
          for (const one of files)
            if (one.contents !== null) put(await lookAgain(one.fileId).catch(() => one));
        },
      },
    );

  return (
    <Stack gap="sm">
      <ul className={styles.counts} aria-label={t('card.counts')}>
        {SHOWN.map((status) => {
          const { length } = of(status);
          return length === 0 ? null : (
            <li key={status} data-count={status}>
              <b>{length}</b> {t(`status.${status}`)}
            </li>
          );
        })}
        {contents.answers.length === 0 ? <li>{t('card.nothing')}</li> : null}
      </ul>
      {contents.isOlder ? (
        <Alert color="yellow" variant="outline" title={t('card.older')}>
          <Text size="sm">{t('card.older-why')}</Text>
        </Alert>
      ) : null}
      {contents.before === null || of('changed').length + conflicts.length === 0 ? null : (
        <CameBefore before={contents.before} />
      )}
      {contents.gone.length === 0 ? null : (
        <Alert
          color="yellow"
          variant="outline"
          title={t('card.gone', { count: contents.gone.length })}
          data-gone
        >
          <Text size="sm">
            <WholeIds>{t('card.gone-why', { items: contents.gone.join(', ') })}</WholeIds>
          </Text>
        </Alert>
      )}
      {contents.copies.length === 0 ? null : (
        <Alert color="yellow" variant="outline" title={t('card.copies')} data-copies>
          <Text size="sm">{t('card.copies-why', { sheets: contents.copies.join(', ') })}</Text>
        </Alert>
      )}
      {contents.unread.length === 0 ? null : (
        <Alert color="yellow" variant="outline" title={t('unread.title')}>
          <Text size="sm">{t('unread.why')}</Text>
          <UnreadList unread={contents.unread} />
        </Alert>
      )}
      {refused.length === 0 ? null : <Refused answers={refused} topicOf={topicOf} />}
      {conflicts.map((answer) => (
        <ConflictChoice
          key={answer.itemId}
          answer={answer}
          topic={topicOf(answer.itemId)}
          chosen={choices[answer.itemId ?? ''] ?? null}
          onChoose={(side) => setChoices({ ...choices, [answer.itemId ?? '']: side })}
        />
      ))}
      {offered.length === 0 ? null : (
        <OfferedAnswers
          answers={offered}
          topicOf={topicOf}
          left={left}
          onLeave={(itemId, isLeft) => {
            const next = new Set(left);
            if (isLeft) next.add(itemId);
            else next.delete(itemId);
            setUnticked(next);
          }}
        />
      )}
      {apply.isError ? <ErrorNotice error={apply.error} /> : null}
      {offered.length + conflicts.length === 0 ? null : (
        <Group gap="sm">
          <Button
            leftSection={<Check aria-hidden size={16} />}
            disabled={!canApply}
            loading={apply.isPending}
            onClick={take}
          >
            {t('card.take', { count })}
          </Button>
          {conflicts.length > decided.length ? (
            <Text size="sm">{t('card.undecided', { count: conflicts.length - decided.length })}</Text>
          ) : null}
        </Group>
      )}
    </Stack>
  );
}

function CameBefore({ before }: { readonly before: NonNullable<Contents['before']> }) {
  const { t } = useTranslation('sheets');
  const dates = useDates();
  const which = before.isLater ? 'before-later' : 'before';
  const given = { name: before.fileName, date: dates.moment(before.at) };
  return (
    <Alert color="yellow" variant="outline" title={t(`card.${which}`)} data-before={which}>
      <Text size="sm">{t(`card.${which}-why`, given)}</Text>
    </Alert>
  );
}

function Refused({
  answers,
  topicOf,
}: {
  readonly answers: readonly ReadAnswer[];
  readonly topicOf: (itemId: string | null) => string;
}) {
  const { t } = useTranslation('sheets');
  return (
    <section className={styles.refused} aria-label={t('card.refused')} data-refused>
      <Text size="sm" fw={600}>
        {t('card.refused')}
      </Text>
      {answers.map(({ itemId, code, problems }, at) => (
        // A refused answer may not even name an item.
        <div key={itemId ?? at}>
          <Text size="sm">
            <b>{itemId}</b> {topicOf(itemId)}
          </Text>
          {code === null ? (
            <ProblemList problems={problems} />
          ) : (
            <Text size="sm">{reasonSentence(code, { item: itemId })}</Text>
          )}
        </div>
      ))}
    </section>
  );
}
