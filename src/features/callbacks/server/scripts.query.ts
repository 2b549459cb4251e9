import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { namesOfLabel } from '#features/taxonomy/server/public/label-succession.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { listScripts, scriptOfCallback } from '../contract/scripts.ts'
import { type CallbackLevel, levels } from '../domain/levels.ts'
import { shippedScripts } from '../domain/shipped-scripts.ts'
import type { CallbacksTables } from './callbacks.tables.ts'
import { callbackInReach } from './visibility.ts'

type Tables = CallbacksTables & StaffTables & TicketsTables

const standing = (read: ReadHandle) =>
  read
    .tables<Tables>()
    .selectFrom('callback_scripts as script')
    .innerJoin('callback_script_versions as stands', (join) =>
      join.onRef('stands.script_id', '=', 'script.id').onRef('stands.version', '=', 'script.version'),
    )
    .select([
      'script.id',
      'script.version',
      'script.archived_at',
      'stands.level',
      'stands.label_id',
      'stands.kinds',
    ])
    .select(['stands.name_zh', 'stands.name_en', 'stands.steps', 'stands.since', 'stands.by'])

export const allScripts = query(listScripts, async ({ read }) => {
  const rows = await standing(read)
    .leftJoin('people', 'people.id', 'stands.by')
    .select('people.name as by_name')
    .orderBy((eb) => eb('script.archived_at', 'is not', null))
    .orderBy('stands.level')
    .orderBy('stands.name_zh')
    .execute()
  return {
    scripts: rows.map((row) => ({
      ...{ id: row.id, version: row.version, level: row.level as CallbackLevel },
      ...{ labelId: row.label_id, kinds: row.kinds as never[], steps: row.steps as never[] },
      name: { zh: row.name_zh, en: row.name_en },
      since: row.since.toISOString(),
      by: row.by === null || row.by_name === null ? null : { id: row.by, name: row.by_name },
      archived: row.archived_at !== null,
    })),
    shipped: levels.map((level) => {
      const { name, steps } = shippedScripts[level]
      return { level, name, steps: steps as never[] }
    }),
  }
})

/** Of the scripts of a level the one on the nearest label, then the one for its kind; what ships where there is none. */
async function scriptFor(
  read: ReadHandle,
  { level, kind, labelId }: { level: CallbackLevel; kind: string; labelId: string | null },
) {
  const rows = await standing(read)
    .where('script.archived_at', 'is', null)
    .where('stands.level', '=', level)
    .orderBy('stands.since', 'desc')
    .execute()
  const path = rows.some(({ label_id }) => label_id !== null) ? await namesOfLabel(read, labelId) : []
  const far = ({ label_id }: (typeof rows)[number]) =>
    label_id === null ? path.length : path.indexOf(label_id)
  const [best] = rows
    .filter((row) => far(row) >= 0 && (row.kinds.length === 0 || row.kinds.includes(kind)))
    .sort((one, other) => far(one) - far(other) || other.kinds.length - one.kinds.length)
  const { name, steps } = shippedScripts[level]
  if (best === undefined) return { scriptId: null, version: 0, name, steps }
  return {
    ...{ scriptId: best.id, version: best.version, steps: best.steps },
    name: { zh: best.name_zh, en: best.name_en },
  }
}

export const ofCallback = query(scriptOfCallback, async ({ read, actor }, { callbackId }) => {
  const callback = await read
    .tables<Tables>()
    .selectFrom('callbacks')
    .innerJoin('tickets', 'tickets.id', 'callbacks.ticket_id')
    .select(['callbacks.level', 'tickets.kind', 'tickets.label_id as labelId'])
    .where('callbacks.id', '=', callbackId)
    .where(callbackInReach(actor))
    .executeTakeFirst()
  if (callback === undefined) throw new Refusal('callbacks.notFound', 'missing')
  const { steps, ...script } = await scriptFor(read, { ...callback, level: callback.level as CallbackLevel })
  return { ...script, steps: steps as never[] }
})
