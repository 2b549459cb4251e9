import { chargeMatter, groupMatter } from '../texts/alarming.ts'
import type { Kind, Matter } from '../texts/matter.ts'
import { customersFor, type Person } from './customers.ts'
import { milkEvent, volumeOf, wavesOf } from './days.ts'
import { type Life, lifeOf } from './lives.ts'
import { isUrgent, matterOn } from './matters.ts'
import { type Chance, chanceOf } from './random.ts'
import { slotsOf, worded } from './wording.ts'
import { chargedCities, groupEvent, type Product, products } from './world.ts'

const dayMs = 86_400_000

/** How large a demonstration is, and when it begins. */
export interface Scope {
  readonly seed: string
  /** Midnight in China of the first day, in milliseconds since 1970. */
  readonly start: number
  readonly days: number
  readonly voices: number
}

/** One voice as it will come in. */
export interface PlannedVoice {
  readonly key: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly person: Person
  readonly matter: string
  readonly label: string | null
  readonly kind: Kind
  readonly chosenKind: Kind | null
  readonly channel: 'web_form' | 'phone' | 'api' | 'email' | 'counter'
  readonly product: string | null
  readonly outlet: string | null
  readonly touchpoint: string
  readonly text: string
  readonly solvedOnCall: boolean
  readonly life: Life
}

/** Everything that the world outside will do to the organisation. */
export interface Plan {
  readonly scope: Scope
  readonly customers: readonly Person[]
  /** The earliest first. */
  readonly voices: readonly PlannedVoice[]
}

const channels = {
  shop: [
    ['web_form', 5],
    ['counter', 3],
    ['phone', 2],
  ],
  delivery: [
    ['api', 5],
    ['phone', 4],
    ['web_form', 3],
  ],
  online: [
    ['api', 5],
    ['web_form', 3],
    ['phone', 3],
    ['email', 1.5],
  ],
} as const

const touchpointOf: Readonly<Record<Matter['place'], string>> = {
  shop: 'store',
  delivery: 'delivery',
  online: 'after-sales',
}

interface Draft {
  readonly key: string
  readonly at: number
  readonly person: Person
  readonly matter: Matter
  readonly product: Product
}

function productFor(matter: Matter, chance: Chance): Product {
  return chance.pick(
    matter.products === 'any' ? products : products.filter((one) => one.group === matter.products),
  )
}

function voiceOf({ key, at, person, matter, product }: Draft, chance: Chance): PlannedVoice {
  const slots = slotsOf({ person, product, at }, chance)
  const channel = chance.weighed<PlannedVoice['channel']>(channels[matter.place])
  const aboutGoods = matter.products !== 'any' || chance.happens(0.4)
  return {
    key,
    at,
    person,
    matter: matter.name,
    label: matter.label,
    kind: matter.kind,
    chosenKind: chance.happens(0.7) ? matter.kind : null,
    channel,
    product: aboutGoods ? product.code : null,
    // Who writes about a delivery names no shop, but the order came from the nearest one.
    outlet: matter.place !== 'online' || chance.happens(0.4) ? person.outlet : null,
    touchpoint: touchpointOf[matter.place],
    text: worded({ matter, person, slots }, chance),
    solvedOnCall: channel === 'phone' && matter.kind === 'enquiry' && chance.happens(0.6),
    life: lifeOf({ matter, slots, urgent: isUrgent(matter), english: person.english }, chance),
  }
}

/** Shares voices out over the days, so that their number is kept. */
function countsPerDay({ start, days, voices }: Scope): number[] {
  const volumes = Array.from({ length: days }, (_, day) => volumeOf(start, day))
  const total = volumes.reduce((sum, one) => sum + one, 0)
  let carried = 0
  return volumes.map((volume) => {
    const exact = (voices * volume) / total + carried
    carried = exact - Math.round(exact)
    return Math.round(exact)
  })
}

const wavesPerDay = 6
// Voices of one wave come in one after the other, close enough for one look at the log.
const momentIn = (wave: number, chance: Chance) => wave + chance.whole(0, 150_000)

function everydayDrafts(scope: Scope, customers: readonly Person[], chance: Chance): Draft[] {
  const weights = customers.map((person) => [person, person.weight] as const)
  return countsPerDay(scope).flatMap((count, day) => {
    const today = chance.branch(day)
    const waves = wavesOf(today, Math.min(wavesPerDay, count))
    return Array.from({ length: count }, (_, index) => {
      const person = today.weighed(weights)
      const matter = matterOn(day, person, today)
      const at = scope.start + day * dayMs + momentIn(today.pick(waves), today)
      return { key: `${day}-${index}`, at, person, matter, product: productFor(matter, today) }
    })
  })
}

/** One batch of milk, one city, three days. In a short demonstration it fills the last days. */
function groupDrafts({ start, days, voices }: Scope, customers: readonly Person[], chance: Chance): Draft[] {
  const local = customers.filter((person) => person.city === groupEvent.city && !person.english)
  const writers = local.length > 0 ? local : customers
  const product = products.find((one) => one.code === groupEvent.product) as Product
  const first = days > milkEvent.last ? milkEvent.first : Math.max(0, days - 3)
  const count = Math.min(46, Math.max(5, Math.round(voices / 60)))
  return Array.from({ length: count }, (_, index) => {
    const day =
      first +
      Math.min(
        chance.weighed([
          [0, 3],
          [1, 5],
          [2, 3],
        ] as const),
        days - 1 - first,
      )
    const wave = chance.pick(wavesOf(chance.branch(`milk-${day}`), 5))
    const at = start + day * dayMs + momentIn(wave, chance)
    return { key: `milk-${index}`, at, person: chance.pick(writers), matter: groupMatter, product }
  })
}

/** Yesterday afternoon and evening, in the shops of one region: so there is something to do for whoever looks, and something to be alarmed about. */
function chargeDrafts({ start, days, voices }: Scope, customers: readonly Person[], chance: Chance): Draft[] {
  const noon = start + (days - 2) * dayMs + dayMs / 2
  const local = customers.filter((person) => chargedCities.includes(person.city) && !person.english)
  const writers = local.length > 0 ? local : customers
  const count = Math.min(22, Math.round(voices / 120))
  return Array.from({ length: count }, (_, index) => ({
    key: `charge-${index}`,
    at: noon + chance.whole(0, 9 * 60) * 60_000,
    person: chance.pick(writers),
    matter: chargeMatter,
    product: chance.pick(products),
  }))
}

/** Makes the plan of a demonstration: the same scope gives the same plan, to the letter. */
export function makePlan(scope: Scope): Plan {
  const chance = chanceOf(scope.seed)
  const customers = customersFor(scope.voices, chance.branch('customers'))
  const drafts = [
    ...everydayDrafts(scope, customers, chance.branch('days')),
    ...groupDrafts(scope, customers, chance.branch('group')),
    ...chargeDrafts(scope, customers, chance.branch('charge')),
  ]
  const voices = drafts.map((draft) => voiceOf(draft, chance.branch(draft.key)))
  return { scope, customers, voices: voices.toSorted((one, other) => one.at - other.at) }
}
