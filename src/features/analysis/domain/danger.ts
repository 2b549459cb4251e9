import type { Risk, Urgency } from './codes.ts'

interface SureRisk {
  readonly risk: Risk
  readonly confidence: number
}

// From here on somebody is woken, well before it is sure: a false alarm costs a look, a missed crisis a life.
const wakesFrom = 0.2

/** Somebody may harm themselves: urgent whatever else the voice is about (the crisis clock counts 30 minutes). */
export function crisisAmong<Found extends SureRisk>(risks: readonly Found[]): Found | undefined {
  return risks.find(({ risk, confidence }) => risk === 'crisis' && confidence >= wakesFrom)
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
