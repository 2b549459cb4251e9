import type { CommandContext } from '#platform/server/command.ts'
import { type Instants, nextLook, outdated, type Telling, tellingsDue } from '../domain/climbing.ts'
import type { StoredClimb, StoredStep } from './climbs.store.ts'
import type { LadderVersion } from './ladders.query.ts'
import type { Standing } from './matters.query.ts'
import type { recipientsIn } from './recipients.ts'
import { tell } from './telling.ts'

const minute = 60_000

/** Something on its ladder, as it stands. */
export interface Climbing {
  readonly climb: StoredClimb
  /** It follows another ladder than before, from its beginning. */
  readonly anew: boolean
  readonly standing: Standing | undefined
}

interface Given {
  readonly versions: ReadonlyMap<string, LadderVersion>
  readonly taken: ReadonlyMap<string, readonly StoredStep[]>
  readonly quietUntil: number | null
  readonly recipients: ReturnType<typeof recipientsIn>
}

type ToldStep = StoredStep & { readonly people: readonly string[] }

interface Move {
  readonly climb: StoredClimb
  readonly told: readonly ToldStep[]
  readonly withdrawn: readonly string[]
}

/** What becomes of a climb now. Whatever is told of it is said here, and recorded by whoever asked. */
export async function moveOf(context: CommandContext, climbing: Climbing, given: Given): Promise<Move> {
  const { climb, anew, standing } = climbing
  const version = given.versions.get(`${climb.ladder_id}/${climb.ladder_version}`)
  if (standing === undefined || !standing.runs || version === undefined)
    return { climb: { ...climb, runs_since: null, next_wake_at: null }, told: [], withdrawn: [] }
  const { now } = context
  const runsSince = climb.runs_since ?? new Date(now)
  const taken = given.taken.get(climb.id) ?? []
  const view = {
    steps: version.steps,
    instants: instantsOf(standing, version.limitMinutes),
    runsSince: runsSince.getTime(),
    urgent: standing.urgency === 'urgent',
    quietUntil: given.quietUntil,
  }
  const moved = new Set(outdated({ ...view, taken: taken.map(asTaken) }, now))
  const [kept, gone] = parted(taken, ({ step }) => !anew && !moved.has(step))
  const due = tellingsDue({ ...view, taken: kept.map(asTaken) }, now)
  const about = { climb, standing, version, instants: view.instants }
  const told = await toldSteps(context, { ...about, kept, due, recipients: given.recipients })
  const again = new Set(told.map(({ id }) => id))
  const stands = [...kept.filter(({ id }) => !again.has(id)), ...told]
  const next = nextLook({ ...view, taken: stands.map(asTaken) })
  return {
    climb: { ...climb, runs_since: runsSince, next_wake_at: next === null ? null : new Date(next) },
    told,
    withdrawn: gone.map(({ id }) => id),
  }
}

function parted<T>(list: readonly T[], stays: (one: T) => boolean): [T[], T[]] {
  return [list.filter(stays), list.filter((one) => !stays(one))]
}

/** An alert has the time that its ladder gives it. */
function instantsOf({ instants, openSince }: Standing, limitMinutes: number | null): Instants {
  if (openSince === null || limitMinutes === null) return instants
  const after = (share: number) => openSince + Math.round((limitMinutes * minute * share) / 100)
  return { 50: after(50), 80: after(80), 100: after(100) }
}

const asTaken = (step: StoredStep) => ({
  step: step.step,
  firstToldAt: step.first_told_at.getTime(),
  lastToldAt: step.last_told_at.getTime(),
  times: step.times,
  acknowledgedAt: step.acknowledged_at?.getTime() ?? null,
})

interface Due {
  readonly climb: StoredClimb
  readonly standing: Standing
  readonly version: LadderVersion
  readonly instants: Instants
  readonly kept: readonly StoredStep[]
  readonly due: readonly Telling[]
  readonly recipients: Given['recipients']
}

/** Tells the steps that are due, the highest first: whom several of them reach hears of it once. */
async function toldSteps(context: CommandContext, given: Due): Promise<ToldStep[]> {
  const { climb, standing, version, instants, kept, due, recipients } = given
  const heard = new Set<string>()
  const told: ToldStep[] = []
  for (const telling of due.toSorted((a, b) => b.step - a.step)) {
    const rung = version.steps[telling.step] as LadderVersion['steps'][number]
    const people = (await recipients(rung.who, standing)).filter((person) => !heard.has(person))
    for (const person of people) heard.add(person)
    const before = kept.find(({ step }) => step === telling.step)
    told.push({ ...recordOf(context, { climb, telling, before }), people })
    tell(context, { climb, standing, instants, telling, rung, people })
  }
  return told
}

function recordOf(
  { now, newId }: CommandContext,
  { climb, telling, before }: { climb: StoredClimb; telling: Telling; before: StoredStep | undefined },
): StoredStep {
  const at = new Date(now)
  if (before !== undefined) return { ...before, last_told_at: at, times: before.times + 1 }
  return {
    id: newId(),
    climb_id: climb.id,
    step: telling.step,
    ladder_id: climb.ladder_id,
    ladder_version: climb.ladder_version,
    at: new Date(telling.at),
    first_told_at: at,
    last_told_at: at,
    times: 1,
    acknowledged_at: null,
    acknowledged_by: null,
    withdrawn_at: null,
  }
}
