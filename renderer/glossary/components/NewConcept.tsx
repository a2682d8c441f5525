import { Button, Group, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type LanguageCode, languageCode } from '../../../shared/vocabulary';
import { useCatalogueWords } from '../../library';
import { Dialog } from '../../ui';
import { useGlossaryChanges } from '../queries';

/** A button, and behind it the form for a matter that the glossary lacks. */
export function NewConcept({ onAdded }: { readonly onAdded: (id: string) => void }) {
  const { t } = useTranslation('glossary');
  const words = useCatalogueWords();
  const { addConcept } = useGlossaryChanges();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<LanguageCode>('eng');
  const add = (event: FormEvent) => {
    event.preventDefault();
    addConcept.mutate(
      { language, text: text.trim() },
      {
        onSuccess: ({ id }) => {
          setOpen(false);
          setText('');
          onAdded(id);
        },
      },
    );
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('new.open')}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('new.open')}>
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
          <Group justify="flex-end" mt="md">
            <Button type="submit" disabled={text.trim() === ''}>
              {t('new.add')}
            </Button>
          </Group>
        </form>
      </Dialog>
    </>
  );
}
