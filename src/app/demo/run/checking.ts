import { askApproval, decideApproval } from '#features/checklists/contract/approving.ts'
import { ticketChecklists, tickItem } from '#features/checklists/contract/ticking.ts'
import type { Case } from './case.ts'
import type { Desk } from './desk.ts'

const found = [
  '查到配送轨迹：包裹在站点滞留一晚，未排上次日第一班。',
  '与配送站核实：司机临时请假，订单没有转给别人。',
  '系统显示已出库，实际漏装车，次日补送。',
  '站点已把该片区加派一名骑手，并在晚高峰前复核未派订单。',
]
const asking = '已听取双方说法，处理意见写在备注里，请复核。'

interface Place {
  readonly desk: Desk
  /** Approves what handlers ask for. */
  readonly supervisorId: string
}

/** A handler ticks what the ticket's lists ask for before a deed, and has approved what another person approves. */
export async function check(
  { desk, supervisorId }: Place,
  { ticketId, assignee }: Case,
  before: 'resolve' | 'close',
): Promise<void> {
  const read = await desk.attempt(ticketChecklists, { ticketId }, assignee)
  for (const { id: checklistId, items } of read?.lists ?? [])
    for (const [place, { key: item, before: gate, evidence, done }] of items.entries()) {
      if (gate !== before || done) continue
      if (evidence === 'approval') {
        const asked = { ticketId, checklistId, item, words: asking }
        const request = await desk.attempt(askApproval, asked, assignee)
        if (request !== null) await desk.attempt(decideApproval, { ...request, approved: true }, supervisorId)
        continue
      }
      const words =
        evidence === 'none' ? {} : { words: found[(ticketId.charCodeAt(0) + place) % found.length] }
      await desk.attempt(tickItem, { ticketId, checklistId, item, done: true, ...words }, assignee)
    }
}
