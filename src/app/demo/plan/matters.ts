import { urgentMatters } from '../texts/alarming.ts'
import { appMatters } from '../texts/app.ts'
import { deliveryMatters } from '../texts/delivery.ts'
import { englishMatters } from '../texts/english.ts'
import type { Matter } from '../texts/matter.ts'
import { moneyMatters } from '../texts/money.ts'
import { orderMatters } from '../texts/orders.ts'
import { otherMatters } from '../texts/other-kinds.ts'
import { productMatters } from '../texts/products.ts'
import { serviceMatters } from '../texts/service.ts'
import type { Person } from './customers.ts'
import { appUpdateDay, festival, improvementDay } from './days.ts'
import type { Chance } from './random.ts'

const everyday: readonly Matter[] = [
  ...productMatters,
  ...deliveryMatters,
  ...orderMatters,
  ...moneyMatters,
  ...serviceMatters,
  ...appMatters,
  ...otherMatters,
]

const shareOfUrgent = 0.009

/** How much likelier a matter is on a day: the festival strains coupons and delivery, the night line helps delivery later, an update breaks the app. */
function factorOn(day: number, matter: Matter): number {
  const strained = day >= festival.first && day <= festival.last + 3
  if (matter.name === 'coupon' || matter.name === 'ask-coupon') return strained ? 4 : 1
  if (matter.name === 'late' || matter.name === 'en-late') {
    if (day >= improvementDay) return 0.3
    return strained ? 1.7 : 1
  }
  if (matter.name === 'app-crash') return day >= appUpdateDay ? 110 : 1
  return 1
}

/** What a person writes about on a day. */
export function matterOn(day: number, person: Person, chance: Chance): Matter {
  if (person.english) return weighed(englishMatters, day, chance)
  if (chance.happens(shareOfUrgent)) return weighed(urgentMatters, day, chance)
  return weighed(everyday, day, chance)
}

const weighed = (matters: readonly Matter[], day: number, chance: Chance): Matter =>
  chance.weighed(matters.map((matter) => [matter, matter.weight * factorOn(day, matter)] as const))

export const isUrgent = (matter: Matter): boolean => urgentMatters.includes(matter)
