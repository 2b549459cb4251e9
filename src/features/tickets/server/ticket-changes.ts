import type { Updateable } from 'kysely'
import { changedCustomValues, customFieldsOf } from '#features/organisation/server/public/custom-values.ts'
import { unitPath } from '#features/staff/server/public/units.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { changeTicket } from '../contract/handling.ts'
import { labelExists } from './opening.query.ts'
import type { Ticket } from './public/visible-tickets.ts'
import type { TicketRow } from './tickets.tables.ts'

/** The values wished for; what is left out stays. */
export type Wanted = Omit<InputOf<typeof changeTicket>, 'ticketId' | 'version'>

/** Fields whose values are codes or ids and may stand in the event; the name in the contract and the column. */
const coded = {
  kind: 'kind',
  tier: 'tier',
  urgency: 'urgency',
  labelId: 'label_id',
  unitId: 'org_unit_id',
} as const
type Coded = keyof typeof coded

/** The values of the organisation's own fields, which differ from ticket to ticket. */
export async function customOf(
  context: CommandContext,
  ticket: Ticket,
  { custom }: Wanted,
): Promise<Updateable<TicketRow>> {
  if (custom === undefined) return {}
  const fields = await customFieldsOf(context.db, 'ticket')
  return { custom: JSON.stringify(changedCustomValues(fields, ticket.custom, custom)) }
}

/** The columns that a wish changes alike on every ticket; refuses values that mean nothing. */
export async function changeOf(
  context: CommandContext,
  wanted: Omit<Wanted, 'custom'>,
): Promise<Updateable<TicketRow>> {
  const { title, kind, tier, urgency, labelId, unitId } = wanted
  if (labelId && !(await labelExists(context.db, labelId)))
    throw new Refusal('tickets.noSuchLabel', 'invalid', { labelId })
  return {
    ...(title === undefined ? {} : { title }),
    ...(kind === undefined ? {} : { kind }),
    ...(tier === undefined ? {} : { tier }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(labelId === undefined ? {} : { label_id: labelId }),
    ...(unitId === undefined ? {} : await unitPath(context.db, unitId)),
  }
}

/** What the event says: coded values from and to, free texts by name only. */
export function factsOfChange(before: Ticket, after: Ticket) {
  const changed = (Object.keys(coded) as Coded[]).filter(
    (field) => before[coded[field]] !== after[coded[field]],
  )
  const fields: string[] = [...changed]
  if (before.title !== after.title) fields.push('title')
  if (JSON.stringify(before.custom) !== JSON.stringify(after.custom)) fields.push('custom')
  const values = (ticket: Ticket) => Object.fromEntries(changed.map((field) => [field, ticket[coded[field]]]))
  return { cycle: after.cycle, fields, from: values(before), to: values(after) }
}
