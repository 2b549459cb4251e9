import type { ReplyLanguage, Values } from './variables.ts'

/** What is known of a ticket and of whoever answers it. Times are ISO 8601. */
export interface ReplyFacts {
  readonly customerName: string | null
  readonly number: string
  readonly title: string
  readonly trackingNumber: string
  /** When the solution is promised; null once nothing is. */
  readonly dueAt: string | null
  readonly agentName: string | null
  readonly unitName: string
  readonly organisation: string
  readonly timeZone: string
  readonly signature: { readonly zh: string | null; readonly en: string | null }
}

const dayOf = (at: number, language: ReplyLanguage, timeZone: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone,
    month: 'long',
    day: 'numeric',
  }).format(at)

const timeOf = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)

/** The variables' values in one language. A promise whose time has passed is none. */
export function valuesOf(facts: ReplyFacts, language: ReplyLanguage, now: number): Values {
  const { timeZone, signature } = facts
  const due = facts.dueAt === null ? null : Date.parse(facts.dueAt)
  const time = due === null || due <= now ? null : due
  return {
    customer: facts.customerName || null,
    number: facts.number,
    title: facts.title || null,
    tracking: facts.trackingNumber,
    due: time === null ? null : `${dayOf(time, language, timeZone)} ${timeOf(time, timeZone)}`,
    agent: facts.agentName,
    unit: facts.unitName,
    organisation: facts.organisation,
    today: dayOf(now, language, timeZone),
    signature: (language === 'en' ? signature.en : signature.zh) ?? signature.zh ?? signature.en,
  }
}
