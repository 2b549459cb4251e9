import { callbacks } from '#features/callbacks/server/module.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { myNotifications } from '#features/notifications/contract.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  factsOf,
  type InventedOrganisation,
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { sendSupervisionLetter, superviseTicket } from '../../contract/deeds.ts'
import { supervisionOfTicket } from '../../contract/reading.ts'
import { supervision } from '../module.ts'

/** A Monday on which people work, at ten in Shanghai. */
const monday = Date.parse('2026-12-07T02:00:00Z')

async function peopleOf(house: TestHouse, { root, logistics, billing }: InventedOrganisation) {
  const person = (unit: string, name: string, role: string) =>
    inventPerson(house, { root, unit }, { name, role, availability: 'away' })
  return {
    agent: await person(logistics, '李雷', 'agent'),
    handler: await person(billing, '韩梅', 'handler'),
    lead: await person(billing, '陈主任', 'team_lead'),
    supervisor: await person(root, '柏正', 'supervisor'),
    colleague: await person(root, '方直', 'supervisor'),
    executive: await person(root, '总经理', 'executive'),
    administrator: await person(root, '管理员', 'administrator'),
  }
}

/** Two departments, those who supervise them, and tickets to supervise. */
export async function openSupervisionDesk(databaseServer: DatabaseServer) {
  const modules = [tickets, clocks, dispatch, callbacks, supervision, notifications]
  const house = await openTestHouse(databaseServer, modules)
  await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
  const places = await inventOrganisation(house)
  const { billing } = places
  const people = await peopleOf(house, places)
  const goTo = async (moment: number) => {
    house.travel(moment - (await house.house.now()))
    await house.tick()
    await house.settle()
  }
  house.travel(monday - (await house.house.now()))
  const supervisionOf = async (ticketId: string, as: Actor = people.supervisor) =>
    (await house.call(supervisionOfTicket, { ticketId }, {}, { as })).reply.cases
  return {
    house,
    people,
    places,
    monday,
    goTo,
    supervisionOf,
    facts: (type: string, ticketId: string) => factsOf(house, type, ticketId),
    ticket: (voice: Parameters<typeof inventTicket>[1] = {}) => inventTicket(house, voice),
    /** A ticket that a supervisor took under supervision; gives its ticket and case. */
    async supervised() {
      const ticketId = await inventTicket(house)
      const input = { words: '领导批示，限期办结' }
      const { reply } = await house.call(superviseTicket, { ticketId }, input, { as: people.supervisor })
      return { ticketId, caseId: reply.caseId }
    },
    async send(caseId: string, letter: Partial<CallerInput<typeof sendSupervisionLetter>> = {}) {
      const input = {
        demand: '请核实并书面答复',
        ...(letter.personId === undefined && { unitId: billing }),
        ...letter,
      }
      const answer = await house.call(sendSupervisionLetter, { caseId }, input, { as: people.supervisor })
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.problem))
      await house.settle()
      return answer.reply
    },
    /** Of what kinds somebody was told about a letter or a ticket. */
    async told(as: Actor, id: string) {
      const { reply } = await house.call(myNotifications, {}, { limit: 100 }, { as })
      return reply.items
        .filter((one) => [one.ticket?.id, one.supervisionLetter?.id].includes(id))
        .map(({ kind }) => kind)
    },
  }
}
