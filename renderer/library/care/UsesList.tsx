import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CitingAnswer, DocumentUse } from '../../../shared/library';
import { useDates } from '../../platform';
import { TextLink } from '../../ui';
import { usePageLabel } from '../page-label';
import { useCatalogueWords } from '../words';

const MOST_DOCUMENTS = 10;
const MOST_ANSWERS = 12;

/** What hangs on documents: the answers that cite them, by assessment, item and page; plans, treaties, highlights and relations. */
export function UsesList({
  uses,
  named,
}: {
  readonly uses: readonly DocumentUse[];
  readonly named: boolean;
}) {
  const { t } = useTranslation('library');
  const more = uses.length - MOST_DOCUMENTS;
  return (
    <>
      {uses.slice(0, MOST_DOCUMENTS).map((use) => (
        <section key={use.documentId} aria-label={use.title}>
          {named ? (
            <Text size="sm" fw={600}>
              <bdi>{use.title}</bdi>
            </Text>
          ) : null}
          <OneUse use={use} />
        </section>
      ))}
      {more > 0 ? <Text size="sm">{t('uses.more-documents', { count: more })}</Text> : null}
    </>
  );
}

function OneUse({ use }: { readonly use: DocumentUse }) {
  const { t } = useTranslation('library');
  const { citations, highlights, relations, plans, treaties } = use;
  const more = citations.length - MOST_ANSWERS;
  return (
    <List size="sm">
      {citations.length === 0 ? null : (
        <List.Item>
          {t('uses.answers', { count: citations.length })}
          <List size="sm" withPadding>
            {citations.slice(0, MOST_ANSWERS).map((one) => (
              <List.Item
                key={[one.assessmentId, one.itemId, one.agency?.id, one.page, one.pageLabel].join(' ')}
              >
                <Citing answer={one} />
              </List.Item>
            ))}
          </List>
          {more > 0 ? t('uses.more', { count: more }) : null}
        </List.Item>
      )}
      {plans === 0 ? null : <List.Item>{t('uses.plans', { count: plans })}</List.Item>}
      {treaties === 0 ? null : <List.Item>{t('uses.treaties', { count: treaties })}</List.Item>}
      {highlights === 0 ? null : <List.Item>{t('uses.highlights', { count: highlights })}</List.Item>}
      {relations === 0 ? null : <List.Item>{t('uses.relations', { count: relations })}</List.Item>}
    </List>
  );
}

function Citing({ answer }: { readonly answer: CitingAnswer }) {
  const { t } = useTranslation('library');
  const words = useCatalogueWords();
  const dates = useDates();
  const pageOf = usePageLabel();
  const { assessmentId, itemId, agency, state, referenceDate, frozen, page, pageLabel } = answer;
  return (
    <>
      <TextLink
        to="/assessments/$assessmentId/$itemId"
        params={{ assessmentId, itemId }}
        search={{ as: agency?.id }}
        size="sm"
      >
        {agency === null ? null : `${agency.shortName} · `}
        {t('uses.answer', {
          state: words.state(state),
          date: dates.day(referenceDate),
          item: itemId,
          page: pageOf(page, pageLabel),
        })}
      </TextLink>
      {frozen ? ` ${t('uses.frozen')}` : ''}
    </>
  );
}
