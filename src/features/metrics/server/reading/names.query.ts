import { seenMarks } from '#features/alerts/server/public/seen-marks.query.ts'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { QueryContext } from '#platform/server/command.ts'

/** What something is called, by its id. */
export type Names = ReadonlyMap<string, string>

/** A campaign: its days, and what it is called. */
export interface Campaign {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
}

/** What rows are called that no tree names: people, touchpoints, and the campaigns that the reader may know of, the latest first. */
export interface RowNames {
  readonly agent: Names
  readonly touchpoint: Names
  readonly campaigns: readonly Campaign[]
}

const named = (rows: readonly { id: string; name: string }[]): Names =>
  new Map(rows.map(({ id, name }) => [id, name]))

const none: RowNames = { agent: new Map(), touchpoint: new Map(), campaigns: [] }

/** Asks for those names alone that some questions need. */
export async function rowNames({ read, actor }: QueryContext, bys: ReadonlySet<string>): Promise<RowNames> {
  const tables = read.tables<StaffTables & CustomersTables>()
  return {
    agent: bys.has('agent')
      ? named(await tables.selectFrom('people').select(['id', 'name']).execute())
      : none.agent,
    touchpoint: bys.has('touchpoint')
      ? named(await tables.selectFrom('touchpoints').select(['id', 'name']).execute())
      : none.touchpoint,
    campaigns: bys.has('campaign')
      ? (await seenMarks(read, actor)).filter(({ kind }) => kind === 'campaign')
      : none.campaigns,
  }
}
