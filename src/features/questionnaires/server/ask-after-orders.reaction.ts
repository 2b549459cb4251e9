import { ordersChanged } from '#features/orders/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { askedFrom, drawnFor } from '../domain/following.ts'
import { transactedAt } from '../domain/order-filter.ts'
import { ordersSince } from './orders-of-buyers.query.ts'
import { peaceOf } from './peace.ts'
import { insertRecipients, standingSendings } from './sendings.store.ts'

const hourMs = 3_600_000
const anyOrder = { statuses: [], channels: [], products: [] }

/** Chooses the buyer of an order that is over, some hours later and once an order; what was over long before it was told is not asked about. */
export const askAfterOrders = reaction({
  name: 'questionnaires.ask-after-orders',
  on: [ordersChanged],
  quiet: 'who will be asked is not asked yet',
  react: async ({ db, newId, now }, events) => {
    const sendings = await standingSendings(db, 'order')
    if (sendings.length === 0) return
    const buyers = [...new Set(events.map(({ subjectId }) => subjectId))]
    const longest = Math.max(...sendings.map(({ plan }) => plan.latestHours))
    const orders = await ordersSince(db, buyers, now - longest * hourMs)
    const peace = await peaceOf(db)
    const rows = orders.flatMap(({ id: orderId, customerId, order }) =>
      sendings.flatMap(({ id, questionnaire_id, plan }) => {
        const at = transactedAt(order, plan.orders ?? anyOrder)
        if (at === null || at + plan.latestHours * hourMs <= now || !drawnFor(plan, orderId)) return []
        return {
          ...{ id: newId(), sending_id: id, questionnaire_id, customer_id: customerId, order_id: orderId },
          ...{ ticket_id: null, cycle: null, stratum: null, ...askedFrom(at, plan, peace) },
        }
      }),
    )
    if (rows.length > 0) await insertRecipients(db, rows)
  },
})
