import type { FunctionComponent, VNode } from 'preact'
import { html } from './html.ts'

/** A part of a page that comes alive in the browser with the very properties the server rendered it with. */
export function Island<Props extends object>({
  name,
  of: Part,
  props,
}: {
  name: string
  of: FunctionComponent<Props>
  props: Props
}): VNode {
  // `<` alone could end the script block early; everything else in JSON is harmless there.
  const state = JSON.stringify(props).replaceAll('<', '\\u003c')
  return html`<div class="island">
    <div data-island=${name}><${Part} ...${props} /></div>
    <script type="application/json" dangerouslySetInnerHTML=${{ __html: state }}></script>
  </div>`
}
