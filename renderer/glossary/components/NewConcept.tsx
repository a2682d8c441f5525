import { Button, Group, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type LanguageCode, languageCode } from '../../../shared/vocabulary';
import { useCatalogueWords } from '../../library';
import { ErrorNotice } from '../../platform';
import { Dialog } from '../../ui';
import { useAddConcept } from '../queries';

interface NewConceptProps {
  readonly onAdded: (id: string) => void;
}

/** A button, and behind it the form for a matter that the glossary lacks. */
export function NewConcept({ onAdded }: NewConceptProps) {
  const { t } = useTranslation('glossary');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('new.open')}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('new.open')}>
        <NewForm
          onClose={() => setOpen(false)}
          onAdded={(id) => {
            setOpen(false);
            onAdded(id);
          }}
        />
      </Dialog>
    </>
  );
}

function NewForm({ onAdded, onClose }: NewConceptProps & { readonly onClose: () => void }) {
  const { t } = useTranslation(['glossary', 'ui']);
  const words = useCatalogueWords();
  const addConcept = useAddConcept();
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<LanguageCode>('eng');
  const add = (event: FormEvent) => {
    event.preventDefault();
    addConcept.mutate({ language, text: text.trim() }, { whileShown: ({ id }) => onAdded(id) });
  };
  return (
    <form onSubmit={add}>
      <Select
        size="sm"
        searchable
        allowDeselect={false}
        label={t('new-term.language')}
        data={LANGUAGES.map(({ code }) => ({ value: code, label: words.language(code) }))}
        value={language}
        onChange={(value) => setLanguage(languageCode.safeParse(value).data ?? language)}
      />
      <TextInput
        size="sm"
        mt="xs"
        data-autofocus
        label={t('new.text')}
        description={t('new.hint')}
        value={text}
        maxLength={120}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {addConcept.isError ? <ErrorNotice error={addConcept.error} /> : null}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" disabled={text.trim() === ''}>
          {t('new.add')}
        </Button>
      </Group>
    </form>
  );
}
