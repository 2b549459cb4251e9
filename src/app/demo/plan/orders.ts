import type { Person } from './customers.ts'
import type { PlannedVoice } from './plan.ts'
import { type Chance, chanceOf } from './random.ts'
import { outlets, type Product, products } from './world.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** By which the shop system of the demonstration goes. */
export const shopSystem = 'huijia-mall'

/** Between what a thing of a group costs, in fen. */
const prices: Readonly<Record<Product['group'], readonly [number, number]>> = {
  fresh: [890, 6900],
  home: [1290, 19_900],
  appliance: [7900, 49_900],
  gift: [9900, 39_900],
}
const carriers = ['顺丰', '京东快递', '门店骑手']
const numberInText = /HJ\d{10}/i

const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

interface Purchase {
  readonly number: string
  readonly buyer: Person
  readonly placedAt: number
  readonly first: Product
}

function orderOf({ number, buyer, placedAt, first }: Purchase, chance: Chance) {
  const others = Array.from({ length: chance.whole(0, 2) }, () => chance.pick(products))
  const lines = [...new Set([first, ...others])].map((product) => ({
    product,
    quantity: chance.whole(1, 3),
    fen: chance.whole(...prices[product.group]),
  }))
  const sent = chance.happens(0.8)
  const carrier = chance.pick(carriers)
  return {
    number,
    placedAt: new Date(placedAt).toISOString(),
    updatedAt: new Date(placedAt + hourMs).toISOString(),
    status: sent ? chance.pick(['配送中', '已签收', '已签收', '退款中']) : '待发货',
    amount: yuan(lines.reduce((sum, { fen, quantity }) => sum + fen * quantity, 0)),
    currency: 'CNY',
    customer: { phone: buyer.phone, name: buyer.name, email: buyer.email },
    channel: chance.pick(['小程序', 'APP', '到家平台']),
    store: outlets.find(({ code }) => code === buyer.outlet)?.name,
    items: lines.map(({ product, quantity, fen }) => ({
      name: buyer.english ? product.english : product.name,
      sku: product.code,
      quantity,
      price: yuan(fen),
    })),
    parcels: sent
      ? [{ carrier, number: `${carrier === '顺丰' ? 'SF' : 'JD'}${chance.whole(1e11, 9e11)}0` }]
      : [],
    link: `https://mall.example/orders/${number}`,
  }
}

/**
 * What the shop system sends on the morning of a day: the orders that the day's voices will speak of, and what else their senders
 * bought lately. Now and then somebody writes about what a relative ordered.
 */
export function ordersFor(voices: readonly PlannedVoice[], morning: number) {
  return voices.flatMap((voice) => {
    const chance = chanceOf(`orders/${voice.key}`)
    const first = products.find(({ code }) => code === voice.product) ?? chance.pick(products)
    const lately = () => morning - chance.whole(2 * hourMs, 5 * dayMs)
    const named = numberInText.exec(voice.text)?.[0]
    const buyer = chance.happens(0.08) ? chance.pick(voices).person : voice.person
    const earlier = chance.happens(0.4) ? chance.whole(1, 2) : 0
    return [
      ...(named === undefined ? [] : [orderOf({ number: named, buyer, placedAt: lately(), first }, chance)]),
      ...Array.from({ length: earlier }, () => {
        const placedAt = lately() - chance.whole(1, 40) * dayMs
        const day = new Date(placedAt).toISOString().slice(2, 7).replace('-', '')
        const number = `HJ${day}${chance.whole(100_000, 999_999)}`
        return orderOf({ number, buyer: voice.person, placedAt, first: chance.pick(products) }, chance)
      }),
    ]
  })
}
