import type { Answer } from './answering.ts'

/** Words in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

interface AnyStep {
  /** By which other steps name it. */
  readonly key: string
  readonly words: Said
}

/** A step of a script: something to say, a question with choices, one to write down, or the end and what it means. */
export type Step =
  | (AnyStep & { readonly kind: 'say'; readonly next: string })
  | (AnyStep & { readonly kind: 'choose'; readonly choices: readonly Choice[] })
  /** With `missing` what is written is what the customer still misses. */
  | (AnyStep & { readonly kind: 'write'; readonly missing: boolean; readonly next: string })
  | (AnyStep & { readonly kind: 'end'; readonly outcome: Answer | null; readonly solved: boolean | null })

export interface Choice {
  readonly key: string
  readonly words: Said
  readonly next: string
}

/** What was answered at a step; neither where something was only said. */
export interface Given {
  readonly step: string
  readonly choice?: string | undefined
  readonly text?: string | undefined
}

export const scriptFaults = [
  'empty',
  'same_key',
  'no_choices',
  'unknown_next',
  'unreachable',
  'loop',
] as const
export type ScriptFault = (typeof scriptFaults)[number]

/** The steps that may follow a step. */
function nextOf(step: Step): readonly string[] {
  if (step.kind === 'end') return []
  return step.kind === 'choose' ? step.choices.map(({ next }) => next) : [step.next]
}

/** Steps that can be come to, and whether one can come to a step again. */
function wayThrough(steps: readonly Step[]): { reached: ReadonlySet<string>; loops: boolean } {
  const byKey = new Map(steps.map((step) => [step.key, step]))
  const reached = new Set<string>()
  const visit = (key: string, before: readonly string[]): boolean => {
    if (before.includes(key)) return true
    const step = byKey.get(key)
    if (step === undefined || reached.has(key)) return false
    const loops = nextOf(step).some((next) => visit(next, [...before, key]))
    reached.add(key)
    return loops
  }
  const loops = steps[0] !== undefined && visit(steps[0].key, [])
  return { reached, loops }
}

/** What keeps steps from being a script: every way through one comes to an end, and every step is on a way. */
export function faultsOf(steps: readonly Step[]): ScriptFault[] {
  const keys = new Set(steps.map(({ key }) => key))
  const { reached, loops } = wayThrough(steps)
  const found: Record<ScriptFault, boolean> = {
    empty: steps.length === 0,
    same_key: keys.size < steps.length,
    no_choices: steps.some((step) => step.kind === 'choose' && step.choices.length === 0),
    unknown_next: steps.some((step) => nextOf(step).some((next) => !keys.has(next))),
    unreachable: !loops && reached.size < keys.size,
    loop: loops,
  }
  return scriptFaults.filter((fault) => found[fault])
}

/** A step that was passed, with what was answered there. */
export interface Passed {
  readonly step: Step
  readonly choice: Choice | null
  readonly text: string | null
}

/** Where a call stands in its script: what was passed, and the step it is at. */
export interface Walk {
  readonly passed: readonly Passed[]
  readonly at: Step
}

function pass(step: Step, given: Given): { passed: Passed; next: string } | null {
  if (step.kind === 'say') return { passed: { step, choice: null, text: null }, next: step.next }
  if (step.kind === 'write')
    return { passed: { step, choice: null, text: given.text ?? '' }, next: step.next }
  if (step.kind === 'end') return null
  const choice = step.choices.find(({ key }) => key === given.choice)
  return choice === undefined ? null : { passed: { step, choice, text: null }, next: choice.next }
}

/** Goes through a script by what was answered; null where the answers are not those of this script. */
export function walk(steps: readonly Step[], given: readonly Given[]): Walk | null {
  const byKey = new Map(steps.map((step) => [step.key, step]))
  const passed: Passed[] = []
  let at = steps[0]
  for (const one of given) {
    const done = at === undefined || at.key !== one.step ? null : pass(at, one)
    if (done === null) return null
    passed.push(done.passed)
    at = byKey.get(done.next)
  }
  return at === undefined ? null : { passed, at }
}

/** What the customer misses, as it was written down. */
export const missingOf = ({ passed }: Walk): string =>
  passed.flatMap(({ step, text }) => (step.kind === 'write' && step.missing && text ? [text] : [])).join('\n')
