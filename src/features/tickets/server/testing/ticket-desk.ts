import { randomUUID } from 'node:crypto'
import { recordCallback, ticketCallbacks } from '#features/callbacks/contract.ts'
import { callbacks } from '#features/callbacks/server/module.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { surveyAnswered } from '#features/surveys/contract.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { resolveTicket, startTicket } from '../../contract/handling.ts'
import { ticketDetails } from '../../contract/reading.ts'
import { tickets } from '../module.ts'
import { dimensionsOf } from '../moving.ts'
import { lockTicketRow, type Ticket } from '../public/visible-tickets.ts'
import { inventOrganisation, inventPerson, inventTicket } from './invented-work.ts'

type Voice = Parameters<typeof inventTicket>[1]

/** An organisation with a team lead who handles everything by hand. */
export async function openDesk(databaseServer: DatabaseServer) {
  const house = await openTestHouse(databaseServer, [tickets, dispatch, callbacks])
  const places = await inventOrganisation(house)
  const top = { root: places.root, unit: places.root }
  const lead = await inventPerson(house, top, { name: '林岚', role: 'team_lead', availability: 'away' })
  const as = () => ({ as: lead })
  const see = async (ticketId: string) => (await house.call(ticketDetails, { ticketId }, {}, as())).reply
  const rowOf = (ticketId: string) =>
    house.arrange(async ({ db }) => (await lockTicketRow(db, ticketId)) as Ticket)
  const worked = async (voice: Voice = {}) => {
    const ticketId = await inventTicket(house, voice)
    const { version } = await see(ticketId)
    await house.call(startTicket, { ticketId }, { version }, as())
    return ticketId
  }
  return {
    house,
    places,
    as,
    see,
    rowOf,
    worked,
    async resolved(voice: Voice = {}) {
      const ticketId = await worked(voice)
      const { version } = await see(ticketId)
      const solution = {
        outcome: 'solved',
        solution: '已催件，今日送达',
        message: '您的包裹今天送达',
      } as const
      await house.call(resolveTicket, { ticketId }, { version, ...solution }, as())
      await house.settle()
      return ticketId
    },
    async answerCallback(ticketId: string, answer: 'satisfied' | 'dissatisfied') {
      const { reply } = await house.call(ticketCallbacks, { ticketId }, {}, as())
      const callbackId = reply.callbacks[0]?.id as string
      await house.call(recordCallback, { callbackId }, { reached: true, answer }, as())
      await house.settle()
    },
    async answerSurvey(ticketId: string, satisfied: boolean) {
      const { cycleSince: _, ...facts } = dimensionsOf(await rowOf(ticketId))
      const scores = { csat: satisfied ? 5 : 1, nps: null, satisfied, commented: false }
      await house.arrange(async ({ emit }) =>
        emit(surveyAnswered, {
          subject: ticketId,
          facts: { ...facts, ...scores, invitationId: randomUUID() },
        }),
      )
      await house.settle()
    },
  }
}
