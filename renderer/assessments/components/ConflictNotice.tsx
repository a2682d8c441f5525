import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { GitCompareArrows } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/assessments';
import { contentNow } from '../autosave';
import type { AnswerEditor } from '../use-autosave';
import { AnswerWords } from './AnswerWords';
import styles from './ConflictNotice.module.css';

interface ConflictNoticeProps {
  readonly editor: AnswerEditor;
  readonly theirs: Answer;
}

/** Two people changed one answer: shows both and asks. Nothing is written before a choice. */
export function ConflictNotice({ editor, theirs }: ConflictNoticeProps) {
  const { t } = useTranslation('assessments');
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<GitCompareArrows aria-hidden size={20} />}
      title={t('conflict.title')}
    >
      <Stack gap="xs">
        <Text size="sm">{t('conflict.what')}</Text>
        <div className={styles.both}>
          <section aria-label={t('conflict.mine')}>
            <Text size="sm" fw={600}>
              {t('conflict.mine')}
            </Text>
            <AnswerWords content={contentNow(editor.state)} />
          </section>
          <section aria-label={t('conflict.theirs')}>
            <Text size="sm" fw={600}>
              {t('conflict.theirs')}
            </Text>
            <AnswerWords content={theirs} />
          </section>
        </div>
        <Group gap="xs">
          <Button size="xs" onClick={editor.keepMine}>
            {t('conflict.keep-mine')}
          </Button>
          <Button size="xs" variant="default" onClick={editor.takeTheirs}>
            {t('conflict.take-theirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
