import type { VNode } from 'preact'
import { html } from './html.ts'

/** The mark: three open arcs around a dot, an echo. */
export function Mark({ size = 32 }: { size?: number }): VNode {
  return html`<svg class="mark" width=${size} height=${size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
    <circle cx="16" cy="16" r="2.6" fill="currentColor" />
    <g stroke="currentColor" stroke-width="2.2" stroke-linecap="round">
      <path d="M20.2 11.8a6 6 0 1 1-8.4 0" />
      <path d="M23.6 8.6a10.4 10.4 0 1 1-15.2 0" opacity=".7" />
      <path d="M26.8 5.8a14.6 14.6 0 1 1-21.6 0" opacity=".42" />
    </g>
  </svg>`
}
