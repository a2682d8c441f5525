import { ActionIcon, Group, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { Check, Eye, EyeOff, Pencil, UserCheck, UserX } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GlossaryTerm } from '../../../shared/glossary';
import { useDraft } from '../../platform';
import { InLanguage } from '../../ui';
import { useGlossaryChanges, usePersonName } from '../queries';
import styles from './ConceptPanel.module.css';

interface TermLineProps {
  readonly conceptId: string;
  readonly term: GlossaryTerm;
  readonly languageName: string;
  /** Of the second and later terms of a language its name is only heard. */
  readonly isFirst: boolean;
  /** Somebody begins to correct it. */
  readonly onBegun: () => void;
}

/** One term: what is known of it, and what can be done with it. Hiding can be taken back on the same line. */
export function TermLine({ conceptId, term, languageName, isFirst, onBegun }: TermLineProps) {
  const { t } = useTranslation('glossary');
  const { changeTerm, setHidden, setChecked } = useGlossaryChanges();
  const person = usePersonName();
  const { language, text, hidden, checkedBy } = term;
  const named = { conceptId, language, text };
  const { draft, change } = useDraft(`correction ${conceptId} ${language} ${text}`, () => text);
  const [isEdited, setEdited] = useState(draft !== text);
  const stop = () => {
    change(text);
    setEdited(false);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const newText = draft.trim();
    if (newText === '' || newText === text) return stop();
    changeTerm.mutate({ ...named, newText }, { onSuccess: stop });
  };
  return (
    <tr data-stops>
      <th scope="row">{isFirst ? languageName : <VisuallyHidden>{languageName}</VisuallyHidden>}</th>
      <td>
        {!isEdited ? (
          <span className={hidden ? styles['hidden'] : undefined}>
            <InLanguage code={language}>{text}</InLanguage>
          </span>
        ) : (
          <form onSubmit={save}>
            <Group gap={4} wrap="nowrap">
              <TextInput
                size="xs"
                aria-label={t('edit.field', { term: text })}
                value={draft}
                maxLength={120}
                autoFocus
                onChange={(event) => change(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') stop();
                }}
              />
              <Act label={t('edit.save')} onClick={save}>
                <Check aria-hidden size={16} />
              </Act>
            </Group>
          </form>
        )}
      </td>
      <td className={styles['state']}>{useStateOf(term).join(' · ')}</td>
      <td className={styles['actions']}>
        <Act
          label={t('edit.start', { term: text })}
          onClick={() => {
            onBegun();
            setEdited(true);
          }}
        >
          <Pencil aria-hidden size={16} />
        </Act>
        <Act
          label={t(hidden ? 'show' : 'hide', { term: text })}
          onClick={() => setHidden.mutate({ ...named, hidden: !hidden })}
        >
          {hidden ? <Eye aria-hidden size={16} /> : <EyeOff aria-hidden size={16} />}
        </Act>
        {checkedBy === null ? (
          <Act
            label={t('check', { term: text })}
            lacks={person === '' ? t('check-needs-name') : null}
            onClick={() => setChecked.mutate({ ...named, checkedBy: person })}
          >
            <UserCheck aria-hidden size={16} />
          </Act>
        ) : (
          <Act
            label={t('uncheck', { term: text })}
            onClick={() => setChecked.mutate({ ...named, checkedBy: null })}
          >
            <UserX aria-hidden size={16} />
          </Act>
        )}
      </td>
    </tr>
  );
}

/** What is known of a term, in words. */
function useStateOf({ shipped, seenIn, hidden, checkedBy, language }: GlossaryTerm): string[] {
  const { t } = useTranslation('glossary');
  const states: string[] = [];
  if (hidden) states.push(t('state.hidden'));
  if (!shipped) states.push(t('state.own'));
  if (checkedBy !== null) states.push(t('state.checked', { person: checkedBy }));
  else if (language !== 'eng') states.push(t('state.unchecked'));
  for (const where of seenIn) states.push(t(`state.seen-${where}`));
  return states;
}

interface ActProps {
  readonly label: string;
  /** What is missing for it; it can then be come to and heard, not pressed. */
  readonly lacks?: string | null;
  readonly onClick: (event: FormEvent) => void;
  readonly children: ReactNode;
}

function Act({ label, lacks = null, onClick, children }: ActProps) {
  return (
    <Tooltip label={lacks ?? label}>
      <ActionIcon
        variant="subtle"
        size={28}
        aria-label={label}
        {...(lacks === null
          ? { onClick }
          : { 'data-disabled': true, 'aria-disabled': true, 'aria-description': lacks })}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
