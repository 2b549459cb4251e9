import type { VNode } from 'preact'
import { html } from './html.ts'

/** A quiet button at the end of a page, for whoever wants no more messages like the one that led here; the form says `go=opt-out`. */
export function OptOut({ action, words }: { action: string; words: string }): VNode {
  return html`<form class="opt-out" method="post" action=${action} enctype="multipart/form-data">
    <button type="submit" name="go" value="opt-out">${words}</button>
  </form>`
}
