import { ActionIcon } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/app';
import { printedLabel } from '../../../shared/library';
import type { HighlightColour } from '../../../shared/reader';
import { ReaderFileBanner, ReaderForceBanner, usePageLabel, usePageNumbers } from '../../library';
import { type Asked, notify, Telling } from '../../platform';
import { LoadingState, TextLink } from '../../ui';
import { type CitedPlace, placeOf, type ReadAddress } from '../address';
import type { Rotation } from '../page/page-layout';
import type { PrintedPage } from '../page/print-pages';
import { FIRST_ZOOM, zoomStep } from '../page/zoom';
import type { Passage } from '../passage';
import { useAskIndex, useCitationsOf, useHighlights, useLeave } from '../queries';
import styles from '../screens/ReaderScreen.module.css';
import { useCitation } from '../use-citation';
import { useFind } from '../use-find';
import { useHighlighting } from '../use-highlighting';
import { useMachineWords } from '../use-machine-words';
import { usePageNotes } from '../use-page-notes';
import { usePassages, useRightCopies, useSelected } from '../use-passage';
import { FIRST_TRY, useFileLabels, usePdf } from '../use-pdf';
import { type PassageUse, useReaderKeys } from '../use-reader-keys';
import { CitationsPanel } from './CitationsPanel';
import { CiteDialog } from './CiteDialog';
import { FIND_FIELD_ID, FindPanel } from './FindPanel';
import { HighlightsPanel } from './HighlightsPanel';
import { MachineMark } from './MachineMark';
import { NotOpened } from './NotOpened';
import { OutlinePanel } from './OutlinePanel';
import { PageNumbersDialog } from './PageNumbersDialog';
import { type PageMarking, PageStack, type PagesHandle } from './PageStack';
import { PrintDialog } from './PrintDialog';
import { PrintedPages } from './PrintedPages';
import { SelectionBubble } from './SelectionBubble';
import { TextPanel } from './TextPanel';
import { ThumbnailPanel } from './ThumbnailPanel';
import { type PanelName, Toolbar } from './Toolbar';

interface ReadingProps {
  readonly versionId: string;
  readonly opened: CallOutput<'reader.open'>;
  readonly address: ReadAddress;
  /** Changes the address; as a step that Back takes back, where that is wanted. */
  readonly onAddress: (change: Partial<ReadAddress>, asStep?: boolean) => Promise<void>;
  /** What was asked for it: why it could not be had anew is told. */
  readonly asked: readonly Asked[];
}

/** How long a page must stay in view before the address and the memory of the document take it over. */
const STAY_MS = 500;

/** Numbers printed on the pages: what a reader stated, else what the file says. Null where nothing is known of any page. */
function useLabels(
  sha256: string,
  pageCount: number,
  own: readonly string[] | null,
): readonly (string | null)[] | null {
  const stated = usePageNumbers().data?.find((file) => file.sha256 === sha256) ?? null;
  return useMemo(() => {
    if (stated === null) return own;
    return Array.from({ length: pageCount }, (_, at) => printedLabel(at + 1, own?.[at] ?? null, stated));
  }, [stated, pageCount, own]);
}

/** One opened document with its tools. */
export function Reading({ versionId, opened, address, onAddress, asked }: ReadingProps) {
  const { t } = useTranslation('reader');
  const { document: file } = opened;
  const language = file.versions.find(({ id }) => id === versionId)?.language ?? file.language;
  const pageLabel = usePageLabel();
  const [attempt, setAttempt] = useState(FIRST_TRY);
  const pages = useRef<PagesHandle>(null);
  const startAt = address.page ?? opened.lastPage;
  const state = usePdf(file.sha256, attempt, startAt);
  const pdf = state.is === 'open' ? state.pdf : null;
  const [page, setPage] = useState(startAt);
  const [zoom, setZoom] = useState(FIRST_ZOOM);
  const [factor, setFactor] = useState(1);
  const [rotation, setRotation] = useState<Rotation>(0);
  const [panel, setPanel] = useState<PanelName | null>((address.q ?? '') === '' ? null : 'find');
  const [passage, setPassage] = useState<Passage | null>(null);
  const [cited, setCited] = useState<CitedPlace | null>(null);
  const [approximate, setApproximate] = useState(false);
  const isApproximate = useCallback(() => setApproximate(true), []);
  const place = placeOf(address.cite);
  const citation = useCitation(place, address.citation);
  const find = useFind(file.sha256, address.q ?? '');
  const askIndex = useAskIndex(file.sha256);
  const leave = useLeave(versionId);
  const machine = useMachineWords(file.sha256, pdf);
  const selected = useSelected(pages);
  const pageCount = pdf?.document.numPages ?? file.pageCount;
  const labels = useLabels(file.sha256, pageCount, useFileLabels(pdf));
  const labelOf = useCallback((number: number) => labels?.[number - 1] ?? null, [labels]);
  const highlights = useHighlights(versionId);
  const citations = useCitationsOf(versionId);
  const highlighting = useHighlighting(versionId);
  const notesOf = usePageNotes(highlights.data, citations.data);
  const [numbering, setNumbering] = useState(false);
  const [printing, setPrinting] = useState<'asked' | readonly PrintedPage[] | null>(null);
  const tellCut = useCallback(
    (taken: number, count: number) =>
      notify({ color: 'yellow', message: t('passage.cut', { taken, selected: count }) }, false),
    [t],
  );
  const passages = usePassages({ pages, labelOf, askIndex, onCut: tellCut });
  useRightCopies(pages, askIndex);

  // The page in view goes into the address and is remembered once the reader stays on it.
  const sent = useRef(address.page);
  const stay = useDebouncedCallback(
    (number: number) => {
      sent.current = number;
      void onAddress({ page: number });
      leave(number);
    },
    { delay: STAY_MS, flushOnUnmount: false },
  );
  const current = useRef(page);
  const pageShown = useCallback(
    (number: number) => {
      if (current.current === number) return;
      current.current = number;
      setPage(number);
      stay(number);
    },
    [stay],
  );
  useEffect(() => () => leave(current.current), [leave]);

  // A page that the address names anew, by a link or by Back, is gone to.
  const { page: wantedPage } = address;
  useEffect(() => {
    if (wantedPage === undefined || wantedPage === sent.current) return;
    sent.current = wantedPage;
    pages.current?.goTo(wantedPage);
  }, [wantedPage]);

  // A link or an entry of the contents is followed to look something up: Back leads to where it was read.
  const latestAddress = useRef({ address, onAddress });
  latestAddress.current = { address, onAddress };
  const follow = useCallback(
    (to: number) => {
      const from = current.current;
      if (from === to) return;
      stay.cancel();
      const leaveStep = async () => {
        const now = latestAddress.current;
        sent.current = from;
        // One after the other, or the two would become one step.
        if (now.address.page !== from) await now.onAddress({ page: from });
        sent.current = to;
        await latestAddress.current.onAddress({ page: to }, true);
      };
      void leaveStep();
    },
    [stay],
  );

  const goToPlace = (at: number) => {
    const target = find.found?.occurrences[at];
    if (target === undefined) return;
    find.setActive(at);
    if (target.page !== current.current) pages.current?.goTo(target.page);
  };

  // Coming from a hit, the place that was shown there is the one gone to. While words are typed, the places of those before are listed.
  const { found, looking, active, setActive, beginOn } = find;
  const isOpen = pdf !== null;
  useEffect(() => {
    if (!isOpen || looking || found === undefined || active !== null) return;
    const here = current.current;
    let isLate = false;
    void beginOn(here).then((at) => {
      if (!isLate && at !== null && here === current.current) setActive(at);
    });
    return () => {
      isLate = true;
    };
  }, [isOpen, looking, found, active, beginOn, setActive]);

  useEffect(() => {
    if (isOpen && citation !== null) pages.current?.goTo(citation.page, citation.rectangles[0]);
  }, [isOpen, citation]);

  const marking: PageMarking = useMemo(
    () => ({
      wantedOn: find.wantedOn,
      active: find.activeOn,
      cited: citation,
    }),
    [find.wantedOn, find.activeOn, citation],
  );

  const { look, mark } = highlighting;
  const lookAt = useCallback(
    (id: string) => {
      setPanel('highlights');
      look(id);
    },
    [look],
  );
  const use = (does: PassageUse, what: Passage, colour?: HighlightColour) => {
    if (does === 'cite') return setPassage(what);
    if (does === 'note') setPanel('highlights');
    mark(what, { writing: does === 'note', ...(colour === undefined ? {} : { colour }) });
    window.document.getSelection()?.removeAllRanges();
  };
  /** Uses what is selected in the pages. With nothing selected the page is cited or noted; there is nothing to highlight then. */
  const actOnSelection = async (does: PassageUse, colour?: HighlightColour) => {
    const what = await passages.fromSelection();
    // The bar goes with what is selected: reading goes on in the pages, also when a dialog that it opened is closed.
    if (window.document.activeElement?.closest('[data-selection-uses]')) pages.current?.focusAndMove(0);
    if (what === null && does === 'highlight') return setPanel('highlights');
    use(does, what ?? passages.ofPage(page), colour);
  };
  const openFind = () => {
    setPanel('find');
    // The field is drawn with the panel; an open one has it already.
    requestAnimationFrame(() => {
      const field = window.document.getElementById(FIND_FIELD_ID);
      if (field instanceof HTMLInputElement) {
        field.focus();
        field.select();
      }
    });
  };
  const nextPlace = (by: 1 | -1) => {
    const count = find.found?.occurrences.length ?? 0;
    if (count === 0) return openFind();
    const from = find.active ?? (find.placeFrom(page) ?? 0) - (by === 1 ? 1 : 0);
    goToPlace((from + by + count) % count);
  };
  useReaderKeys({
    find: openFind,
    nextPlace,
    cite: () => void actOnSelection('cite'),
    highlight: () => void actOnSelection('highlight'),
    note: () => void actOnSelection('note'),
    print: () => {
      if (isOpen) setPrinting('asked');
    },
    zoom: (direction) => setZoom(zoomStep(factor, direction)),
    usualSize: () => setZoom('auto'),
    move: (by) => pages.current?.focusAndMove(by),
  });

  return (
    <div className={styles['screen']}>
      <Toolbar
        document={file}
        panel={panel}
        onPanel={setPanel}
        page={Math.min(page, Math.max(1, pageCount))}
        pageCount={pageCount}
        labels={labels}
        onPage={(number) => pages.current?.goTo(number)}
        zoom={zoom}
        factor={factor}
        onZoom={setZoom}
        onRotate={() => setRotation(((rotation + 90) % 360) as Rotation)}
        onPrint={() => setPrinting('asked')}
        onNumbers={() => setNumbering(true)}
        onCite={() => void actOnSelection('cite')}
        disabled={pdf === null}
      />
      <Telling of={asked} className={styles['failed']}>
        <ReaderFileBanner sha256={file.sha256} isShown={pdf !== null} />
        <ReaderForceBanner documentId={file.id} versionId={versionId} />
        {place !== null && cited === null ? (
          <div className={styles['back']}>
            <span>{t(citation === null ? 'cite.for' : 'cite.shown', { item: place.itemId })}</span>
            <TextLink
              to="/assessments/$assessmentId/$itemId"
              params={place}
              search={{ as: place.agencyId }}
              size="sm"
              inherit
            >
              {t('cite.back')}
            </TextLink>
          </div>
        ) : null}
        <div role="status" aria-live="polite">
          {cited === null ? null : (
            <div className={styles['told']}>
              <span>{t('cite.done', { item: cited.itemId })}</span>
              <TextLink
                to="/assessments/$assessmentId/$itemId"
                params={cited}
                search={{ as: cited.agencyId }}
                size="sm"
                inherit
              >
                {t('cite.show', { item: cited.itemId })}
              </TextLink>
              <ActionIcon
                size={24}
                ms="auto"
                aria-label={t('cite.close-notice')}
                onClick={() => setCited(null)}
              >
                <X aria-hidden size={14} />
              </ActionIcon>
            </div>
          )}
        </div>
        <span className={styles['heard']} role="status" aria-live="polite">
          {pdf === null ? '' : t('page.now', { page: pageLabel(page, labelOf(page)), count: pageCount })}
        </span>
        {/* The panel counts them itself; without it nothing would be heard of what is marked. */}
        <span className={styles['heard']} role="status" aria-live="polite">
          {highlighting.marked === null || panel === 'highlights'
            ? ''
            : `${t('selection.highlight', { colour: t(`colour.${highlighting.marked}`) })} \u00b7 ${t('highlight.count', { count: highlights.data?.length ?? 0 })}`}
        </span>
        {pdf === null ? null : <MachineMark picture={machine.pictureOf(page)} state={machine.state} />}
        <div className={styles['body']}>
          {panel === 'find' ? (
            <FindPanel
              versionId={versionId}
              words={find.words}
              onWords={find.setWords}
              found={find.found}
              looking={find.looking}
              error={find.error}
              active={find.active}
              approximate={approximate}
              onGo={goToPlace}
              onStep={nextPlace}
              language={language}
              labelOf={labelOf}
            />
          ) : null}
          {pdf !== null && panel === 'outline' ? (
            <OutlinePanel
              pdf={pdf}
              sha256={file.sha256}
              language={language}
              labelOf={labelOf}
              onGo={(destination) => {
                follow(destination.page);
                pages.current?.goToDestination(destination);
              }}
            />
          ) : null}
          {pdf !== null && panel === 'thumbnails' ? (
            <ThumbnailPanel
              pdf={pdf}
              usual={pdf.usual}
              labels={labels}
              current={page}
              onGo={(number) => pages.current?.goTo(number)}
            />
          ) : null}
          {panel === 'text' ? (
            <TextPanel
              sha256={file.sha256}
              page={page}
              label={labelOf(page)}
              language={language}
              onPassage={(does, text, start, end) => use(does, passages.fromText(page, text, start, end))}
            />
          ) : null}
          {panel === 'highlights' ? (
            <HighlightsPanel
              highlights={highlights}
              highlighting={highlighting}
              document={file}
              labelOf={labelOf}
              onGo={({ page: to, rectangles }) => pages.current?.goTo(to, rectangles[0])}
              onNote={() => use('note', passages.ofPage(page))}
            />
          ) : null}
          {panel === 'citations' ? (
            <CitationsPanel
              citations={citations}
              document={file}
              language={language}
              labelOf={labelOf}
              onGo={({ citation: to }) => pages.current?.goTo(to.page, to.rectangles[0])}
            />
          ) : null}
          {state.is === 'failed' ? (
            <div className={styles['aside']}>
              <NotOpened
                error={state.error}
                onTry={setAttempt}
                actions={
                  <TextLink to="/library/$documentId" params={{ documentId: file.id }} size="sm">
                    {t('to-document')}
                  </TextLink>
                }
              />
            </div>
          ) : pdf === null ? (
            <div className={styles['aside']}>
              <LoadingState label={t('opening')} />
            </div>
          ) : (
            <PageStack
              ref={pages}
              pdf={pdf}
              usual={pdf.usual}
              zoom={zoom}
              rotation={rotation}
              startAt={Math.min(startAt, pdf.document.numPages)}
              marking={marking}
              labels={labels}
              wordsFor={machine.wordsFor}
              notesOf={notesOf}
              onHighlight={lookAt}
              onPage={pageShown}
              onFollow={follow}
              onFactor={setFactor}
              onApproximate={isApproximate}
              onZoom={(direction) => setZoom(zoomStep(factor, direction))}
            />
          )}
        </div>
      </Telling>
      {selected === null || passage !== null ? null : (
        <SelectionBubble
          selected={selected}
          onHighlight={(colour) => void actOnSelection('highlight', colour)}
          onNote={() => void actOnSelection('note')}
          onCite={() => void actOnSelection('cite')}
        />
      )}
      {numbering ? (
        <PageNumbersDialog
          versionId={versionId}
          sha256={file.sha256}
          page={page}
          onClose={() => setNumbering(false)}
        />
      ) : null}
      {printing === 'asked' && pdf !== null ? (
        <PrintDialog
          pdf={pdf}
          page={page}
          labels={labels}
          rotation={rotation}
          onReady={setPrinting}
          onClose={() => setPrinting(null)}
        />
      ) : null}
      {printing === null || printing === 'asked' ? null : (
        <PrintedPages pages={printing} onDone={() => setPrinting(null)} />
      )}
      {passage === null ? null : (
        <CiteDialog
          versionId={versionId}
          language={language}
          passage={passage}
          suggested={place}
          onCited={(where) => {
            setPassage(null);
            setCited(where);
            window.document.getSelection()?.removeAllRanges();
          }}
          onClose={() => setPassage(null)}
        />
      )}
    </div>
  );
}
