import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type OrgUnit, useUnitNames, useUnits } from '#features/staff/web/public/unit-names.ts'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { listStrategies } from '../contract/strategies.ts'
import { simulationsPath } from './simulation.ts'
import type { Strategies, Strategy } from './strategy.ts'
import { StrategyDrawer } from './strategy-drawer.tsx'
import { StrategyWords } from './strategy-words.tsx'
import { VersionHistory } from './version-history.tsx'
import './strategies.css'

/** How each team shares its tickets out; a unit follows the one above it until it has its own way. */
export default function StrategiesPage() {
  const { t } = useTranslation('dispatch')
  const read = useRead(listStrategies, {}, {})
  return (
    <>
      <PageHeader
        title={t('screens.menu.strategies')}
        subtitle={t('screens.strategy.about')}
        more={
          <>
            <VersionHistory of="strategies" />
            <Link to={simulationsPath}>{t('screens.menu.simulations')}</Link>
          </>
        }
      />
      <ReadState read={read} rows={6}>
        {(strategies) => <Units strategies={strategies} />}
      </ReadState>
    </>
  )
}

function Units({ strategies }: { strategies: Strategies }) {
  const units = inTreeOrder(useUnits().filter((unit) => unit.archivedAt === null))
  const [editing, edit] = useState<{ unit: OrgUnit; version: number } | null>(null)
  const own = new Map(strategies.units.map((one) => [one.unitId, one.strategy]))
  const sourceOf = (unit: OrgUnit) => unit.path.findLast((unitId) => own.has(unitId)) ?? null
  const of = (unit: OrgUnit) => own.get(sourceOf(unit) ?? '') ?? strategies.standard
  return (
    <>
      <ul className="hx-strategies">
        {units.map((unit) => (
          <UnitRow
            key={unit.id}
            unit={unit}
            held={{ strategy: of(unit), from: sourceOf(unit) }}
            onEdit={() => edit({ unit, version: strategies.versions[unit.id] ?? 0 })}
          />
        ))}
      </ul>
      {editing !== null && (
        <StrategyDrawer
          {...editing}
          strategy={of(editing.unit)}
          own={own.has(editing.unit.id)}
          onClose={() => edit(null)}
        />
      )}
    </>
  )
}

/** Each unit right before those under it. */
function inTreeOrder(units: readonly OrgUnit[], parentId: string | null = null): OrgUnit[] {
  return units
    .filter((unit) => unit.parentId === parentId)
    .flatMap((unit) => [unit, ...inTreeOrder(units, unit.id)])
}

function UnitRow(props: {
  unit: OrgUnit
  held: { strategy: Strategy; from: string | null }
  onEdit: () => void
}) {
  const { t } = useTranslation('dispatch')
  const { unit, held } = props
  const unitName = useUnitNames()
  const inherited = held.from !== unit.id
  return (
    <li style={{ '--hx-depth': unit.depth - 1 } as object}>
      <div>
        <h2>{unit.name}</h2>
        <p className={inherited ? 'hx-soft' : ''}>
          {inherited && (
            <>
              {held.from === null
                ? t('screens.strategy.standard')
                : t('screens.strategy.follows', { unit: unitName(held.from) })}
              {' · '}
            </>
          )}
          <StrategyWords strategy={held.strategy} />
        </p>
      </div>
      <Button onClick={props.onEdit} aria-label={t('screens.strategy.editOf', { unit: unit.name })}>
        {t('screens.strategy.edit')}
      </Button>
    </li>
  )
}
