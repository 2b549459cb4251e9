import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { type AlertRule, confirmAlertFormula } from '../../contract/rules.ts'

/** Why a rule rests whose metric is not the figure any more that it was made for; and the way to go on. */
export function Resting({ rule }: { rule: AlertRule }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const confirm = useWrite(confirmAlertFormula)
  const { made } = rule
  if (made === null || made.resting === null) return null
  const { resting, version } = made
  const name = made.name[locale]
  if (resting.why === 'removed')
    return (
      <Alert
        className="hx-alert-resting"
        type="warning"
        showIcon
        title={t('resting.removed', { name })}
        description={t('resting.removedAbout')}
      />
    )
  return (
    <Alert
      className="hx-alert-resting"
      type="warning"
      showIcon
      title={t('resting.changed', { name })}
      description={
        <>
          <p>{t('resting.was', { formula: resting.was[locale] })}</p>
          <p>{t('resting.is', { formula: resting.is[locale] })}</p>
          <Button
            loading={confirm.pending}
            aria-label={t('resting.confirmOf', { name: rule.name })}
            onClick={() => void confirm.send({ alertRuleId: rule.id }, { version })}
          >
            {t('resting.confirm')}
          </Button>
        </>
      }
    />
  )
}
