import type { Messenger } from './robots.ts'

/** Why a robot's service did not take a message; what is none of these is called by its own number. */
export const robotProblems = [
  'ROBOT_GONE',
  'ROBOT_SIGNATURE',
  'ROBOT_SAFETY',
  'TOO_FAST',
  'BAD_ANSWER',
] as const
type RobotProblem = (typeof robotProblems)[number]

/** How an attempt ended: null where it was taken. */
export interface RobotVerdict {
  readonly problem: string | null
  /** No further attempt changes it: somebody has to mend the robot first. */
  readonly hopeless: boolean
  /** How long the service wants to be left alone, at the least. */
  readonly restMs: number
}

const minute = 60_000

const of = (problem: RobotProblem, codes: readonly number[]) => codes.map((code) => [code, problem] as const)

/** What the services' own numbers mean, as their pages on robots say. */
const meanings: Readonly<Record<Messenger, ReadonlyMap<number, RobotProblem>>> = {
  wecom: new Map([...of('ROBOT_GONE', [93000, 93004, 93005, 93006]), ...of('TOO_FAST', [45009, 45033])]),
  dingtalk: new Map([
    ...of('ROBOT_GONE', [300001, 300005, 400013, 400101, 400102, 400106]),
    ...of('ROBOT_SAFETY', [310000]),
    ...of('TOO_FAST', [130101, 410100]),
  ]),
  feishu: new Map([
    ...of('ROBOT_GONE', [19001, 19003, 19007]),
    ...of('ROBOT_SIGNATURE', [19021]),
    ...of('ROBOT_SAFETY', [19022, 19024]),
    ...of('TOO_FAST', [11232, 11233, 11247]),
  ]),
}

/** DingTalk silences a robot for ten minutes that spoke too often. */
const rests: Readonly<Record<Messenger, number>> = {
  wecom: minute,
  dingtalk: 10 * minute,
  feishu: minute,
}

const failed = (problem: string): RobotVerdict => ({ problem, hopeless: false, restMs: 0 })

function numberIn(body: string): { code: number; words: string } | null {
  try {
    const said = JSON.parse(body) as Record<string, unknown> | null
    // Feishu's older answers say `StatusCode`.
    const code = said?.errcode ?? said?.code ?? said?.StatusCode
    return typeof code === 'number' ? { code, words: String(said?.errmsg ?? said?.msg ?? '') } : null
  } catch {
    return null
  }
}

/** What a service's answer says: with status 200 it may well have refused. */
export function verdictOf(
  service: Messenger,
  { status, body }: { readonly status: number; readonly body: string },
): RobotVerdict {
  const tooFast = { problem: 'TOO_FAST', hopeless: false, restMs: rests[service] }
  if (status === 429) return tooFast
  const said = numberIn(body)
  if (said?.code === 0 && status >= 200 && status < 300) return { problem: null, hopeless: false, restMs: 0 }
  if (said === null || said.code === 0)
    return failed(status >= 200 && status < 300 ? 'BAD_ANSWER' : `HTTP ${status}`)
  const problem = meanings[service].get(said.code)
  if (problem === undefined) return failed(`errcode ${said.code}`)
  if (problem === 'TOO_FAST') return tooFast
  // DingTalk has one number for a wrong signature, a missing keyword and a foreign address.
  const isSignature = problem === 'ROBOT_SAFETY' && /sign|timestamp/i.test(said.words)
  return { problem: isSignature ? 'ROBOT_SIGNATURE' : problem, hopeless: true, restMs: 0 }
}
