import { Alert, Button, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ClipboardCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnswerProposal } from '../../../shared/planning';
import { markedValue } from '../../assessments';
import { notifyDone, notifyError } from '../../platform';
import { LevelMark, TextLink } from '../../ui';
import { useAnswerStays, useCiteWhole } from '../queries';
import styles from '../screens/Gap.module.css';

/** Finished actions whose items still have the answers from before. Nothing changes without a click. */
export function Proposals({ proposals }: { readonly proposals: readonly AnswerProposal[] }) {
  const { t } = useTranslation('planning');
  const navigate = useNavigate();
  const cite = useCiteWhole();
  const stays = useAnswerStays();
  if (proposals.length === 0) return null;
  const open = ({ assessmentId, itemId }: AnswerProposal) =>
    void navigate({ to: '/assessments/$assessmentId/$itemId', params: { assessmentId, itemId } });
  const citeAndOpen = (proposal: AnswerProposal) => {
    const { assessmentId, itemId, title, document } = proposal;
    if (document === null) return;
    cite.mutate(
      { assessmentId, itemId, versionId: document.versionId, note: title },
      { whileHere: () => open(proposal), onError: notifyError },
    );
  };
  return (
    <Alert
      color="blue"
      p="xs"
      my="xs"
      icon={<ClipboardCheck aria-hidden size={18} />}
      role="note"
      aria-label={t('propose.label')}
    >
      <Text size="sm" fw={600}>
        {t('propose.count', { count: proposals.length })}
      </Text>
      <ul className={styles.plain}>
        {proposals.map((each) => (
          <li key={`${each.actionId} ${each.itemId}`} style={{ overflowWrap: 'anywhere' }}>
            <Text size="sm">{t('propose.finished', { title: each.title })}</Text>
            {each.document === null ? null : (
              <TextLink to="/library/$documentId" params={{ documentId: each.document.documentId }} size="sm">
                <bdi>{each.document.title}</bdi>
              </TextLink>
            )}
            {each.found === '' ? null : <Text size="sm">{t('propose.found', { found: each.found })}</Text>}
            {each.indicator === '' ? null : (
              <Text size="sm">{t('action.indicator-short', { indicator: each.indicator })}</Text>
            )}
            <Group gap={6}>
              <Text size="sm">
                {each.toLevel === null
                  ? t('propose.still', { item: each.itemId })
                  : t('propose.still-below', { item: each.itemId, level: each.toLevel })}
              </Text>
              <LevelMark value={markedValue(each.value)} />
            </Group>
            <Group gap="xs" mt={4}>
              {each.document === null || each.document.isCited ? (
                <Button size="compact-sm" variant="default" onClick={() => open(each)}>
                  {t('propose.open', { item: each.itemId })}
                </Button>
              ) : (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={cite.isPending}
                  onClick={() => citeAndOpen(each)}
                >
                  {t('propose.cite', { item: each.itemId })}
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="subtle"
                loading={stays.isPending}
                aria-label={t('propose.stays-named', { title: each.title })}
                onClick={() =>
                  stays.mutate(each, {
                    onSuccess: () => notifyDone(t('propose.kept', { item: each.itemId })),
                    onError: notifyError,
                  })
                }
              >
                {t('propose.stays')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
