import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SearchabilityLine, TEXT_TROUBLES, type TextTrouble } from '../../../shared/library';
import { InLanguage, TextLink } from '../../ui';
import { pageRanges } from './page-ranges';
import { REMEDY_ACTIONS } from './remedies';

interface TroubleLinesProps {
  readonly kind: TextTrouble;
  readonly lines: readonly SearchabilityLine[];
}

const MOST_RANGES = 8;
const MOST_LINES = 50;

/** The documents with pages in one kind of trouble: which pages, and what can be done. */
export function TroubleLines({ kind, lines }: TroubleLinesProps) {
  const { t } = useTranslation('library');
  const [all, setAll] = useState(false);
  const remedies = TEXT_TROUBLES.find((one) => one.kind === kind)?.remedies ?? [];
  const shown = all ? lines : lines.slice(0, MOST_LINES);
  const actionOf = (line: SearchabilityLine) => {
    const remedy = remedies.find((one) => REMEDY_ACTIONS[one] !== undefined);
    return remedy === undefined ? null : REMEDY_ACTIONS[remedy]?.(line);
  };
  const hasAction = remedies.some((one) => REMEDY_ACTIONS[one] !== undefined);
  return (
    <>
      <Text size="sm">{t(`searchability.kind.${kind}.meaning`)}</Text>
      <Text size="sm" mb="xs">
        {remedies.map((remedy) => t(`searchability.remedy.${remedy}`)).join(' ')}
      </Text>
      <Table aria-label={t(`searchability.kind.${kind}.title`)} withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('document.title')}</Table.Th>
            <Table.Th>{t('searchability.pages')}</Table.Th>
            {hasAction ? <Table.Th>{t('import.action')}</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((line) => (
            <Table.Tr key={line.versionId}>
              <Table.Td>
                <TextLink to="/library/$documentId" params={{ documentId: line.documentId }} size="sm">
                  <InLanguage code={line.language}>{line.title}</InLanguage>
                </TextLink>
              </Table.Td>
              <Table.Td>
                <Pages line={line} />
              </Table.Td>
              {hasAction ? <Table.Td>{actionOf(line)}</Table.Td> : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shown.length < lines.length ? (
        <Button size="xs" variant="subtle" mt={4} onClick={() => setAll(true)}>
          {t('searchability.more', { count: lines.length - shown.length })}
        </Button>
      ) : null}
    </>
  );
}

function Pages({ line }: { readonly line: SearchabilityLine }) {
  const { t } = useTranslation('library');
  const [first] = line.pages;
  if (first === undefined) return null;
  const { text, leftOut } = pageRanges(line.pages, MOST_RANGES);
  return (
    <>
      <TextLink
        to="/read/$versionId"
        params={{ versionId: line.versionId }}
        search={{ page: first }}
        size="sm"
        aria-label={t('searchability.open-page', { page: first, title: line.title })}
      >
        {line.pages.length === line.pageCount
          ? t('searchability.all-pages', { count: line.pageCount })
          : t('searchability.some-pages', { pages: text, count: line.pages.length })}
      </TextLink>{' '}
      {line.pages.length !== line.pageCount && leftOut > 0
        ? t('searchability.more-pages', { count: leftOut })
        : null}
    </>
  );
}
