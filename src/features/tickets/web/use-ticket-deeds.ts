import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { claimTicket } from '#features/dispatch/contract.ts'
import { call, useWrite } from '#platform/web/api.ts'
import { useSession } from '#platform/web/session.tsx'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import {
  acceptTicket,
  closeTicket,
  releaseTicket,
  startTicket,
  verifyTicketByHand,
} from '../contract/handling.ts'
import { takenBy } from './foreseen-deeds.ts'
import type { AskingDeed, DialogName } from './next-deed.ts'
import type { Ticket } from './ticket.ts'
import { useVersioned, type Versioned } from './use-versioned.ts'

const plainEndpoints = {
  accept: acceptTicket,
  start: startTicket,
  release: releaseTicket,
  verify: verifyTicketByHand,
  close: closeTicket,
} as const

function isPlain(deed: DialogName): deed is keyof typeof plainEndpoints {
  return deed in plainEndpoints
}

/** Begins any deed of the page: some happen at once, some ask first, some point to their place. */
export function useTicketDeeds(ticket: Ticket): {
  begin(deed: DialogName): void
  readonly asking: AskingDeed | null
  closeDialog(): void
  /** The last deed that happened at once, for its conflict. */
  readonly deed: Versioned
} {
  const { t } = useTranslation('tickets')
  const confirm = useConfirmDanger()
  const [asking, ask] = useState<AskingDeed | null>(null)
  const deed = useVersioned(ticket)
  const { person } = useSession()
  const claim = useWrite(claimTicket, { foresees: ({ ticketId }) => takenBy(ticketId, person) })
  const takeOver = async () => {
    const sure = await confirm({
      title: t('screens.deed.takeOver'),
      consequence: t('screens.takeOver.effect', { name: ticket.assignee?.name ?? '' }),
      verb: t('screens.deed.takeOver'),
    })
    if (sure) await claim.send({ ticketId: ticket.id }, { takeOver: true })
  }
  const begin = (what: DialogName) => {
    if (isPlain(what))
      void deed.attempt((version) => call(plainEndpoints[what], { ticketId: ticket.id }, { version }))
    else if (what === 'claim') void claim.send({ ticketId: ticket.id }, {})
    else if (what === 'takeOver') void takeOver()
    else if (what === 'confirm' || what === 'callback') pointTo(what)
    else ask(what)
  }
  return { begin, asking, closeDialog: () => ask(null), deed }
}

function pointTo(place: 'confirm' | 'callback'): void {
  const section = document.getElementById(`ticket-${place}`)
  section?.scrollIntoView({ block: 'center' })
  section?.querySelector<HTMLElement>('input, button')?.focus()
}
