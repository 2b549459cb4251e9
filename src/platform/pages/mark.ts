import type { VNode } from 'preact'
import { html } from './html.ts'

/** The mark, the same as the workbench's: a voice and the three open arcs of its echo. */
export function Mark({ size = 32 }: { size?: number }): VNode {
  return html`<svg class="mark" width=${size} height=${size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
    <circle cx="16" cy="16" r="2.6" fill="currentColor" />
    <g stroke="currentColor" stroke-width="2.2" stroke-linecap="round">
      <circle cx="16" cy="16" r="6.2" pathLength="100" stroke-dasharray="66 34" transform="rotate(-28 16 16)" />
      <circle cx="16" cy="16" r="10.2" pathLength="100" stroke-dasharray="70 30" transform="rotate(92 16 16)" />
      <circle cx="16" cy="16" r="14.2" pathLength="100" stroke-dasharray="74 26" transform="rotate(212 16 16)" />
    </g>
  </svg>`
}
