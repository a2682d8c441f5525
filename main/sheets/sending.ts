import { rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError, canonicalJson, isAppError } from '../../shared/kernel';
import { layOutWorkbook, type SheetForm } from '../../shared/sheets';
import type { LanguageCode } from '../../shared/vocabulary';
import { appendHistory } from '../database';
import { writeWorkbook } from '../platform';
import { buildSheet, editionOf, scaleOf, type YearsBefore } from './build-sheet';
import type { SheetsDependencies } from './dependencies';
import { writeNew } from './files';
import { renderPage } from './page';
import { insertRequest, listRequests } from './repository';

export interface SendInput {
  readonly assessmentId: string;
  readonly dueOn: string | null;
  /** The language of the files. */
  readonly language: LanguageCode;
  readonly wishes: readonly { readonly agencyId: string; readonly form: SheetForm }[];
  /** Whom the agency may ask. */
  readonly contact: string;
  /** Where the files go; null when none is to be made. */
  readonly folder: string | null;
}

/** What became of one wish. */
export interface Sent {
  readonly agencyId: string;
  readonly fileName: string | null;
  /** Why nothing was sent, null where it was. */
  readonly problem: {
    readonly code: string;
    readonly data: Readonly<Record<string, string | number>>;
  } | null;
}

/** Makes the files of requests and remembers what was sent. */
export function createSending(dependencies: SheetsDependencies) {
  const { db, clock, newId, assessments, agencies, editions, inWords } = dependencies;
  const { actor, announce, words: load } = dependencies;

  const sendOne = async (
    { assessmentId, dueOn, contact, folder, language }: SendInput,
    { agencyId, form }: SendInput['wishes'][number],
    years: YearsBefore,
  ): Promise<string | null> => {
    const words = await load(language);
    const earlier = listRequests(db, assessmentId).filter((one) => one.agencyId === agencyId);
    const received = assessments
      .listReceipts(assessmentId)
      .filter((one) => one.agencyId === agencyId)
      .map(({ documentVersion }) => documentVersion);
    const number = 1 + Math.max(0, ...earlier.map((one) => one.number), ...received);
    const requestId = newId();
    const sheet = await buildSheet(
      dependencies,
      { assessmentId, agencyId, requestId, number, dueOn, madeBy: contact },
      words,
      years,
    );
    const scale = scaleOf(inWords(editionOf(editions, sheet.head), words.code));
    const name = `${agencies.find(agencyId)?.shortName ?? ''} ${sheet.head.referenceDate}`;
    let fileName: string | null = null;
    if (form === 'excel' && folder !== null) {
      const bytes = await writeWorkbook(layOutWorkbook(sheet, scale, words.file));
      fileName = await writeNew(folder, name, 'xlsx', bytes);
    } else if (form === 'html' && folder !== null) {
      const page = renderPage({ sheet, scale, words, parts: await dependencies.page() });
      fileName = await writeNew(folder, name, 'html', page);
    }
    const remember = () => {
      if (assessments.get(assessmentId).status === 'frozen') throw new AppError('assessments.frozen');
      const sentAt = clock();
      insertRequest(db, {
        ...{ id: requestId, assessmentId, agencyId, number, form, sentAt, sentBy: actor(), dueOn },
        ...{ fileName, items: sheet.items.length },
      });
      appendHistory(db, {
        at: sentAt,
        actor: actor(),
        entity: 'sheet-request',
        entityId: requestId,
        field: 'sent',
        before: null,
        after: canonicalJson({ assessmentId, agencyId, form, dueOn, fileName, language: words.code }),
      });
      if (dueOn !== null) assessments.setDueDate(assessmentId, agencyId, dueOn);
    };
    try {
      db.transaction(remember);
    } catch (cause) {
      // A file that nobody remembers would be sent, and nobody could say to whom.
      if (folder !== null && fileName !== null) await rm(path.join(folder, fileName), { force: true });
      throw cause;
    }
    return fileName;
  };

  return {
    /**
     * Makes the files one after the other and remembers each that was made. One that cannot be made does not stop the others.
     *
     * @throws AppError `assessments.not-found`, `sheets.words-damaged`.
     */
    send: async (input: SendInput): Promise<Sent[]> => {
      assessments.participation(input.assessmentId);
      const sent: Sent[] = [];
      const years: YearsBefore = new Map();
      for (const wish of input.wishes) {
        try {
          sent.push({ agencyId: wish.agencyId, fileName: await sendOne(input, wish, years), problem: null });
        } catch (cause) {
          if (!isAppError(cause)) throw cause;
          const data = cause.data as Record<string, string | number>;
          sent.push({ agencyId: wish.agencyId, fileName: null, problem: { code: cause.code, data } });
        }
      }
      announce({ name: 'sheets.changed' });
      return sent;
    },
  };
}
