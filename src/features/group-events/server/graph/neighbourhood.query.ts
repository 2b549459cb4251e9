import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Neighbourhood, Pair, StandingVoice, Voice } from '../../domain/components.ts'
import type { GroupEventsTables } from '../group-events.tables.ts'

async function voicesOf(db: ReadHandle, ids: Iterable<string>): Promise<StandingVoice[]> {
  const rows = await db
    .tables<GroupEventsTables>()
    .selectFrom('group_event_voices')
    .select(['feedback_id', 'at', 'speaker', 'core', 'component'])
    .where(sql<boolean>`feedback_id = any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map(({ feedback_id, at, ...rest }) => ({ id: feedback_id, at: at.getTime(), ...rest }))
}

/** Every pair of those voices that are no core voices: there are few, or they would be. */
async function pairsOfThin(db: ReadHandle, voices: Iterable<StandingVoice>): Promise<Pair[]> {
  const thin = [...voices].filter(({ core }) => !core).map(({ id }) => id)
  if (thin.length === 0) return []
  return db
    .tables<GroupEventsTables>()
    .selectFrom('group_event_pairs')
    .select(['one', 'other', 'likeness'])
    .where(sql<boolean>`one = any(${thin}::uuid[])`)
    .execute()
}

const ends = (pairs: readonly Pair[]) => pairs.flatMap(({ one, other }) => [one, other])

/** What stands around new pairs: their voices, the neighbours of those that are no core voices, and the neighbours of these. */
export async function neighbourhoodOf(db: ReadHandle, fresh: readonly Pair[]): Promise<Neighbourhood> {
  const voices = new Map<string, StandingVoice>()
  const meet = async (ids: readonly string[]) => {
    const found = await voicesOf(db, new Set(ids.filter((id) => !voices.has(id))))
    for (const voice of found) voices.set(voice.id, voice)
    return found
  }
  const first = await pairsOfThin(db, await meet(ends(fresh)))
  const next = await pairsOfThin(db, await meet(ends(first)))
  const whole = new Set(voices.keys())
  await meet(ends(next))
  return { voices, pairs: [...fresh, ...first, ...next], whole }
}

/** A whole component, with the pairs among its voices. */
export async function componentNamed(
  db: ReadHandle,
  component: string,
): Promise<{ voices: Voice[]; pairs: Pair[] }> {
  const tables = db.tables<GroupEventsTables>()
  const rows = await tables
    .selectFrom('group_event_voices')
    .select(['feedback_id', 'at', 'speaker'])
    .where('component', '=', component)
    .execute()
  const pairs = await tables
    .selectFrom('group_event_pairs as pair')
    .innerJoin('group_event_voices as one', 'one.feedback_id', 'pair.one')
    .innerJoin('group_event_voices as other', 'other.feedback_id', 'pair.other')
    .select(['pair.one', 'pair.other', 'pair.likeness'])
    .where('one.component', '=', component)
    .where('other.component', '=', component)
    .whereRef('pair.one', '<', 'pair.other')
    .execute()
  return {
    voices: rows.map(({ feedback_id, at, speaker }) => ({ id: feedback_id, at: at.getTime(), speaker })),
    pairs,
  }
}
