import { z } from 'zod';
import { safetyWork } from '../backup';
import { uuid } from '../kernel';
import { importSummary, readingSummary } from '../library';

/**
 * What the program announces to its windows. Events say that something has changed; they never carry the change itself
 * (except the progress of long work), so a window that missed one is out of date but never wrong for long.
 */
export const appEvent = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('library.changed'), ids: z.array(uuid) }),
  z.strictObject({ name: z.literal('library.import-progressed'), summary: importSummary }),
  z.strictObject({ name: z.literal('questionnaires.changed') }),
  /** Highlights, notes or printed page numbers. */
  z.strictObject({ name: z.literal('reader.changed') }),
  /** Many things were changed at once, or such a change was taken back. */
  z.strictObject({ name: z.literal('changes.changed') }),
  /** A page that is a picture was read, or the reading of a file was begun, stopped or ended. */
  z.strictObject({ name: z.literal('library.reading-progressed'), summary: readingSummary }),
  z.strictObject({ name: z.literal('search.changed') }),
  z.strictObject({ name: z.literal('agencies.changed'), ids: z.array(uuid) }),
  /** Terms, or the matters they stand for. */
  z.strictObject({ name: z.literal('glossary.changed') }),
  z.strictObject({ name: z.literal('saved-searches.changed') }),
  z.strictObject({ name: z.literal('assessments.changed'), ids: z.array(uuid) }),
  z.strictObject({ name: z.literal('settings.changed') }),
  /** Something was decided about what rests on a text that changed. */
  z.strictObject({ name: z.literal('reliance.changed') }),
  /** A request was sent, or answers to one were taken in. */
  z.strictObject({ name: z.literal('sheets.changed') }),
  /** What a treaty is for a State. */
  z.strictObject({ name: z.literal('instruments.changed') }),
  z.strictObject({ name: z.literal('planning.changed') }),
  /** Why answers differ was recorded, or whose levels may be seen. */
  z.strictObject({ name: z.literal('comparison.changed') }),
  z.strictObject({ name: z.literal('topics.changed') }),
  /** Results were imported from a table, or an import was taken back. */
  z.strictObject({ name: z.literal('tables.changed') }),
  /** Packs that came in, went out or were taken back, or what is known of a sender. */
  z.strictObject({ name: z.literal('exchange.changed') }),
  /** A pack was opened from outside, such as by a double click, and waits to be looked into. */
  z.strictObject({ name: z.literal('exchange.pack-given') }),
  z.strictObject({ name: z.literal('backup.changed') }),
  /** A backup was put back, told to the window that was loaded anew after it. */
  z.strictObject({ name: z.literal('backup.restored') }),
  /** A window that hung over a print was ended, told to the one that was loaded in its place. */
  z.strictObject({ name: z.literal('reports.not-printed'), minutes: z.number().int() }),
  z.strictObject({ name: z.literal('backup.progressed'), work: safetyWork }),
  /** A background process ended unexpectedly and was started again; nothing saved is lost. */
  z.strictObject({
    name: z.literal('workspace.process-restarted'),
    process: z.enum(['data', 'search', 'job']),
  }),
  /** Somebody was asked before the window closed, and stays. */
  z.strictObject({ name: z.literal('workspace.stays') }),
  /** The computer is shut down or the user logs off. */
  z.strictObject({ name: z.literal('workspace.session-ends') }),
]);
export type AppEvent = z.infer<typeof appEvent>;
