import { Checkbox, VisuallyHidden } from '@mantine/core';
import { Check, CircleAlert, CircleDashed } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { gateLevels, type Level } from '../../../shared/assessments';
import type { LadderStep } from '../../../shared/questionnaires';
import type { AgencyRole } from '../../../shared/vocabulary';
import { Kbd } from '../../ui';
import { type Choice, missingWords } from '../draft';
import styles from './AnswerChoices.module.css';
import { CompulsoryWords } from './CompulsoryWords';

interface AnswerChoicesProps {
  /** Tag of the language of the statements. */
  readonly lang: string;
  readonly ladder: readonly LadderStep[];
  readonly roles: readonly AgencyRole[];
  readonly choice: Choice;
  /** Last year's answer that nobody has confirmed yet. */
  readonly isUnconfirmed: boolean;
  readonly readOnly: boolean;
  readonly onChoose: (choice: Choice) => void;
  readonly onType: (choice: Choice) => void;
  /** The field of compulsory words was left. */
  readonly onLeaveWords: () => void;
}

/** The answer as one group of seven choices: five statements, not applicable, not known. */
export function AnswerChoices(props: AnswerChoicesProps) {
  const { lang, ladder, roles, choice, isUnconfirmed, readOnly, onChoose, onType, onLeaveWords } = props;
  const { t } = useTranslation(['assessments', 'ui']);
  const group = useId();
  const chosen: Level | null = choice.kind === 'level' ? choice.level : null;
  const implied = chosen === null ? [] : gateLevels(chosen).filter((level) => level < chosen);
  const option = { group, readOnly };
  const missing = missingWords(choice);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        {t('answer.legend')}
        {isUnconfirmed ? (
          <span className={styles.unconfirmed}>
            <CircleDashed aria-hidden size={14} /> {t('answer.unconfirmed')}
          </span>
        ) : null}
        {missing === null || readOnly ? null : (
          <span className={styles.missing}>
            <CircleAlert aria-hidden size={14} /> {t('answer.words-missing')}
          </span>
        )}
      </legend>
      {ladder.map(({ level, name, statement }) => (
        <Option
          key={level}
          {...option}
          value={String(level)}
          keys={String(level)}
          isChosen={chosen === level}
          onChoose={() =>
            onChoose({
              kind: 'level',
              level,
              practiceAhead: choice.kind === 'level' && choice.level === level && choice.practiceAhead,
            })
          }
          after={
            level === 1 &&
            choice.kind === 'level' &&
            choice.level === 1 &&
            !(readOnly && !choice.practiceAhead) ? (
              <Checkbox
                className={styles.ahead}
                size="xs"
                label={t('answer.practice-ahead')}
                description={t('answer.practice-ahead-why')}
                checked={choice.practiceAhead}
                disabled={readOnly}
                onChange={(event) => onChoose({ ...choice, practiceAhead: event.currentTarget.checked })}
              />
            ) : null
          }
        >
          <span className={styles.level}>
            {level} {name}
          </span>{' '}
          <span lang={lang}>{statement}</span>{' '}
          {level < 2 ? null : (
            <span className={styles.also}>{t('answer.gate', { count: level - 1, last: level - 1 })}</span>
          )}
          {implied.includes(level) ? (
            <span className={styles.implied}>
              <Check aria-hidden size={14} /> {t('answer.implied')}
            </span>
          ) : null}
        </Option>
      ))}
      <div className={styles.others}>
        <Option
          {...option}
          value="na"
          keys="A"
          isChosen={choice.kind === 'na'}
          onChoose={() => onChoose(choice.kind === 'na' ? choice : { kind: 'na', reason: '' })}
        >
          <span className={styles.level}>{t('ui:level.na')}</span> <span>{t('answer.na')}</span>
        </Option>
        <Option
          {...option}
          value="nk"
          keys="N"
          isChosen={choice.kind === 'nk'}
          onChoose={() => onChoose(choice.kind === 'nk' ? choice : { kind: 'nk', whoMightKnow: '' })}
        >
          <span className={styles.level}>{t('ui:level.nk')}</span> <span>{t('answer.nk')}</span>
        </Option>
      </div>
      <CompulsoryWords
        choice={choice}
        roles={roles}
        readOnly={readOnly}
        onType={onType}
        onLeave={onLeaveWords}
      />
    </fieldset>
  );
}

interface OptionProps {
  readonly group: string;
  readonly value: string;
  readonly keys: string;
  readonly isChosen: boolean;
  readonly readOnly: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
  readonly after?: ReactNode;
}

function Option({ group, value, keys, isChosen, readOnly, onChoose, children, after }: OptionProps) {
  const { t } = useTranslation('assessments');
  return (
    <div className={styles.option} data-chosen={isChosen || undefined}>
      <label className={styles.label}>
        <input
          type="radio"
          name={group}
          value={value}
          checked={isChosen}
          disabled={readOnly && !isChosen}
          // A click on the choice that stands already tells the screen too: it may be a carried answer that is confirmed so.
          onChange={() => (readOnly ? undefined : onChoose())}
          onClick={() => (readOnly || !isChosen ? undefined : onChoose())}
          className={styles.radio}
        />
        <span className={styles.words}>{children}</span>
        {readOnly ? null : (
          <>
            <span aria-hidden className={styles.keys}>
              <Kbd keys={keys} />
            </span>
            <VisuallyHidden>{t('answer.key', { key: keys })}</VisuallyHidden>
          </>
        )}
      </label>
      {after}
    </div>
  );
}
