import type { CatalogueField } from '../../../shared/library';
import {
  ACCESS_CLASSES,
  APPLIES_TO,
  DOCUMENT_TYPES,
  LANGUAGES,
  LEGAL_STATUSES,
  MEMBERS,
} from '../../../shared/vocabulary';
import { useCatalogueWords } from '../words';
import styles from './CatalogueForm.module.css';
import { ChoiceField } from './ChoiceField';
import { DateField } from './DateField';
import { PillarsField } from './PillarsField';
import { type FieldProps, TextField } from './TextField';
import { TopicsField } from './TopicsField';

function byWord<C extends string>(codes: readonly C[], wordOf: (code: C) => string): C[] {
  return [...codes].sort((a, b) => wordOf(a).localeCompare(wordOf(b)));
}

const TYPES = DOCUMENT_TYPES.map(({ code }) => code);
const STATUSES = LEGAL_STATUSES.map(({ code }) => code);
const STATES = MEMBERS.map(({ code }) => code);
/** The languages of the interface come first in the vocabulary, and stay first here. */
const LANGUAGE_CODES = LANGUAGES.map(({ code }) => code);

/** All fields of the catalogue. Each saves itself; each guess can be taken as right. */
export function CatalogueForm({ document, save }: FieldProps) {
  const words = useCatalogueWords();
  const field = { document, save };
  const guessed = (name: CatalogueField) => document.guessed.includes(name);
  return (
    <div className={styles['form']}>
      <TextField field="title" wide {...field} />
      <TextField field="titleEnglish" wide {...field} />
      <ChoiceField
        field="type"
        value={document.type}
        guessed={guessed('type')}
        options={byWord(TYPES, words.type)}
        wordOf={words.type}
        meaningOf={words.typeMeaning}
        save={(type) => save({ type })}
      />
      <ChoiceField
        field="status"
        value={document.status}
        guessed={guessed('status')}
        options={STATUSES}
        wordOf={words.status}
        meaningOf={words.statusMeaning}
        save={(status) => save({ status })}
      />
      <ChoiceField
        field="state"
        value={document.state}
        guessed={guessed('state')}
        options={byWord(STATES, words.state)}
        wordOf={words.state}
        save={(state) => save({ state })}
        clear={() => save({ state: null })}
      />
      <ChoiceField
        field="appliesTo"
        value={document.appliesTo}
        guessed={guessed('appliesTo')}
        options={APPLIES_TO}
        wordOf={words.appliesTo}
        meaningOf={words.appliesToMeaning}
        save={(appliesTo) => save({ appliesTo })}
        clear={() => save({ appliesTo: null })}
      />
      <ChoiceField
        field="language"
        value={document.language}
        guessed={guessed('language')}
        options={LANGUAGE_CODES}
        wordOf={words.language}
        save={(language) => save({ language })}
        clear={() => save({ language: null })}
      />
      <TextField field="number" {...field} />
      <TextField field="issuingBody" {...field} />
      <DateField field="adoptedOn" {...field} />
      <DateField field="inForceOn" {...field} />
      <DateField field="expiresOn" {...field} />
      <ChoiceField
        field="access"
        value={document.access}
        guessed={guessed('access')}
        options={ACCESS_CLASSES}
        wordOf={words.access}
        meaningOf={words.accessMeaning}
        save={(access) => save({ access })}
      />
      <PillarsField {...field} />
      <TopicsField {...field} />
    </div>
  );
}
