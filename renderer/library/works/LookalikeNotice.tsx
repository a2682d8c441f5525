import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lookalike, LookalikeDecision } from '../../../shared/library';
import { notifyError, offerUndo } from '../../platform';
import { InLanguage, TextLink } from '../../ui';
import { useSenders } from '../queries';
import { useTrash } from '../use-trash';
import { useDecideLookalike } from './queries';
import { useJoinedNotice } from './use-joined-notice';

/** Two documents whose texts are the same or nearly so, and what can be decided about them. */
export function LookalikeNotice({
  pair,
  here,
}: {
  readonly pair: Lookalike;
  /** The document whose screen this is; null where both are elsewhere. */
  readonly here: string | null;
}) {
  const { t } = useTranslation(['works', 'library']);
  const decide = useDecideLookalike();
  const joined = useJoinedNotice();
  const senderOf = useSenders();
  const { one, other, later, earlier } = pair;
  const askAgain = () => decide.mutateAsync({ one, other, decision: null });
  const name = later.title === earlier.title ? later.sourceName : later.title;
  const percent = Math.floor(pair.likeness * 100);
  const trash = useTrash({ goesBack: here === later.documentId });
  const take = (decision: LookalikeDecision) =>
    decide.mutate(
      { one, other, decision },
      {
        onSuccess: () => {
          if (decision !== 'apart')
            return joined({
              documentId: later.documentId,
              into: earlier.documentId,
              title: earlier.title,
              afterwards: askAgain,
            });
          offerUndo({
            id: `apart-${one}-${other}`,
            message: t('alike.kept-apart'),
            undo: askAgain,
          });
        },
        onError: notifyError,
      },
    );
  /** What tells a side from the other: the name of its file where both have one title, and whose pack it came in. */
  const told = ({ sha256, sourceName }: Lookalike['later'], withFile: boolean) => {
    const sender = senderOf.get(sha256);
    const facts = [
      ...(withFile ? [sourceName] : []),
      ...(sender === undefined ? [] : [t('library:came-by.pack', { sender })]),
    ];
    return facts.length === 0 ? null : (
      <>
        {' '}
        <bdi>({facts.join(' · ')})</bdi>
      </>
    );
  };
  const named = (side: Lookalike['later'], words: string) => (
    <>
      {words}
      {told(side, false)}
    </>
  );
  const link = (side: Lookalike['later']) => (
    <>
      <TextLink to="/library/$documentId" params={{ documentId: side.documentId }} size="sm" inherit>
        <InLanguage code={side.language}>{side.title}</InLanguage>
      </TextLink>
      {told(side, later.title === earlier.title)}
    </>
  );
  return (
    <Alert color="blue" p="xs" mb="xs" data-lookalike={later.documentId}>
      <Stack gap={6}>
        <Text size="sm" component="div">
          {here === later.documentId ? named(later, t('alike.this')) : link(later)}{' '}
          {t(pair.isCopy ? 'alike.same-as' : 'alike.looks-like')}{' '}
          {here === earlier.documentId ? named(earlier, t('alike.of-this')) : link(earlier)}
          {pair.isCopy ? t('alike.copy', { name }) : ` ${t('alike.percent', { percent })}`}
        </Text>
        <Group gap="xs">
          {pair.isCopy ? (
            <Button
              size="xs"
              variant="default"
              disabled={trash.busy}
              onClick={() => trash.remove(later.documentId, later.title)}
            >
              {t('alike.to-trash')}
            </Button>
          ) : null}
          <Button size="xs" variant="default" disabled={decide.isPending} onClick={() => take('version')}>
            {t('alike.version')}
          </Button>
          {pair.isCopy ? null : (
            <Button
              size="xs"
              variant="default"
              disabled={decide.isPending}
              onClick={() => take('translation')}
            >
              {t('alike.translation')}
            </Button>
          )}
          <Button size="xs" variant="default" disabled={decide.isPending} onClick={() => take('apart')}>
            {t('alike.apart')}
          </Button>
          <TextLink
            to="/texts/$before/$after"
            params={{ before: earlier.versionId, after: later.versionId }}
            size="sm"
          >
            {t('alike.compare')}
          </TextLink>
        </Group>
        {trash.dialog}
      </Stack>
    </Alert>
  );
}
