import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Draft } from '../contract/simulations.ts'
import { type Strategies, strategiesIn } from '../domain/deciding.ts'
import { withChange } from '../domain/drafting.ts'
import type { Arrangement, Recorded } from '../domain/recorded.ts'
import { orderedRules, type ShownRule } from './ordered-rules.ts'
import { presenceLog } from './presence-log.query.ts'
import { dayIn } from './quota-days.ts'
import { heldAt, mostReplayed, type RecordedTicket, recordedTickets } from './recorded-tickets.query.ts'
import { treeOf } from './strategies.query.ts'
import { ownStrategies } from './strategies.ts'
import { membersUnder } from './team.query.ts'

type Tree = Awaited<ReturnType<typeof treeOf>>

/** What is replayed, and by which arrangements. */
export interface Rehearsal {
  readonly recorded: Omit<Recorded, 'tickets'> & { readonly tickets: readonly RecordedTicket[] }
  readonly more: boolean
  readonly live: Arrangement
  readonly draft: Arrangement
}

async function peopleAt(db: ReadHandle, tree: Tree, from: number) {
  const held = await heldAt(db, from)
  const loads = new Map<string, number>()
  for (const { personId, size } of held) loads.set(personId, (loads.get(personId) ?? 0) + size)
  const members = await membersUnder(db, tree.roots)
  const people = members.map((member) => ({
    ...member,
    load: loads.get(member.personId) ?? 0,
    lastAssignedAt: null,
    turn: 0,
  }))
  return { people, held }
}

function arrangement(rules: readonly ShownRule[], strategies: Strategies, tree: Tree): Arrangement {
  return { strategies, rules: rules.filter(({ active, toUnitId }) => active && tree.isOpen(toUnitId)) }
}

async function arrangements(db: ReadHandle, tree: Tree, { draft, newId }: { draft: Draft; newId: string }) {
  const inForce = { rules: await orderedRules(db), own: await ownStrategies(db) }
  const changed = withChange<ShownRule>(inForce, draft, newId)
  const of = ({ rules, own }: typeof inForce) => arrangement(rules, strategiesIn(own, tree), tree)
  return { live: of(inForce), draft: of({ rules: [...changed.rules], own: new Map(changed.own) }) }
}

/** Reads everything that a draft is rehearsed on: the tickets that are open to whoever asked, who was there, who held what. */
export async function readRehearsal(
  db: ReadHandle,
  { actor, draft, newId }: { actor: Actor; draft: Draft; newId: string },
  period: { from: number; until: number },
): Promise<Rehearsal> {
  const tree = await treeOf(db)
  const found = await recordedTickets(db, { actor, pathOf: tree.pathOf }, period)
  const tickets = found.slice(-mostReplayed)
  const { people, held } = await peopleAt(db, tree, period.from)
  const isKept = await keptFrom(
    db,
    tickets.map(({ ticketId }) => ticketId),
  )
  const recorded = {
    presence: await presenceLog(db, people, period),
    people,
    held,
    tickets,
    dayOf: dayIn((await theOrganisation(db))?.time_zone ?? 'UTC'),
    isKept,
  }
  return {
    recorded,
    more: found.length > tickets.length,
    ...(await arrangements(db, tree, { draft, newId })),
  }
}
