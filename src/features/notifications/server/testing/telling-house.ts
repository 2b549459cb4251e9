import {
  type InventedTicket,
  inventOrganisation,
  inventPerson,
  rootUnit,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import type { EventDefinition, FactsOf } from '#platform/contract/event.ts'
import type { Actor } from '#platform/server/actor.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { myNotifications } from '../../contract.ts'
import { notifications } from '../module.ts'

/** A team with an agent and a lead, a supervisor over everything, and tickets that things happen to. */
export async function openTellingHouse(server: DatabaseServer, environment: Record<string, string> = {}) {
  const house = await openTestHouse(server, [notifications], environment)
  await inventOrganisation(house)
  const as = (id: string) => personWith(['tickets.read'], { id })
  const request = { id: null, ip: null, locale: 'zh-CN', userAgent: null } as const
  const deedOf =
    (actor: Actor) =>
    async <E extends EventDefinition>(definition: E, ticket: InventedTicket, facts: FactsOf<E>) => {
      const happening = { subject: ticket.id, unit: teamUnit, facts }
      await house.open.transact({ actor, request }, async ({ emit }) => emit(definition, happening as never))
      await house.settle()
    }
  return {
    house,
    as,
    agent: await inventPerson(house, { name: '李雷', email: 'lilei@example.com' }),
    lead: await inventPerson(house, { name: '韩梅', leads: { scope: 'subtree', at: teamUnit } }),
    supervisor: await inventPerson(house, { name: '周督', leads: { scope: 'all', at: rootUnit } }),
    /** Something happens to a ticket by itself. */
    happens: deedOf({ kind: 'system', id: null, grants: [] }),
    /** Somebody does something to a ticket. */
    deedBy: (personId: string) => deedOf(as(personId)),
    /** What somebody was told of a ticket, the latest first. */
    async toldAbout(personId: string, ticket: InventedTicket): Promise<string[]> {
      const { reply } = await house.call(myNotifications, {}, { limit: 200 }, { as: as(personId) })
      return reply.items.filter((one) => one.ticket?.id === ticket.id).map(({ kind }) => kind)
    },
  }
}
