import { Button, Group, Select, Text, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conceptName, type GlossaryConcept } from '../../../shared/glossary';
import { LANGUAGES, languageCode } from '../../../shared/vocabulary';
import { useCatalogueWords } from '../../library';
import { useDraft, useLikelyLanguage } from '../../platform';
import { useRowStops } from '../../ui';
import { useGlossaryChanges } from '../queries';
import styles from './ConceptPanel.module.css';
import { TermLine } from './TermLine';

interface ConceptPanelProps {
  readonly concept: GlossaryConcept;
  /** Somebody begins to write: the address has to name the matter, for the way back to what is written. */
  readonly onBegun: () => void;
}

/** One matter of the glossary with its terms in every language. */
export function ConceptPanel({ concept, onBegun }: ConceptPanelProps) {
  const { t } = useTranslation('glossary');
  const words = useCatalogueWords();
  const navigate = useNavigate();
  const id = useId();
  const stops = useRowStops<HTMLTableElement>();
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
      <table {...stops} className={styles['terms']} aria-labelledby={id}>
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
                onBegun={onBegun}
              />
            )),
          )}
        </tbody>
      </table>
      <NewTerm conceptId={concept.id} onBegun={onBegun} />
    </section>
  );
}

interface NewTermProps extends Pick<ConceptPanelProps, 'onBegun'> {
  readonly conceptId: string;
}

function NewTerm({ conceptId, onBegun }: NewTermProps) {
  const { t } = useTranslation('glossary');
  const words = useCatalogueWords();
  const { addTerm } = useGlossaryChanges();
  const likely = useLikelyLanguage();
  const [chosen, setChosen] = useState(likely);
  const { draft, change } = useDraft(`term ${conceptId}`, () => ({ text: '', language: likely }));
  const { text } = draft;
  // Whoever has chosen a language alone has written nothing.
  const language = text === '' ? chosen : draft.language;
  const write = (written: string, of = language) => {
    setChosen(of);
    change({ text: written, language: written === '' ? likely : of });
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    addTerm.mutate(
      { conceptId, language, text: text.trim() },
      // Whoever has gone on writing meanwhile writes the next term.
      { onSuccess: () => change((now) => (now.text === text ? { text: '', language: likely } : now)) },
    );
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
          onChange={(value) => write(text, languageCode.safeParse(value).data ?? language)}
        />
        <TextInput
          size="xs"
          flex={1}
          label={t('new-term.text')}
          value={text}
          maxLength={120}
          onFocus={onBegun}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default" disabled={text.trim() === ''}>
          {t('new-term.add')}
        </Button>
      </Group>
    </form>
  );
}
