import { type Answers, type Questionnaire, questionsOf } from './questionnaire.ts'

export const doubts = ['fast', 'straight', 'trap', 'repeated'] as const
/** Why an answer may not be a person's considered one. */
export type Doubt = (typeof doubts)[number]

/** Nobody reads and answers a question in less. In milliseconds. */
const leastPerPart = 500
const leastInAll = 1500
/** So many rows alike may be a straight line; fewer may well be meant. */
const straightFrom = 5
/** Who reads what they agree with takes longer, and may well agree with all of it (Huang et al. 2012, J Bus Psychol 27: two seconds an item). In milliseconds. */
const readPerPart = 2000
/** So often the same words are no coincidence. */
export const repeatsFrom = 4
/** Shorter words, such as «很好», are often the same. */
const tellingLength = 12

const rowsOf = (answer: unknown): readonly unknown[] | null =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? Object.values(answer) : null

/** How much was answered: a row of a matrix counts as one. */
const partsOf = (answers: Answers): number =>
  Object.values(answers).reduce<number>((sum, answer) => sum + (rowsOf(answer)?.length ?? 1), 0)

const isFast = (answers: Answers, elapsedMs: number): boolean =>
  elapsedMs < Math.max(leastInAll, partsOf(answers) * leastPerPart)

function isStraight(answers: Answers, elapsedMs: number | null): boolean {
  if (elapsedMs !== null && elapsedMs >= partsOf(answers) * readPerPart) return false
  const rows = Object.values(answers).flatMap((answer) => rowsOf(answer) ?? [])
  return rows.length >= straightFrom && new Set(rows).size === 1
}

/** What speaks against an answer; `elapsedMs` is null where nobody knows when it was begun. */
export function doubtsAbout(
  answers: Answers,
  seen: { readonly elapsedMs: number | null; readonly trapped: boolean; readonly repeats: number },
): Doubt[] {
  const found: Record<Doubt, boolean> = {
    fast: seen.elapsedMs !== null && isFast(answers, seen.elapsedMs),
    straight: isStraight(answers, seen.elapsedMs),
    trap: seen.trapped,
    repeated: seen.repeats >= repeatsFrom,
  }
  return doubts.filter((doubt) => found[doubt])
}

/** Words that are long enough to tell something by coming again; null when there are none. */
export function tellingWords(questionnaire: Questionnaire, answers: Answers): string | null {
  const texts = questionsOf(questionnaire).flatMap(({ id, kind }) => {
    const answer = answers[id]
    return kind === 'text' && typeof answer === 'string' ? [answer.replace(/\s+/g, ' ').trim()] : []
  })
  const words = texts.join('\n').toLowerCase()
  return words.length < tellingLength ? null : words
}

const stampStart = '.'

/** What a browser holds of an answer it began: a secret, and when that was. Changing either makes it another secret. */
export const stamped = (secret: string, now: number): string => `${secret}${stampStart}${now.toString(36)}`

/** When what a browser holds was begun; null where it does not say. */
export function begunAt(held: string): number | null {
  const written = held.split(stampStart)[1]
  if (written === undefined || !/^[0-9a-z]{6,12}$/.test(written)) return null
  return Number.parseInt(written, 36)
}
