import { useTranslation } from 'react-i18next'
import type { RuleSays } from './rule.ts'
import { RuleWords } from './rule-words.tsx'

/** A rule at its place, or that there is none. */
export function PlacedRule({
  rule,
  last = false,
}: {
  rule: (RuleSays & { place: number }) | null
  last?: boolean
}) {
  const { t } = useTranslation('dispatch')
  if (rule === null) return <p>{t('screens.simulation.force.noRule')}</p>
  return (
    <>
      <p>
        {t('screens.simulation.force.place', { place: rule.place, name: rule.name })}
        {!rule.active && ` · ${t('screens.rules.off')}`}
      </p>
      <RuleWords rule={rule} last={last} />
    </>
  )
}
