import { filled, type Slots } from '../texts/fill.ts'
import type { Kind, Matter } from '../texts/matter.ts'
import { staffWords } from '../texts/staff-words.ts'
import type { Chance } from './random.ts'

const minute = 60_000
const hour = 60 * minute

export type Outcome = 'solved' | 'explained' | 'compensated' | 'not_possible'

/** What a customer answers to the survey, if at all. */
export interface Answer {
  readonly csat: number
  readonly nps: number | null
  readonly comment: string
  readonly after: number
}

/** One handling of a ticket: what its handler and its customer would do, with waiting times in milliseconds. */
export interface Handling {
  readonly contactAfter: number
  readonly reachedAtOnce: boolean
  readonly contactNote: string | null
  readonly plan: string | null
  readonly checkNote: string | null
  readonly hold: {
    readonly question: string
    readonly note: string
    readonly reply: string
    readonly after: number
  } | null
  readonly resolveAfter: number
  readonly outcome: Outcome
  readonly solution: string
  readonly message: string
  /** 分 */
  readonly compensation: number | null
  readonly calls: readonly {
    readonly answer: 'satisfied' | 'dissatisfied' | 'unreached'
    readonly note: string
  }[]
  readonly callAfter: number
  readonly closeAfter: number
  readonly answer: Answer | null
}

/** The lives of one ticket: its first handling, the one after a reopening, and what the customer does on their own. */
export interface Life {
  readonly first: Handling
  readonly again: Handling
  readonly returned: string | null
  readonly urge: { readonly text: string; readonly after: number } | null
  readonly withdrawAfter: number | null
}

interface About {
  readonly matter: Matter
  readonly slots: Slots
  readonly urgent: boolean
  readonly english: boolean
}

type Way = keyof typeof staffWords.solutions

const solutionsFor: Readonly<Partial<Record<Kind, readonly Way[]>>> = {
  complaint: ['refund', 'refund', 'resend', 'explain', 'apologise', 'compensate', 'impossible'],
  enquiry: ['answer'],
  suggestion: ['thanks'],
  report: ['apologise'],
}
const outcomeOf: Readonly<Record<Way, Outcome>> = {
  refund: 'solved',
  resend: 'solved',
  explain: 'explained',
  apologise: 'solved',
  compensate: 'compensated',
  impossible: 'not_possible',
  answer: 'explained',
  thanks: 'explained',
}

const scores = {
  good: {
    csat: [
      [5, 6],
      [4, 3],
    ],
    nps: [
      [10, 4],
      [9, 4],
      [8, 3],
      [7, 1],
    ],
  },
  middling: {
    csat: [[3, 1]],
    nps: [
      [8, 1],
      [7, 3],
      [6, 3],
      [5, 1],
    ],
  },
  bad: {
    csat: [
      [2, 4],
      [1, 5],
    ],
    nps: [
      [5, 1],
      [4, 2],
      [3, 2],
      [2, 2],
      [0, 3],
    ],
  },
} as const

function answerOf(mood: keyof typeof scores, share: number, chance: Chance): Answer | null {
  if (!chance.happens(share)) return null
  return {
    csat: chance.weighed(scores[mood].csat),
    nps: chance.happens(0.82) ? chance.weighed<number>(scores[mood].nps) : null,
    comment: chance.happens(0.5) ? chance.pick(staffWords.surveyComments[mood]) : '',
    after: chance.whole(20, 2400) * minute,
  }
}

function callsOf(satisfied: boolean, chance: Chance): Handling['calls'] {
  const end = satisfied ? 'satisfied' : 'dissatisfied'
  const last = { answer: end, note: chance.pick(staffWords.callbackNotes[end]) } as const
  const missed = () =>
    ({ answer: 'unreached', note: chance.pick(staffWords.callbackNotes.unreached) }) as const
  const way = chance.next()
  if (way < 0.74) return [last]
  return way < 0.9 ? [missed(), last] : [missed(), missed()]
}

/** Most are quick, some slow, a few forgotten: times spread over a long tail. */
function within(usual: number, chance: Chance): number {
  const spread = Math.exp((chance.next() + chance.next() + chance.next() - 1.5) * 1.1)
  return Math.round(usual * spread)
}

function contactAfter({ urgent, matter }: About, chance: Chance): number {
  if (urgent) return within(12 * minute, chance)
  if (matter.kind !== 'complaint') return within(50 * minute, chance)
  return chance.happens(0.06) ? within(7 * hour, chance) : within(55 * minute, chance)
}

function resolveAfter({ urgent, matter }: About, chance: Chance): number {
  if (urgent) return within(10 * hour, chance)
  if (matter.kind === 'enquiry') return within(chance.happens(0.1) ? 14 * hour : 2.5 * hour, chance)
  return chance.happens(0.08) ? within(60 * hour, chance) : within(16 * hour, chance)
}

function handlingOf(about: About, satisfaction: number, chance: Chance): Handling {
  const { matter, slots, urgent, english } = about
  const word = (texts: readonly string[]) => filled(chance.pick(texts), slots, chance)
  const way = chance.pick<Way>(solutionsFor[matter.kind] ?? ['answer'])
  const solution = word(staffWords.solutions[way])
  const happy = chance.happens(way === 'impossible' ? satisfaction - 0.4 : satisfaction)
  const mood = happy
    ? chance.happens(0.12)
      ? 'middling'
      : 'good'
    : chance.happens(0.35)
      ? 'middling'
      : 'bad'
  const serious = matter.kind === 'complaint' || matter.kind === 'report'
  return {
    contactAfter: contactAfter(about, chance),
    reachedAtOnce: chance.happens(0.86),
    contactNote: serious && chance.happens(0.4) ? word(staffWords.contactNotes) : null,
    plan: urgent
      ? word(staffWords.plans)
      : serious && chance.happens(0.18)
        ? word(staffWords.progress)
        : null,
    checkNote: serious && chance.happens(0.35) ? word(staffWords.checkNotes) : null,
    hold:
      serious && chance.happens(0.09)
        ? {
            question: word(staffWords.questions),
            note: word(staffWords.holdNotes),
            reply: word(staffWords.customerReplies),
            after: within(9 * hour, chance),
          }
        : null,
    resolveAfter: resolveAfter(about, chance),
    outcome: outcomeOf[way],
    solution,
    message: english
      ? chance.pick(staffWords.englishMessages)
      : filled(chance.pick(staffWords.outcomeMessages), { ...slots, solution }, chance),
    compensation: way === 'compensate' ? Number(slots.amount) * 100 : null,
    calls: callsOf(happy || mood === 'middling', chance),
    callAfter: within(chance.happens(0.07) ? 26 * hour : 7 * hour, chance),
    closeAfter: within(40 * minute, chance),
    // Some are kinder on the telephone than on paper.
    answer: answerOf(satisfaction < 1 && chance.happens(0.05) ? 'bad' : mood, 0.38, chance),
  }
}

/** What becomes of a voice whose ticket is opened. Late deliveries leave people crosser than wrong parcels. */
export function lifeOf(about: About, chance: Chance): Life {
  const { matter } = about
  const satisfaction = matter.label === 'delivery.slow' ? 0.84 : matter.kind === 'complaint' ? 0.91 : 0.96
  const serious = matter.kind === 'complaint'
  return {
    first: handlingOf(about, satisfaction, chance),
    // Nobody is left alone a second time: 1.4 stays certain even for bad news.
    again: handlingOf(about, 1.4, chance),
    returned: serious && chance.happens(0.02) ? chance.pick(staffWords.returnNotes) : null,
    urge:
      serious && chance.happens(0.05)
        ? { text: chance.pick(staffWords.customerUrges), after: within(20 * hour, chance) }
        : null,
    withdrawAfter: chance.happens(0.012) ? within(3 * hour, chance) : null,
  }
}
