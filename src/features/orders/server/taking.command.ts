import { command } from '#platform/server/command.ts'
import { takeOrders } from '../contract/taking.ts'
import { takeIn } from './taking-in.ts'

export const taking = command(takeOrders, async (context, delivery) => {
  const { taken, counts } = await takeIn(context, delivery)
  return { counts, rows: taken.map((one, index) => ({ row: index + 1, ...one, faults: [...one.faults] })) }
})
