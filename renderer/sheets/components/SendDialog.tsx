import { Alert, Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { FolderOpen, Send } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Agency, isActiveOn } from '../../../shared/agencies';
import type { Assessment } from '../../../shared/assessments';
import { type SentRequest, SHEET_FORMS, type SheetForm } from '../../../shared/sheets';
import { ENGLISH, type LanguageCode, languageCode, languageOfTag } from '../../../shared/vocabulary';
import { ActiveMark, useAgencies } from '../../agencies';
import { useUsual } from '../../assessments';
import {
  ErrorNotice,
  notifyDone,
  reasonSentence,
  today,
  useDates,
  useEnglishForNow,
  useShownIn,
} from '../../platform';
import { ButtonLink, DayInput, Dialog, isUnfitDay, TextLink } from '../../ui';
import { useAsked, useAskedByPack, useChooseFolder, useSend, useSheetLanguages } from '../queries';
import styles from './SendDialog.module.css';

interface SendDialogProps {
  readonly assessment: Assessment;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Chooses who is sent what, until when and where the files go. */
export function SendDialog({ assessment, opened, onClose }: SendDialogProps) {
  const { t } = useTranslation(['sheets', 'ui']);
  return (
    <Dialog opened={opened} onClose={onClose} size="xl" title={t('send.title')}>
      {opened ? <SendForm assessment={assessment} onClose={onClose} /> : null}
    </Dialog>
  );
}

type Chosen = SheetForm | 'none';

function SendForm({ assessment, onClose }: Omit<SendDialogProps, 'opened'>) {
  const { t } = useTranslation(['sheets', 'ui', 'vocabulary']);
  const asked = useAsked(assessment.id);
  const agencies = useAgencies();
  const byPack = useAskedByPack(assessment.id).data;
  const usual = useUsual();
  const choose = useChooseFolder();
  const languages = useSheetLanguages().data ?? [];
  const { language: window } = useShownIn();
  const { chosen: read } = useEnglishForNow();
  const send = useSend(assessment.id);
  const [forms, setForms] = useState<Readonly<Record<string, Chosen>>>({});
  const [dueOn, setDueOn] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<LanguageCode | null>(null);
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState<readonly SentRequest[]>([]);

  const taking = new Set(asked.data?.participants.map(({ agencyId }) => agencyId));
  const there = (agencies.data ?? []).filter(({ id }) => taking.has(id));
  const itemsOf = (agencyId: string) =>
    asked.data?.assignments.filter((one) => one.agencyId === agencyId).length ?? 0;
  // Whoever has Waymark is asked by a pack, and a file besides would ask the same twice; whoever has ended answers no more.
  const isAsked = (agency: Agency) =>
    itemsOf(agency.id) > 0 && byPack?.has(agency.id) !== true && isActiveOn(agency, today());
  const formOf = (agency: Agency): Chosen => forms[agency.id] ?? (isAsked(agency) ? 'excel' : 'none');
  const wishes = there.flatMap((agency) => {
    const form = formOf(agency);
    return form === 'none' ? [] : { agencyId: agency.id, form };
  });
  const needsFolder = wishes.some(({ form }) => form !== 'waymark');
  const folder = choose.data ?? null;
  const usualLanguage = [read ?? ENGLISH, languageOfTag(window)].find(
    (one) => one !== undefined && languages.includes(one),
  );
  const language = chosen ?? usualLanguage ?? ENGLISH;
  const contact = (typed ?? usual.data?.personName ?? '').trim();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wishes.length === 0 || isUnfitDay(dueOn) || (needsFolder && folder === null)) return;
    // A folder is named by a token that is used up with the first sending.
    const given = {
      token: needsFolder ? (folder?.token ?? null) : null,
      dueOn: dueOn || null,
      ...{ contact, language },
      wishes,
    };
    send.mutate(given, {
      onSuccess: (sent) => {
        const done = sent.filter(({ problem }) => problem === null).length;
        if (done > 0) notifyDone(t('send.done', { count: done }));
      },
      whileShown: (sent) => {
        const broken = sent.filter(({ problem }) => problem !== null);
        choose.reset();
        setFailed(broken);
        if (broken.length === 0) onClose();
      },
    });
  };

  if (asked.data !== undefined && agencies.data !== undefined && there.length === 0) {
    return (
      <Stack gap="sm">
        <Text size="sm">{t('send.nobody')}</Text>
        <Group>
          <ButtonLink to="/assessments/$assessmentId/agencies" params={{ assessmentId: assessment.id }}>
            {t('send.to-agencies')}
          </ButtonLink>
        </Group>
      </Stack>
    );
  }
  const choices = [...SHEET_FORMS, 'none' as const].map((value) => ({ value, label: t(`form.${value}`) }));
  const setAll = (form: Chosen) =>
    setForms({
      ...forms,
      ...Object.fromEntries(there.filter(isAsked).map(({ id }) => [id, form])),
    });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <Text size="sm">{t('send.what')}</Text>
        <Group gap="xs">
          <Text size="sm">{t('send.all')}</Text>
          {SHEET_FORMS.map((form) => (
            <Button key={form} size="compact-sm" variant="default" onClick={() => setAll(form)}>
              {t(`form.${form}`)}
            </Button>
          ))}
        </Group>
        <div className={styles.list}>
          <Table aria-label={t('send.agencies')} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('send.agency')}</Table.Th>
                <Table.Th scope="col">{t('send.items')}</Table.Th>
                <Table.Th scope="col">{t('send.form')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {there.map((agency) => (
                <Table.Tr key={agency.id} data-agency={agency.id}>
                  <Table.Th scope="row">
                    <bdi>{agency.shortName}</bdi> <ActiveMark agency={agency} day={today()} />
                  </Table.Th>
                  <Table.Td>{itemsOf(agency.id)}</Table.Td>
                  <Table.Td>
                    <Select
                      size="xs"
                      aria-label={t('send.form-of', { name: agency.shortName })}
                      data={choices}
                      value={formOf(agency)}
                      allowDeselect={false}
                      disabled={itemsOf(agency.id) === 0}
                      onChange={(value) => setForms({ ...forms, [agency.id]: value as Chosen })}
                    />
                    <AskedByPack at={byPack?.get(agency.id)} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
        <Group grow align="flex-start">
          <DayInput
            label={t('send.due')}
            hint={t('send.due-why')}
            doubt={dueOn < today() ? t('send.due-past') : undefined}
            value={dueOn}
            onDay={setDueOn}
            error={tried && isUnfitDay(dueOn) ? t('send.due-wrong') : undefined}
          />
          <TextInput
            label={t('send.contact')}
            description={t('send.contact-why')}
            value={typed ?? usual.data?.personName ?? ''}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={200}
          />
        </Group>
        {needsFolder ? (
          <Select
            label={t('send.language')}
            description={t('send.language-why')}
            data={languages.map((code) => ({ value: code, label: t(`vocabulary:language.${code}.label`) }))}
            value={language}
            allowDeselect={false}
            onChange={(value) => setChosen(languageCode.catch(ENGLISH).parse(value))}
          />
        ) : null}
        {needsFolder ? (
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<FolderOpen aria-hidden size={16} />}
              onClick={() => choose.mutate()}
            >
              {t('send.choose-folder')}
            </Button>
            <Text size="sm" fw={tried && folder === null ? 600 : 400} aria-live="polite">
              {folder === null ? t('send.no-folder') : t('send.folder', { name: folder.name })}
            </Text>
          </Group>
        ) : null}
        {wishes.length === 0 && tried ? (
          <Text size="sm" role="alert">
            {t('send.none')}
          </Text>
        ) : null}
        {failed.length === 0 ? null : (
          <Alert
            color="red"
            variant="outline"
            title={t('send.failed', { count: failed.length })}
            role="alert"
          >
            <ul>
              {failed.map(({ agencyId, problem }) => (
                <li key={agencyId}>
                  <bdi>{there.find(({ id }) => id === agencyId)?.shortName}</bdi>:{' '}
                  {problem === null ? null : reasonSentence(problem.code, problem.data)}
                </li>
              ))}
            </ul>
          </Alert>
        )}
        {choose.isError ? <ErrorNotice error={choose.error} /> : null}
        {send.isError ? <ErrorNotice error={send.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" leftSection={<Send aria-hidden size={16} />} loading={send.isPending}>
            {t('send.do', { count: wishes.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** That an agency was asked by a pack; `at` is null where it was for another assessment only. */
function AskedByPack({ at }: { readonly at: string | null | undefined }) {
  const { t } = useTranslation('sheets');
  const dates = useDates();
  if (at === undefined) return null;
  return (
    <Text size="xs" c="dimmed">
      {at === null ? t('send.pack-before') : t('send.pack-sent', { date: dates.dayOf(at) })}{' '}
      {at === null ? (
        <TextLink to="/exchange/send" size="xs">
          {t('send.pack-send')}
        </TextLink>
      ) : null}
    </Text>
  );
}
