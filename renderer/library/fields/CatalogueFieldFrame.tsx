import { Button, Group, Text } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueField } from '../../../shared/library';
import { SaveState, type Saving } from '../../ui';
import styles from './CatalogueFieldFrame.module.css';

interface CatalogueFieldFrameProps {
  readonly field: CatalogueField;
  /** What the field is called, where that is not always the same. */
  readonly label?: string;
  readonly guessed: boolean;
  readonly saving: Saving;
  /** Takes the guess as right. */
  readonly onConfirm: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** What stands around every field of the catalogue: whether its value is a guess, and whether it is on disk. */
export function CatalogueFieldFrame(props: CatalogueFieldFrameProps) {
  const { t } = useTranslation('library');
  const { field, guessed, saving } = props;
  return (
    <div
      className={styles['frame']}
      data-field={field}
      data-guessed={guessed || undefined}
      data-wide={props.wide || undefined}
    >
      {props.children}
      <Group gap="xs" className={styles['below']}>
        {guessed ? (
          <>
            <Text component="span" size="xs" className={styles['guess']}>
              <CircleHelp aria-hidden size={14} />
              {t('guess.one')}
            </Text>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('guess.confirm-named', { field: props.label ?? t(`field.${field}.label`) })}
              onClick={props.onConfirm}
            >
              {t('guess.confirm')}
            </Button>
          </>
        ) : null}
        <SaveState state={saving} />
      </Group>
    </div>
  );
}
