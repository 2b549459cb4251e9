import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CallbackLevel } from '../domain/levels.ts'
import { type Said, type Step, walk } from '../domain/script.ts'
import { shippedScripts } from '../domain/shipped-scripts.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

async function stepsOf(
  db: ReadHandle,
  { scriptId, version, level }: { scriptId: string | null; version: number; level: CallbackLevel },
): Promise<readonly Step[]> {
  if (scriptId === null) return shippedScripts[level].steps
  const row = await db
    .tables<CallbacksTables>()
    .selectFrom('callback_script_versions')
    .select('steps')
    .where('script_id', '=', scriptId)
    .where('version', '=', version)
    .where('level', '=', level)
    .executeTakeFirst()
  return row?.steps ?? []
}

interface Followed {
  readonly scriptId: string | null
  readonly version: number
  readonly answers: Parameters<typeof walk>[1]
}

/** What was asked and answered along a script; null where the answers are not those of its version. */
export async function followed(
  db: ReadHandle,
  level: CallbackLevel,
  { answers, ...script }: Followed,
): Promise<{ said: { asked: Said; answer: Said }[]; at: Step } | null> {
  const way = walk(await stepsOf(db, { ...script, level }), answers)
  if (way === null) return null
  const said = way.passed.flatMap(({ step, choice, text }) =>
    step.kind === 'say'
      ? []
      : [{ asked: step.words, answer: choice?.words ?? { zh: text ?? '', en: text ?? '' } }],
  )
  return { said, at: way.at }
}
