import { ActionIcon, Button, NativeSelect, Popover, Text, TextInput, Title, Tooltip } from '@mantine/core';
import {
  ChevronLeft,
  ChevronRight,
  FileText,
  Hash,
  Highlighter,
  Images,
  ListTree,
  type LucideIcon,
  Printer,
  Quote,
  RotateCw,
  Search,
  TextQuote,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '../../../shared/library';
import { hasOwnLabel, LanguageChips, useVersionName } from '../../library';
import { IN_WINDOW, InLanguage, PAGE_TITLE_ID, TextLink, titleAppeared } from '../../ui';
import { pageMeant } from '../page/page-meant';
import { ZOOM_STEPS, type Zoom, zoomStep } from '../page/zoom';
import styles from './Toolbar.module.css';

/** What can stand beside the pages. */
export const PANELS = ['find', 'outline', 'thumbnails', 'text', 'highlights', 'citations'] as const;
export type PanelName = (typeof PANELS)[number];

const PANEL_ICONS: Readonly<Record<PanelName, LucideIcon>> = {
  find: Search,
  outline: ListTree,
  thumbnails: Images,
  text: FileText,
  highlights: Highlighter,
  citations: TextQuote,
};

interface ToolbarProps {
  readonly document: DocumentSummary;
  readonly panel: PanelName | null;
  readonly onPanel: (panel: PanelName | null) => void;
  readonly page: number;
  readonly pageCount: number;
  readonly labels: readonly (string | null)[] | null;
  readonly onPage: (page: number) => void;
  /** Lets the reader state printed page numbers. */
  readonly onNumbers: () => void;
  readonly zoom: Zoom;
  readonly factor: number;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onRotate: () => void;
  readonly onPrint: () => void;
  readonly onCite: () => void;
  /** Nothing is open yet: only the title and the way to the catalogue work. */
  readonly disabled: boolean;
}

/** The tools of the reader in one line above the pages. */
export function Toolbar(props: ToolbarProps) {
  const { document, page, pageCount, labels, onPage, zoom, factor, onZoom, disabled } = props;
  const { t } = useTranslation('reader');
  const nameOf = useVersionName();
  const version = document.versions.find(({ id }) => id === document.versionId);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (heading.current) titleAppeared(heading.current);
  }, []);
  const label = labels?.[page - 1] ?? null;
  const isAlone = document.versions.length < 2;
  const versionName =
    version === undefined || (version.label === '' && isAlone)
      ? null
      : isAlone
        ? version.label
        : nameOf(version, document.versions);
  const percent = Math.round(factor * 100);
  return (
    <div
      className={styles['bar']}
      role="toolbar"
      aria-label={t('toolbar.label')}
      aria-orientation="horizontal"
    >
      <div className={styles['group']}>
        {PANELS.map((name) => {
          const Icon = PANEL_ICONS[name];
          const open = props.panel === name;
          return (
            <Tooltip key={name} label={t(`panel.${name}`)}>
              <ActionIcon
                size={30}
                variant={open ? 'light' : 'subtle'}
                color={open ? 'blue' : 'gray'}
                aria-pressed={open}
                aria-label={t(`panel.${name}`)}
                disabled={disabled}
                {...(name === 'find' ? { 'aria-keyshortcuts': 'Control+F' } : {})}
                onClick={() => props.onPanel(open ? null : name)}
              >
                <Icon aria-hidden size={18} />
              </ActionIcon>
            </Tooltip>
          );
        })}
      </div>
      <Title
        ref={heading}
        order={1}
        id={PAGE_TITLE_ID}
        tabIndex={-1}
        className={styles['title'] ?? ''}
        title={versionName === null ? document.title : `${document.title} (${versionName})`}
      >
        <TextLink
          to="/library/$documentId"
          params={{ documentId: document.id }}
          inherit
          underline="hover"
          className={styles['name'] ?? ''}
        >
          <InLanguage code={document.language}>{document.title}</InLanguage>
        </TextLink>
        {versionName === null ? null : (
          // Which of the texts this is must be seen also where the title is longer than its room.
          <span className={styles['version']}>{` (${versionName})`}</span>
        )}
      </Title>
      <LanguageChips title={document.title} versions={document.versions} open={document.versionId} />
      <div className={styles['group']}>
        <Tooltip label={t('toolbar.previous')}>
          <ActionIcon
            size={30}
            aria-label={t('toolbar.previous')}
            disabled={disabled || page <= 1}
            onClick={() => onPage(page - 1)}
          >
            <ChevronLeft aria-hidden size={18} />
          </ActionIcon>
        </Tooltip>
        <PageField page={page} pageCount={pageCount} labels={labels} onPage={onPage} disabled={disabled} />
        <span className={styles['label']}>
          {t('toolbar.of', { count: pageCount })}
          {hasOwnLabel(label, page) ? ` · ${t('toolbar.printed', { label })}` : null}
        </span>
        <Tooltip label={t('numbers.title')}>
          <ActionIcon size={30} aria-label={t('numbers.title')} disabled={disabled} onClick={props.onNumbers}>
            <Hash aria-hidden size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('toolbar.next')}>
          <ActionIcon
            size={30}
            aria-label={t('toolbar.next')}
            disabled={disabled || page >= pageCount}
            onClick={() => onPage(page + 1)}
          >
            <ChevronRight aria-hidden size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles['group']}>
        <Tooltip label={t('toolbar.smaller')}>
          <ActionIcon
            size={30}
            aria-label={t('toolbar.smaller')}
            aria-keyshortcuts="Control+-"
            disabled={disabled}
            onClick={() => onZoom(zoomStep(factor, -1))}
          >
            <ZoomOut aria-hidden size={18} />
          </ActionIcon>
        </Tooltip>
        <NativeSelect
          size="xs"
          w={124}
          aria-label={t('toolbar.zoom')}
          disabled={disabled}
          value={typeof zoom === 'number' ? (isStep(zoom) ? String(zoom) : 'other') : zoom}
          data={[
            { value: 'auto', label: t('zoom.auto') },
            { value: 'width', label: t('zoom.width') },
            { value: 'page', label: t('zoom.page') },
            ...(typeof zoom === 'number' && !isStep(zoom)
              ? [{ value: 'other', label: t('zoom.percent', { percent }) }]
              : []),
            ...ZOOM_STEPS.map((step) => ({
              value: String(step),
              label: t('zoom.percent', { percent: step * 100 }),
            })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value === 'auto' || value === 'width' || value === 'page') onZoom(value);
            else if (value !== 'other') onZoom(Number(value));
          }}
        />
        <Tooltip label={t('toolbar.larger')}>
          <ActionIcon
            size={30}
            aria-label={t('toolbar.larger')}
            aria-keyshortcuts="Control++"
            disabled={disabled}
            onClick={() => onZoom(zoomStep(factor, 1))}
          >
            <ZoomIn aria-hidden size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('toolbar.rotate')}>
          <ActionIcon size={30} aria-label={t('toolbar.rotate')} disabled={disabled} onClick={props.onRotate}>
            <RotateCw aria-hidden size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('toolbar.print')}>
          <ActionIcon
            size={30}
            aria-label={t('toolbar.print')}
            aria-keyshortcuts="Control+P"
            disabled={disabled}
            onClick={props.onPrint}
          >
            <Printer aria-hidden size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <Button
        size="xs"
        variant="default"
        leftSection={<Quote aria-hidden size={14} />}
        disabled={disabled}
        onClick={props.onCite}
        aria-keyshortcuts="Control+Shift+C"
      >
        {t('toolbar.cite')}
      </Button>
    </div>
  );
}

function isStep(zoom: number): boolean {
  return ZOOM_STEPS.some((step) => step === zoom);
}

interface PageFieldProps {
  readonly page: number;
  readonly pageCount: number;
  readonly labels: readonly (string | null)[] | null;
  readonly onPage: (page: number) => void;
  readonly disabled: boolean;
}

/** The number of the page; typing another one and Enter goes there. */
function PageField({ page, pageCount, labels, onPage, disabled }: PageFieldProps) {
  const { t } = useTranslation('reader');
  const [typed, setTyped] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  const take = (words: string | null) => {
    setTyped(words);
    setRefused(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const meant = typed === null ? null : pageMeant(typed, pageCount, labels);
    if (meant !== null) onPage(meant);
    if (meant !== null || typed === null || typed.trim() === '') take(null);
    else setRefused(true);
  };
  return (
    <form onSubmit={submit}>
      {/* The line of tools has no room below a field. */}
      <Popover
        {...IN_WINDOW}
        opened={isRefused}
        withRoles={false}
        width={240}
        shadow="md"
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <TextInput
            size="xs"
            w={56}
            aria-label={t('toolbar.page')}
            inputMode="numeric"
            value={typed ?? String(page)}
            error={isRefused}
            disabled={disabled}
            styles={{ input: { textAlign: 'end' } }}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => take(event.currentTarget.value)}
            onBlur={() => take(null)}
          />
        </Popover.Target>
        <Popover.Dropdown>
          <Text size="sm" role="alert">
            {t('toolbar.no-page', { count: pageCount })}
          </Text>
        </Popover.Dropdown>
      </Popover>
    </form>
  );
}
