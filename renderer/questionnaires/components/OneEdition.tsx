import { Button, Group, Text, Title } from '@mantine/core';
import { BookMarked, Download, PencilRuler, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EditionDraft,
  type EditionSummary,
  type ItemLineage,
  isLocalItem,
  isOwnEdition,
} from '../../../shared/questionnaires';
import { ErrorNotice, notifyDone, useDates } from '../../platform';
import { StatusBadge } from '../../ui';
import { useEditionTitle } from '../edition-title';
import { editionWords } from '../file-words';
import { useEdition, useExportEdition, useOpenWorkbook, usePublishedEdition } from '../queries';
import { EditionChanges } from './EditionChanges';
import { MakeEditionDialog } from './MakeEditionDialog';
import { Translations } from './Translations';

interface OneEditionProps {
  readonly edition: EditionSummary;
  /** How it follows from the edition before. */
  readonly lineage: ItemLineage | undefined;
}

/** One edition with all that can be done with it. */
export function OneEdition({ edition, lineage }: OneEditionProps) {
  const { t } = useTranslation('questionnaires');
  const dates = useDates();
  const titleOf = useEditionTitle();
  const [shows, setShows] = useState(false);
  const [draft, setDraft] = useState<EditionDraft | null>(null);
  const save = useExportEdition();
  const open = useOpenWorkbook();
  const whole = usePublishedEdition({ questionnaire: edition.id, edition: edition.edition }).data;
  const named = { id: edition.id, edition: edition.edition };
  const isOwn = isOwnEdition(edition.edition);
  const local = whole?.items.filter(({ id }) => isLocalItem(id)).length ?? 0;
  const heading = `edition-${edition.edition}`;
  return (
    <section aria-labelledby={heading} data-edition={edition.edition}>
      <Group gap="xs">
        <Title order={2} size="h3" id={heading}>
          {t('screen.edition', { edition: edition.edition })}
        </Title>
        <StatusBadge tone={isOwn ? 'main' : 'plain'} icon={isOwn ? PencilRuler : BookMarked}>
          {t(isOwn ? 'screen.own' : 'screen.published')}
        </StatusBadge>
      </Group>
      <Text size="sm">{titleOf(edition)}</Text>
      <Text size="sm" c="dimmed">
        {t('screen.facts', {
          count: edition.itemCount - local,
          core: edition.coreCount,
          date: dates.day(edition.effectiveOn),
        })}{' '}
        {local === 0 ? null : t('screen.local', { count: local })}
      </Text>
      <Group gap="xs" my="xs">
        {lineage === undefined ? null : (
          <Button size="xs" variant="default" aria-expanded={shows} onClick={() => setShows(!shows)}>
            {t('screen.changes', { from: lineage.from })}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          aria-describedby={heading}
          leftSection={<Download aria-hidden size={16} />}
          loading={save.isPending}
          onClick={() =>
            save.mutate(
              { ...named, words: editionWords(t, edition.edition) },
              { onSuccess: ({ saved }) => (saved ? notifyDone(t('file.saved')) : undefined) },
            )
          }
        >
          {t('screen.save')}
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-describedby={heading}
          leftSection={<Upload aria-hidden size={16} />}
          loading={open.isPending}
          onClick={() => open.mutate(named, { onSuccess: setDraft })}
        >
          {t('screen.open')}
        </Button>
      </Group>
      {save.isError ? <ErrorNotice error={save.error} /> : null}
      {open.isError ? <ErrorNotice error={open.error} /> : null}
      {shows && lineage !== undefined ? <Changes lineage={lineage} /> : null}
      <Translations edition={edition} describedBy={heading} />
      <MakeEditionDialog draft={draft} title={titleOf(edition)} onClose={() => setDraft(null)} />
    </section>
  );
}

/** What differs from the edition before, in the language in which questions are read. */
function Changes({ lineage }: { readonly lineage: ItemLineage }) {
  const { questionnaire, from, to } = lineage;
  const older = useEdition({ questionnaire, edition: from }).data;
  const newer = useEdition({ questionnaire, edition: to }).data;
  return <EditionChanges lineage={lineage} older={older} newer={newer} />;
}
