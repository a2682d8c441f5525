import type { CalendarEntry } from '../../../shared/calendar';
import { InLanguage, TextLink } from '../../ui';
import { useEntryWords } from '../entry-words';

/** Opens what a day is about: the plan, the document, the gap of a target, or the assessment. */
export function EntryLink({ entry }: { readonly entry: CalendarEntry }) {
  const words = useEntryWords();
  const { planId, actionId, documentId, assessmentId } = entry.opens;
  const name = <InLanguage code={entry.language}>{words.title(entry)}</InLanguage>;
  if (planId !== null) {
    // An action is opened in its plan: among two hundred others it would have to be looked for.
    return (
      <TextLink to="/plans/$planId" params={{ planId }} search={{ action: actionId ?? undefined }} size="sm">
        {name}
      </TextLink>
    );
  }
  if (documentId !== null) {
    return (
      <TextLink to="/library/$documentId" params={{ documentId }} size="sm">
        {name}
      </TextLink>
    );
  }
  if (assessmentId === null) return name;
  if (entry.kind === 'target-due' && entry.itemId !== null) {
    return (
      <TextLink to="/gaps/$assessmentId/$itemId" params={{ assessmentId, itemId: entry.itemId }} size="sm">
        {name}
      </TextLink>
    );
  }
  return entry.kind === 'request-due' ? (
    <TextLink to="/assessments/$assessmentId/agencies" params={{ assessmentId }} size="sm">
      {name}
    </TextLink>
  ) : (
    <TextLink to="/assessments/$assessmentId" params={{ assessmentId }} size="sm">
      {name}
    </TextLink>
  );
}
