import { Button } from '@mantine/core';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedThing } from '../../../shared/changes';
import {
  briefOf,
  catalogueField,
  type LibraryDocument,
  textReading,
  versionStanding,
} from '../../../shared/library';
import {
  accessClass,
  appliesTo,
  type DocumentType,
  documentType,
  languageCode,
  legalStatus,
  memberCode,
  pillarCode,
  topicId,
} from '../../../shared/vocabulary';
import { type Tell, ThingHistory } from '../../changes';
import { useDates } from '../../platform';
import { dayField, dayNameOf } from '../fields/day-name';
import { useCatalogueWords } from '../words';
import { useVersionName } from '../works/version-name';

/** Fields besides those of the catalogue that have words. */
const TOLD: readonly string[] = [
  ...['added', 'deleted', 'removedAt', 'guessed', 'reviewBy', 'checkedOn', 'checkedBy', 'textReading'],
  ...[
    'readingLanguages',
    'pageNumbers',
    'label',
    'publishedOn',
    'standing',
    'source',
    'obtainedOn',
    'obtainedBy',
  ],
  ...['documentId', 'versionOrder', 'joinedRelations'],
];

/** Fields whose values are read by the program only: that something was done is all there is to say. */
const UNTOLD: readonly string[] = [
  ...[
    'removedAt',
    'added',
    'isOfficial',
    'documentId',
    'mergedInto',
    'versionOrder',
    'joinedRelations',
    'personalStays',
  ],
];

/** Everything that happened to a document and its versions, with the way back from the last steps. */
export function DocumentHistory({ document }: { readonly document: LibraryDocument }) {
  const { t } = useTranslation('library');
  const words = useDocumentHistoryWords();
  const nameOf = useVersionName();
  const [opened, setOpened] = useState(false);
  const versions = document.versions.map((version) => briefOf(version, document.language));
  const things: RecordedThing[] = [
    { entity: 'document', id: document.id },
    ...document.versions.flatMap(({ id, file }): RecordedThing[] => [
      { entity: 'version', id },
      { entity: 'file', id: file.sha256 },
    ]),
  ];
  return (
    <>
      <Button
        variant="default"
        leftSection={<History aria-hidden size={16} />}
        onClick={() => setOpened(true)}
      >
        {t('history.open')}
      </Button>
      <ThingHistory
        title={t('history.title')}
        things={things}
        opened={opened}
        onClose={() => setOpened(false)}
        tell={(change) => words(change, document.type)}
        nameOf={({ entity, id }) => {
          const version = versions.find((one) => entity === 'version' && one.id === id);
          if (version === undefined || versions.length < 2) return null;
          return t('history.of-version', { version: nameOf(version, versions) });
        }}
      />
    </>
  );
}

/** What was changed of documents and their versions, in words; their days by what they are in a text of their type, where it is known. */
export function useDocumentHistoryWords(): (
  change: Parameters<Tell>[0],
  type: DocumentType | null,
) => ReturnType<Tell> {
  const { t } = useTranslation(['library', 'works']);
  const dates = useDates();
  const words = useCatalogueWords();

  const catalogueName = (field: string, type: DocumentType | null): string | null => {
    const known = catalogueField.safeParse(field);
    if (!known.success) return null;
    const day = dayField.safeParse(known.data);
    return t(`field.${day.success && type !== null ? dayNameOf(type, day.data) : known.data}.label`);
  };
  const fieldName = ({ field, after }: Parameters<Tell>[0], type: DocumentType | null): string => {
    if (field === 'removedAt') return t(after === null ? 'history.restored' : 'history.removed');
    if (field === 'isOfficial') return t(after === 'true' ? 'history.official' : 'history.not-official');
    if (field === 'personalStays')
      return t(after === null ? 'history.personal-again' : 'history.personal-stays');
    if (field === 'mergedInto') return t(after === null ? 'history.on-its-own' : 'history.joined');
    return (
      catalogueName(field, type) ??
      (TOLD.includes(field) ? t(`history.field.${field}`) : t('history.field.other'))
    );
  };

  const listed = (value: string, one: (code: string) => string) =>
    value.split(' ').filter(Boolean).map(one).join(', ');
  const coded: Readonly<Record<string, (value: string) => string>> = {
    type: (value) => (documentType.safeParse(value).success ? words.type(documentType.parse(value)) : value),
    state: (value) => (memberCode.safeParse(value).success ? words.state(memberCode.parse(value)) : value),
    appliesTo: (value) =>
      appliesTo.safeParse(value).success ? words.appliesTo(appliesTo.parse(value)) : value,
    language: (value) =>
      languageCode.safeParse(value).success ? words.language(languageCode.parse(value)) : value,
    status: (value) =>
      legalStatus.safeParse(value).success ? words.status(legalStatus.parse(value)) : value,
    access: (value) =>
      accessClass.safeParse(value).success ? words.access(accessClass.parse(value)) : value,
    pillars: (value) =>
      listed(value, (code) =>
        pillarCode.safeParse(code).success ? words.pillar(pillarCode.parse(code)) : code,
      ),
    topics: (value) =>
      listed(value, (code) => (topicId.safeParse(code).success ? words.topic(topicId.parse(code)) : code)),
    standing: (value) =>
      versionStanding.safeParse(value).success ? t(`works:standing.${versionStanding.parse(value)}`) : value,
    textReading: (value) =>
      textReading.safeParse(value).success ? t(`reading.option.${textReading.parse(value)}.label`) : value,
    readingLanguages: (value) =>
      listed(value, (code) =>
        languageCode.safeParse(code).success ? words.language(languageCode.parse(code)) : code,
      ),
    pageNumbers: (value) => {
      const [page, number] = value.split(' ');
      return t('history.page-number', { page, number });
    },
  };
  const valueWords = (field: string, value: string, type: DocumentType | null): string | null => {
    if (UNTOLD.includes(field)) return null;
    if (field === 'guessed') return listed(value, (one) => catalogueName(one, type) ?? one);
    const known = coded[field];
    if (known !== undefined) return known(value);
    return /^\d{4}-\d\d-\d\d$/.test(value) ? dates.day(value) : value;
  };
  return (change, type) => {
    const side = (value: string | null) => (value === null ? null : valueWords(change.field, value, type));
    return [{ label: fieldName(change, type), before: side(change.before), after: side(change.after) }];
  };
}
