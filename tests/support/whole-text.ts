/** Finds the innermost element that reads so as a whole, also where parts of it are set apart, as the numbers of items are. */
export const readsAs = (wanted: string | RegExp) => (_own: string, element: Element | null) => {
  const matches = ({ textContent }: Element) =>
    typeof wanted === 'string' ? textContent === wanted : wanted.test(textContent ?? '');
  return element !== null && matches(element) && ![...element.children].some(matches);
};
