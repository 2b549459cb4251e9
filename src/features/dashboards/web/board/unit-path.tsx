import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Period } from '#features/metrics/web/public/period.ts'
import { useUnits } from '#features/staff/web/public/unit-names.ts'

/** The way from the top to the unit that is looked at, to go back up by. */
export function UnitPath({ period }: { period: Period }) {
  const { t } = useTranslation('dashboards')
  const units = useUnits()
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const path = []
  for (let at = byId.get(period.unitId ?? ''); at !== undefined; at = byId.get(at.parentId ?? ''))
    path.unshift(at)
  if (path.length === 0) return null
  return (
    <nav className="hx-board-path" aria-label={t('board.path')}>
      <Button type="link" size="small" onClick={() => period.set({ unitId: '' })}>
        {t('board.all')}
      </Button>
      {path.map((unit, index) => (
        <span key={unit.id}>
          <span aria-hidden="true">›</span>
          {index === path.length - 1 ? (
            <strong aria-current="true">{unit.name}</strong>
          ) : (
            <Button type="link" size="small" onClick={() => period.set({ unitId: unit.id })}>
              {unit.name}
            </Button>
          )}
        </span>
      ))}
    </nav>
  )
}
