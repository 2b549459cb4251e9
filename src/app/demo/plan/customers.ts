import { englishNames, givenNames, surnames } from '../texts/names.ts'
import type { Chance } from './random.ts'
import { cities, outlets } from './world.ts'

/** Someone who writes. Phones come from one invented range, addresses from a domain that nobody can own. */
export interface Person {
  readonly name: string
  readonly phone: string
  readonly email: string | null
  readonly city: string
  readonly outlet: string
  readonly english: boolean
  readonly vip: boolean
  /** How often they write, compared with others. */
  readonly weight: number
}

const phoneOf = (index: number) => `1390000${String(index).padStart(4, '0')}`

function personOf(index: number, chance: Chance): Person {
  const city = chance.weighed(cities.map((one) => [one.code, one.weight] as const))
  const english = chance.happens(0.06)
  const name = english ? chance.pick(englishNames) : `${chance.pick(surnames)}${chance.pick(givenNames)}`
  const local = outlets.filter((outlet) => outlet.city === city)
  return {
    name,
    // Spread over the range, so that neighbours in the list are not neighbours in number.
    phone: phoneOf((index * 7 + 13) % 10_000),
    email: chance.happens(0.25) ? `customer${index}@mail.example` : null,
    city,
    outlet: chance.pick(local).code,
    english,
    vip: chance.happens(0.03),
    weight: chance.weighed([
      [1, 80],
      [3, 15],
      [8, 5],
    ]),
  }
}

/** Some write once, some often: two voices in three come from a customer who has written before or will again. */
export function customersFor(voices: number, chance: Chance): Person[] {
  const count = Math.max(5, Math.round(voices * 0.62))
  return Array.from({ length: count }, (_, index) => personOf(index, chance.branch(index)))
}
