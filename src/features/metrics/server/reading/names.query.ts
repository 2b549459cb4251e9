import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { QueryContext } from '#platform/server/command.ts'

/** What something is called, by its id. */
export type Names = ReadonlyMap<string, string>

/** What rows are called that no tree names: people, touchpoints and products. */
export interface RowNames {
  readonly agent: Names
  readonly touchpoint: Names
  readonly product: Names
}

const named = (rows: readonly { id: string; name: string }[]): Names =>
  new Map(rows.map(({ id, name }) => [id, name]))

const none: RowNames = { agent: new Map(), touchpoint: new Map(), product: new Map() }

/** Asks for those names alone that some questions need. */
export async function rowNames({ read }: QueryContext, bys: ReadonlySet<string>): Promise<RowNames> {
  const tables = read.tables<StaffTables & CustomersTables>()
  return {
    agent: bys.has('agent')
      ? named(await tables.selectFrom('people').select(['id', 'name']).execute())
      : none.agent,
    touchpoint: bys.has('touchpoint')
      ? named(await tables.selectFrom('touchpoints').select(['id', 'name']).execute())
      : none.touchpoint,
    product: bys.has('product')
      ? named(await tables.selectFrom('products').select(['id', 'name']).execute())
      : none.product,
  }
}
