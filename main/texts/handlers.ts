import type { CallsOf, Handlers } from '../../shared/kernel';
import type { textsContract } from '../../shared/texts';
import type { TextsService } from './service';

type DataCalls = Pick<typeof textsContract, CallsOf<typeof textsContract, 'data'>>;

/** Answers what needs the workspace's facts. */
export function createCitationsHandlers(texts: TextsService): Handlers<DataCalls> {
  return {
    'texts.citationsToCheck': () => texts.citationsToCheck(),
    'texts.countToCheck': () => ({ count: texts.countToCheck() }),
    'texts.keepCitation': ({ citationId, laterVersionId, kept }) => {
      texts.keepCitation(citationId, laterVersionId, kept);
      return {};
    },
  };
}
