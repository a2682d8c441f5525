import { Button, Group, Select, Text, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conceptName, type GlossaryConcept } from '../../../shared/glossary';
import { LANGUAGES, languageCode } from '../../../shared/vocabulary';
import { useCatalogueWords } from '../../library';
import { useLikelyLanguage } from '../../platform';
import { useGlossaryChanges } from '../queries';
import styles from './ConceptPanel.module.css';
import { TermLine } from './TermLine';

/** One matter of the glossary with its terms in every language. */
export function ConceptPanel({ concept }: { readonly concept: GlossaryConcept }) {
  const { t } = useTranslation('glossary');
  const words = useCatalogueWords();
  const navigate = useNavigate();
  const id = useId();
  const { restore } = useGlossaryChanges();
  const name = conceptName(concept);
  const byLanguage = Map.groupBy(concept.terms, ({ language }) => language);
  const isChanged = concept.terms.some(({ shipped, hidden }) => shipped === hidden);
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h3" id={id}>
        <bdi>{name}</bdi>
      </Title>
      {concept.topic === null ? null : (
        <Text size="xs" c="dimmed">
          {words.topic(concept.topic)}
        </Text>
      )}
      <Group gap="xs" my="xs">
        <Button
          size="xs"
          variant="default"
          onClick={() => void navigate({ to: '/search', search: { q: name, also: true } })}
        >
          {t('search')}
        </Button>
        {concept.shipped && isChanged ? (
          <Button size="xs" variant="default" onClick={() => restore.mutate(concept.id)}>
            {t('restore')}
          </Button>
        ) : null}
      </Group>
      <table className={styles['terms']} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('column.language')}</th>
            <th scope="col">{t('column.term')}</th>
            <th scope="col">{t('column.state')}</th>
            <th scope="col">{t('column.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {[...byLanguage].flatMap(([language, terms]) =>
            terms.map((term, at) => (
              <TermLine
                key={`${language} ${term.text}`}
                conceptId={concept.id}
                term={term}
                languageName={words.language(language)}
                isFirst={at === 0}
              />
            )),
          )}
        </tbody>
      </table>
      <NewTerm conceptId={concept.id} />
    </section>
  );
}

function NewTerm({ conceptId }: { readonly conceptId: string }) {
  const { t } = useTranslation('glossary');
  const words = useCatalogueWords();
  const { addTerm } = useGlossaryChanges();
  const [text, setText] = useState('');
  const [language, setLanguage] = useState(useLikelyLanguage());
  const add = (event: FormEvent) => {
    event.preventDefault();
    addTerm.mutate({ conceptId, language, text: text.trim() }, { onSuccess: () => setText('') });
  };
  return (
    <form onSubmit={add}>
      <Group gap="xs" align="flex-end" mt="sm">
        <Select
          size="xs"
          w={170}
          searchable
          allowDeselect={false}
          label={t('new-term.language')}
          data={LANGUAGES.map(({ code }) => ({ value: code, label: words.language(code) }))}
          value={language}
          onChange={(value) => setLanguage(languageCode.safeParse(value).data ?? language)}
        />
        <TextInput
          size="xs"
          flex={1}
          label={t('new-term.text')}
          value={text}
          maxLength={120}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default" disabled={text.trim() === ''}>
          {t('new-term.add')}
        </Button>
      </Group>
    </form>
  );
}
