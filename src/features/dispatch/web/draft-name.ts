import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import type { Draft } from './simulation.ts'

/** What a draft is called: its rule, or the unit whose way it changes. */
export function useDraftName(): (draft: Draft) => string {
  const { t } = useTranslation('dispatch')
  const unitName = useUnitNames()
  return (draft) =>
    draft.kind === 'rule'
      ? t(draft.ruleId === null ? 'screens.simulation.newRule' : 'screens.simulation.changedRule', {
          name: draft.rule.name,
        })
      : t('screens.simulation.strategyOf', { unit: unitName(draft.unitId) })
}
