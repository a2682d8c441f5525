import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type LibraryDocument, reviewStateOf } from '../../../shared/library';
import { useToday } from '../../platform';
import { DayInput, isUnfitDay, SaveState, StatusBadge } from '../../ui';
import { useAutosave } from '../fields/use-autosave';
import { useSetReview } from './queries';
import { useCheckedToday } from './use-checked-today';
import styles from './works.module.css';

const TONE = { due: 'care', soon: 'care', never: 'plain', later: 'good' } as const;

/** When the document was last checked, by whom, and when it is to be checked again. */
export function ReviewPart({ document }: { readonly document: LibraryDocument }) {
  const { t } = useTranslation('works');
  const set = useSetReview();
  const { check, busy } = useCheckedToday();
  const { review } = document;
  const save = (changes: Partial<LibraryDocument['review']>) =>
    set.mutateAsync({ documentId: document.id, changes });
  const checkedOn = useAutosave(
    review.checkedOn ?? '',
    (day) => save({ checkedOn: day || null }),
    isUnfitDay,
  );
  const reviewBy = useAutosave(review.reviewBy ?? '', (day) => save({ reviewBy: day || null }), isUnfitDay);
  const checkedBy = useAutosave(review.checkedBy ?? '', (name) => save({ checkedBy: name.trim() || null }));
  const state = reviewStateOf(review, useToday());
  return (
    <section aria-labelledby="review" className={styles['part']}>
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={2} size="h3" id="review">
          {t('review.title')}
        </Title>
        <StatusBadge tone={TONE[state]}>{t(`review.state.${state}`)}</StatusBadge>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t('review.what')}
      </Text>
      <Button size="xs" mb="sm" loading={busy} onClick={() => check(document)}>
        {t('review.checked-today')}
      </Button>
      <DayInput
        label={t('review.checked-on')}
        value={checkedOn.draft}
        onDay={checkedOn.change}
        onBlur={checkedOn.flush}
      />
      <SaveState state={checkedOn.saving} />
      <TextInput
        label={t('review.checked-by')}
        value={checkedBy.draft}
        maxLength={200}
        onChange={(event) => checkedBy.change(event.currentTarget.value)}
        onBlur={checkedBy.flush}
      />
      <SaveState state={checkedBy.saving} />
      <DayInput
        label={t('review.review-by')}
        value={reviewBy.draft}
        onDay={reviewBy.change}
        onBlur={reviewBy.flush}
      />
      <SaveState state={reviewBy.saving} />
    </section>
  );
}
