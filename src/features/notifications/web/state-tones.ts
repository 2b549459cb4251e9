import type { Tone } from '#platform/web/theme.ts'
import type { DeliveryState } from '../domain/delivery-states.ts'

/** How far something that is sent has come, as a colour. */
export const stateTones: Readonly<Record<DeliveryState, Tone>> = {
  waiting: 'note',
  sent: 'met',
  failed: 'breached',
  held: 'soon',
  quiet: 'note',
  gathered: 'note',
  spared: 'quiet',
}
