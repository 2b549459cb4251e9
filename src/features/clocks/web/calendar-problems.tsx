import { Alert } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ProblemError } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { weekdays } from './hours-draft.ts'

interface Fault {
  readonly code: string
  readonly path?: string
  readonly row?: number | null
}

/** Why a calendar or a holiday file was refused, fault by fault and place by place. */
export function CalendarProblems({ problem }: { problem: ProblemError | null }) {
  const { t } = useTranslation('clocks')
  if (problem === null) return null
  const faults = (Array.isArray(problem.facts.problems) ? problem.facts.problems : []) as Fault[]
  const list = faults.map((fault) => faultWords(t, fault))
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={refusalSentence(problem)}
      description={
        list.length > 0 && (
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {[...new Set(list)].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )
      }
    />
  )
}

function faultWords(t: TFunction<'clocks'>, { code, path, row }: Fault): string {
  const problem = t(`problems.${code}`)
  if (typeof row === 'number') return t('problems.row', { row, problem })
  return path === undefined ? problem : t('problems.at', { place: placeWords(t, path), problem })
}

/** `weekly.mon[0]` is Monday, `exceptions[2].date` the third exception. */
function placeWords(t: TFunction<'clocks'>, path: string): string {
  const weekday = weekdays.find((one) => path.startsWith(`weekly.${one}`))
  if (weekday !== undefined) return t(`calendars.${weekday}`)
  const [place = ''] = path.split(/[.[]/)
  const number = Number(/\[(\d+)\]/.exec(path)?.[1] ?? 0) + 1
  return t(`problems.place.${place}`, { number, defaultValue: path })
}
