import type { ReactNode } from 'react';
import type { SearchabilityLine, TextRemedy } from '../../../shared/library';
import { ReadAgainButton } from './ReadAgainButton';

/** What can be done at once, by remedy; a remedy that is not here is only told in words. */
export const REMEDY_ACTIONS: Partial<Record<TextRemedy, (line: SearchabilityLine) => ReactNode>> = {
  unlock: ({ versionId, title }) => <ReadAgainButton versionId={versionId} title={title} locked />,
  'read-again': ({ versionId, title }) => (
    <ReadAgainButton versionId={versionId} title={title} locked={false} />
  ),
};
