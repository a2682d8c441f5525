import { Checkbox, Group, NativeSelect, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FoundItem, ScaleKind } from '../../../shared/tables';
import { type Better, betterChoices, draftOf, type ItemDraft, isComplete } from '../item-drafts';
import { ScrolledTable } from './ScrolledTable';
import styles from './tables.module.css';

interface ItemsStepProps {
  readonly found: readonly FoundItem[];
  readonly drafts: ReadonlyMap<string, ItemDraft>;
  readonly onChange: (drafts: ReadonlyMap<string, ItemDraft>) => void;
}

const KINDS: readonly ScaleKind[] = ['number', 'levels', 'yes-no', 'categories'];
const SAMPLES = 6;

/** Every item that was found: its name, what its values are and which way is better. */
export function ItemsStep({ found, drafts, onChange }: ItemsStepProps) {
  const { t } = useTranslation('tables');
  const draftAt = (item: FoundItem) => drafts.get(item.id) ?? draftOf(item);
  const change = (item: FoundItem, changed: Partial<ItemDraft>) =>
    onChange(new Map(drafts).set(item.id, { ...draftAt(item), ...changed }));
  const setKind = (item: FoundItem, kind: ScaleKind) =>
    change(item, { kind, better: kind === 'categories' ? 'none' : '' });
  const changeAll = (better: Better) =>
    onChange(
      new Map(
        found.map((item) => {
          const draft = draftAt(item);
          const fits = draft.isTaken && betterChoices(draft.kind).includes(better);
          return [item.id, fits ? { ...draft, better } : draft];
        }),
      ),
    );
  const open = found.filter((item) => !isComplete(draftAt(item))).length;
  return (
    <section aria-labelledby="items-step">
      <Title order={2} id="items-step">
        {t('items.title')}
      </Title>
      <Text size="sm">{t('items.what')}</Text>
      <Group gap="md" align="end" my="xs">
        <NativeSelect
          label={t('items.for-all')}
          value=""
          onChange={(event) => changeAll(event.currentTarget.value as Better)}
          data={[
            { value: '', label: t('items.choose') },
            ...(['higher', 'lower', 'yes', 'no', 'none'] as const).map((value) => ({
              value,
              label: t(`items.better.${value}`),
            })),
          ]}
        />
        <Text size="sm" role="status" aria-live="polite" data-open-items={open}>
          {open === 0 ? t('items.complete', { count: found.length }) : t('items.open', { count: open })}
        </Text>
      </Group>
      <ScrolledTable name={t('items.title')} isTall isWide>
        <thead>
          <tr>
            <th scope="col">{t('items.code')}</th>
            <th scope="col">{t('items.name')}</th>
            <th scope="col">{t('items.scale')}</th>
            <th scope="col">{t('items.direction')}</th>
            <th scope="col">{t('items.missing')}</th>
            <th scope="col">{t('items.found')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((item) => (
            <ItemRow
              key={item.id}
              item={item}
              draft={draftAt(item)}
              onKind={(kind) => setKind(item, kind)}
              onChange={(changed) => change(item, changed)}
            />
          ))}
        </tbody>
      </ScrolledTable>
    </section>
  );
}

interface ItemRowProps {
  readonly item: FoundItem;
  readonly draft: ItemDraft;
  readonly onKind: (kind: ScaleKind) => void;
  readonly onChange: (changed: Partial<ItemDraft>) => void;
}

function ItemRow({ item, draft, onKind, onChange }: ItemRowProps) {
  const { t } = useTranslation('tables');
  const named = (what: string) => t('items.of', { what, code: item.id });
  const isPlain = draft.isTaken && draft.described === undefined;
  return (
    <tr data-item={item.id}>
      <th scope="row">
        <Checkbox
          label={<bdi className={styles.id}>{item.id}</bdi>}
          checked={draft.isTaken}
          onChange={(event) => onChange({ isTaken: event.currentTarget.checked })}
        />
      </th>
      <td>
        {isPlain ? (
          <TextInput
            size="xs"
            aria-label={named(t('items.name'))}
            value={draft.title}
            maxLength={600}
            onChange={(event) => onChange({ title: event.currentTarget.value })}
          />
        ) : (
          <bdi>{draft.described?.title ?? draft.title}</bdi>
        )}
      </td>
      <td>
        {isPlain ? (
          <NativeSelect
            size="xs"
            aria-label={named(t('items.scale'))}
            value={draft.kind}
            onChange={(event) => onKind(event.currentTarget.value as ScaleKind)}
            data={KINDS.map((value) => ({ value, label: t(`items.kind.${value}`) }))}
          />
        ) : draft.described === undefined ? null : (
          t(`items.kind.${draft.described.scale.kind}`)
        )}
      </td>
      <td>
        <Direction item={item} draft={draft} isPlain={isPlain} named={named} onChange={onChange} />
      </td>
      <td>
        {isPlain ? (
          <Textarea
            size="xs"
            autosize
            minRows={1}
            maxRows={4}
            aria-label={named(t('items.missing'))}
            value={draft.missing}
            onChange={(event) => onChange({ missing: event.currentTarget.value })}
          />
        ) : (
          draft.described?.missing.join(', ')
        )}
      </td>
      <td>
        <bdi>
          {item.samples
            .slice(0, SAMPLES)
            .map(({ text, count }) => t('items.sample', { text: text.slice(0, 40), count }))
            .join(', ')}
        </bdi>
        <span className={styles.note}>
          {t('items.counts', { count: item.cells, distinct: item.distinct })}
        </span>
      </td>
    </tr>
  );
}

interface DirectionProps {
  readonly item: FoundItem;
  readonly draft: ItemDraft;
  readonly isPlain: boolean;
  readonly named: (what: string) => string;
  readonly onChange: (changed: Partial<ItemDraft>) => void;
}

function Direction({ draft, isPlain, named, onChange }: DirectionProps) {
  const { t } = useTranslation('tables');
  if (!isPlain) {
    const scale = draft.described?.scale;
    if (scale === undefined || scale.kind === 'categories') return null;
    return t(`items.better.${scale.better}`);
  }
  if (draft.kind === 'levels') {
    return (
      <Textarea
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        label={t('items.words')}
        aria-label={named(t('items.words'))}
        value={draft.words}
        error={isComplete(draft) ? undefined : t('items.words-needed')}
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
    );
  }
  const choices = betterChoices(draft.kind);
  if (choices.length === 0) return <span className={styles.note}>{t('items.better.none')}</span>;
  return (
    <NativeSelect
      size="xs"
      aria-label={named(t('items.direction'))}
      value={draft.better}
      error={draft.better === ''}
      onChange={(event) => onChange({ better: event.currentTarget.value as Better })}
      data={choices.map((value) => ({
        value,
        label: value === '' ? t('items.say') : t(`items.better.${value}`),
      }))}
    />
  );
}
