import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { AppEvent } from '../../shared/app';
import type { Instruments } from '../../shared/instruments';
import {
  AppError,
  type Clock,
  canonicalJson,
  type Json,
  localDay,
  type NewId,
  type NewWorkbook,
  sheetNameOf,
  type Workbook,
  withEveryCell,
} from '../../shared/kernel';
import {
  CHANGE_COLUMNS,
  cellsOfChange,
  cellsOfItem,
  differencesFrom,
  type Edition,
  type EditionDraft,
  type EditionSummary,
  type EditionTexts,
  editionProblems,
  edition as editionSchema,
  type FileWords,
  ITEM_CHANGE_KINDS,
  ITEM_COLUMNS,
  ITEM_KINDS,
  type Item,
  type ItemLineage,
  type ItemTexts,
  inLanguage,
  itemLineage,
  itemTexts,
  type LanguageCoverage,
  mappingProblems,
  nextOwnName,
  type OwnChoices,
  ownEdition,
  type ReadEdition,
  type ReadText,
  type ReadWorkbook,
  readEditionWorkbook,
  readTexts,
  type ScaleStep,
  SHEETS,
  summaryOf,
  TEXT_COLUMNS,
  TEXT_SHEET,
  TEXT_STATES,
  type TextState,
  type TextsTaken,
  type TranslatedItem,
  textRows,
  textState,
  textsOf,
} from '../../shared/questionnaires';
import { ENGLISH, type LanguageCode, PILLARS } from '../../shared/vocabulary';
import { appendHistory, type Db, type Tables } from '../database';
import { putWhole, writeWorkbook } from '../platform';
import { insertOwnEdition, listOwnEditions, listTexts, saveText } from './repository';
import type { ShippedTexts } from './shipped-texts';

export interface OwnEditionsDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** What ships with the program, read when it is first asked for. */
  readonly instruments: () => Instruments;
  /** Every edition and mapping known here, those that ship first; what this service makes or reads anew is added to them. */
  readonly editions: Edition[];
  readonly lineages: ItemLineage[];
  /** How many of them ship. */
  readonly shipped: { readonly editions: number; readonly lineages: number };
  /** Items in other languages that ship; what the workspace translated itself goes before them. */
  readonly shippedTexts: ShippedTexts;
  /** Hears of an edition that is not what was written any more. */
  readonly onDamaged: (edition: string) => void;
  /** Reads a workbook that anybody may have made. */
  readonly readWorkbook: (file: string) => Promise<Workbook>;
}

interface Named {
  readonly id: string;
  readonly edition: string;
}

export interface OwnEditions {
  /** Editions came or went past this service: reads them anew. */
  reload(): void;
  /** @throws AppError `questionnaires.edition-unknown`, `workspace.save-full`, `workspace.save-refused`. */
  writeEdition(input: Named & { readonly words: FileWords; readonly file: string }): Promise<void>;
  /** @throws AppError as reading a workbook; `questionnaires.edition-unknown`, `questionnaires.no-name-left`. */
  readEdition(input: Named & { readonly file: string }): Promise<EditionDraft>;
  /** @throws AppError `questionnaires.draft-gone`, `questionnaires.edition-unsound` with `items`, as `readEdition`. */
  makeEdition(input: OwnChoices & { readonly draftId: string; readonly title: string }): EditionSummary;
  languages(named: Named): LanguageCoverage[];
  texts(named: Named & { readonly language: LanguageCode }): EditionTexts;
  /** An edition as it is read in a language, with the names of its levels; as it is for English. */
  inWords(edition: Edition, language: LanguageCode): ReadEdition;
  writeTexts(
    input: Named & { readonly language: LanguageCode; readonly words: FileWords; readonly file: string },
  ): Promise<void>;
  readTexts(input: Named & { readonly language: LanguageCode; readonly file: string }): Promise<TextsTaken>;
  /** @throws AppError `questionnaires.text-unknown`. */
  markText(input: {
    readonly id: string;
    readonly language: LanguageCode;
    readonly itemId: string;
    readonly state: TextState;
  }): void;
}

const hashOf = (value: Json): string =>
  createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** Stands for who translated what ships. */
const SHIPPED_BY = 'Waymark';

/** Workbooks that were read and not yet made into an edition; older ones make place for newer. */
const MOST_DRAFTS = 3;

/** Reads what a workspace made itself. An edition that is not what was written any more is left out and reported. */
export function readOwnEditions(
  db: Db,
  instruments: () => Instruments,
  onDamaged: (edition: string) => void,
): { readonly editions: Edition[]; readonly lineages: ItemLineage[] } {
  const editions: Edition[] = [];
  const lineages: ItemLineage[] = [];
  for (const row of listOwnEditions(db)) {
    const edition = parsed(editionSchema, row.content, row.hash);
    const mapping = parsed(itemLineage, row.mapping, row.mapping_hash);
    if (
      edition === undefined ||
      mapping === undefined ||
      editionProblems(edition, instruments()).length > 0
    ) {
      onDamaged(`${row.questionnaire} ${row.edition}`);
      continue;
    }
    editions.push(edition);
    lineages.push(mapping);
  }
  return { editions, lineages };
}

function parsed<T>(
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  text: string,
  hash: string,
): T | undefined {
  const value = JSON.parse(text) as Json;
  return hashOf(value) === hash ? schema.safeParse(value).data : undefined;
}

const writeWhole = (file: string, book: NewWorkbook): Promise<void> =>
  putWhole(file, async (unfinished) => writeFile(unfinished, await writeWorkbook(book), { flush: true }));

const WIDE = 48;
const NARROW = 14;
const WIDE_COLUMNS = /^(?:english\.)?(?:topic|question|help|level\d)$|^reason$|^answers$|^legalRefs$/;

/** A sheet with headings, codes, and one row for each thing. */
function sheetOf(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  words: FileWords,
  lists: Readonly<Record<string, readonly string[]>> = {},
): NewWorkbook['sheets'][number] {
  const help = words.help.map((text) => [{ value: text, look: 'quiet' as const }]);
  const head = columns.map((column) => ({ value: words.headings[column] ?? column, look: 'head' as const }));
  const codes = columns.map((column) => ({ value: column, look: 'quiet' as const }));
  const first = help.length + 3;
  return {
    name,
    widths: columns.map((column) => (WIDE_COLUMNS.test(column) ? WIDE : NARROW)),
    rows: [
      [{ value: words.title, look: 'title' }],
      ...help,
      head,
      codes,
      ...rows.map((cells) => cells.map((value) => ({ value, look: 'open' as const }))),
    ],
    frozen: { rows: first, columns: 1 },
    choices: Object.entries(lists).map(([column, values]) => ({
      ...{ column: columns.indexOf(column), firstRow: first, lastRow: first + rows.length + 200, values },
      refusal: { title: words.headings[column] ?? column, text: values.join(', ') },
    })),
  };
}

/** Editions that a workspace makes by way of a workbook, and items in other languages. */
export function createOwnEditions(dependencies: OwnEditionsDependencies): OwnEditions {
  const { db, clock, newId, actor, announce, instruments, editions, lineages, readWorkbook } = dependencies;
  const { shippedTexts } = dependencies;
  const drafts = new Map<string, { readonly base: Edition; readonly read: ReadWorkbook }>();

  const find = ({ id, edition }: Named): Edition => {
    const found = editions.find((one) => one.id === id && one.edition === edition);
    if (found === undefined)
      throw new AppError('questionnaires.edition-unknown', { edition: `${id} ${edition}` });
    return found;
  };

  const nameAfter = (base: Edition): string => {
    const name = nextOwnName(
      base.edition,
      editions.filter(({ id }) => id === base.id).map(({ edition }) => edition),
    );
    if (name === null) throw new AppError('questionnaires.no-name-left');
    return name;
  };

  const toTranslated = (row: Tables['edition_texts'], english: ItemTexts): TranslatedItem[] => {
    const texts = itemTexts.safeParse(JSON.parse(row.texts));
    const state = textState.safeParse(row.state);
    if (!texts.success || !state.success) return [];
    return [
      {
        ...{ itemId: row.item_id, texts: texts.data, state: state.data },
        isStale: row.source_hash !== hashOf(asJson(english)),
        ...{ updatedBy: row.updated_by, updatedAt: row.updated_at },
      },
    ];
  };

  const draftOf = ({ id, effectiveOn }: Edition, language: LanguageCode, item: Item): TranslatedItem[] => {
    const source = hashOf(asJson(textsOf(item)));
    const texts = shippedTexts.find(id, language, { id: item.id, source });
    const by = { updatedBy: SHIPPED_BY, updatedAt: effectiveOn };
    return texts === undefined ? [] : [{ itemId: item.id, texts, state: 'machine', isStale: false, ...by }];
  };

  const translated = (edition: Edition, language: LanguageCode): TranslatedItem[] => {
    const rows = new Map(listTexts(db, edition.id, language).map((row) => [row.item_id, row]));
    return edition.items.flatMap((item) => {
      const row = rows.get(item.id);
      const own = row === undefined ? [] : toTranslated(row, textsOf(item));
      // Words of an earlier text ask something else: the draft of the present one goes before them.
      if (own.some(({ isStale }) => !isStale)) return own;
      const draft = draftOf(edition, language, item);
      return draft.length > 0 ? draft : own;
    });
  };

  const textsOfEdition = (edition: Edition, language: LanguageCode): EditionTexts => ({
    items: translated(edition, language),
    themes: shippedTexts.names(edition.id, language).themes,
  });

  /**
   * What a file says of the draft that ships: `as-given` when nothing was done to it, `reworded` when its words are others and it is still
   * said to be a machine's; null for any other text.
   */
  const draftIn = (
    questionnaire: string,
    language: LanguageCode,
    { itemId, state, english, texts }: ReadText,
  ): 'as-given' | 'reworded' | null => {
    const source = hashOf(asJson(english));
    const draft = shippedTexts.find(questionnaire, language, { id: itemId, source });
    if (state !== 'machine' || draft === undefined) return null;
    return hashOf(asJson(draft)) === hashOf(asJson(texts)) ? 'as-given' : 'reworded';
  };

  const keepText = (row: Tables['edition_texts'], before: Tables['edition_texts'] | undefined) => {
    saveText(db, row);
    const told = ({ texts, state, source_hash }: Tables['edition_texts']) =>
      canonicalJson({ texts: JSON.parse(texts), state, source: source_hash });
    appendHistory(db, {
      ...{ at: row.updated_at, actor: row.updated_by, entity: 'edition-text', field: 'text' },
      entityId: `${row.questionnaire} ${row.language} ${row.item_id}`,
      before: before === undefined ? null : told(before),
      after: told(row),
    });
  };

  return {
    reload: () => {
      const own = readOwnEditions(db, instruments, dependencies.onDamaged);
      const { shipped } = dependencies;
      editions.splice(shipped.editions, editions.length, ...own.editions);
      lineages.splice(shipped.lineages, lineages.length, ...own.lineages);
    },

    writeEdition: async ({ words, file, ...named }) => {
      const edition = find(named);
      const mapping = lineages.find(
        ({ questionnaire, to }) => questionnaire === edition.id && to === edition.edition,
      );
      const items = sheetOf(SHEETS.items, ITEM_COLUMNS, edition.items.map(cellsOfItem), words, {
        pillar: PILLARS,
        kind: ITEM_KINDS,
      });
      const changes = sheetOf(SHEETS.changes, CHANGE_COLUMNS, [], words, {
        change: ITEM_CHANGE_KINDS.filter((kind) => kind !== 'ladder'),
      });
      const history =
        mapping === undefined
          ? []
          : [
              sheetOf(
                sheetNameOf(`${mapping.from} - ${mapping.to}`),
                CHANGE_COLUMNS,
                mapping.changes.map(cellsOfChange),
                words,
              ),
            ];
      await writeWhole(file, { title: words.title, sheets: [items, changes, ...history] });
    },

    readEdition: async ({ file, ...named }) => {
      const base = find(named);
      const read = readEditionWorkbook(withEveryCell(await readWorkbook(file)), base, instruments());
      const draftId = newId();
      drafts.set(draftId, { base, read });
      for (const old of [...drafts.keys()].slice(0, -MOST_DRAFTS)) drafts.delete(old);
      return {
        ...{ draftId, base: base.edition, name: nameAfter(base), itemCount: read.items.length },
        differences: read.problems.length > 0 ? [] : [...differencesFrom(base, read)],
        problems: [...read.problems],
      };
    },

    makeEdition: ({ draftId, title, ...choices }) => {
      const draft = drafts.get(draftId);
      if (draft === undefined) throw new AppError('questionnaires.draft-gone');
      const { base, read } = draft;
      const at = clock();
      const on = [localDay(at), base.effectiveOn].sort()[1] ?? base.effectiveOn;
      const { edition, mapping } = ownEdition(base, read, { name: nameAfter(base), on, title }, choices);
      const faults = [
        ...read.problems.map(({ itemId }) => itemId ?? ''),
        ...editionProblems(edition, instruments()).map((one) => one.at),
        ...mappingProblems(base, edition, mapping).map((one) => one.at),
      ];
      const isWhole = editionSchema.safeParse(edition).success && itemLineage.safeParse(mapping).success;
      // Another short list alone is a change too, though every question stays what it was.
      const isOther = differencesFrom(base, read).length > 0;
      if (faults.length > 0 || !isWhole || !isOther)
        throw new AppError('questionnaires.edition-unsound', { items: [...new Set(faults)].join(', ') });
      const who = actor();
      db.transaction(() => {
        const hash = hashOf(asJson(edition));
        insertOwnEdition(db, {
          ...{
            questionnaire: edition.id,
            edition: edition.edition,
            content: canonicalJson(asJson(edition)),
            hash,
          },
          ...{ mapping: canonicalJson(asJson(mapping)), mapping_hash: hashOf(asJson(mapping)) },
          ...{ created_at: at, created_by: who },
        });
        appendHistory(db, {
          ...{
            at,
            actor: who,
            entity: 'edition',
            entityId: `${edition.id} ${edition.edition}`,
            field: 'made',
          },
          before: canonicalJson(base.edition),
          after: canonicalJson({ title, hash }),
        });
      });
      editions.push(edition);
      lineages.push(mapping);
      drafts.delete(draftId);
      announce({ name: 'questionnaires.changed' });
      return summaryOf(edition);
    },

    languages: (named) => {
      const edition = find(named);
      const languages = new Set([
        ...listTexts(db, edition.id).map(({ language }) => language as LanguageCode),
        ...shippedTexts.languages(edition.id),
      ]);
      return [...languages].sort().flatMap((language) => {
        const items = translated(edition, language);
        if (items.length === 0) return [];
        return {
          ...{ language, items: items.length },
          checked: items.filter(({ state, isStale }) => state === 'checked' && !isStale).length,
          stale: items.filter(({ isStale }) => isStale).length,
        };
      });
    },

    texts: ({ language, ...named }) => textsOfEdition(find(named), language),

    inWords: (edition, language) => {
      if (language === ENGLISH) return edition;
      const { levels } = shippedTexts.names(edition.id, language);
      const named = (step: ScaleStep): ScaleStep => ({ ...step, ...levels[step.name] });
      const [absent, prepared, adopted, operating, reviewed] = edition.scale;
      return {
        ...inLanguage(edition, language, textsOfEdition(edition, language)),
        scale: [named(absent), named(prepared), named(adopted), named(operating), named(reviewed)],
      };
    },

    writeTexts: async ({ language, words, file, ...named }) => {
      const edition = find(named);
      const known = new Map(translated(edition, language).map((one) => [one.itemId, one]));
      const sheet = sheetOf(TEXT_SHEET, TEXT_COLUMNS, textRows(edition, known), words, {
        state: TEXT_STATES,
      });
      await writeWhole(file, { title: words.title, sheets: [sheet] });
    },

    readTexts: async ({ language, file, ...named }) => {
      const edition = find(named);
      const { texts, untouched, problems } = readTexts(withEveryCell(await readWorkbook(file)), edition);
      const [at, who] = [clock(), actor()];
      const taken = db.transaction(() => {
        const before = new Map(listTexts(db, edition.id, language).map((row) => [row.item_id, row]));
        return texts.filter((text) => {
          const old = before.get(text.itemId);
          const draft = old === undefined ? draftIn(edition.id, language, text) : null;
          if (draft === 'as-given') return false;
          // Who reworded a draft and left the column of states as it was gave words of a person.
          const state = draft === 'reworded' ? 'unreviewed' : text.state;
          const row = {
            ...{ questionnaire: edition.id, language, item_id: text.itemId, state },
            texts: canonicalJson(asJson(text.texts)),
            source_hash: hashOf(asJson(text.english)),
            ...{ updated_at: at, updated_by: who },
          };
          const isSame =
            old !== undefined &&
            old.texts === row.texts &&
            old.state === row.state &&
            old.source_hash === row.source_hash;
          if (!isSame) keepText(row, old);
          return !isSame;
        }).length;
      });
      if (taken > 0) announce({ name: 'questionnaires.changed' });
      return { taken, unchanged: texts.length - taken, untouched, problems: [...problems] };
    },

    markText: ({ id, language, itemId, state }) => {
      db.transaction(() => {
        const before = listTexts(db, id, language).find((row) => row.item_id === itemId);
        if (before === undefined) throw new AppError('questionnaires.text-unknown');
        keepText({ ...before, state, updated_at: clock(), updated_by: actor() }, before);
      });
      announce({ name: 'questionnaires.changed' });
    },
  };
}
