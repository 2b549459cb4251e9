import { personBrief } from '#features/staff/server/public/people.ts'
import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { command } from '#platform/server/command.ts'
import { beHere } from '../contract.ts'
import { goneAfter, writingFor } from '../domain/being-here.ts'
import { personOf } from './person.ts'
import { noteVisit, visitorsOf } from './visits.store.ts'

export const beingHere = command(beHere, async (context, { ticketId }) => {
  const { db, actor, now } = context
  const personId = personOf(context)
  await seenTicket(db, actor, ticketId)
  const here = { ticketId, personId, since: new Date(now - goneAfter) }
  await noteVisit(db, { ...here, at: new Date(now) })
  const visitors = await visitorsOf(db, { ...here, writingSince: new Date(now - writingFor) })
  const others = []
  for (const { personId: id, writing } of visitors) {
    const person = await personBrief(db, id)
    if (person !== undefined) others.push({ id, name: person.name, writing })
  }
  return { others }
})
