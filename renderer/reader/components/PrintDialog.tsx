import { Alert, Button, Group, Progress, Radio, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageLabel } from '../../library';
import { Dialog } from '../../ui';
import type { Rotation } from '../page/page-layout';
import { pageMeant } from '../page/page-meant';
import { dropPrinted, MOST_PRINTED, type PrintedPage, pagesForPrint } from '../page/print-pages';
import type { OpenedPdf } from '../pdf/open-pdf';

interface PrintDialogProps {
  readonly pdf: OpenedPdf;
  /** The page in view, 1-based. */
  readonly page: number;
  readonly labels: readonly (string | null)[] | null;
  readonly rotation: Rotation;
  /** Hears when the pages are ready for the printer. */
  readonly onReady: (pages: readonly PrintedPage[]) => void;
  readonly onClose: () => void;
}

type Choice = 'this' | 'some' | 'all';

/** Asks which pages are to be printed and draws them; the system's own dialog asks the rest. */
export function PrintDialog({ pdf, page, labels, rotation, onReady, onClose }: PrintDialogProps) {
  const { t } = useTranslation('reader');
  const pageLabel = usePageLabel();
  const count = pdf.document.numPages;
  const [choice, setChoice] = useState<Choice>('this');
  const [from, setFrom] = useState(String(page));
  const [to, setTo] = useState(String(Math.min(count, page + 1)));
  const [drawn, setDrawn] = useState<number | null>(null);
  const [failed, setFailed] = useState<readonly number[]>([]);
  const [ready, setReady] = useState<readonly PrintedPage[]>([]);
  const stop = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);

  const first = choice === 'this' ? page : choice === 'all' ? 1 : pageMeant(from, count, labels);
  const last = choice === 'this' ? page : choice === 'all' ? count : pageMeant(to, count, labels);
  const wanted =
    first === null || last === null || last < first
      ? []
      : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const problem =
    choice === 'some' && wanted.length === 0
      ? t('print.no-pages', { count })
      : wanted.length > MOST_PRINTED
        ? t('print.too-many', { most: MOST_PRINTED })
        : null;

  /** Other pages are wanted: what was got ready for the former ones is no longer of use. */
  const choose = (change: () => void) => {
    dropPrinted(ready);
    setReady([]);
    setFailed([]);
    change();
  };
  const close = () => {
    dropPrinted(ready);
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null || drawn !== null) return;
    setDrawn(0);
    const done = await pagesForPrint(pdf.document, wanted, rotation, stop.current.signal, setDrawn).catch(
      () => null,
    );
    // Closed meanwhile.
    if (done === null) return;
    if (done.failed.length === 0) return onReady(done.pages);
    setDrawn(null);
    setFailed(done.failed);
    setReady(done.pages);
  };
  return (
    <Dialog opened onClose={close} title={t('print.title')}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Radio.Group
            label={t('print.which')}
            value={choice}
            onChange={(value) => choose(() => setChoice(value as Choice))}
          >
            <Stack gap={6} mt={6}>
              <Radio
                value="this"
                label={t('print.this', { page: pageLabel(page, labels?.[page - 1] ?? null) })}
                disabled={drawn !== null}
                data-autofocus
              />
              <Radio value="some" label={t('print.some')} disabled={drawn !== null} />
              <Radio value="all" label={t('print.all', { count })} disabled={drawn !== null} />
            </Stack>
          </Radio.Group>
          {choice === 'some' ? (
            <Group grow align="flex-start">
              <TextInput
                label={t('print.from')}
                value={from}
                inputMode="numeric"
                disabled={drawn !== null}
                onChange={({ currentTarget: { value } }) => choose(() => setFrom(value))}
              />
              <TextInput
                label={t('print.to')}
                value={to}
                inputMode="numeric"
                disabled={drawn !== null}
                onChange={({ currentTarget: { value } }) => choose(() => setTo(value))}
              />
            </Group>
          ) : null}
          <div role="status" aria-live="polite">
            {problem === null ? null : (
              <Text size="sm" c="red">
                {problem}
              </Text>
            )}
            {/* Said once: every page would be told of by name. */}
            {drawn === null ? null : <VisuallyHidden>{t('print.begun')}</VisuallyHidden>}
          </div>
          {drawn === null ? null : (
            <div>
              <Text size="sm" aria-hidden>
                {t('print.drawing', { done: drawn, count: wanted.length })}
              </Text>
              <Progress
                value={(100 * drawn) / Math.max(1, wanted.length)}
                aria-label={t('print.progress')}
                transitionDuration={0}
              />
            </div>
          )}
          {failed.length === 0 ? null : (
            <Alert color="yellow" role="alert">
              {t('print.failed', { count: failed.length, pages: failed.join(', ') })}
            </Alert>
          )}
          <Text size="xs" c="dimmed">
            {t('print.what')}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('cite.cancel')}
            </Button>
            {ready.length > 0 ? (
              <Button onClick={() => onReady(ready)}>{t('print.the-others')}</Button>
            ) : failed.length > 0 ? null : (
              <Button type="submit" disabled={problem !== null} loading={drawn !== null}>
                {t('print.do')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
