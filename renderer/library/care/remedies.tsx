import type { ReactNode } from 'react';
import type { SearchabilityLine, TextRemedy } from '../../../shared/library';
import { ReadAgainButton } from './ReadAgainButton';

/** What can be done at once, by remedy; a remedy that is not here is only told in words. */
export const REMEDY_ACTIONS: Partial<Record<TextRemedy, (line: SearchabilityLine) => ReactNode>> = {
  unlock: ({ documentId, title }) => <ReadAgainButton documentId={documentId} title={title} locked />,
  'read-again': ({ documentId, title }) => (
    <ReadAgainButton documentId={documentId} title={title} locked={false} />
  ),
};
