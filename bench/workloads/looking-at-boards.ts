import type { Client } from 'pg'
import { asSeenOver } from '#features/dashboards/domain/as-seen.ts'
import { askedBy, distinctLines } from '#features/dashboards/domain/questions.ts'
import { type ReadyKey, readyBoards, readyKeys } from '#features/dashboards/domain/ready.ts'
import type { Operation } from '../load/closed-loop.ts'
import type { Connection } from '../load/connection.ts'
import { type Caller, getting, readJson } from '../load/requests.ts'

const dayMs = 86_400_000
/** For how many days up to yesterday each dashboard is looked at. */
const lengths = { month: 30, year: 365, three_years: 1095 } as const
export type Length = keyof typeof lengths

export function periodOf(length: Length): { from: string; to: string } {
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
  const to = Date.parse(iso(Date.now())) - dayMs
  return { from: iso(to - (lengths[length] - 1) * dayMs), to: iso(to) }
}

export const questionsOf = (board: ReadyKey, length: Length, unitId?: string): string[] =>
  distinctLines(
    readyBoards[board].flatMap((widget) =>
      askedBy(asSeenOver(widget, periodOf(length)), {
        ...periodOf(length),
        unitId,
        aboveId: undefined,
        topId: undefined,
        tree: 'then',
        marks: [],
        weekYears: null,
      }),
    ),
  )

/** One request again and again; the answer must be good, and answer every question. */
export function asking(request: string, isGood: (reply: never) => boolean): Operation {
  let first = true
  return async (connection) => {
    const answer = await connection.ask(request)
    if (answer.status === 200 && !first) return
    if (!isGood(readJson(answer) as never)) throw new Error(`Not answered: ${request}`)
    first = false
  }
}

type Board = `${ReadyKey} ${Length}`
const boardNames = Object.keys(lengths).flatMap((length) =>
  readyKeys.map((board): Board => `${board} ${length as Length}`),
)

function boardOperation(name: Board, caller: Caller, unitId?: string): Operation {
  const [board, length] = name.split(' ') as [ReadyKey, Length]
  const search = new URLSearchParams(questionsOf(board, length, unitId).map((line) => ['question', line]))
  return asking(
    getting(`/api/dashboard-figures?${search}`, caller),
    ({ answers }: { answers: { problem: string | null }[] }) =>
      answers.length > 0 && answers.every(({ problem }) => problem === null),
  )
}

/** All look at the whole organisation. */
export const lookingAlike = (caller: Caller): Readonly<Record<string, Operation>> =>
  Object.fromEntries(boardNames.map((name) => [name, boardOperation(name, caller)]))

/** Each connection looks at a unit of its own, the first at the whole organisation, the others at what lies highest in it. */
export async function lookingApart(
  client: Client,
  caller: Caller,
): Promise<Readonly<Record<string, Operation>>> {
  const { rows } = await client.query<{ id: string }>(
    'select id from org_units order by depth, code limit 64',
  )
  const placeOf = new Map<Connection, number>()
  const apart = (name: Board): Operation => {
    const operations = rows.map(({ id }) => boardOperation(name, caller, id))
    return (connection) => {
      const place = placeOf.get(connection) ?? placeOf.size
      placeOf.set(connection, place)
      return (operations[place % operations.length] as Operation)(connection)
    }
  }
  return Object.fromEntries(boardNames.map((name) => [name, apart(name)]))
}
