/**
 * Keeps a selection from jumping to the end of the page when the pointer leaves the letters. The runs of a page's text are placed
 * freely, so between them the browser takes the end of the layer for the nearest place. While the pointer is down an empty element
 * that cannot be selected is put right behind the run that was reached last and spread over the page: the place the browser then
 * finds is that run.
 */
export function guardSelection(pages: HTMLElement): () => void {
  const guard = document.createElement('div');
  guard.setAttribute('aria-hidden', 'true');
  Object.assign(guard.style, {
    position: 'absolute',
    inset: '0',
    zIndex: '0',
    userSelect: 'none',
    cursor: 'default',
  });
  let selecting = false;
  let before: Range | null = null;

  const layerOf = (node: Node | null): HTMLElement | null =>
    (node instanceof Element ? node : (node?.parentElement ?? null))?.closest<HTMLElement>(
      '[data-text-layer]',
    ) ?? null;

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.target instanceof Node)) return;
    const layer = layerOf(event.target);
    if (layer === null) return;
    selecting = true;
    before = null;
    layer.append(guard);
  };

  const up = () => {
    selecting = false;
    before = null;
    guard.remove();
  };

  const changed = () => {
    if (!selecting) return;
    const selection = document.getSelection();
    if (selection === null || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    const layer = layerOf(range.commonAncestorContainer) ?? layerOf(range.endContainer);
    if (layer === null || !pages.contains(layer)) return;
    // The end that moved is the one under the pointer.
    const startMoved =
      before !== null &&
      (range.compareBoundaryPoints(Range.END_TO_END, before) === 0 ||
        range.compareBoundaryPoints(Range.START_TO_END, before) === 0);
    before = range.cloneRange();
    let reached: Node | null = startMoved ? range.startContainer : range.endContainer;
    if (reached instanceof Text) reached = reached.parentElement;
    if (!(reached instanceof Element) || reached === guard || !layer.contains(reached) || reached === layer)
      return;
    reached.parentElement?.insertBefore(guard, startMoved ? reached : reached.nextSibling);
  };

  pages.addEventListener('pointerdown', down);
  document.addEventListener('pointerup', up);
  document.addEventListener('pointercancel', up);
  document.addEventListener('selectionchange', changed);
  return () => {
    up();
    pages.removeEventListener('pointerdown', down);
    document.removeEventListener('pointerup', up);
    document.removeEventListener('pointercancel', up);
    document.removeEventListener('selectionchange', changed);
  };
}
