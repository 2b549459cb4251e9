import type { VoiceChoice } from '#features/intake/server/public/chosen-voices.query.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { Wanted } from './voices-to-read.query.ts'

const permission = 'intake.read'

/** As much of an actor as decides what they see, so that people who see the same share what is found. */
function seer(actor: Actor): Actor {
  if (reachOf(actor, permission).all)
    return { kind: 'person', id: null, grants: [{ permission, scope: 'all', unitId: '', depth: 1 }] }
  return { ...actor, grants: actor.grants.filter((grant) => grant.permission === permission) }
}

/** What a person asks to be looked into, spelt the same however they asked. */
export function wantedBy(actor: Actor, given: VoiceChoice): Wanted {
  const sorted = (list: readonly string[] = []) => list.toSorted()
  const { q, unit, from, to } = given
  const choice: VoiceChoice = {
    q,
    unit,
    from,
    to,
    kind: sorted(given.kind),
    channel: sorted(given.channel),
    label: sorted(given.label),
    polarity: sorted(given.polarity),
  }
  return { actor: seer(actor), choice }
}
