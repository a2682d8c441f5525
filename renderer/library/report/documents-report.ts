import type { TFunction } from 'i18next';
import { localDay } from '../../../shared/kernel';
import type { DocumentVersion, LibraryDocument, LibraryFilter } from '../../../shared/library';
import { currentVersion, languagesOf } from '../../../shared/library';
import {
  heading,
  type Report,
  type ReportBlock,
  type ReportCell,
  type ReportHead,
  says,
} from '../../../shared/reports';
import { highestAccessClass, speaksOfPeriod } from '../../../shared/vocabulary';
import { FACETS } from '../address';
import type { CatalogueWords } from '../words';

interface DocumentsReportInput {
  readonly t: TFunction<['library', 'works', 'reports']>;
  readonly words: CatalogueWords;
  readonly head: (title: string, lines?: readonly string[]) => ReportHead;
  readonly documents: readonly LibraryDocument[];
  /** What narrows the list; null where the documents were chosen one by one. */
  readonly filter: LibraryFilter | null;
  /** A workbook has room for every field; on paper the list says what tells one document from another. */
  readonly withAllFields: boolean;
  /** Whose packs brought files, by their hashes. */
  readonly senderOf: ReadonlyMap<string, string>;
  readonly day: (iso: string) => string;
  readonly nameOf: (version: DocumentVersion, among: readonly DocumentVersion[]) => string;
}

/**
 * A list of documents as a document: a line each, and as a workbook all fields of the catalogue (vocabulary 2), every text with its file, and
 * the relations. Days in the workbook are written year-month-day, so that they can be put in order.
 */
export function composeDocuments(input: DocumentsReportInput): Report {
  const { t, words, head, documents, filter, withAllFields } = input;
  const access = highestAccessClass(documents.map((one) => one.access));
  return {
    head: head(t('list.saved.title'), [
      t('list.count', { count: documents.length }),
      ...(filter === null ? [t('list.saved.chosen')] : narrowedBy(input, filter)),
      ...(access === 'public' ? [] : [t('reports:access', { access: words.access(access) })]),
    ]),
    blocks: withAllFields
      ? [
          heading(1, t('list.saved.documents')),
          says(t('list.saved.days'), 'quiet'),
          allFields(input),
          heading(1, t('list.saved.texts')),
          texts(input),
          ...(documents.some(({ relations }) => relations.length > 0)
            ? [heading(1, t('works:relation.title')), relations(input)]
            : []),
        ]
      : [plainList(input)],
  };
}

/** What narrows the list, a line each. */
function narrowedBy({ t, words, day }: DocumentsReportInput, filter: LibraryFilter): string[] {
  const wordsOf = {
    types: () => [t('field.type.label'), filter.types.map(words.type)],
    states: () => [t('field.state.label'), filter.states.map(words.state)],
    appliesTo: () => [t('field.appliesTo.label'), filter.appliesTo.map(words.appliesTo)],
    languages: () => [t('field.language.label'), filter.languages.map(words.language)],
    statuses: () => [t('field.status.label'), filter.statuses.map(words.status)],
    pillars: () => [t('field.pillars.label'), filter.pillars.map(words.pillar)],
    topics: () => [t('field.topics.label'), filter.topics.map(words.topic)],
    senders: () => [t('filter.sender'), filter.senders],
  } as const satisfies Record<(typeof FACETS)[number], () => readonly [string, readonly string[]]>;
  return [
    ...(filter.text.trim() === '' ? [] : [`${t('filter.text')}: ${filter.text.trim()}`]),
    ...FACETS.flatMap((facet) => {
      if (filter[facet].length === 0) return [];
      const [name, values] = wordsOf[facet]();
      return [`${name}: ${values.join(', ')}`];
    }),
    ...(filter.guessed ? [t('list.saved.to-check')] : []),
    ...(filter.asAt === null ? [] : [t('list.saved.as-at', { day: day(filter.asAt) })]),
  ];
}

/** Languages in which a document can be read; a version without one has its document's. */
function inLanguages(words: CatalogueWords, { versions, language }: LibraryDocument): string {
  const own = versions.map((version) => ({ ...version, language: version.language ?? language }));
  return languagesOf(own).map(words.language).join(', ');
}

const sendersOf = ({ versions }: LibraryDocument, senderOf: ReadonlyMap<string, string>): string[] => [
  ...new Set(versions.flatMap(({ file }) => senderOf.get(file.sha256) ?? [])),
];

const pagesOf = ({ versions }: LibraryDocument): number => currentVersion(versions)?.file.pageCount ?? 0;

function plainList({ t, words, documents, day, senderOf }: DocumentsReportInput): ReportBlock {
  return {
    kind: 'table',
    caption: t('list.saved.documents'),
    head: [
      ...[t('reports:number'), t('list.title'), t('field.type.label'), t('field.state.label')],
      ...[t('field.issuingBody.label'), t('field.inForceOn.label'), t('field.status.label')],
      ...[t('field.language.label'), t('list.pages')],
    ],
    widths: [6, 48, 20, 16, 24, 16, 16, 16, 8],
    rows: documents.map((one, at) => [
      at + 1,
      [
        ...[one.title, one.titleEnglish === one.title ? null : one.titleEnglish, one.number],
        ...sendersOf(one, senderOf).map((sender) => t('came-by.pack', { sender })),
      ]
        .filter((line) => line !== null && line !== '')
        .join('\n'),
      [
        words.type(one.type),
        ...(one.appliesTo === null
          ? []
          : [`${t('field.appliesTo.label')}: ${words.appliesTo(one.appliesTo)}`]),
      ].join('\n'),
      ...[one.state === null ? '' : words.state(one.state), one.issuingBody ?? ''],
      one.inForceOn === null || speaksOfPeriod(one.type) ? '' : day(one.inForceOn),
      ...[words.status(one.status), inLanguages(words, one), pagesOf(one)],
    ]),
  };
}

function allFields({ t, words, documents, senderOf }: DocumentsReportInput): ReportBlock {
  const columns: readonly (readonly [
    name: string,
    width: number,
    of: (one: LibraryDocument, at: number) => ReportCell,
  ])[] = [
    [t('reports:number'), 6, (_, at) => at + 1],
    [t('field.title.label'), 50, ({ title }) => title],
    [t('field.titleEnglish.label'), 40, ({ titleEnglish }) => titleEnglish ?? ''],
    [t('field.type.label'), 22, ({ type }) => words.type(type)],
    [t('field.number.label'), 20, ({ number }) => number ?? ''],
    [t('field.state.label'), 18, ({ state }) => (state === null ? '' : words.state(state))],
    [
      t('field.appliesTo.label'),
      20,
      ({ appliesTo }) => (appliesTo === null ? '' : words.appliesTo(appliesTo)),
    ],
    [t('field.issuingBody.label'), 28, ({ issuingBody }) => issuingBody ?? ''],
    [t('field.language.label'), 18, (one) => inLanguages(words, one)],
    [t('field.status.label'), 18, ({ status }) => words.status(status)],
    [t('field.adoptedOn.label'), 14, ({ adoptedOn }) => adoptedOn ?? ''],
    [
      t('field.inForceOn.label'),
      14,
      ({ type, inForceOn }) => (speaksOfPeriod(type) ? '' : (inForceOn ?? '')),
    ],
    [
      t('field.expiresOn.label'),
      14,
      ({ type, expiresOn }) => (speaksOfPeriod(type) ? '' : (expiresOn ?? '')),
    ],
    [t('field.coversFrom.label'), 14, (one) => (speaksOfPeriod(one.type) ? (one.inForceOn ?? '') : '')],
    [t('field.coversUntil.label'), 14, (one) => (speaksOfPeriod(one.type) ? (one.expiresOn ?? '') : '')],
    [t('field.pillars.label'), 24, ({ pillars }) => pillars.map(words.pillar).join(', ')],
    [t('field.topics.label'), 40, ({ topics }) => topics.map(words.topic).join(', ')],
    [t('field.access.label'), 20, ({ access }) => words.access(access)],
    [t('list.saved.texts'), 10, ({ versions }) => versions.length],
    [t('list.pages'), 10, pagesOf],
    [t('works:review.checked-on'), 14, ({ review }) => review.checkedOn ?? ''],
    [t('works:review.checked-by'), 20, ({ review }) => review.checkedBy ?? ''],
    [t('works:review.review-by'), 14, ({ review }) => review.reviewBy ?? ''],
    [
      t('list.saved.to-check'),
      30,
      ({ guessed }) => guessed.map((field) => t(`field.${field}.label`)).join(', '),
    ],
    [
      t('filter.sender'),
      30,
      ({ versions }) =>
        [...new Set(versions.flatMap(({ file }) => senderOf.get(file.sha256) ?? []))].join(', '),
    ],
  ];
  return {
    kind: 'table',
    caption: t('list.saved.documents'),
    head: columns.map(([name]) => name),
    widths: columns.map(([, width]) => width),
    rows: documents.map((one, at) => columns.map(([, , of]) => of(one, at))),
  };
}

function texts({ t, words, documents, nameOf, senderOf }: DocumentsReportInput): ReportBlock {
  const standing = ({ standing: kind, isOfficial }: DocumentVersion) =>
    [
      ...(kind === null ? [] : [t(`works:standing.${kind}`)]),
      ...(isOfficial ? [t('works:version.official')] : []),
    ].join(', ');
  const languageOf = (one: LibraryDocument, version: DocumentVersion) => {
    const language = version.language ?? one.language;
    return language === null ? '' : words.language(language);
  };
  return {
    kind: 'table',
    caption: t('list.saved.texts'),
    head: [
      ...[t('reports:number'), t('field.title.label'), t('works:edit.label'), t('field.language.label')],
      ...[t('works:edit.standing'), t('works:edit.published'), t('list.pages'), t('list.searchable')],
      ...[t('file.source'), t('list.saved.bytes'), t('file.hash'), t('file.origin')],
      ...[t('file.obtained-on'), t('file.obtained-by'), t('file.added'), t('filter.sender')],
    ],
    widths: [6, 50, 30, 18, 24, 14, 8, 12, 36, 14, 66, 36, 14, 20, 14, 30],
    rows: documents.flatMap((one, at) =>
      one.versions.map((version) => [
        ...[at + 1, one.title, nameOf(version, one.versions), languageOf(one, version), standing(version)],
        ...[version.publishedOn ?? '', version.file.pageCount, version.file.searchablePages],
        ...[version.file.sourceName, version.file.bytes, version.file.sha256, version.source ?? ''],
        ...[version.obtainedOn ?? '', version.obtainedBy ?? '', localDay(version.file.addedAt)],
        senderOf.get(version.file.sha256) ?? '',
      ]),
    ),
  };
}

function relations({ t, documents }: DocumentsReportInput): ReportBlock {
  return {
    kind: 'table',
    caption: t('works:relation.title'),
    head: [
      ...[t('reports:number'), t('field.title.label'), t('works:relation.title')],
      ...[t('works:relation.other'), t('works:relation.effective')],
    ],
    widths: [6, 50, 26, 50, 18],
    rows: documents.flatMap((one, at) =>
      one.relations.map(({ kind, direction, inPart, effectiveOn, other }) => {
        const phrase = t(`works:relation.${kind}.${direction}`);
        return [
          ...[at + 1, one.title, inPart ? t('works:relation.in-part', { phrase }) : phrase],
          ...[other.title, effectiveOn ?? ''],
        ];
      }),
    ),
  };
}
