import { ArrowRightOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { useLabels } from '#features/taxonomy/web/public/labels.ts'
import { languageName } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { RuleSays } from './rule.ts'

const shownNames = 3

/** A rule as a sentence: when it takes a ticket, and where that goes. */
export function RuleWords({ rule, last }: { rule: RuleSays; last: boolean }) {
  const { t } = useTranslation('dispatch')
  const conditions = useConditions(rule)
  const unitName = useUnitNames()
  return (
    <>
      <p>
        {conditions.length === 0
          ? t(last ? 'screens.rules.rest' : 'screens.rules.everything')
          : t('screens.rules.when', { conditions: conditions.join(t('screens.why.and')) })}
      </p>
      <p className="hx-rule-target">
        <ArrowRightOutlined aria-hidden="true" /> {unitName(rule.toUnitId)}
        {rule.requiredSkills.length > 0 && (
          <span className="hx-soft">
            {t('screens.rules.withSkill', { skills: rule.requiredSkills.join(t('screens.why.list')) })}
          </span>
        )}
        {rule.toTier !== null && (
          <span className="hx-soft">
            {t('screens.rules.asTier', { tier: t(`tickets:tier.${rule.toTier}`) })}
          </span>
        )}
      </p>
    </>
  )
}

function useConditions(rule: RuleSays): string[] {
  const { t } = useTranslation(['dispatch', 'tickets'])
  const { locale } = useLocale()
  const { pathNames } = useLabels()
  const unitName = useUnitNames()
  const among = (field: string, names: readonly string[]) => {
    if (names.length === 0) return []
    const shown = names.slice(0, shownNames).join(t('screens.why.list'))
    const more = names.length > shownNames ? t('screens.rules.andMore', { count: names.length }) : ''
    return [t(`screens.rules.is.${field}`, { names: shown + more })]
  }
  const coded = (group: string, codes: readonly (string | number)[]) =>
    codes.map((code) => t(`tickets:${group}.${code}`))
  return [
    ...among('kinds', coded('kind', rule.kinds)),
    ...among(
      'labelIds',
      rule.labelIds.map((id) => pathNames(id).join(' › ')),
    ),
    ...among('urgencies', coded('urgency', rule.urgencies)),
    ...among('tiers', coded('tier', rule.tiers)),
    ...among('unitIds', rule.unitIds.map(unitName)),
    ...among(
      'languages',
      rule.languages.map((code) => languageName(code, locale)),
    ),
    ...(rule.vip === null ? [] : [t(rule.vip ? 'screens.rules.is.vip' : 'screens.rules.is.notVip')]),
  ]
}
