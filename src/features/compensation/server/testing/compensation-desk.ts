import { clocks } from '#features/clocks/server/module.ts'
import { claimTicket } from '#features/dispatch/contract.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { changeTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { offerCompensation, stepCompensation } from '../../contract/deeds.ts'
import { compensationsOfTicket } from '../../contract/reading.ts'
import { compensation } from '../module.ts'

/** Refund, of the kinds that ship. */
export const refund = '00000000-0000-7000-8000-000000000671'

/** A department whose agents give, a lead who approves, and tickets to give for. */
export async function openCompensationDesk(databaseServer: DatabaseServer) {
  const house = await openTestHouse(databaseServer, [tickets, clocks, dispatch, compensation, notifications])
  const places = await inventOrganisation(house)
  const { root, logistics, billing } = places
  const person = (unit: string, name: string, role: string) =>
    inventPerson(house, { root, unit }, { name, role, availability: 'away' })
  const people = {
    agent: await person(logistics, '李雷', 'agent'),
    colleague: await person(logistics, '韩梅', 'agent'),
    stranger: await person(billing, '赵敏', 'agent'),
    lead: await person(logistics, '林岚', 'team_lead'),
    manager: await person(billing, '区域经理', 'regional_manager'),
    supervisor: await person(root, '柏正', 'supervisor'),
    administrator: await person(root, '管理员', 'administrator'),
  }
  const given = async (ticketId: string, as: Actor = people.lead) =>
    (await house.call(compensationsOfTicket, { ticketId }, {}, { as })).reply.items
  return {
    house,
    people,
    places,
    given,
    person,
    /** A ticket of logistics that somebody holds. */
    async held(by: keyof typeof people = 'agent', voice: Parameters<typeof inventTicket>[1] = {}) {
      const ticketId = await inventTicket(house, voice)
      const as = { as: people.administrator }
      const { version } = (await house.call(ticketDetails, { ticketId }, {}, as)).reply
      await house.call(changeTicket, { ticketId }, { version, unitId: logistics }, as)
      await house.call(claimTicket, { ticketId }, {}, { as: people[by] })
      return ticketId
    },
    offer: (
      ticketId: string,
      amount: number,
      {
        by = 'agent',
        ...more
      }: { by?: keyof typeof people } & Partial<CallerInput<typeof offerCompensation>> = {},
    ) =>
      house.call(
        offerCompensation,
        { ticketId },
        { kindId: refund, amount, reason: '快递丢失', ...more },
        { as: people[by] },
      ),
    async step(
      ticketId: string,
      step: CallerInput<typeof stepCompensation>['step'],
      { by, index = 0 }: { by: keyof typeof people; index?: number },
    ) {
      const one = (await given(ticketId, people.administrator))[index]
      const input = { version: one?.version as number, step, words: '按规定' }
      return house.call(stepCompensation, { compensationId: one?.id as string }, input, { as: people[by] })
    },
  }
}
