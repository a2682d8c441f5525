import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  Input,
  MultiSelect,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Agency, type AgencyFields, agencyFields } from '../../../shared/agencies';
import {
  AGENCY_ROLES,
  LANGUAGES,
  languageOfTag,
  memberCode,
  memberEntry,
  SAMPLE_MEMBER,
} from '../../../shared/vocabulary';
import { ErrorNotice, useShownIn } from '../../platform';
import { DayInput, Dialog, isUnfitDay, useMemberChoices } from '../../ui';
import { useAgencies, useSaveAgency, useUsualState } from '../queries';

interface AgencyDialogProps {
  /** Null for a new one. */
  readonly agency: Agency | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Puts an agency into the register or changes it; its last day retires it, nothing is deleted. */
export function AgencyDialog({ agency, opened, onClose }: AgencyDialogProps) {
  const { t } = useTranslation(['agencies', 'ui']);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title={agency === null ? t('add') : t('edit-of', { name: agency.shortName })}
    >
      {opened ? <AgencyForm agency={agency} onClose={onClose} /> : null}
    </Dialog>
  );
}

/** What stands in the form: the State has to be chosen first. */
type Given = Omit<AgencyFields, 'state'> & { readonly state: AgencyFields['state'] | null };

const isUnfit = (day: string | null) => isUnfitDay(day ?? '');

function AgencyForm({ agency, onClose }: Omit<AgencyDialogProps, 'opened'>) {
  const { t } = useTranslation(['agencies', 'ui', 'vocabulary']);
  const states = useMemberChoices();
  const usual = useUsualState();
  const save = useSaveAgency();
  const { language } = useShownIn();
  // Without a usual State, the one whose agencies are there already: a register is mostly that of one State.
  const newest = useAgencies().data?.reduce<Agency | null>(
    (latest, one) => (latest === null || one.createdAt > latest.createdAt ? one : latest),
    null,
  );
  const [given, setGiven] = useState<Given>(() => ({
    state: agency?.state ?? usual ?? newest?.state ?? null,
    names: agency?.names ?? [{ language: languageOfTag(language) ?? 'eng', name: '' }],
    shortName: agency?.shortName ?? '',
    roles: agency?.roles ?? [],
    place: agency?.place ?? '',
    from: agency?.from ?? null,
    until: agency?.until ?? null,
    note: agency?.note ?? '',
  }));
  const [tried, setTried] = useState(false);
  const change = (changes: Partial<Given>) => setGiven((known) => ({ ...known, ...changes }));
  const nameAt = (at: number, changes: Partial<AgencyFields['names'][number]>) =>
    change({ names: given.names.map((one, index) => (index === at ? { ...one, ...changes } : one)) });
  const used = new Set(given.names.map(({ language }) => language));
  // Most likely the name is wanted in the words of the State itself.
  const likely = [
    ...(given.state === null ? [] : memberEntry(given.state).languages),
    ...LANGUAGES.map(({ code }) => code),
  ];
  const unused = likely.find((code) => !used.has(code));
  const adder = useRef<HTMLButtonElement>(null);
  const isAdded = useRef(false);
  const isRemoved = useRef(false);
  useEffect(() => {
    if (!isRemoved.current) return;
    isRemoved.current = false;
    adder.current?.focus();
  });
  const focusAdded = (field: HTMLInputElement | null) => {
    if (field === null || !isAdded.current) return;
    isAdded.current = false;
    field.focus();
  };
  const addName = (language: AgencyFields['names'][number]['language']) => {
    isAdded.current = true;
    change({ names: [...given.names, { language, name: '' }] });
  };
  const removeName = (at: number) => {
    change({ names: given.names.filter((_, index) => index !== at) });
    // The button goes with its name: who works by keyboard goes on beside it. Of the most names there was no button to add one.
    isRemoved.current = true;
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const parsed = agencyFields.safeParse(given);
    if (!parsed.success || isUnfit(given.from) || isUnfit(given.until) || save.isPending) return;
    save.mutate({ agencyId: agency?.id ?? null, fields: parsed.data }, { whileShown: onClose });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Select
          label={t('state')}
          data={[
            ...states,
            { value: SAMPLE_MEMBER.code, label: t(`vocabulary:member.${SAMPLE_MEMBER.code}.label`) },
          ]}
          value={given.state}
          onChange={(value) => change({ state: memberCode.nullable().catch(given.state).parse(value) })}
          error={tried && given.state === null ? t('state-missing') : undefined}
          disabled={agency !== null}
          allowDeselect={false}
          searchable
          openOnFocus={false}
          required
          data-autofocus={given.state === null || undefined}
        />
        <TextInput
          label={t('short-name')}
          description={t('short-name-why')}
          value={given.shortName}
          onChange={(event) => change({ shortName: event.currentTarget.value })}
          error={tried && given.shortName.trim() === '' ? t('short-name-missing') : undefined}
          maxLength={24}
          required
          data-autofocus={given.state !== null || undefined}
        />
        <Fieldset
          p="xs"
          legend={
            <Input.Label required labelElement="div">
              {t('names')}
            </Input.Label>
          }
        >
          <Stack gap={6}>
            {given.names.map(({ language, name }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: by its language a row would be drawn anew, and lose the focus, when that is chosen
              <Group key={at} gap={6} wrap="nowrap" align="flex-start">
                <TextInput
                  ref={at === given.names.length - 1 ? focusAdded : undefined}
                  flex={1}
                  aria-label={t('name-in', { language: t(`vocabulary:language.${language}.label`) })}
                  value={name}
                  onChange={(event) => nameAt(at, { name: event.currentTarget.value })}
                  error={
                    tried && name.trim() === ''
                      ? t(given.names.length === 1 ? 'name-missing' : 'name-missing-here')
                      : undefined
                  }
                  maxLength={200}
                  dir="auto"
                />
                <Select
                  w="11rem"
                  aria-label={t('name-language')}
                  data={LANGUAGES.filter(({ code }) => code === language || !used.has(code)).map(
                    ({ code }) => ({
                      value: code,
                      label: t(`vocabulary:language.${code}.label`),
                    }),
                  )}
                  value={language}
                  onChange={(value) =>
                    nameAt(at, { language: LANGUAGES.find(({ code }) => code === value)?.code ?? language })
                  }
                  allowDeselect={false}
                  searchable
                />
                {given.names.length === 1 ? null : (
                  <ActionIcon
                    aria-label={t('name-remove', { language: t(`vocabulary:language.${language}.label`) })}
                    onClick={() => removeName(at)}
                    mt={4}
                  >
                    <Trash2 aria-hidden size={16} />
                  </ActionIcon>
                )}
              </Group>
            ))}
            {unused === undefined || given.names.length >= 12 ? null : (
              <Button
                ref={adder}
                variant="subtle"
                size="compact-xs"
                leftSection={<Plus aria-hidden size={14} />}
                onClick={() => addName(unused)}
              >
                {t('name-add')}
              </Button>
            )}
          </Stack>
        </Fieldset>
        <MultiSelect
          label={t('roles')}
          description={t('roles-why')}
          data={AGENCY_ROLES.map((role) => ({
            value: role,
            label: t(`vocabulary:agencyRole.${role}.label`),
          }))}
          value={[...given.roles]}
          onChange={(values) => change({ roles: AGENCY_ROLES.filter((role) => values.includes(role)) })}
          error={tried && given.roles.length === 0 ? t('roles-missing') : undefined}
          maxValues={6}
          searchable
          required
        />
        <TextInput
          label={t('place')}
          description={t('place-why')}
          value={given.place}
          onChange={(event) => change({ place: event.currentTarget.value })}
          maxLength={120}
        />
        <Group grow align="flex-end">
          <DayInput
            label={t('from')}
            value={given.from ?? ''}
            onDay={(day) => change({ from: day || null })}
            error={tried && isUnfit(given.from) ? t('ui:day.unfit') : undefined}
          />
          <DayInput
            label={t('until')}
            hint={t('until-why')}
            value={given.until ?? ''}
            onDay={(day) => change({ until: day || null })}
            error={tried && isUnfit(given.until) ? t('ui:day.unfit') : undefined}
          />
        </Group>
        <Textarea
          label={t('note')}
          value={given.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
          maxLength={2000}
          rows={2}
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Text size="sm" c="dimmed">
          {t('kept')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
