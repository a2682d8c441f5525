import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/app';
import { usePageLabel } from '../../library';
import {
  type Attempt,
  NotOpened,
  type PageMarking,
  PageStack,
  type PagesHandle,
  type PdfState,
  useMachineWords,
} from '../../reader';
import { InLanguage, LoadingState, TextLink } from '../../ui';
import styles from './TextPane.module.css';

interface TextPaneProps {
  readonly ref: Ref<PagesHandle>;
  readonly versionId: string;
  readonly opened: CallOutput<'reader.open'>;
  readonly state: PdfState;
  readonly labels: readonly (string | null)[] | null;
  readonly page: number;
  readonly marking: PageMarking;
  readonly onPage: (page: number) => void;
  readonly onPlace: (page: number, fraction: number) => void;
  readonly onTry: (attempt: Attempt) => void;
  /** What tells the text from the others of its document, and from the other of the two; null where it needs nothing. */
  readonly versionName: string | null;
  /** "Earlier text" or "Later text". */
  readonly name: string;
}

const NO_NOTES = { highlights: [], citations: [] } as const;
const noNotes = () => NO_NOTES;
const nothing = () => undefined;

/** One of the two texts: its name, the page in view, its pages. */
export function TextPane(props: TextPaneProps) {
  const { ref, versionId, opened, state, labels, page, marking, versionName, name } = props;
  const { t } = useTranslation(['texts', 'reader']);
  const pageLabel = usePageLabel();
  const pdf = state.is === 'open' ? state.pdf : null;
  const { document } = opened;
  const { wordsFor } = useMachineWords(document.sha256, pdf);
  return (
    <section className={styles['pane']} aria-label={name}>
      <header className={styles['head']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['title']} title={document.title}>
          <span className={styles['work']}>
            <TextLink
              to="/read/$versionId"
              params={{ versionId }}
              search={{ page }}
              inherit
              underline="hover"
            >
              <InLanguage code={document.language}>{document.title}</InLanguage>
            </TextLink>
          </span>
          {/* What tells two versions of one document apart is seen, however long its title is. */}
          <span className={styles['version']}>
            {versionName === null ? null : <bdi>({versionName})</bdi>}
          </span>
        </span>
        <span className={styles['page']}>{pageLabel(page, labels?.[page - 1] ?? null)}</span>
      </header>
      {state.is === 'failed' ? (
        <div className={styles['aside']}>
          <NotOpened error={state.error} onTry={props.onTry} />
        </div>
      ) : pdf === null ? (
        <div className={styles['aside']}>
          <LoadingState label={t('reader:opening')} />
        </div>
      ) : (
        <PageStack
          ref={ref}
          pdf={pdf}
          usual={pdf.usual}
          zoom="width"
          rotation={0}
          startAt={1}
          marking={marking}
          labels={labels}
          wordsFor={wordsFor}
          notesOf={noNotes}
          onHighlight={nothing}
          onPage={props.onPage}
          onPlace={props.onPlace}
          onFactor={nothing}
          onApproximate={nothing}
          onZoom={nothing}
          name={t('pages-of', { name })}
        />
      )}
    </section>
  );
}
