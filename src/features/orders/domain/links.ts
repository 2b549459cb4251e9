// A host and perhaps a port; nobody's name or password before it, nothing that breaks out of an address behind it.
const webAddress = /^https?:\/\/[\p{L}\p{N}][\p{L}\p{N}.-]*(:\d{1,5})?([/?#][^\s\p{Cc}\\<>"]*)?$/iu

/** Whether whoever clicks on it opens a page of the web, and nothing that runs or signs in. */
export const isWebAddress = (text: string): boolean => webAddress.test(text)
