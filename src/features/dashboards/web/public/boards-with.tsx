import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { listDashboards } from '../../contract.ts'
import { readyBoards, readyKeys } from '../../domain/ready.ts'

/** The dashboards that show a metric: ready ones, one's own and shared ones. */
export function BoardsWith({ metric }: { metric: string }) {
  const { t } = useTranslation('dashboards')
  const kept = useRead(listDashboards, {}, {}).data?.items ?? []
  const ready = readyKeys.filter((key) => readyBoards[key].some(({ metrics }) => metrics.includes(metric)))
  return (
    <>
      {ready.map((key) => (
        <Link key={key} to={`/dashboards/${key}`}>
          {t(`ready.${key}.name`)}
        </Link>
      ))}
      {kept
        .filter(({ metrics }) => metrics.includes(metric))
        .map(({ id, name }) => (
          <Link key={id} to={`/dashboards/${id}`}>
            {name}
          </Link>
        ))}
    </>
  )
}
