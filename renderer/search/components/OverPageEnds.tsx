import { Box, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OverPageEnd, QueryReply } from '../../../shared/search';
import { usePageLabel, usePrintedLabel } from '../../library';
import { InLanguage, TextLink } from '../../ui';

interface OverPageEndsProps {
  readonly reply: QueryReply;
  readonly cite: string | undefined;
}

/** Where a phrase runs over the end of a page: all there is of it, or besides the pages that have it. */
export function OverPageEnds({ reply: { overPageEnds = [], total }, cite }: OverPageEndsProps) {
  const { t } = useTranslation('search');
  if (overPageEnds.length === 0) return null;
  return (
    <Box mt={total.pages === 0 ? 0 : 'sm'}>
      <Text size="sm">{t(total.pages === 0 ? 'none.over-page-end' : 'none.over-page-end-besides')}</Text>
      <List size="sm">
        {overPageEnds.map((place) => (
          <List.Item key={`${place.versionId} ${place.page}`}>
            <PlaceOverPageEnd place={place} cite={cite} />
          </List.Item>
        ))}
      </List>
    </Box>
  );
}

interface PlaceOverPageEndProps {
  readonly place: OverPageEnd;
  readonly cite: string | undefined;
}

/** Leads to the page at whose end the words begin; nothing is marked there, as no page has all of them. */
function PlaceOverPageEnd({ place, cite }: PlaceOverPageEndProps) {
  const pageLabel = usePageLabel();
  const printedLabel = usePrintedLabel();
  const { versionId, title, language, page, label, begins, goesOn } = place;
  return (
    <>
      <TextLink to="/read/$versionId" params={{ versionId }} search={{ page, cite }} size="sm">
        <InLanguage code={language}>{title}</InLanguage>,{' '}
        {pageLabel(page, printedLabel(versionId, page, label))}
      </TextLink>{' '}
      <Text span size="sm" c="dimmed">
        <InLanguage code={language}>{`… ${begins} ¦ ${goesOn} …`}</InLanguage>
      </Text>
    </>
  );
}
