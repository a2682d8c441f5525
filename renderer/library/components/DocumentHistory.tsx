import { Button } from '@mantine/core';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedThing } from '../../../shared/changes';
import { catalogueField, type LibraryDocument } from '../../../shared/library';
import {
  accessClass,
  documentType,
  languageCode,
  legalStatus,
  memberCode,
  pillarCode,
  topicId,
} from '../../../shared/vocabulary';
import { type Tell, ThingHistory } from '../../changes';
import { useDates } from '../../platform';
import { useCatalogueWords } from '../words';

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
];

/** Everything that happened to a document and its versions, with the way back from the last steps. */
export function DocumentHistory({ document }: { readonly document: LibraryDocument }) {
  const { t } = useTranslation('library');
  const tell = useDocumentHistoryWords();
  const [opened, setOpened] = useState(false);
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
        things={things.slice(0, 200)}
        opened={opened}
        onClose={() => setOpened(false)}
        tell={tell}
      />
    </>
  );
}

/** What was changed of documents and their versions, in words. */
export function useDocumentHistoryWords(): Tell {
  const { t } = useTranslation('library');
  const dates = useDates();
  const words = useCatalogueWords();

  const catalogueName = (field: string): string | null => {
    const known = catalogueField.safeParse(field);
    return known.success ? t(`field.${known.data}.label`) : null;
  };
  const fieldName = ({ field, after }: Parameters<Tell>[0]): string => {
    if (field === 'removedAt') return t(after === null ? 'history.restored' : 'history.removed');
    return (
      catalogueName(field) ?? (TOLD.includes(field) ? t(`history.field.${field}`) : t('history.field.other'))
    );
  };

  const listed = (value: string, one: (code: string) => string) =>
    value.split(' ').filter(Boolean).map(one).join(', ');
  const coded: Readonly<Record<string, (value: string) => string>> = {
    type: (value) => (documentType.safeParse(value).success ? words.type(documentType.parse(value)) : value),
    state: (value) => (memberCode.safeParse(value).success ? words.state(memberCode.parse(value)) : value),
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
    guessed: (value) => listed(value, (field) => catalogueName(field) ?? field),
  };
  const valueWords = (field: string, value: string): string | null => {
    if (field === 'removedAt' || field === 'added') return null;
    const known = coded[field];
    if (known !== undefined) return known(value);
    return /^\d{4}-\d\d-\d\d$/.test(value) ? dates.day(value) : value;
  };
  return (change) => {
    const side = (value: string | null) => (value === null ? null : valueWords(change.field, value));
    return [{ label: fieldName(change), before: side(change.before), after: side(change.after) }];
  };
}
