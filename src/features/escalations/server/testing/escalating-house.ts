import { clocks } from '#features/clocks/server/module.ts'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { jointHandling } from '#features/joint-handling/server/module.ts'
import { myNotifications } from '#features/notifications/contract.ts'
import { notifications } from '#features/notifications/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
  rootUnit,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import {
  ticketContacted,
  ticketHeld,
  ticketOpened,
  ticketReleased,
  ticketResolved,
} from '#features/tickets/contract.ts'
import type { EventDefinition, FactsOf } from '#platform/contract/event.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { ticketEscalations } from '../../contract/climbing.ts'
import { escalations } from '../module.ts'

const solved = {
  outcome: 'solved',
  causeLabelId: null,
  compensation: null,
  tookMs: 0,
  onFirstContact: false,
} as const

/** A team with an agent, a lead, a head above the lead and a supervisor over everything, and tickets whose clocks run. */
export async function openEscalatingHouse(server: DatabaseServer) {
  const house = await openTestHouse(server, [clocks, jointHandling, escalations, notifications])
  await inventOrganisation(house)
  await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
  const people = {
    agent: await inventPerson(house, { name: '李雷', email: 'lilei@example.com' }),
    lead: await inventPerson(house, { name: '韩梅', leads: { scope: 'subtree', at: teamUnit } }),
    head: await inventPerson(house, { name: '林岚', leads: { scope: 'subtree', at: rootUnit } }),
    supervisor: await inventPerson(house, { name: '周督', leads: { scope: 'all', at: rootUnit } }),
  }
  const as = (id: string) => ({ as: personWith(['tickets.read'], { id }) })
  const goTo = async (moment: string) => house.travel(Date.parse(moment) - (await house.house.now()))
  return {
    house,
    people,
    as,
    goTo,
    /** Lets minutes pass; whatever has come due is done, late rather than at its time. */
    async after(minutes: number) {
      house.travel(minutes * 60_000)
      await house.tick()
      await house.settle()
    },
    /** Opens a ticket of the agent; gives what can happen to it. */
    async openTicket(given: { urgency?: 'urgent' | 'ordinary'; assigneeId?: string | null } = {}) {
      const ticket = await inventTicket(house, {
        assigneeId: people.agent,
        customerId: people.supervisor,
        ...given,
      })
      const happens = async <E extends EventDefinition>(definition: E, facts: object) => {
        const about = { subject: ticket.id, unit: teamUnit }
        await house.arrange(async ({ emit }) =>
          emit(definition, { ...about, facts: { ...ticket.facts, ...facts } as FactsOf<E> }),
        )
        await house.settle()
      }
      await happens(ticketOpened, { feedbackId: ticket.feedbackId, how: 'analysis' })
      return {
        ...ticket,
        hold: () => happens(ticketHeld, { reason: 'customer' }),
        release: () => happens(ticketReleased, { reason: 'customer', by: 'person' }),
        contact: () => happens(ticketContacted, { channel: 'phone', reached: true, first: true }),
        resolve: () => happens(ticketResolved, solved),
      }
    },
    /** What somebody was told of a ticket, a sub-task or a group event, the earliest first: kind and obligation. */
    async told(personId: string, aboutId: string) {
      const { reply } = await house.call(myNotifications, {}, { limit: 200 }, as(personId))
      const about = reply.items.filter((one) =>
        [one.ticket?.id, one.jointTask?.id, one.facts.aboutId].includes(aboutId),
      )
      return about.toReversed().map(({ kind, facts }) => `${kind} ${facts.obligation}`)
    },
    async escalationsOf(ticketId: string, personId = people.agent) {
      const { reply } = await house.call(ticketEscalations, { ticketId }, {}, as(personId))
      return reply.escalations
    },
  }
}

export type EscalatingHouse = Awaited<ReturnType<typeof openEscalatingHouse>>
