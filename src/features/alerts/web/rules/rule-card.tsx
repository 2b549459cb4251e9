import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button, Progress, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { type AlertRule, askBackTest, removeAlertRule, switchAlertRule } from '../../contract/rules.ts'
import { significances } from '../../domain/codes.ts'
import { isCountedWhole } from '../../domain/measured.ts'
import { recipes } from '../../domain/recipes.ts'
import { useFigure, useWhat } from '../alert-words.ts'
import { useAsks } from './asks.ts'
import { BackTest } from './back-test.tsx'
import { Resting } from './resting.tsx'
import { Tuning } from './tuning.tsx'

/** One rule: what it watches, how often it was right, what it would have said, and whether it is live. */
export function RuleCard({ rule, onEdit }: { rule: AlertRule; onEdit: () => void }) {
  const { t } = useTranslation('alerts')
  return (
    <li className={rule.active ? '' : 'hx-alert-rule-off'}>
      <header>
        <h2>{rule.name}</h2>
        <Acts rule={rule} onEdit={onEdit} />
      </header>
      <p>
        <Says rule={rule} />
      </p>
      <dl>
        <div>
          <dt>{t('rules.precision')}</dt>
          <dd>
            <Precision rule={rule} />
          </dd>
        </div>
        <div>
          <dt>{t('rules.tried')}</dt>
          <dd>
            <Tried rule={rule} />
          </dd>
        </div>
        <div>
          <dt>{t('rules.judged')}</dt>
          <dd>
            <Judged rule={rule} />
          </dd>
        </div>
      </dl>
      <Resting rule={rule} />
      <Tuning rule={rule} />
    </li>
  )
}

/** Words that begin elsewhere, as they stand within a sentence. */
const within = (words: string) => words.toLocaleLowerCase()

const asShipped = { significance: significances[0], fromColour: 'yellow' } as const

const unitOf = ({ watched, made }: AlertRule) =>
  made?.unit ?? (watched === 'made' ? 'count' : recipes[watched].unit)

/** What a rule says, in one line. */
function Says({ rule }: { rule: AlertRule }) {
  const { t } = useTranslation('alerts')
  const asks = useAsks()
  const figure = useFigure()
  const whatOf = useWhat()
  const { silent = false, level = false } = rule.watched === 'made' ? {} : recipes[rule.watched]
  const isWhole = rule.watched !== 'made' && isCountedWhole(recipes[rule.watched])
  const held = rule.goals
    ? t('rules.goals')
    : rule.goal === null
      ? t('rules.history', { days: rule.historyDays })
      : t(isWhole ? 'rules.goalWhole' : 'rules.goal', {
          goal: figure(rule.goal, unitOf(rule)),
          lasts: level ? t('rules.lasts') : '',
        })
  const strict = asks(rule, { ...asShipped, minimumN: rule.minimumN })
  return t(silent ? 'rules.saysSilence' : 'rules.says', {
    what: whatOf(rule),
    where: rule.unit?.name ?? within(t('rules.everywhere')),
    split: rule.split === 'none' ? '' : t('rules.by', { split: within(t(`splits.${rule.split}`)) }),
    held,
    days: silent ? rule.historyDays : rule.windowDays,
    window: level ? '' : t('rules.window', { days: rule.windowDays }),
    n: rule.minimumN,
    strict: strict === '' ? '' : t('rules.strict', { strict }),
    owner: rule.owner?.name ?? within(t('rules.nearest')),
  })
}

function Precision({ rule: { precision, outcomes } }: { rule: AlertRule }) {
  const { t } = useTranslation('alerts')
  const times = (value: number | null) => (value === null ? null : value * 100)
  const shown = {
    ...precision,
    value: times(precision.value),
    low: times(precision.low),
    high: times(precision.high),
  }
  return (
    <>
      {precision.n === 0 ? t('rules.noOutcome') : <EstimateText estimate={shown} unit="%" digits={0} />}
      <small className="hx-soft">{t('rules.outcomes', outcomes)}</small>
    </>
  )
}

function Judged({ rule: { evaluation, active, made } }: { rule: AlertRule }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  if (active && made !== null && made.resting !== null) return t('rules.rests')
  if (evaluation === null) return t(active ? 'rules.soonJudged' : 'rules.notJudged')
  const { at, tookMs, segments, coloured } = evaluation
  return (
    <>
      <RelativeTime at={at} />
      <small className="hx-soft">
        {t('rules.cost', {
          count: segments,
          segments: formatNumber(segments, locale),
          coloured,
          ms: formatNumber(tookMs, locale),
        })}
      </small>
    </>
  )
}

function Tried({ rule }: { rule: AlertRule }) {
  const { t } = useTranslation('alerts')
  const { backTest } = rule
  const ask = useWrite(askBackTest)
  const again = (
    <Button
      className="hx-alert-again"
      size="small"
      type="link"
      loading={ask.pending}
      onClick={() => void ask.send({ alertRuleId: rule.id }, { days: 90 })}
    >
      {t('rules.tryAgain')}
    </Button>
  )
  if (backTest === null) return again
  if (backTest.state === 'failed')
    return (
      <>
        {t('rules.tryFailed')} {again}
      </>
    )
  if (backTest.result === null)
    return <Progress percent={backTest.percent} size="small" aria-label={t('rules.trying')} />
  return (
    <div className="hx-alert-tried">
      <BackTest result={backTest.result} rule={rule} />
      {again}
    </div>
  )
}

function Acts({ rule, onEdit }: { rule: AlertRule; onEdit: () => void }) {
  const { t } = useTranslation('alerts')
  const confirm = useConfirmDanger()
  const turn = useWrite(switchAlertRule)
  const remove = useWrite(removeAlertRule)
  const params = { alertRuleId: rule.id }
  const ask = { title: t('rules.removeTitle', { name: rule.name }), consequence: t('rules.removeAbout') }
  const takeAway = async () =>
    void ((await confirm({ ...ask, verb: t('rules.remove') })) && (await remove.send(params, {})))
  return (
    <div className="hx-alert-acts">
      <Switch
        checked={rule.active}
        loading={turn.pending}
        aria-label={t('rules.switch', { name: rule.name })}
        checkedChildren={t('rules.on')}
        unCheckedChildren={t('rules.off')}
        onChange={(active) => void turn.send(params, { active })}
      />
      <Button
        type="text"
        icon={<EditOutlined />}
        aria-label={t('rules.changeOf', { name: rule.name })}
        onClick={onEdit}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('rules.removeOf', { name: rule.name })}
        onClick={() => void takeAway()}
      />
    </div>
  )
}
