import { Button, Menu } from '@mantine/core';
import { Download, Square, SquareCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../../shared/reports';
import { notifyDone, notifyError } from '../../platform';
import { printApart } from '../print-apart';
import { usePrintReport, useSaveReport } from '../queries';

interface SaveMenuProps {
  /** Name of the file, without its ending. */
  readonly name: string;
  /** Says the whole document; called when somebody has chosen a kind of file. A workbook has room for more columns than a page. */
  readonly compose: (format: SaveFormat) => Promise<Report>;
  /** What the button says, where more than one of them stands on a screen. */
  readonly label?: string;
  /** What may stand in the document besides, where somebody wants it. */
  readonly also?: {
    readonly label: string;
    readonly isWanted: boolean;
    readonly onChange: (isWanted: boolean) => void;
  };
  /** So small as the buttons beside it. */
  readonly size?: 'xs' | 'sm';
}

const FORMATS = ['docx', 'xlsx', 'pdf', 'paper'] as const;
/** What a document is saved as, or where it goes. */
export type SaveFormat = (typeof FORMATS)[number];
/** Longest name of a file that all systems take, with its ending. */
const LONGEST_NAME = 120;

/** Saves what a screen shows as a document: to edit, to reckon with, or to print. */
export function SaveMenu({ name, compose, label, also, size = 'sm' }: SaveMenuProps) {
  const { t } = useTranslation('reports');
  const save = useSaveReport();
  const print = usePrintReport();
  const [busy, setBusy] = useState(false);
  const fileName = name.slice(0, LONGEST_NAME);

  const finish = ({ saved }: { readonly saved: boolean }) => {
    if (saved) notifyDone(t('saved'));
  };
  const run = async (format: SaveFormat) => {
    setBusy(true);
    try {
      const report = await compose(format);
      if (format === 'paper') {
        // The window waits until the dialog of the printer is closed.
        await printApart(report, async () => window.print());
      } else if (format === 'pdf') {
        const widest = Math.max(
          0,
          ...report.blocks.map((block) => (block.kind === 'table' ? block.head.length : 0)),
        );
        await printApart(report, async () =>
          finish(await print.mutateAsync({ name: fileName, landscape: widest > WIDEST_UPRIGHT })),
        );
      } else finish(await save.mutateAsync({ report, name: fileName, format }));
    } catch (cause) {
      notifyError(cause);
    }
    setBusy(false);
  };

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size={size}
          variant="default"
          loading={busy}
          leftSection={<Download aria-hidden size={16} />}
          data-save-menu
        >
          {label ?? t('save')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {also === undefined ? null : (
          <>
            <Menu.CheckboxItem
              checked={also.isWanted}
              onChange={also.onChange}
              // The box tells it, also while it is empty.
              styles={{ itemIndicator: { display: 'none' } }}
              rightSection={
                also.isWanted ? <SquareCheck aria-hidden size={16} /> : <Square aria-hidden size={16} />
              }
            >
              {also.label}
            </Menu.CheckboxItem>
            <Menu.Divider />
          </>
        )}
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => void run(format)}>
            {t(`format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** With more columns than this in a table the pages lie on their side. */
const WIDEST_UPRIGHT = 7;
