import { html as template } from 'htm/preact'

/** Templates of public pages: the same on the server, where they become text, and in the browser, where they come alive. */
export const html = template
