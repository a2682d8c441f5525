import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PILLARS } from '../../../shared/vocabulary';
import { useCatalogueWords } from '../words';
import { CatalogueFieldFrame } from './CatalogueFieldFrame';
import type { FieldProps } from './TextField';
import { useAutosave } from './use-autosave';

/** The pillars a document belongs to. */
export function PillarsField({ document, save }: FieldProps) {
  const { t } = useTranslation('library');
  const words = useCatalogueWords();
  const { draft, change, saving } = useAutosave(document.pillars, (pillars) => save({ pillars }));
  return (
    <CatalogueFieldFrame
      field="pillars"
      guessed={document.guessed.includes('pillars')}
      saving={saving}
      onConfirm={() => change(draft, 'once')}
      wide
    >
      <Checkbox.Group
        label={t('field.pillars.label')}
        description={t('field.pillars.hint')}
        value={draft}
        onChange={(chosen) =>
          change(
            PILLARS.filter((code) => chosen.includes(code)),
            'once',
          )
        }
      >
        <Group gap="md" mt={4}>
          {PILLARS.map((code) => (
            <Checkbox key={code} size="sm" value={code} label={words.pillar(code)} />
          ))}
        </Group>
      </Checkbox.Group>
    </CatalogueFieldFrame>
  );
}
