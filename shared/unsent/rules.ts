import { MOST_UNSENT, type UnsentForm } from './model';

const lengthOf = (form: UnsentForm) => Object.values(form).reduce((sum, text) => sum + text.length, 0);

/** The newest forms that have room together, oldest first: what is beyond stands in the window only. */
export function withRoom(forms: readonly UnsentForm[]): UnsentForm[] {
  let room = MOST_UNSENT;
  const kept = forms.toReversed().filter((form) => {
    const length = lengthOf(form);
    if (length > room) return false;
    room -= length;
    return true;
  });
  return kept.toReversed();
}
