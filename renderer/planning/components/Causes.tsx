import { Checkbox, SimpleGrid, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../shared/planning';
import { GAP_CAUSES, type GapCause } from '../../../shared/vocabulary';
import { notifyError } from '../../platform';
import { type StateItem, useMarkGap } from '../queries';

interface CausesProps {
  readonly of: StateItem;
  readonly found: Finding;
  /** Causes most often found here, shown first. */
  readonly usual: readonly GapCause[];
}

/** Why the gap exists: several causes may apply. */
export function Causes({ of, found, usual }: CausesProps) {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const markGap = useMarkGap(of);
  const [text, setText] = useState(found.causeText);
  const ordered = [...usual, ...GAP_CAUSES.filter((cause) => !usual.includes(cause))];
  const save = (causes: GapCause[], causeText: string) =>
    markGap.mutate(
      { causes, causeText, priority: found.priority, rank: found.rank, rankReason: found.rankReason },
      { onError: notifyError },
    );
  return (
    <section aria-labelledby="causes">
      <Title order={2} size="h4" id="causes" mt="md" mb={6}>
        {t('causes.title')}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={6} verticalSpacing={6}>
        {ordered.map((cause) => (
          <Checkbox
            key={cause}
            label={t(`vocabulary:gapCause.${cause}.label`)}
            checked={found.causes.includes(cause)}
            onChange={({ currentTarget }) =>
              save(
                currentTarget.checked
                  ? [...found.causes, cause]
                  : found.causes.filter((each) => each !== cause),
                text,
              )
            }
          />
        ))}
      </SimpleGrid>
      <Textarea
        mt={6}
        label={t('causes.text')}
        rows={2}
        maxLength={2000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={() => {
          if (text !== found.causeText) save([...found.causes], text);
        }}
      />
    </section>
  );
}
