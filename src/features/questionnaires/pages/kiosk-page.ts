import type { VNode } from 'preact'
import { html } from '#platform/pages/html.ts'
import { Island } from '#platform/pages/island.ts'
import { Kiosk, type KioskProps } from './kiosk.ts'

/** The page of a device that stands where customers pass. */
export function KioskPage(props: KioskProps): VNode {
  return html`<div><${Island} name="kiosk" of=${Kiosk} props=${props} /></div>`
}
