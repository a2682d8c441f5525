/** Height of the view and of one row in a document that draws nothing. */
const VIEW_PX = 600;
const ROW_PX = 40;

/**
 * Gives elements a size, so that lists which draw only what is in view draw something: the light document of component tests lays
 * nothing out. Rows (`data-index`) are 40 pixels high, everything else fills a view of 600. Returns what takes it back.
 */
export function giveLayout(): () => void {
  const sizes = {
    offsetHeight: (element: HTMLElement) => (element.dataset.index === undefined ? VIEW_PX : ROW_PX),
    offsetWidth: () => 1000,
    clientHeight: () => VIEW_PX,
    clientWidth: () => 1000,
  };
  const before = Object.keys(sizes).map(
    (name) => [name, Object.getOwnPropertyDescriptor(HTMLElement.prototype, name)] as const,
  );
  for (const [name, size] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get(this: HTMLElement) {
        return size(this);
      },
    });
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(HTMLElement.prototype, name, descriptor);
      else Reflect.deleteProperty(HTMLElement.prototype, name);
    }
  };
}
