import type { Clock } from '../../shared/kernel';
import {
  betterGuesses,
  type CatalogueField,
  guessCatalogue,
  type LibraryDocument,
} from '../../shared/library';
import { appendHistory, type Db, listHistory } from '../database';
import { THE_PROGRAM } from '../settings';
import { bikramToIso } from './bikram-days';
import { asHistoryText, GUESSED, guessedText } from './history-text';
import { listReadingsInUse } from './ocr-repository';
import { findDocument, findFileFacts, updateDocument } from './repository';

/** Pages whose words a guess is made from, as when a file with text of its own is brought in. */
export const PAGES_GUESSED_FROM = 4;

export interface GuessingAgain {
  readonly db: Db;
  readonly clock: Clock;
}

/**
 * Guesses the catalogue of a document anew from words that were read from its pictures. What a person said or confirmed stays, and so does
 * everything when its first page was not read. Gives the document as it is then, or null when nothing changed.
 */
export function guessFromReading(
  { db, clock }: GuessingAgain,
  document: LibraryDocument,
  sha256: string,
): LibraryDocument | null {
  const [text] = document.versions;
  // The catalogue is that of the work; only its first text speaks for it. Where all is confirmed, somebody has looked.
  if (text?.file.sha256 !== sha256 || document.guessed.length === 0) return null;
  const pages = Array.from({ length: PAGES_GUESSED_FROM }, (_, at) => at + 1);
  const readings = listReadingsInUse(db, sha256, pages);
  if ((readings.get(1)?.text ?? '') === '') return null;
  const guess = guessCatalogue({
    sourceName: text.file.sourceName,
    firstPagesText: pages.map((page) => readings.get(page)?.text ?? '').join('\n\f'),
    facts: findFileFacts(db, sha256),
    bikramToIso,
  });
  const changedBefore = new Set(listHistory(db, 'document', document.id).map(({ field }) => field));
  const changes = betterGuesses(document, guess, (field) => changedBefore.has(field));
  const fields = Object.keys(changes) as CatalogueField[];
  if (fields.length === 0) return null;
  const at = clock();
  const of = { at, actor: THE_PROGRAM, entity: 'document', entityId: document.id } as const;
  const guessed = [...new Set([...document.guessed, ...fields])];
  db.transaction(() => {
    updateDocument(db, document.id, changes, guessed, at);
    for (const field of fields) {
      const [before, after] = [asHistoryText(document[field]), asHistoryText(changes[field] ?? null)];
      appendHistory(db, { ...of, field, before, after });
    }
    // Whoever takes it back has no guess left where there was nothing.
    if (guessed.length > document.guessed.length) {
      const [before, after] = [guessedText(document.guessed), guessedText(guessed)];
      appendHistory(db, { ...of, field: GUESSED, before, after });
    }
  });
  return findDocument(db, document.id) ?? null;
}
