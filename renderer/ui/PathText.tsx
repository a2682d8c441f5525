/** The place of a folder or file as the computer writes it: from left to right, also in the window of another direction. */
export function PathText({ children }: { readonly children: string | undefined }) {
  return <code dir="ltr">{children}</code>;
}
