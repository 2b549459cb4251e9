import { ticketAssignment } from '#features/dispatch/contract.ts'
import type { Label } from '#features/taxonomy/web/public/labels.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { type Foreseen, foreseen } from '#platform/web/foreseen.ts'
import { newKey } from '#platform/web/transport.ts'
import type { changeTicket } from '../contract/handling.ts'
import { ticketDetails, ticketList } from '../contract/reading.ts'
import { ticketTimeline } from '../contract/timeline.ts'
import type { TicketRow } from './ticket-row.ts'

interface Person {
  readonly id: string
  readonly name: string
}

/** A ticket as its page and every list will show it. */
const shownAs = (ticketId: string, change: Partial<TicketRow>): Foreseen[] => [
  foreseen(ticketDetails, { ticketId }, (ticket) => ({ ...ticket, ...change })),
  foreseen(ticketList, 'any', (page) => ({
    ...page,
    items: page.items.map((row) => (row.id === ticketId ? { ...row, ...change } : row)),
  })),
]

/** A ticket that somebody takes: it is theirs, and nobody else may take it. */
export const takenBy = (ticketId: string, person: Person): Foreseen[] => [
  ...shownAs(ticketId, { assignee: person }),
  foreseen(ticketAssignment, { ticketId }, (assignment) => ({
    ...assignment,
    current: { person, since: new Date().toISOString(), how: 'claim' as const },
    waiting: null,
    can: { ...assignment.can, claim: false, takeOver: false },
  })),
]

type Change = Omit<CallerInput<typeof changeTicket>, 'version'>

/** A ticket that is judged otherwise; what follows from it (its unit, its clocks) is left to the server. */
export function judgedAs(ticketId: string, change: Change, labels: ReadonlyMap<string, Label>): Foreseen[] {
  const { kind, tier, urgency, labelId } = change
  const label = labelId == null ? undefined : labels.get(labelId)
  return shownAs(ticketId, {
    ...(kind !== undefined && { kind }),
    ...(tier !== undefined && { tier }),
    ...(urgency !== undefined && { urgency }),
    ...(label !== undefined && {
      label: { id: label.id, nameZh: label.nameZh, nameEn: label.nameEn ?? label.nameZh },
    }),
    ...(labelId === null && { label: null }),
  })
}

/** A note that is being written down stands in the timeline. */
export function noted(ticketId: string, { text, by }: { text: string; by: Person }): Foreseen[] {
  const [id, at] = [`note-${newKey()}`, new Date().toISOString()]
  const happening = {
    ...{ id: `happening-${id}`, type: 'tickets.noted', at, actorKind: 'person' as const, actor: by },
    ...{ facts: { noteId: id }, words: {} },
  }
  return [
    foreseen(ticketDetails, { ticketId }, (ticket) => ({
      ...ticket,
      notes: [...ticket.notes, { id, text, at, by, cycle: ticket.cycle }],
    })),
    foreseen(ticketTimeline, { ticketId }, (page, nth) =>
      nth === 0 ? { ...page, items: [happening, ...page.items] } : page,
    ),
  ]
}
