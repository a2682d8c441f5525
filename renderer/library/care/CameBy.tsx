import { useTranslation } from 'react-i18next';
import { useDates } from '../../platform';
import { TextLink } from '../../ui';
import { useProvenance } from './queries';

/** The import or the pack that brought a file, as the last words on where it came from. */
export function CameBy({ sha256 }: { readonly sha256: string }) {
  const { t } = useTranslation('library');
  const dates = useDates();
  const from = useProvenance(sha256).data;
  if (from === undefined) return null;
  return (
    <>
      {from.import === null && from.pack === null ? t('came-by.unknown') : null}
      {from.pack === null ? null : (
        <TextLink to="/exchange/receipts/$receiptId" params={{ receiptId: from.pack.id }} size="sm">
          {t('came-by.pack', { sender: from.pack.sender })}
        </TextLink>
      )}
      {from.import === null ? null : (
        <TextLink to="/library/imports/$importId" params={{ importId: from.import.id }} size="sm">
          {t('came-by.import', {
            moment: dates.moment(from.import.startedAt),
            position: from.import.position,
            count: from.import.total,
          })}
        </TextLink>
      )}
      {from.again === 0 ? null : <div>{t('came-by.again', { count: from.again })}</div>}
    </>
  );
}
