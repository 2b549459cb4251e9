import { ticketChecklists, tickItem } from '#features/checklists/contract/ticking.ts'
import type { Case } from './case.ts'
import type { Desk } from './desk.ts'

const found = [
  '查到配送轨迹：包裹在站点滞留一晚，未排上次日第一班。',
  '与配送站核实：司机临时请假，订单没有转给别人。',
  '系统显示已出库，实际漏装车，次日补送。',
  '站点已把该片区加派一名骑手，并在晚高峰前复核未派订单。',
]

/** A handler ticks what the ticket's lists ask for before a deed. */
export async function check(
  desk: Desk,
  { ticketId, assignee }: Case,
  before: 'resolve' | 'close',
): Promise<void> {
  const read = await desk.attempt(ticketChecklists, { ticketId }, assignee)
  for (const { id: checklistId, items } of read?.lists ?? [])
    for (const [place, { key, before: gate, evidence, done }] of items.entries()) {
      if (gate !== before || done) continue
      const words =
        evidence === 'none' ? {} : { words: found[(ticketId.charCodeAt(0) + place) % found.length] }
      await desk.attempt(tickItem, { ticketId, checklistId, item: key, done: true, ...words }, assignee)
    }
}
