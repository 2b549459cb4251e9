/** What a question set asks for. */
export interface Asked {
  readonly asksCsat: boolean
  readonly asksNps: boolean
}

/** What was answered; null where nothing was. */
export interface Scores {
  readonly csat: number | null
  readonly nps: number | null
}

/**
 * Whether the answer says that the customer is satisfied. CSAT speaks first (4 and 5 yes, 1 and 2 no); without it the
 * recommendation does (promoters yes, detractors no). What lies between is neither: null.
 */
export function satisfiedBy({ csat, nps }: Scores): boolean | null {
  if (csat !== null) return csat >= 4 ? true : csat <= 2 ? false : null
  if (nps !== null) return nps >= 9 ? true : nps <= 6 ? false : null
  return null
}

/** The required questions that an answer leaves open. The recommendation may be left out when satisfaction is asked too. */
export function unanswered(asked: Asked, { csat, nps }: Scores): ('csat' | 'nps')[] {
  const open: ('csat' | 'nps')[] = []
  if (asked.asksCsat && csat === null) open.push('csat')
  if (asked.asksNps && !asked.asksCsat && nps === null) open.push('nps')
  return open
}
