import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { askForRight, fulfilRight, refuseRight } from '../contract/rights.ts'
import { isMetByDeed } from '../domain/rights.ts'
import { answerRequest, recordRequest } from './answering-rights.ts'
import { isLiving, wholeCustomer } from './merged-customers.store.ts'
import { lockOpenRequests } from './rights.store.ts'
import { requireCustomer } from './visible-customers.ts'

async function requireOpenRequest(
  { db }: CommandContext,
  { customerId, requestId }: { customerId: string; requestId: string },
) {
  const customerIds = (await wholeCustomer(db, customerId)).map((row) => row.id)
  const [request] = await lockOpenRequests(db, { customerIds, requestId })
  if (request === undefined) throw new Refusal('customers.noOpenRequest', 'conflict')
  return request
}

export const ask = command(askForRight, async (context, { customerId, right, origin }) => {
  const row = await requireCustomer(context, customerId, 'customers.edit')
  if (!isLiving(row)) throw new Refusal('customers.notLiving', 'conflict')
  return { requestId: (await recordRequest(context, { customerId, right, origin })).id }
})

export const fulfil = command(fulfilRight, async (context, where) => {
  await requireCustomer(context, where.customerId, 'customers.edit')
  const request = await requireOpenRequest(context, where)
  if (isMetByDeed(request.asked_for)) throw new Refusal('customers.metByDeed', 'conflict')
  await answerRequest(context, request)
  return {}
})

export const refuse = command(refuseRight, async (context, { ground, ...where }) => {
  await requireCustomer(context, where.customerId, 'customers.erase')
  await answerRequest(context, await requireOpenRequest(context, where), { ground })
  return {}
})
