import { type Answer, isTouched } from '../../shared/assessments';
import { isAppError } from '../../shared/kernel';
import type { Db } from '../database';
import { type AnswersStamp, listAnsweredItems, listAnswerStamps, listAnswers } from './answers-repository';
import { listAssessments } from './repository';

/** What an agency says on an item this year. */
export type Said = Pick<Answer, 'itemId' | 'value'>;

/**
 * What agencies have answered, as last read and checked against its hashes: nothing is read again while the agency has saved nothing.
 * Who asks for what was not read yet gets it read and checked at once.
 */
export interface KnownAnswers {
  /** @throws AppError `assessments.answer-damaged` with `items`. */
  answersOf(assessmentId: string, stamp: AnswersStamp): readonly Answer[];
  /** The values only, of what the agency touched and stands by. @throws AppError as `answersOf`. */
  saidBy(assessmentId: string, stamp: AnswersStamp): readonly Said[];
  /** Reads some answers ahead of being asked, those of open assessments first. False when nothing was left. */
  readSome(): boolean;
  forget(): void;
}

/** Every answer of an agency, read and checked now. @throws AppError `assessments.answer-damaged` with `items`. */
export function readAnswersOf(db: Db, assessmentId: string, agencyId: string): readonly Answer[] {
  return listAnswers(db, { assessmentId, agencyId }).map(({ answer }) => answer);
}

const saidIn = (answers: readonly Answer[]): readonly Said[] =>
  answers
    // Carried over and never confirmed: the agency has not said it this year.
    .filter((answer) => answer.confirmed && isTouched(answer))
    .map(({ itemId, value }) => ({ itemId, value }));

/** An agency whose answers are to be read. */
interface Unread {
  readonly key: string;
  readonly assessmentId: string;
  readonly stamp: AnswersStamp;
  /** Of years that are closed only the values are asked for again and again: the rest would fill the memory. */
  readonly isOpen: boolean;
}

/** What is left to be read while nobody writes, and how far the agency is that was begun. */
interface Ahead {
  readonly left: Unread[];
  answers: Answer[];
  /** The last item that was read. */
  last: string;
}

const AHEAD = {};
const TABLES = ['agency_answers', 'agency_citations', 'assessments', 'agencies'] as const;
/** Some milliseconds: whoever asks for something meanwhile does not notice. */
const ANSWERS_AT_ONCE = 16;

/** A workspace's memory of what agencies have answered. */
export function createKnownAnswers(db: Db): KnownAnswers {
  const whole = new Map<string, { readonly stamp: AnswersStamp; readonly answers: readonly Answer[] }>();
  const values = new Map<string, { readonly stamp: AnswersStamp; readonly said: readonly Said[] }>();
  /** Those found damaged are told of where they are asked for, and not read again and again while there is time. */
  const damaged = new Map<string, AnswersStamp>();
  const keyOf = (assessmentId: string, { agencyId }: AnswersStamp) => `${assessmentId} ${agencyId}`;
  const isOf = (known: AnswersStamp | undefined, now: AnswersStamp): boolean =>
    known?.count === now.count && known.revisions === now.revisions;

  const answersOf = (assessmentId: string, stamp: AnswersStamp): readonly Answer[] => {
    const key = keyOf(assessmentId, stamp);
    const last = whole.get(key);
    if (last !== undefined && isOf(last.stamp, stamp)) return last.answers;
    const answers = readAnswersOf(db, assessmentId, stamp.agencyId);
    whole.set(key, { stamp, answers });
    return answers;
  };

  const saidBy = (assessmentId: string, stamp: AnswersStamp): readonly Said[] => {
    const key = keyOf(assessmentId, stamp);
    const last = values.get(key);
    if (last !== undefined && isOf(last.stamp, stamp)) return last.said;
    const known = whole.get(key);
    const said = saidIn(
      known !== undefined && isOf(known.stamp, stamp)
        ? known.answers
        : readAnswersOf(db, assessmentId, stamp.agencyId),
    );
    values.set(key, { stamp, said });
    return said;
  };

  const isUnread = ({ key, stamp, isOpen }: Unread): boolean =>
    !isOf((isOpen ? whole : values).get(key)?.stamp, stamp) && !isOf(damaged.get(key), stamp);

  /** Everything that nobody asked for yet. Made anew whenever one of the tables was written to. */
  const ahead = (): Ahead =>
    db.kept(AHEAD, TABLES, () => {
      const inOrder = listAssessments(db).toSorted(
        (one, other) => Number(other.status === 'open') - Number(one.status === 'open'),
      );
      const all = inOrder.flatMap(({ id, status }) =>
        listAnswerStamps(db, id).map((stamp) => ({
          ...{ key: keyOf(id, stamp), assessmentId: id, stamp, isOpen: status === 'open' },
        })),
      );
      return { left: all.filter(isUnread).reverse(), answers: [], last: '' };
    });

  const readSome = (): boolean => {
    const now = ahead();
    const next = now.left.at(-1);
    if (next === undefined) return false;
    const { key, assessmentId, stamp, isOpen } = next;
    const finish = () => {
      now.left.pop();
      now.answers = [];
      now.last = '';
    };
    // Somebody may have asked for it meanwhile.
    if (!isUnread(next)) {
      finish();
      return true;
    }
    const shelf = { assessmentId, agencyId: stamp.agencyId };
    const items = listAnsweredItems(db, shelf, now.last, ANSWERS_AT_ONCE);
    const [first, last] = [items[0], items.at(-1)];
    try {
      if (first !== undefined && last !== undefined) {
        now.answers.push(...listAnswers(db, shelf, first, last).map(({ answer }) => answer));
        now.last = last;
      }
    } catch (cause) {
      if (!isAppError(cause, 'assessments.answer-damaged')) throw cause;
      damaged.set(key, stamp);
      finish();
      return true;
    }
    if (items.length === ANSWERS_AT_ONCE) return true;
    if (isOpen) whole.set(key, { stamp, answers: now.answers });
    values.set(key, { stamp, said: saidIn(now.answers) });
    finish();
    return true;
  };

  return {
    answersOf,
    saidBy,
    readSome,
    forget: () => {
      for (const each of [whole, values, damaged]) each.clear();
    },
  };
}
