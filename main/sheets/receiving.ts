import path from 'node:path';
import { agencyNameIn } from '../../shared/agencies';
import {
  type ContributedContent,
  type ContributionChoice,
  type ContributionDocument,
  type ContributionReceipt,
  contentOfAnswer,
  contributionDocument,
  NOTHING_SAID,
} from '../../shared/assessments';
import { AppError, canonicalJson, isAppError, type Json } from '../../shared/kernel';
import {
  type CellProblem,
  fromSheetAnswer,
  isBlank,
  mistypedIds,
  problemsOf,
  type ReadAnswer,
  type ReadFile,
  type Returned,
  type ReturnedAnswer,
  type ReturnedFile,
  readAnswersFile,
  readAnswersWorkbook,
  type SheetHead,
  shortened,
  type UnreadCopy,
  type UnreadWords,
} from '../../shared/sheets';
import type { DocumentType } from '../../shared/vocabulary';
import { editionOf, sheetHash } from './build-sheet';
import type { SheetsDependencies } from './dependencies';
import { lookAt } from './files';
import { findLastReturn, hasRequest, insertRequest, insertReturn, listSaid, saveSaid } from './repository';

type Form = ReturnedFile['form'];
type Contents = NonNullable<ReadFile['contents']>;

/** A file that was read and waits to be taken in. */
interface Waiting {
  readonly name: string;
  readonly form: Form;
  readonly document: ContributionDocument;
  /** Of a sheet; null for a file that another Waymark has made. */
  readonly head: SheetHead | null;
  /** How many questions the sheet asked. */
  readonly asked: number;
  readonly refused: readonly { readonly itemId: string | null; readonly problems: readonly CellProblem[] }[];
  /** Questions of the sheet whose rows somebody has taken out. One whose id was mistyped is refused instead. */
  readonly gone: readonly string[];
  /** The sheet that was read; null where there are none. */
  readonly sheet: string | null;
  /** Other sheets of the workbook that answer questions otherwise. */
  readonly copies: readonly UnreadCopy[];
  /** What was written beside the fields, and is not taken in. */
  readonly unread: readonly UnreadWords[];
}

/** What stood on a sheet for an item. */
interface Base {
  readonly content: ContributedContent;
  /** Its fields were empty, for what stands there was carried over and not confirmed. */
  readonly wasBlank: boolean;
  /** Evidence of such an answer, which the sheet showed beside its fields. */
  readonly beside: ReadonlySet<string>;
}

/** So many read files wait at most; the oldest is forgotten and would be read again. */
const MOST_WAITING = 100;

/** Reads files that came back, shows what they would change, and takes them in. */
export function createReceiving(dependencies: SheetsDependencies) {
  const { db, clock, newId, assessments, agencies, editions, readWorkbook, announce } = dependencies;
  const waiting = new Map<string, Waiting>();

  /** What stood on the sheet for an item when it was made: what came back on it before, or the revision it names. */
  const basesOf = ({ head, bases }: Returned) => {
    const said = listSaid(db, head.requestId);
    const versions = assessments.answerVersions(head.assessmentId, head.agencyId);
    return (itemId: string): Base => {
      const before = said.get(itemId);
      const version = versions.get(itemId)?.find(({ revision }) => revision === bases[itemId]);
      const content = before ?? (version === undefined ? NOTHING_SAID : contentOfAnswer(version));
      const began = version?.confirmed === false ? version.held : [];
      return {
        content,
        wasBlank: before === undefined && version?.confirmed === false,
        beside: new Set(began.map(({ title }) => title)),
      };
    };
  };

  const typesOf = ({ head }: Returned): ReadonlyMap<string, DocumentType> =>
    new Map(editionOf(editions, head).items.map(({ id, evidence }) => [id, evidence[0] ?? 'RPT']));

  const judge = (returned: Returned) => {
    const baseOf = basesOf(returned);
    const types = typesOf(returned);
    const answers: unknown[] = [];
    const refused: Waiting['refused'][number][] = [];
    const judgeOne = ({ itemId, given, problems, placeOf }: ReturnedAnswer) => {
      const { content, wasBlank, beside } = baseOf(itemId);
      const isEmpty = problems.length === 0 && isBlank(given);
      // Nothing was written where nothing stood.
      if (isEmpty && (wasBlank || canonicalJson(content as Json) === canonicalJson(NOTHING_SAID as Json)))
        return;
      const broken = new Set(problems.map(({ field }) => field));
      const found = problemsOf(given)
        .filter(({ field }) => !broken.has(field))
        .map((problem): CellProblem => ({ ...problem, found: '', ...placeOf(problem.field) }));
      // Until a level can be read, nobody knows which other fields belong to it.
      const all = [...problems, ...(broken.has('level') ? [] : found)];
      if (all.length > 0) {
        refused.push({ itemId, problems: all });
        return;
      }
      const base = wasBlank ? { ...content, value: { kind: 'none' } as const, text: '' } : content;
      const theirs = fromSheetAnswer(given, base, types.get(itemId) ?? 'RPT', beside);
      answers.push({ itemId, baseRevision: returned.bases[itemId] ?? 0, ...theirs });
    };
    for (const answer of returned.answers) judgeOne(answer);
    return { answers, refused };
  };

  /** Only a workbook has a row for every question; the page saves what differs from how it began. */
  const goneFrom = (form: Form, { head, bases, answers }: Returned): string[] => {
    if (form !== 'excel') return [];
    const cameBack = new Set(answers.map(({ itemId }) => itemId));
    const asked = new Set(editionOf(editions, head).items.map(({ id }) => id));
    return Object.keys(bases).filter((itemId) => asked.has(itemId) && !cameBack.has(itemId));
  };

  /** Rows whose id no question has, and which questions are gone besides those whose ids were mistyped there. */
  const strangersOf = (form: Form, returned: Returned) => {
    const missing = goneFrom(form, returned);
    const known = new Set(editionOf(editions, returned.head).items.map(({ id }) => id));
    const strange = form === 'excel' ? returned.answers.filter(({ itemId }) => !known.has(itemId)) : [];
    const meant = mistypedIds(
      strange.map(({ itemId }) => itemId),
      missing,
    );
    // Words below the table are no row of it.
    const told = strange.filter(
      ({ given, problems }, at) => meant[at] !== undefined || problems.length > 0 || !isBlank(given),
    );
    const refused = told.map(({ itemId, placeOf }) => {
      const found = shortened(itemId);
      const problem = { field: 'level', code: 'sheets.item-unknown', found, ...placeOf('item') } as const;
      return { itemId: null, problems: [problem] };
    });
    const strays = returned.strays.map((problem) => ({ itemId: null, problems: [problem] }));
    return {
      refused: [...refused, ...strays],
      gone: missing.filter((itemId) => !meant.includes(itemId)),
      returned: { ...returned, answers: returned.answers.filter((answer) => !strange.includes(answer)) },
    };
  };

  /** Copies that answer otherwise. One that was made before the answers that stood on the sheet were changed says nothing new. */
  const copiesOf = (returned: Returned): UnreadCopy[] => {
    const baseOf = basesOf(returned);
    const types = typesOf(returned);
    const stoodThere = ({ itemId, given, problems }: ReturnedAnswer) => {
      const { content, wasBlank, beside } = baseOf(itemId);
      if (wasBlank) return false;
      const theirs = fromSheetAnswer(given, content, types.get(itemId) ?? 'RPT', beside);
      return problems.length === 0 && canonicalJson(theirs as Json) === canonicalJson(content as Json);
    };
    return returned.copies.flatMap(({ name, others }) => {
      const items = new Set(others.flatMap((answer) => (stoodThere(answer) ? [] : [answer.itemId])));
      return items.size === 0 ? [] : [{ name, items: [...items] }];
    });
  };

  const toWaiting = (
    name: string,
    form: Form,
    given: Returned & { readonly savedAt?: string; readonly savedBy?: string },
  ): Waiting => {
    const { head } = given;
    if (sheetHash(head, given.bases) !== given.hash) throw new AppError('sheets.identity-changed');
    const { returned, gone, refused: strange } = strangersOf(form, given);
    const { answers, refused } = judge(returned);
    const { assessmentId, state, questionnaire, edition, scope, referenceDate, agencyId } = head;
    return {
      ...{ name, form, head, asked: Object.keys(given.bases).length },
      ...{ refused: [...refused, ...strange], gone, sheet: given.sheet, copies: copiesOf(given) },
      unread: given.unread,
      document: {
        format: 'waymark-contribution/1',
        ...{ assessmentId, state, questionnaire, edition, scope, referenceDate, agencyId },
        version: head.number,
        madeAt: given.savedAt ?? head.madeAt,
        madeBy: given.savedBy ?? '',
        answers,
      },
    };
  };

  const readOne = async (file: string): Promise<Waiting> => {
    const name = path.basename(file);
    const look = await lookAt(file);
    if (look.kind === 'workbook')
      return toWaiting(name, 'excel', readAnswersWorkbook(await readWorkbook(file)));
    const contribution = contributionIn(look.text);
    if (contribution !== undefined)
      return {
        ...{ name, form: 'contribution', document: contribution },
        ...{ head: null, asked: 0, refused: [], gone: [], sheet: null, copies: [], unread: [] },
      };
    return toWaiting(name, 'html', readAnswersFile(look.text));
  };

  const settledOf = ({ head }: Waiting) => (head === null ? undefined : listSaid(db, head.requestId));

  /** What came on the same request before, when it is not this very file. */
  const beforeOf = ({ head, form, document }: Waiting, documentHash: string): Contents['before'] => {
    const last = head === null ? undefined : findLastReturn(db, head.requestId);
    if (last === undefined || last.document_hash === documentHash) return null;
    // Only the page notes when it was saved.
    const isLater = form === 'html' && last.form === 'html' && last.made_at > document.madeAt;
    return { fileName: last.file_name, at: last.at, isLater };
  };

  const previewOf = (file: Waiting) => {
    const { document } = file;
    try {
      return assessments.previewContribution(document, { settled: settledOf(file) });
    } catch (cause) {
      if (!isAppError(cause, 'assessments.frozen')) throw cause;
      const agency = agencies.find(document.agencyId)?.shortName ?? '';
      throw new AppError('sheets.answers-frozen', {
        ...{ agency, state: document.state, date: document.referenceDate },
      });
    }
  };

  const show = (fileId: string, file: Waiting): ReadFile => {
    const { document, refused } = file;
    const preview = previewOf(file);
    const agency = agencies.find(document.agencyId);
    const judged = preview.answers.map(
      ({ at, ...answer }): ReadAnswer => ({
        ...answer,
        problems:
          answer.status === 'refused' && at !== null
            ? [{ field: 'level', code: answer.code ?? '', found: at, sheet: null, cell: null }]
            : [],
      }),
    );
    const broken = refused.map(
      ({ itemId, problems }): ReadAnswer => ({
        ...{ itemId, status: 'refused', code: null, problems: [...problems] },
        ...{ mine: null, theirs: null, merged: null },
      }),
    );
    return {
      fileId,
      name: file.name,
      problem: null,
      contents: {
        form: file.form,
        assessmentId: document.assessmentId,
        agencyId: document.agencyId,
        agencyName: agency === undefined ? '' : agencyNameIn(agency, 'eng'),
        madeBy: document.madeBy,
        receivedAt: preview.receivedAt,
        isOlder: preview.isOlder,
        before: beforeOf(file, preview.documentHash),
        gone: [...file.gone],
        copies: file.copies.map(({ name }) => name),
        unread: [...file.unread],
        answers: [...broken, ...judged],
      },
    };
  };

  const keep = (file: Waiting): string => {
    const fileId = newId();
    waiting.set(fileId, file);
    for (const [oldest] of waiting) if (waiting.size > MOST_WAITING) waiting.delete(oldest);
    return fileId;
  };

  /** The request of a sheet that this workspace does not know, as after a restore: what the sheet says of it is put down. */
  const noteRequest = (head: SheetHead, form: Form, items: number) => {
    if (hasRequest(db, head.requestId)) return;
    insertRequest(db, {
      ...{
        id: head.requestId,
        assessmentId: head.assessmentId,
        agencyId: head.agencyId,
        number: head.number,
      },
      form: form === 'excel' ? 'excel' : 'html',
      ...{ sentAt: head.madeAt, sentBy: head.madeBy, dueOn: null, fileName: null, items },
    });
  };

  return {
    /** Reads files one after the other. A file that cannot be read is told with its reason, and the next one goes on. */
    readFiles: async (files: readonly string[]): Promise<ReadFile[]> => {
      const read: ReadFile[] = [];
      for (const file of files) {
        try {
          const one = await readOne(file);
          const shown = show(newId(), one);
          read.push({ ...shown, fileId: keep(one) });
        } catch (cause) {
          if (!isAppError(cause)) throw cause;
          read.push({
            fileId: newId(),
            name: path.basename(file),
            problem: { code: cause.code, data: { ...cause.data } },
            contents: null,
          });
        }
      }
      return read;
    },

    /**
     * Takes in what was chosen of a file that was read, in one transaction, and keeps a receipt.
     *
     * @throws AppError `sheets.file-forgotten`; as `applyContribution` of the assessments.
     */
    apply: (fileId: string, choice: ContributionChoice): ContributionReceipt => {
      const file = waiting.get(fileId);
      if (file === undefined) throw new AppError('sheets.file-forgotten');
      const { document, head, form, name, asked, refused, gone, sheet, copies, unread } = file;
      const receipt = db.transaction(() => {
        const cameBefore = settledOf(file);
        const preview = assessments.previewContribution(document, { settled: cameBefore });
        const made = assessments.applyContribution(document, choice, { settled: cameBefore });
        if (head !== null) {
          noteRequest(head, form, asked);
          const settled = new Set(
            made.lines
              .filter(({ taken, status }) => taken || status === 'kept' || status === 'identical')
              .map(({ itemId }) => itemId),
          );
          for (const { itemId, theirs } of preview.answers)
            if (itemId !== null && theirs !== null && settled.has(itemId))
              saveSaid(db, head.requestId, itemId, theirs);
        }
        insertReturn(db, {
          receiptId: made.id,
          requestId: head?.requestId ?? null,
          ...{ fileName: name, form, at: clock() },
          refused: refused.map(({ itemId, problems }) => ({ itemId, problems: [...problems] })),
          ...{ sheet, copies: [...copies], gone: [...gone], unread: [...unread] },
        });
        return made;
      });
      announce({ name: 'sheets.changed' });
      return receipt;
    },

    /** Reads what a waiting file would change once more, after something was taken in. @throws AppError `sheets.file-forgotten`. */
    look: (fileId: string): ReadFile => {
      const file = waiting.get(fileId);
      if (file === undefined) throw new AppError('sheets.file-forgotten');
      return show(fileId, file);
    },
  };
}

/** A file that another Waymark has made, or undefined for anything else. */
function contributionIn(text: string): ContributionDocument | undefined {
  try {
    return contributionDocument.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
