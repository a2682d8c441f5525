import { Button, Group, Text, Title } from '@mantine/core';
import { Search, Trash2, Undo2 } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, type Citation, hasEvidence } from '../../../shared/assessments';
import type { Item } from '../../../shared/questionnaires';
import { notifyError } from '../../platform';
import { ButtonLink, TextLink } from '../../ui';
import type { Place } from '../autosave-book';
import { useEvidenceWeights } from '../evidence-weights';
import { useCite, useRemoveCitation } from '../queries';
import { ChangedMark } from './ChangedMark';
import { CitationList } from './CitationList';
import { EvidenceFaults } from './EvidenceFaults';
import styles from './EvidencePanel.module.css';
import { HeldEvidenceList } from './HeldEvidence';
import { SecondReader } from './SecondReader';

interface EvidencePanelProps {
  readonly place: Place;
  /** As the edition words it: texts are looked for by these words. */
  readonly item: Item;
  /** It is read in another language than English. */
  readonly isTranslated: boolean;
  readonly answer: Answer;
  /** Day for which the answers are given. */
  readonly on: string;
  readonly readOnly: boolean;
}

/** The passages that support the answer, and the way to find more. A removal can be taken back. */
export const EvidencePanel = memo(function EvidencePanel(props: EvidencePanelProps) {
  const { place, item, isTranslated, answer, on, readOnly } = props;
  const { t } = useTranslation(['assessments', 'vocabulary']);
  const remove = useRemoveCitation(place);
  const cite = useCite(place);
  const [removed, setRemoved] = useState<Citation | null>(null);
  const weights = useEvidenceWeights(answer, on);
  const address = [
    place.assessmentId,
    place.itemId,
    ...(place.agencyId === null ? [] : [place.agencyId]),
  ].join(':');

  const removeNow = (citation: Citation) =>
    remove.mutate(citation.id, { onSuccess: () => setRemoved(citation), onError: notifyError });
  const putBack = (citation: Citation) => {
    const { id: _id, createdAt: _at, documentTitle: _title, ...passage } = citation;
    cite.mutate(passage, { onSuccess: () => setRemoved(null), onError: notifyError });
  };

  return (
    <section aria-labelledby="evidence">
      <Group justify="space-between" gap="xs" align="flex-start">
        <Title order={2} size="h4" id="evidence">
          {t('evidence.title', { count: answer.citations.length + answer.held.length })}
        </Title>
        {readOnly ? null : (
          <ButtonLink
            to="/search"
            // All words must stand on one page: whole topics found nothing in 72 real laws and reports, themes nearly always.
            // They are English: who reads in another language has laws in it too, which the terms of the glossary find.
            search={{ q: item.theme, cite: address, ...(isTranslated ? { also: true } : {}) }}
            size="xs"
            variant="default"
            leftSection={<Search aria-hidden size={16} />}
            className={styles.find ?? ''}
          >
            {t('evidence.find')}
          </ButtonLink>
        )}
      </Group>
      {hasEvidence(answer) ? null : <Text size="sm">{t('evidence.none')}</Text>}
      {readOnly || weights?.supported == null ? null : (
        <Text size="sm">
          {weights.supported === weights.supportedOnceRead
            ? t('evidence.supports', { level: weights.supported })
            : t('evidence.supports-read', { level: weights.supported, read: weights.supportedOnceRead })}
        </Text>
      )}
      <CitationList
        citations={answer.citations}
        label={t('evidence.list')}
        cite={address}
        on={on}
        actions={(citation, describedBy) => (
          <Group gap="xs">
            {readOnly ? null : <EvidenceFaults faults={weights?.faultsOf(citation.id)} on={on} />}
            {readOnly ? null : (
              <ChangedMark assessmentId={place.assessmentId} itemId={place.itemId} citationId={citation.id} />
            )}
            <SecondReader
              place={place}
              answer={answer}
              evidenceId={citation.id}
              describedBy={describedBy}
              readOnly={readOnly}
            />
            {readOnly ? null : (
              <Button
                variant="subtle"
                color="gray"
                size="compact-xs"
                leftSection={<Trash2 aria-hidden size={14} />}
                aria-describedby={describedBy}
                loading={remove.isPending && remove.variables === citation.id}
                onClick={() => removeNow(citation)}
              >
                {t('evidence.remove')}
              </Button>
            )}
          </Group>
        )}
      />
      <HeldEvidenceList
        {...{ place, answer, readOnly }}
        faults={(evidence) =>
          readOnly ? null : <EvidenceFaults faults={weights?.faultsOf(evidence.id)} on={on} />
        }
      />
      <div role="status" aria-live="polite">
        {removed === null ? null : (
          <Group gap="xs" className={styles.removed}>
            <Text size="sm">{t('evidence.removed')}</Text>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<Undo2 aria-hidden size={14} />}
              loading={cite.isPending}
              onClick={() => putBack(removed)}
            >
              {t('evidence.put-back')}
            </Button>
          </Group>
        )}
      </div>
      <Text size="xs" c="dimmed">
        {t('evidence.usual', {
          kinds: item.evidence.map((type) => t(`vocabulary:documentType.${type}.label`)).join('; '),
        })}
      </Text>
      {place.agencyId === null ? (
        <TextLink
          to="/gaps/$assessmentId/$itemId"
          params={{ assessmentId: place.assessmentId, itemId: place.itemId }}
          size="sm"
        >
          {t('evidence.help')}
        </TextLink>
      ) : null}
    </section>
  );
});
