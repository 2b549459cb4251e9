import type { Risk, Urgency } from './codes.ts'

interface SureRisk {
  readonly risk: Risk
  readonly confidence: number
}

/**
 * How sure of a risk one must be for somebody to be woken. Of a crisis well before it is sure: a false alarm costs a look, a missed crisis
 * a life. What is written of safety is as often about what might happen some day, and calls for nobody tonight.
 */
const wakesFrom: Readonly<Partial<Record<Risk, number>>> = { crisis: 0.2, personal_safety: 0.9 }

/** What makes a voice urgent, as a reason of urgency. */
export const dangerReasons: Readonly<Partial<Record<Risk, string>>> = {
  crisis: 'crisis',
  personal_safety: 'life_safety',
}

/** Somebody may harm themselves, or has come to harm: urgent whatever else the voice is about (their clocks count minutes). A crisis first. */
export function dangersAmong<Found extends SureRisk>(risks: readonly Found[]): Found[] {
  return risks
    .filter(({ risk, confidence }) => confidence >= (wakesFrom[risk] ?? Number.POSITIVE_INFINITY))
    .sort((one, other) => (wakesFrom[one.risk] ?? 0) - (wakesFrom[other.risk] ?? 0))
}

/** What was judged of a voice, as far as danger goes. */
export interface Danger {
  readonly urgency: Urgency
  readonly risks: readonly Risk[]
}

/**
 * What the customer's later words brought that was not known before. What the new words show by themselves counts also where a person
 * called the earlier ones ordinary: they had not read these.
 */
export function newDanger(
  before: Danger & { readonly urgencyByPerson: boolean },
  { whole, words }: { readonly whole: Danger; readonly words: Danger },
): { urgent: boolean; risks: Risk[] } {
  const together = !before.urgencyByPerson && before.urgency !== 'urgent' && whole.urgency === 'urgent'
  return {
    urgent: words.urgency === 'urgent' || together,
    risks: [...new Set([...words.risks, ...whole.risks])].filter((risk) => !before.risks.includes(risk)),
  }
}
