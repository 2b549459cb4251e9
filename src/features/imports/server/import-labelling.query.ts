import { sql } from 'kysely'
import type { AnalysisTables } from '#features/analysis/server/analysis.tables.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readImportLabelling } from '../contract.ts'
import { seenImport } from './import-pages.query.ts'

const mostLabels = 8

// One walk along feedbacks_import; erased voices have nothing left to judge, merged labels count as their successors.
const voicesByLabel = (read: ReadHandle, importId: string) =>
  read
    .tables<IntakeTables & AnalysisTables & TaxonomyTables>()
    .selectFrom('feedbacks')
    .leftJoin('analyses', (join) =>
      join.onRef('analyses.feedback_id', '=', 'feedbacks.id').on('analyses.current', '=', true),
    )
    .leftJoin('labels as given', 'given.id', 'analyses.label_id')
    .leftJoin('labels', (join) =>
      join.on('labels.id', '=', sql<string>`coalesce(given.successor_id, given.id)`),
    )
    .where('feedbacks.import_id', '=', importId)
    .where('feedbacks.erased_at', 'is', null)
    .groupBy('labels.id')
    .select(['labels.id', 'labels.name_zh as nameZh', 'labels.name_en as nameEn'])
    .select((eb) => [
      eb.fn.countAll<number>().as('voices'),
      eb.fn.count<number>('analyses.feedback_id').as('analysed'),
      sql<number>`count(*) filter (where analyses.label_id is null and analyses.label_source <> 'person')`.as(
        'toLabel',
      ),
    ])
    .orderBy('voices', 'desc')
    .execute()

/** How far the voices of an import are understood. */
export const importLabelling = query(readImportLabelling, async ({ read, actor }, { importId }) => {
  await seenImport(read, actor, importId)
  const rows = await voicesByLabel(read, importId)
  const sum = (of: 'voices' | 'analysed' | 'toLabel') => rows.reduce((all, row) => all + row[of], 0)
  const labels = rows.flatMap(({ id, nameZh, nameEn, voices }) =>
    id === null || nameZh === null ? [] : [{ id, nameZh, nameEn, voices }],
  )
  return {
    voices: sum('voices'),
    analysed: sum('analysed'),
    toLabel: sum('toLabel'),
    labels: labels.slice(0, mostLabels),
  }
})
