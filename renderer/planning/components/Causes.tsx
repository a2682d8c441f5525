import { Checkbox, SimpleGrid, Textarea, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../shared/planning';
import { GAP_CAUSES, type GapCause } from '../../../shared/vocabulary';
import { useAutosave } from '../../library';
import { SaveState } from '../../ui';
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
  const markGap = useMarkGap(of, found);
  const ordered = [...usual, ...GAP_CAUSES.filter((cause) => !usual.includes(cause))];
  const kept = useMemo(() => ({ causes: found.causes, causeText: found.causeText }), [found]);
  const { draft, change, flush, saving } = useAutosave(kept, ({ causes, causeText }) =>
    markGap.mutateAsync({ causes: [...causes], causeText }),
  );
  const { causes } = draft;
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
            checked={causes.includes(cause)}
            onChange={({ currentTarget }) =>
              change(
                {
                  ...draft,
                  causes: currentTarget.checked
                    ? [...causes, cause]
                    : causes.filter((each) => each !== cause),
                },
                'once',
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
        value={draft.causeText}
        onChange={({ currentTarget }) => change({ ...draft, causeText: currentTarget.value })}
        onBlur={flush}
      />
      <SaveState state={saving} />
    </section>
  );
}
