import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { extendClock } from '../contract/ticket-clocks.ts'
import { lengthen, lengtheningOf } from './lengthening.ts'
import { lockVisibleClock } from './visibility.ts'

export const extendClockCommand = command(extendClock, async (context, { clockId, dueAt, reason }) => {
  const seen = await lockVisibleClock(context, clockId, 'clocks.extend')
  const lengthening = await lengtheningOf(context, seen, Date.parse(dueAt))
  if (lengthening.allowance.how === 'approved') throw new Refusal('clocks.needsApproval', 'conflict')
  const { dueAt: until } = await lengthen(context, lengthening, { reason })
  return { clockId, dueAt: until }
})
