import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { type AlertRule, tuneAlertRule, untuneAlertRule } from '../../contract/rules.ts'
import { useAsks } from './asks.ts'

/** What people's outcomes say about a rule: a stricter one to take with one click, or the one that was taken, to take back. */
export function Tuning({ rule }: { rule: AlertRule }) {
  const { suggested, taken } = rule.tuning
  if (suggested !== null) return <Suggested rule={rule} suggested={suggested} />
  return taken === null ? null : <Taken rule={rule} taken={taken} />
}

type Suggestion = NonNullable<AlertRule['tuning']['suggested']>

function Suggested({ rule, suggested }: { rule: AlertRule; suggested: Suggestion }) {
  const { t } = useTranslation('alerts')
  const asks = useAsks()
  const tune = useWrite(tuneAlertRule)
  const { right, wrong, spared, ...asked } = suggested
  return (
    <div className="hx-alert-tuning">
      <p>
        <strong>{t('tuning.suggested', { asks: asks(asked, rule) })}</strong>{' '}
        {t('tuning.spares', { count: wrong, spared })}{' '}
        {right === 0 ? t('tuning.noneTrue') : t('tuning.keeps', { count: right })}
      </p>
      <Button
        type="primary"
        ghost
        loading={tune.pending}
        aria-label={t('tuning.takeOf', { name: rule.name })}
        onClick={() => void tune.send({ alertRuleId: rule.id }, asked)}
      >
        {t('tuning.take')}
      </Button>
    </div>
  )
}

type TakenSuggestion = NonNullable<AlertRule['tuning']['taken']>

function Taken({ rule, taken }: { rule: AlertRule; taken: TakenSuggestion }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const asks = useAsks()
  const untune = useWrite(untuneAlertRule)
  return (
    <div className="hx-alert-tuning">
      <p>
        {t('tuning.taken', {
          at: formatMoment(taken.at, locale),
          by: taken.by?.name ?? t('alert.somebody'),
          asks: asks(rule, taken.before),
          before: asks(taken.before, rule),
        })}{' '}
        {t('tuning.spares', { count: taken.wrong, spared: taken.spared })}
      </p>
      <Button
        loading={untune.pending}
        aria-label={t('tuning.undoOf', { name: rule.name })}
        onClick={() => void untune.send({ alertRuleId: rule.id }, {})}
      >
        {t('tuning.undo')}
      </Button>
    </div>
  )
}
