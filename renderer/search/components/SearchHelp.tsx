import { Button, Popover, Table, Text } from '@mantine/core';
import { CircleQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IN_WINDOW, InLanguage } from '../../ui';

/** What may be typed, each with an example in some script. The examples are the same in every language of the interface. */
const EXAMPLES = [
  { name: 'all', example: 'victim shelter', language: 'eng' },
  { name: 'named', example: 'nepal passport act fee', language: 'eng' },
  { name: 'phrase', example: '"forced labour"', language: 'eng' },
  { name: 'not', example: 'labour -child', language: 'eng' },
  { name: 'or', example: 'bondage OR servitude', language: 'eng' },
  { name: 'field', example: 'child type:law country:TH year:2005-2015', language: 'eng' },
  { name: 'beginning', example: 'traffick*', language: 'eng' },
  { name: 'unspaced', example: 'ค้ามนุษย์', language: 'tha' },
  { name: 'digits', example: 'មាត្រា ១២', language: 'khm' },
  { name: 'marks', example: 'mua ban nguoi', language: 'vie' },
] as const;

/** A button that shows how to search, with examples. */
export function SearchHelp() {
  const { t } = useTranslation('search');
  return (
    <Popover {...IN_WINDOW} width={520} position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" leftSection={<CircleQuestionMark aria-hidden size={14} />}>
          {t('help.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('help.open')}>
        <Table withRowBorders={false} verticalSpacing={4}>
          <Table.Tbody>
            {EXAMPLES.map(({ name, example, language }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={600}>
                  <InLanguage code={language}>{example}</InLanguage>
                </Table.Th>
                <Table.Td>{t(`help.${name}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="xs" c="dimmed" mt={4} tabIndex={0}>
          {t('help.same')}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
