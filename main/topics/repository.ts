import type { TopicNote } from '../../shared/topics';
import type { TopicId } from '../../shared/vocabulary';
import type { Db } from '../database';

const COLUMNS = ['topic_id', 'text', 'updated_at', 'updated_by'] as const;

function toNote(row: { topic_id: string; text: string; updated_at: string; updated_by: string }): TopicNote {
  return {
    topicId: row.topic_id as TopicId,
    text: row.text,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

export function listTopicNotes(db: Db): TopicNote[] {
  return db.all(db.build.selectFrom('topic_notes').select(COLUMNS).orderBy('topic_id')).map(toNote);
}

export function findTopicNote(db: Db, topicId: TopicId): TopicNote | undefined {
  const row = db.first(db.build.selectFrom('topic_notes').select(COLUMNS).where('topic_id', '=', topicId));
  return row && toNote(row);
}

export function putTopicNote(db: Db, note: TopicNote): void {
  const values = { text: note.text, updated_at: note.updatedAt, updated_by: note.updatedBy };
  db.run(
    db.build
      .insertInto('topic_notes')
      .values({ topic_id: note.topicId, ...values })
      .onConflict((conflict) => conflict.column('topic_id').doUpdateSet(values)),
  );
}

export function dropTopicNote(db: Db, topicId: TopicId): void {
  db.run(db.build.deleteFrom('topic_notes').where('topic_id', '=', topicId));
}
