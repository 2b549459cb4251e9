import type { ReadHandle } from '#platform/server/database/handles.ts'
import { everyOrderOf } from '../orders-for-export.query.ts'

/** Every order of these customers, as the person they belong to may have them. */
export const ordersForExport = (db: ReadHandle, customerIds: readonly string[]) =>
  everyOrderOf(db, customerIds)
