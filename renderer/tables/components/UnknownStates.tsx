import { Button, NativeSelect, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TableFindings, TableReading } from '../../../shared/tables';
import { useMemberChoices } from '../../ui';
import { ScrolledTable } from './ScrolledTable';

interface UnknownStatesProps {
  readonly unknown: TableFindings['unknownStates'];
  readonly meant: TableReading['meant'];
  readonly onMeant: (meant: TableReading['meant']) => void;
}

const LEFT = '-';

/** Names that are no known State: what each means, or that its rows are left out, such as totals of a region. */
export function UnknownStates({ unknown, meant, onMeant }: UnknownStatesProps) {
  const { t } = useTranslation(['tables', 'vocabulary']);
  const members = useMemberChoices();
  if (unknown.length === 0) return null;
  const saidOf = (written: string) => meant.find((each) => each.written === written);
  const say = (written: string, value: string) => {
    const others = meant.filter((each) => each.written !== written);
    onMeant(value === '' ? others : [...others, { written, code: value === LEFT ? null : value }]);
  };
  return (
    <section aria-labelledby="states-step">
      <Title order={2} id="states-step">
        {t('states.title', { count: unknown.length })}
      </Title>
      <Text size="sm">{t('states.what')}</Text>
      <Button
        size="xs"
        variant="default"
        my="xs"
        onClick={() => onMeant(unknown.map(({ written }) => saidOf(written) ?? { written, code: null }))}
      >
        {t('states.leave-all')}
      </Button>
      <ScrolledTable name={t('states.title', { count: unknown.length })}>
        <thead>
          <tr>
            <th scope="col">{t('states.written')}</th>
            <th scope="col">{t('states.rows')}</th>
            <th scope="col">{t('states.means')}</th>
          </tr>
        </thead>
        <tbody>
          {unknown.map(({ written, rows }) => {
            const said = saidOf(written);
            return (
              <tr key={written}>
                <th scope="row">
                  <bdi>{written}</bdi>
                </th>
                <td>{rows}</td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={t('states.means-of', { written })}
                    value={said === undefined ? '' : (said.code ?? LEFT)}
                    onChange={(event) => say(written, event.currentTarget.value)}
                    data={[
                      { value: '', label: t('states.as-written') },
                      { value: LEFT, label: t('states.leave-out') },
                      ...members,
                    ]}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </ScrolledTable>
    </section>
  );
}
