import type { HighlightColour } from '../../../shared/reader';
import styles from './highlight-colours.module.css';

/** A colour with its pattern, as it is drawn on a page. Its name stands beside it. */
export function Swatch({ colour }: { readonly colour: HighlightColour }) {
  return <span aria-hidden className={`${styles['swatch']} ${styles['colour']}`} data-colour={colour} />;
}
