import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NOTE_LENGTH, type TopicNote } from '../../../shared/topics';
import type { TopicId } from '../../../shared/vocabulary';
import { useAutosave } from '../../library';
import { Telling, useDates } from '../../platform';
import { SaveState } from '../../ui';
import { useSaveNote, useTopicNotes } from '../queries';

/** What the users of this workspace add to a topic, kept by itself while they type. */
export function OwnNote({ topic }: { readonly topic: TopicId }) {
  const notes = useTopicNotes();
  const failed = <Telling of={[notes]} />;
  if (notes.data === undefined) return failed;
  return (
    <>
      {failed}
      <Writing topic={topic} note={notes.data.find(({ topicId }) => topicId === topic)} />
    </>
  );
}

function Writing({ topic, note }: { readonly topic: TopicId; readonly note: TopicNote | undefined }) {
  const { t } = useTranslation('topics');
  const dates = useDates();
  const save = useSaveNote(topic);
  const { draft, change, flush, saving } = useAutosave(note?.text ?? '', (text) => save.mutateAsync(text));
  return (
    <section>
      <Textarea
        id="note"
        label={t('note.title')}
        labelProps={{ fz: 'md', fw: 600 }}
        description={
          note === undefined
            ? t('note.what')
            : t('note.last', { name: note.updatedBy, date: dates.dayOf(note.updatedAt) })
        }
        rows={5}
        resize="vertical"
        maxLength={NOTE_LENGTH}
        value={draft}
        onChange={({ currentTarget }) => change(currentTarget.value)}
        onBlur={flush}
      />
      <SaveState state={saving} />
    </section>
  );
}
