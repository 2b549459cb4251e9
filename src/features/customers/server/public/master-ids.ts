import { sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { isUuid } from '#platform/server/ids.ts'
import type { CustomersTables } from '../customers.tables.ts'

/** Master data as a caller names it: an id or a code each. */
export interface MasterNames {
  readonly product?: string | undefined
  readonly outlet?: string | undefined
  readonly touchpoint?: string | undefined
}

/** Master data by id; `unitId` is the org unit of the outlet, else of the product, else of the touchpoint. */
export interface MasterIds {
  readonly productId: string | null
  readonly outletId: string | null
  readonly touchpointId: string | null
  readonly unitId: string | null
}

interface Found {
  list: keyof MasterNames
  id: string
  org_unit_id: string | null
}

const named = (name: string | null) =>
  name !== null && isUuid(name) ? sql`id = ${name}::uuid or code = ${name}::text` : sql`code = ${name}::text`

const nothingNamed: MasterIds = { productId: null, outletId: null, touchpointId: null, unitId: null }

/** Finds master data by id or code. Refuses `customers.unknownMasterRecord` for a name that is in no list. */
export async function masterIds(db: ReadHandle, names: MasterNames): Promise<MasterIds> {
  const { product = null, outlet = null, touchpoint = null } = names
  if (product === null && outlet === null && touchpoint === null) return nothingNamed
  const { rows } = await sql<Found>`
    select 'product' as list, id, org_unit_id from products where ${named(product)}
    union all
    select 'outlet', id, org_unit_id from outlets where ${named(outlet)}
    union all
    select 'touchpoint', id, org_unit_id from touchpoints where ${named(touchpoint)}
  `.execute(db.tables<CustomersTables>() as never)
  const found = (list: keyof MasterNames): Found | undefined => {
    const row = rows.find((one) => one.list === list)
    if (names[list] !== undefined && row === undefined) {
      throw new Refusal('customers.unknownMasterRecord', 'invalid', { list, code: names[list] })
    }
    return row
  }
  const [inOutlets, inProducts, inTouchpoints] = [found('outlet'), found('product'), found('touchpoint')]
  return {
    productId: inProducts?.id ?? null,
    outletId: inOutlets?.id ?? null,
    touchpointId: inTouchpoints?.id ?? null,
    unitId: inOutlets?.org_unit_id ?? inProducts?.org_unit_id ?? inTouchpoints?.org_unit_id ?? null,
  }
}
