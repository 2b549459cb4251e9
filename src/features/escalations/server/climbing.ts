import { quietUntil } from '@huixiang/business-time/quiet-hours.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { EscalationLadder } from '../contract/ladders.ts'
import { type Subject, shares } from '../domain/codes.ts'
import { ladderFor } from '../domain/ladder.ts'
import {
  beginClimbs,
  lockClimbs,
  type StoredClimb,
  saveClimbs,
  saveSteps,
  standingSteps,
  withdrawSteps,
} from './climbs.store.ts'
import { allLadders, quietHoursHere, versionsOf } from './ladders.query.ts'
import { type Standing, standingsOf } from './matters.query.ts'
import { type Climbing, moveOf } from './moving.ts'
import { recipientsIn } from './recipients.ts'

interface Seen {
  readonly standings: readonly Standing[]
  readonly ladders: readonly EscalationLadder[]
}

const keyOf = ({ matter, id }: Subject) => `${matter}/${id}`

async function look({ db }: CommandContext, subjects: readonly Subject[]): Promise<Seen> {
  return { standings: await standingsOf(db, subjects), ladders: await allLadders(db) }
}

/** Looks at matters anew: begins their climbs where something is to be told, goes on with them, or lets them rest. */
export async function follow(context: CommandContext, subjects: readonly Subject[]): Promise<void> {
  const { db, now, newId } = context
  const seen = await look(context, subjects)
  const beginning = seen.standings.flatMap((standing) => {
    const ladder = ladderFor(seen.ladders, standing)
    const spoken = shares.some((share) => (standing.instants[share] ?? Number.POSITIVE_INFINITY) <= now)
    if (ladder === undefined || !standing.runs || !(spoken || standing.openSince !== null)) return []
    const { matter, id, ticketId } = standing
    const version = { ladder_id: ladder.id, ladder_version: ladder.version }
    return [{ id: newId(), matter, subject_id: id, ticket_id: ticketId, ...version }]
  })
  await beginClimbs(db, beginning)
  await climb(context, await lockClimbs(db, subjects), seen)
}

/** Goes on with climbs that are locked. */
export async function goOn(context: CommandContext, climbs: readonly StoredClimb[]): Promise<void> {
  if (climbs.length === 0) return
  const subjects = climbs.map(({ matter, subject_id: id }) => ({ matter, id }))
  await climb(context, climbs, await look(context, subjects))
}

async function climb(
  context: CommandContext,
  climbs: readonly StoredClimb[],
  { standings, ladders }: Seen,
): Promise<void> {
  if (climbs.length === 0) return
  const { db, now } = context
  const byKey = new Map(standings.map((standing) => [keyOf(standing), standing]))
  const placed = climbs.map((one) => {
    const standing = byKey.get(keyOf({ matter: one.matter, id: one.subject_id }))
    return { ...onItsLadder(one, standing, ladders), standing }
  })
  const ids = climbs.map(({ id }) => id)
  const given = {
    versions: await versionsOf(db, [...new Set(placed.map((one) => one.climb.ladder_id))]),
    taken: Map.groupBy(await standingSteps(db, ids), (step) => step.climb_id),
    quietUntil: await quietNow(context),
    recipients: recipientsIn(db),
  }
  const moves = []
  for (const one of placed) moves.push(await moveOf(context, one, given))
  const withdrawn = moves.flatMap((move) => move.withdrawn)
  await withdrawSteps(db, withdrawn, now)
  const told = moves.flatMap((move) => move.told)
  await saveSteps(db, told)
  const changed = moves.flatMap(({ climb: next }, place) =>
    isSame(next, climbs[place] as StoredClimb) ? [] : [next],
  )
  await saveClimbs(db, changed)
}

const isSame = (one: StoredClimb, other: StoredClimb): boolean =>
  one.ladder_id === other.ladder_id &&
  one.ladder_version === other.ladder_version &&
  one.runs_since?.getTime() === other.runs_since?.getTime() &&
  one.next_wake_at?.getTime() === other.next_wake_at?.getTime()

/** A matter that was judged anew may have another ladder; an edited or removed one is climbed as it was. */
function onItsLadder(
  stored: StoredClimb,
  standing: Standing | undefined,
  ladders: readonly EscalationLadder[],
): Pick<Climbing, 'climb' | 'anew'> {
  const ladder = standing && ladderFor(ladders, standing)
  if (ladder === undefined || ladder.id === stored.ladder_id) return { climb: stored, anew: false }
  return { climb: { ...stored, ladder_id: ladder.id, ladder_version: ladder.version }, anew: true }
}

async function quietNow({ db, now }: CommandContext): Promise<number | null> {
  const hours = await quietHoursHere(db)
  return hours === null ? null : quietUntil(hours, { now, timeZone: hours.timeZone })
}
