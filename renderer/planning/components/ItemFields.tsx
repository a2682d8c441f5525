import { Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActionFields } from '../../../shared/planning';
import type { Item } from '../../../shared/questionnaires';
import { LEVELS } from '../../../shared/vocabulary';

interface ItemFieldsProps {
  readonly fields: ActionFields;
  /** Items of the edition that the State uses now. */
  readonly items: readonly Item[];
  /** Its name; undefined where the State has no assessment. */
  readonly edition: string | undefined;
  readonly set: (change: Partial<ActionFields>) => void;
}

/** The item that an action is for, and the step it makes. */
export function ItemFields({ fields, items, edition, set }: ItemFieldsProps) {
  const { t } = useTranslation(['planning', 'ui']);
  const { itemId } = fields;
  const isEarlier = itemId !== null && !items.some(({ id }) => id === itemId);
  const level = (name: 'fromLevel' | 'toLevel') => (
    <NativeSelect
      label={t(`action.${name}`)}
      value={fields[name] ?? ''}
      onChange={({ currentTarget: { value } }) =>
        set({ [name]: LEVELS.find((each) => String(each) === value) ?? null })
      }
      data={[
        { value: '', label: t('action.no-level') },
        ...LEVELS.map((each) => ({
          value: String(each),
          label: t('target.option', { level: each, name: t(`ui:level.${each}`) }),
        })),
      ]}
    />
  );
  return (
    <>
      <NativeSelect
        label={t('action.item')}
        value={itemId ?? ''}
        onChange={({ currentTarget: { value } }) =>
          set(
            value === ''
              ? { itemId: null, edition: undefined, fromLevel: null, toLevel: null }
              : { itemId: value, edition: value === itemId ? fields.edition : edition },
          )
        }
        data={[
          { value: '', label: t('action.no-item') },
          ...(isEarlier ? [{ value: itemId, label: t('action.earlier-item', { item: itemId }) }] : []),
          ...items.map(({ id, topic }) => ({ value: id, label: t('gap.title', { id, topic }) })),
        ]}
      />
      {itemId === null ? null : (
        <Group grow>
          {level('fromLevel')}
          {level('toLevel')}
        </Group>
      )}
    </>
  );
}
