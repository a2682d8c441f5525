import { ActionIcon, UnstyledButton } from '@mantine/core';
import { Link, Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { CircleQuestionMark, FlaskConical, FolderOpen } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsOpeningWorkspace, useWorkspace } from '../settings';
import { Kbd, LoadingState, StatusBadge } from '../ui';
import { hasUnfitId } from './addressed-ids';
import { DropTarget } from './DropTarget';
import { KEYED_PLACES, PLACES } from './places';
import { NotFound } from './RouteStates';
import { SampleFilling } from './SampleFilling';
import { SearchBox } from './SearchBox';
import styles from './Shell.module.css';
import { useAnnounceReady } from './use-announce-ready';
import { useDoublePress } from './use-double-press';
import { useFieldWords } from './use-field-words';
import { useFirstMistake } from './use-first-mistake';
import { useFocusReturn } from './use-focus-return';
import { useGivenPack } from './use-given-pack';
import { useKeptFocus } from './use-kept-focus';
import { useLetterSize } from './use-letter-size';
import { useLostFocus } from './use-lost-focus';
import { usePressedLinks } from './use-pressed-links';
import { useRouteChange } from './use-route-change';
import { useShortcuts } from './use-shortcuts';
import { useShownPlace } from './use-shown-place';

const JumpBox = lazy(() => import('./JumpBox'));
const ShortcutsDialog = lazy(() => import('./ShortcutsDialog'));

/** The frame of the window: header with workspace and search, navigation, and the screen gone to. */
export function Shell() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { history } = useRouter();
  const isMalformed = useRouterState({ select: (state) => hasUnfitId(state.matches.at(-1)?.params ?? {}) });
  const full =
    useRouterState({ select: (state) => state.matches.at(-1)?.staticData.full === true }) && !isMalformed;
  const [jump, setJump] = useState<'never' | 'open' | 'closed'>('never');
  const [help, setHelp] = useState<'never' | 'open' | 'closed'>('never');
  const { remember, giveBack } = useFocusReturn();
  const openJump = useCallback(() => {
    remember();
    setJump('open');
  }, [remember]);
  const openHelp = useCallback(() => setHelp('open'), []);
  const closeJump = () => {
    setJump('closed');
    giveBack();
  };
  const closeHelp = () => setHelp('closed');
  useShortcuts({
    openJump,
    openHelp,
    goTo: (to) => void navigate({ to }),
    goAlong: (steps) => history.go(steps),
  });
  useRouteChange();
  useShownPlace();
  useLostFocus();
  usePressedLinks();
  useKeptFocus();
  useDoublePress();
  useFieldWords();
  useFirstMistake();
  useGivenPack();
  useLetterSize();

  return (
    <div className="wm-shell">
      <UnstyledButton className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        {t('skip')}
      </UnstyledButton>
      <header className="wm-header">
        <span className="wm-brand">Waymark</span>
        <WorkspaceBadge />
        <SearchBox />
        <UnstyledButton className={styles.jump} onClick={openJump} aria-keyshortcuts="Control+K">
          {t('jump.open')} <Kbd keys="Ctrl+K" />
        </UnstyledButton>
        <ActionIcon
          aria-label={t('shortcuts.open')}
          title={t('shortcuts.open')}
          aria-keyshortcuts="?"
          onClick={openHelp}
          size="lg"
        >
          <CircleQuestionMark aria-hidden size={20} />
        </ActionIcon>
      </header>
      <nav className="wm-nav" aria-label={t('navigation')}>
        {PLACES.map(({ name, to, icon: Icon }, index) => (
          <Link
            key={name}
            to={to}
            className={styles.place}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            aria-keyshortcuts={index < KEYED_PLACES ? `Alt+${index + 1}` : undefined}
          >
            <Icon aria-hidden size={18} />
            <span>{t(`place.${name}`)}</span>
          </Link>
        ))}
      </nav>
      <main id="main" tabIndex={-1} className={full ? styles.full : styles.main}>
        <Suspense fallback={<LoadingState />}>
          {full ? null : <SampleFilling />}
          {isMalformed ? <NotFound /> : <Outlet />}
          <AnnounceReady />
        </Suspense>
      </main>
      <DropTarget />
      <OpeningCover />
      <Suspense fallback={null}>
        {jump === 'never' ? null : <JumpBox opened={jump === 'open'} onClose={closeJump} />}
        {help === 'never' ? null : <ShortcutsDialog opened={help === 'open'} onClose={closeHelp} />}
      </Suspense>
    </div>
  );
}

/** Beside the screen and in its boundary: it appears with the screen itself, not with what stands in for it while its words come. */
function AnnounceReady() {
  useAnnounceReady();
  return null;
}

/** Stands over everything while another workspace is opened: the one below is being closed and takes no more work. */
function OpeningCover() {
  const { t } = useTranslation('app');
  if (!useIsOpeningWorkspace()) return null;
  return (
    <div className={styles.cover}>
      <LoadingState label={t('workspace.opening')} />
    </div>
  );
}

/** Which workspace is open: nobody shall mistake made-up content for their own. */
function WorkspaceBadge() {
  const { t } = useTranslation('app');
  const workspace = useWorkspace();
  if (workspace.data === undefined) return null;
  const { kind } = workspace.data;
  return (
    <Link to="/settings" className={styles.workspace} aria-label={t(`workspace.${kind}-label`)}>
      <StatusBadge
        tone={kind === 'sample' ? 'care' : 'plain'}
        icon={kind === 'sample' ? FlaskConical : FolderOpen}
      >
        {t(`workspace.${kind}`)}
      </StatusBadge>
    </Link>
  );
}
