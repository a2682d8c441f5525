/**
 * Puts text on the clipboard; false when the system refuses. Goes by way of a selection, because the window is denied every
 * permission, the clipboard's own interface included.
 */
export function copyText(text: string): boolean {
  const holder = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  field.style.position = 'fixed';
  field.style.insetBlockStart = '-100px';
  // Inside an open dialog the focus may not leave it.
  const place = holder?.closest('[role="dialog"]') ?? document.body;
  place.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    if (holder instanceof HTMLElement) holder.focus();
  }
}

/** Puts an element on the clipboard as it looks, so that headings and lists stay such in a document; false when refused. */
export function copyElement(element: HTMLElement): boolean {
  const selection = document.getSelection();
  if (selection === null) return false;
  const range = document.createRange();
  range.selectNodeContents(element);
  selection.removeAllRanges();
  selection.addRange(range);
  try {
    return document.execCommand('copy');
  } finally {
    selection.removeAllRanges();
  }
}
