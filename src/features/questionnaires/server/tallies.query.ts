import type { ReadHandle } from '#platform/server/database/handles.ts'
import { isWritten } from '../domain/free-text.ts'
import { type Told, toldBy } from '../domain/tallies.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import type { Asked } from './scope.ts'
import type { Version, View } from './view.ts'

/** All that is told of a version, as it is kept; with doubtful answers or without. Leans on the primary key. */
export async function keptOf(
  read: ReadHandle,
  { questionnaireId, version }: Asked,
  { doubtful }: { readonly doubtful: boolean },
): Promise<Told> {
  const rows = read
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_tallies')
    .select(['question', 'part', 'value'])
    .select(({ fn }) => [fn.sum<number>('named').as('named'), fn.sum<number>('anonymous').as('anonymous')])
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .where('doubtful', 'in', doubtful ? [false, true] : [false])
    .groupBy(['question', 'part', 'value'])
  const kept = await rows.execute()
  return toldBy(kept.map((row) => ({ ...row, named: Number(row.named), anonymous: Number(row.anonymous) })))
}

/** Questions to which somebody wrote anonymously what a part of the answers does not show. */
export async function wordsLeftOut(
  read: ReadHandle,
  version: Version,
  { lanes, doubtful }: Pick<View, 'lanes' | 'doubtful'>,
): Promise<ReadonlySet<string>> {
  const written = lanes === null ? [] : version.questions.filter(isWritten)
  if (written.length === 0) return new Set()
  const { answered } = await keptOf(read, version, { doubtful })
  return new Set(written.flatMap(({ id }) => ((answered.get(id)?.anonymous ?? 0) > 0 ? [id] : [])))
}
