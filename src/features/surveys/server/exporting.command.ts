import { csvOf } from '#features/audit/server/public/csv.ts'
import { command } from '#platform/server/command.ts'
import { exportSurveyResponses, surveysExported } from '../contract.ts'
import { exportedResponses } from './response-export.ts'

const header = [
  'answered_at',
  'ticket',
  'cycle',
  'unit',
  'assignee',
  'csat',
  'nps',
  'satisfied',
  'comment',
  'polarity',
]

export const exportingResponses = command(
  exportSurveyResponses,
  async ({ db, actor, now, newId, emit }, input) => {
    const { rows, more } = await exportedResponses(db, actor, input)
    const filters = Object.entries(input).flatMap(([name, value]) =>
      value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [name],
    )
    emit(surveysExported, { subject: newId(), facts: { rows: rows.length, filters } })
    return {
      fileName: `survey-responses-${new Date(now).toISOString().slice(0, 10)}.csv`,
      csv: csvOf(header, rows),
      rows: rows.length,
      more,
    }
  },
)
