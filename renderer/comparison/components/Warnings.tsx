import { Alert, Button, Group } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison, LevelConsent } from '../../../shared/comparison';
import { useColumnNames } from '../column-names';
import { ConsentDialog } from './ConsentDialog';
import styles from './Warnings.module.css';

/** What to know before the comparison is read as a trend, in words. */
export function Warnings({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const { columns, warnings } = comparison;
  const names = useColumnNames(columns);
  const [asking, setAsking] = useState<LevelConsent['state'] | null>(null);
  if (warnings.length === 0) return null;
  const nameOf = (at: number) => {
    const column = columns[at];
    return column === undefined ? '' : names.full(column);
  };
  const statesOf = (concerned: readonly number[]) => [
    ...new Set(concerned.flatMap((at) => columns[at]?.state ?? [])),
  ];
  return (
    <>
      <Alert
        color="yellow"
        variant="outline"
        mb="xs"
        icon={<TriangleAlert aria-hidden size={20} />}
        title={t('warning.title')}
      >
        <ul className={styles.list}>
          {warnings.map(({ code, columns: concerned }) => (
            // The line of what is hidden stays the same while one State after the other agrees: the focus stays in it.
            <li key={code === 'hidden' ? code : `${code} ${concerned.join()}`} data-warning={code}>
              {t(`warning.${code}`, { columns: concerned.map(nameOf).join('; ') })}
              {code === 'hidden' ? (
                <Group gap="xs" mt={4}>
                  {statesOf(concerned).map((state) => (
                    <Button key={state} size="xs" variant="default" onClick={() => setAsking(state)}>
                      {t('consent.record', { state: t(`vocabulary:member.${state}.label`) })}
                    </Button>
                  ))}
                </Group>
              ) : null}
            </li>
          ))}
        </ul>
      </Alert>
      {asking === null ? null : <ConsentDialog state={asking} onClose={() => setAsking(null)} />}
    </>
  );
}
