import { englishDemands, englishOpenings } from '../texts/english.ts'
import { filled, type Slots } from '../texts/fill.ts'
import type { Matter } from '../texts/matter.ts'
import {
  circumstances,
  demands,
  emojis,
  emotions,
  openings,
  regionalEndings,
  slips,
} from '../texts/phrases.ts'
import type { Person } from './customers.ts'
import type { Chance } from './random.ts'
import { cities, groupEvent, outlets, type Product } from './world.ts'

const masters = ['李', '王', '小陈', '张', '老周', '小林', '刘']
const longest = 400

const stops: Readonly<Record<string, readonly string[]>> = {
  complaint: ['。', '。', '！', '……'],
  enquiry: ['？'],
  praise: ['！', '。'],
}

/** Values for the slots of one voice; order numbers and dates look right and lead nowhere. */
export function slotsOf(
  { person, product, at }: { person: Person; product: Product; at: number },
  chance: Chance,
): Slots {
  const outlet = outlets.find((one) => one.code === person.outlet)
  const city = cities.find((one) => one.code === person.city)
  const before = new Date(at + 8 * 3_600_000 - chance.whole(1, 6) * 86_400_000)
  const [month, day] = [before.getUTCMonth() + 1, before.getUTCDate()]
  const hour = chance.whole(9, 19)
  const english = person.english
  return {
    product: english ? product.english : product.name,
    outlet: english ? `your ${city?.english} shop` : (outlet?.name ?? '门店'),
    city: (english ? city?.english : city?.name) ?? '',
    order: `HJ${String(before.getUTCFullYear()).slice(2)}${String(month).padStart(2, '0')}${chance.whole(100000, 999999)}`,
    date: english
      ? `${before.getUTCFullYear()}-${month}-${day}`
      : chance.pick([`${month}月${day}号`, `${month}月${day}日`, '前天', '上周末', '昨天']),
    hour: english
      ? `${hour}:00`
      : chance.pick([`${hour}点`, `${hour > 12 ? '下午' : '上午'}${hour > 12 ? hour - 12 : hour}点`]),
    amount: String(
      chance.weighed([
        [chance.whole(8, 99), 6],
        [chance.whole(100, 480), 3],
        [chance.whole(500, 1600), 1],
      ]),
    ),
    days: String(chance.whole(2, 12)),
    hours: String(chance.pick([2, 3, 4, 6, 24, 48])),
    count: String(chance.whole(2, 6)),
    phone: person.phone,
    courier: chance.pick(masters),
    batch: groupEvent.batch,
    emotion: chance.pick(emotions),
  }
}

function withSlips(text: string, chance: Chance): string {
  if (!chance.happens(0.12)) return text
  const [meant, typed] = chance.pick(slips)
  return text.replace(meant, typed)
}

function withoutStops(text: string, chance: Chance): string {
  return chance.happens(0.08) ? text.replace(/[，。！？]/g, ' ').trim() : text
}

function ended(text: string, { person, matter }: { person: Person; matter: Matter }, chance: Chance): string {
  if (matter.kind !== 'complaint') return text
  const city = cities.find((one) => one.code === person.city)?.name ?? ''
  const spoken = chance.happens(0.07) ? `${chance.pick(regionalEndings[city] ?? ['唉'])}。` : ''
  const emoji = chance.happens(0.06) ? chance.pick(emojis).repeat(chance.whole(1, 3)) : ''
  return `${text}${spoken}${emoji}`
}

function chinese(matter: Matter, chance: Chance): string {
  const core = chance.pick(matter.cores)
  const details = matter.details ?? []
  const detail = details.length > 0 && chance.happens(0.45) ? `，${chance.pick(details)}` : ''
  const stop = chance.pick(stops[matter.kind] ?? ['。'])
  const around = chance.weighed([
    [0, 55],
    [1, 27],
    [2, 12],
    [5, 4],
    [9, 2],
  ])
  const known = circumstances[matter.kind] ?? []
  const wide = known.length === 0 ? [] : Array.from({ length: around }, () => chance.pick(known))
  const opening = chance.pick(openings[matter.kind] ?? [''])
  const demand = chance.pick(demands[matter.kind] ?? [''])
  return `${opening}${core}${detail}${stop}${[...new Set(wide)].join('')}${demand}`
}

/** The text of one voice as its sender typed it. */
export function worded(about: { matter: Matter; person: Person; slots: Slots }, chance: Chance): string {
  const { matter, person, slots } = about
  if (person.english) {
    const demand = chance.pick(englishDemands[matter.kind] ?? [''])
    const text = `${chance.pick(englishOpenings)}${chance.pick(matter.cores)}${demand}`
    return filled(text, slots, chance)
  }
  const plain = filled(chinese(matter, chance), slots, chance).replace(/([！？。]|……)[。，？！…]+/g, '$1')
  const typed = ended(withoutStops(withSlips(plain, chance), chance), about, chance)
  return Array.from(typed).slice(0, longest).join('')
}
