import type { Tone } from '#platform/web/theme.ts'
import type { MailState } from '../domain/mail-states.ts'

/** How far something that is sent has come, as a colour. */
export const stateTones: Readonly<Record<MailState, Tone>> = {
  waiting: 'note',
  sent: 'met',
  failed: 'breached',
  held: 'soon',
}
