import type { AppEvent } from '../../shared/app';
import type { Clock } from '../../shared/kernel';
import type { TopicNote } from '../../shared/topics';
import type { TopicId } from '../../shared/vocabulary';
import { appendHistory, type Db, type Undoer } from '../database';
import { dropTopicNote, findTopicNote, listTopicNotes, putTopicNote } from './repository';

export interface TopicNotesDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
}

export interface TopicNotes {
  list(): readonly TopicNote[];
  /** Writes the note of a topic, or takes it away when the text is empty. The same text again changes nothing. */
  save(topicId: TopicId, text: string): TopicNote | null;
  /** How what was written is taken back. */
  readonly undoer: Undoer;
}

/** What the users of a workspace wrote on topics. */
export function createTopicNotes({ db, clock, actor, announce }: TopicNotesDependencies): TopicNotes {
  return {
    list: () => listTopicNotes(db),
    save(topicId, text) {
      const kept = text.trim() === '' ? '' : text;
      const isChanged = db.transaction(() => {
        const before = findTopicNote(db, topicId);
        if ((before?.text ?? '') === kept) return false;
        const at = clock();
        const updatedBy = actor();
        if (kept === '') dropTopicNote(db, topicId);
        else putTopicNote(db, { topicId, text: kept, updatedAt: at, updatedBy });
        appendHistory(db, {
          at,
          actor: updatedBy,
          entity: 'topic',
          entityId: topicId,
          field: 'note',
          before: before?.text ?? null,
          after: kept === '' ? null : kept,
        });
        return true;
      });
      if (isChanged) announce({ name: 'topics.changed' });
      return findTopicNote(db, topicId) ?? null;
    },
    undoer: {
      takes: ({ field }) => field === 'note',
      putBack: (id, changes, at) => {
        const topicId = id as TopicId;
        const [change] = changes;
        const now = findTopicNote(db, topicId)?.text ?? null;
        const text = change?.before ?? null;
        if (text === null) dropTopicNote(db, topicId);
        else putTopicNote(db, { topicId, text, updatedAt: at, updatedBy: actor() });
        return [{ field: 'note', before: now, after: text }];
      },
      nameOf: (id) => id,
      onUndone: () => announce({ name: 'topics.changed' }),
    },
  };
}
