import { Collapse, Group, Switch, Text, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BridgeReport } from '../../../shared/search';
import { useCatalogueWords } from '../../library';
import { InLanguage, Kbd, TextLink } from '../../ui';
import styles from './OtherLanguages.module.css';

interface OtherLanguagesProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** How the glossary reads the words; undefined while nothing was searched. */
  readonly report: BridgeReport | undefined;
}

/** The switch that lets the glossary ask in other languages too, and what it then asks. */
export function OtherLanguages({ on, onChange, report }: OtherLanguagesProps) {
  const { t } = useTranslation('search');
  return (
    <div className={styles['box']}>
      <Group gap="xs">
        <Switch
          size="xs"
          checked={on}
          onChange={(event) => onChange(event.currentTarget.checked)}
          label={t('bridge.switch')}
          aria-keyshortcuts="Alt+L"
        />
        <Kbd keys="Alt+L" />
        <TextLink to="/glossary" size="xs">
          {t('bridge.glossary')}
        </TextLink>
      </Group>
      {on && report !== undefined ? <Asked report={report} /> : null}
    </div>
  );
}

/** The terms that are asked for, by language, folded away until wanted. */
function Asked({ report }: { readonly report: BridgeReport }) {
  const { t } = useTranslation('search');
  const words = useCatalogueWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const Chevron = open ? ChevronDown : ChevronRight;
  if (report.terms.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        {t('bridge.no-entry')}
      </Text>
    );
  }
  return (
    <>
      <UnstyledButton aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Text size="xs" c="dimmed" component="span">
          <Chevron aria-hidden size={12} />{' '}
          {t('bridge.asked', {
            words: report.parts.map(({ typed }) => typed).join(', '),
            count: report.terms.length,
          })}
        </Text>
      </UnstyledButton>
      {report.missing.length === 0 ? null : (
        <Text size="xs" c="dimmed">
          {t('bridge.missing', { words: report.missing.join(', ') })}
        </Text>
      )}
      {report.keptAsTyped.length === 0 ? null : (
        <Text size="xs" c="dimmed">
          {t('bridge.kept-as-typed', { words: report.keptAsTyped.join(', ') })}
        </Text>
      )}
      <Collapse expanded={open} transitionDuration={0} id={id}>
        <dl className={styles['terms']}>
          {report.terms.map(({ language, terms, without }) => (
            <Fragment key={language}>
              <dt>{words.language(language)}</dt>
              <dd>
                <InLanguage code={language}>{terms.join(' · ')}</InLanguage>
                {without.length === 0 ? null : (
                  <>
                    {' '}
                    {t('bridge.without')} <InLanguage code={language}>{without.join(' · ')}</InLanguage>
                  </>
                )}
              </dd>
            </Fragment>
          ))}
        </dl>
        <Text size="xs" c="dimmed">
          {t('bridge.honest')}
        </Text>
      </Collapse>
    </>
  );
}
