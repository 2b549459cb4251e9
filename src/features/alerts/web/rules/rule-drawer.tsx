import { Button, Drawer, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OwnMetricName } from '#features/metrics/contract/metric-name.ts'
import { PersonSelect } from '#features/staff/web/public/person-select.tsx'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { type AlertRule, addAlertRule, changeAlertRule } from '../../contract/rules.ts'
import {
  type AlertColour,
  alertColours,
  type BaselineKind,
  type Significance,
  type Split,
  significances,
  type Watched,
} from '../../domain/codes.ts'
import { minimumFor } from '../../domain/ready-rules.ts'
import { shownIn } from '../alert-words.ts'
import { useWatchable, type Watchable, type WatchedName } from './use-watchable.ts'

type Choice = ReturnType<typeof useWatchable>

interface Fields {
  name: string
  watched: WatchedName
  split: Split
  unitId?: string | null
  heldAgainst: BaselineKind
  goal?: number | null
  windowDays: number
  historyDays: number
  minimumN: number
  significance: Significance
  fromColour: AlertColour
  ownerId?: string | null
}

const blank: Partial<Fields> = {
  watched: 'complaints',
  split: 'unit',
  heldAgainst: 'history',
  windowDays: 1,
  historyDays: 56,
  minimumN: minimumFor({}),
  significance: significances[0],
  fromColour: 'yellow',
}

function fieldsOf(rule: AlertRule | null, { of }: Choice): Partial<Fields> {
  if (rule === null) return blank
  const watched = rule.watched === 'made' ? (rule.metric as WatchedName) : rule.watched
  const { factor } = shownIn(of(watched).unit)
  const { name, split, unitId, windowDays, historyDays, minimumN, significance, fromColour, ownerId } = rule
  return {
    ...{ name, watched, split, unitId, windowDays, historyDays, ownerId },
    ...{ minimumN, significance, fromColour },
    heldAgainst: rule.goals ? 'goals' : rule.goal === null ? 'history' : 'goal',
    goal: rule.goal === null ? null : rule.goal * factor,
  }
}

function inputOf(fields: Fields, { of }: Choice): CallerInput<typeof addAlertRule> {
  const { heldAgainst, goal, unitId, ownerId, watched, ...said } = fields
  const { unit, made, each } = of(watched)
  const { factor } = shownIn(unit)
  return {
    ...said,
    ...(made
      ? { watched: 'made' as const, metric: watched as OwnMetricName }
      : { watched: watched as Watched, metric: null }),
    unitId: each ? null : (unitId ?? null),
    ownerId: ownerId ?? null,
    goal: heldAgainst === 'goal' && goal != null ? goal / factor : null,
    goals: heldAgainst === 'goals',
  }
}

/** Where a metric starts from, when it is chosen. */
function startOf({
  against,
  silent,
  minimumN,
}: Watchable): Pick<Fields, 'split' | 'heldAgainst' | 'windowDays' | 'minimumN'> {
  // It is a channel that falls silent, hardly ever all of them.
  return { split: silent ? 'channel' : 'none', heldAgainst: against[0] ?? 'history', windowDays: 1, minimumN }
}

/** One rule; saving it tries it on the past. */
export function RuleDrawer({ rule, onClose }: { rule: AlertRule | null; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const [form] = Form.useForm<Fields>()
  const choice = useWatchable(rule)
  const isLevel = choice.of(Form.useWatch('watched', form) ?? 'complaints').level
  const add = useWrite(addAlertRule, { ownProblems: true, onDone: onClose })
  const change = useWrite(changeAlertRule, { ownProblems: true, onDone: onClose })
  const write = rule === null ? add : change
  const save = (fields: Fields) =>
    void (rule === null
      ? add.send({}, inputOf(fields, choice))
      : change.send({ alertRuleId: rule.id }, inputOf(fields, choice)))
  return (
    <Drawer
      open
      size={560}
      title={t(rule === null ? 'rules.add' : 'rules.change')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={write.pending} onClick={form.submit}>
          {t('rules.save')}
        </Button>
      }
    >
      <Form form={form} layout="vertical" initialValues={fieldsOf(rule, choice)} onFinish={save}>
        <FormErrors form={form} problem={write.problem} />
        <What choice={choice} onWatched={(name) => form.setFieldsValue(startOf(choice.of(name)))} />
        <Against choice={choice} />
        <Form.Item name="ownerId" label={t('form.owner')} extra={t('form.ownerHint')}>
          <PersonSelect allowClear label={t('rules.nearest')} />
        </Form.Item>
      </Form>
      <p className="hx-soft">{t(isLevel ? 'form.triedLevel' : 'form.tried')}</p>
    </Drawer>
  )
}

/** What is watched, and into which parts it is cut. */
function What({ choice, onWatched }: { choice: Choice; onWatched: (name: WatchedName) => void }) {
  const { t } = useTranslation('alerts')
  const metric = choice.of(Form.useWatch<WatchedName | undefined>('watched') ?? 'complaints')
  return (
    <>
      <Form.Item
        name="name"
        label={t('form.name')}
        rules={[{ required: true, whitespace: true, message: t('form.missing') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="watched" label={t('form.watched')} extra={metric.hint}>
        <Select showSearch={{ optionFilterProp: 'label' }} onChange={onWatched} options={choice.options} />
      </Form.Item>
      <Form.Item name="split" label={t('form.split')} extra={t('form.splitHint')} hidden={metric.each}>
        <Select options={metric.splits.map((value) => ({ value, label: t(`splits.${value}`) }))} />
      </Form.Item>
      <Form.Item name="unitId" label={t('form.unit')} hidden={metric.each}>
        <UnitSelect allowClear placeholder={t('rules.everywhere')} />
      </Form.Item>
    </>
  )
}

/** What it is held against, over which days, and from how many on. */
function Against({ choice }: { choice: Choice }) {
  const { t } = useTranslation('alerts')
  const watched = Form.useWatch<WatchedName | undefined>('watched') ?? 'complaints'
  const metric = choice.of(watched)
  const against = Form.useWatch<BaselineKind | undefined>('heldAgainst') ?? 'history'
  const { locale } = useLocale()
  const whole = { precision: 0, style: { width: '100%' } } as const
  return (
    <>
      <Form.Item
        name="heldAgainst"
        label={t('form.against')}
        hidden={metric.each || metric.silent}
        extra={t(against === 'goal' && metric.whole ? 'form.goalWholeHint' : `form.${against}Hint`)}
      >
        <Radio.Group options={metric.against.map((value) => ({ value, label: t(`form.${value}`) }))} />
      </Form.Item>
      {against === 'goal' && (
        <Form.Item
          name="goal"
          label={t('form.goalValue')}
          rules={[{ required: true, message: t('form.missing') }]}
        >
          <InputNumber
            suffix={t(`form.units.${metric.unit}`, {
              context: metric.made ? 'made' : metric.level ? 'level' : undefined,
            })}
            style={{ width: '100%' }}
          />
        </Form.Item>
      )}
      <div className="hx-alert-fields">
        <Form.Item
          name="windowDays"
          label={t('form.windowDays')}
          hidden={metric.level || metric.silent || metric.each}
        >
          <InputNumber {...whole} min={1} max={31} suffix={t('form.days')} />
        </Form.Item>
        {against === 'history' && (
          <Form.Item name="historyDays" label={t('form.historyDays')} hidden={metric.each}>
            <InputNumber {...whole} min={28} max={365} suffix={t('form.days')} />
          </Form.Item>
        )}
        <Form.Item
          name="minimumN"
          label={t(metric.silent ? 'form.minimumSilent' : 'form.minimumN')}
          hidden={metric.each}
        >
          <InputNumber {...whole} min={1} max={100_000} />
        </Form.Item>
        <Form.Item
          name="fromColour"
          label={t('form.fromColour')}
          hidden={metric.each || metric.silent}
          extra={watched === 'nps' && t('form.fromColourNps')}
        >
          <Select options={alertColours.map((value) => ({ value, label: t(`form.from.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="significance"
          label={t('form.significance')}
          hidden={metric.each || metric.silent || (against === 'goal' && metric.whole)}
        >
          <Select
            options={significances.map((value) => ({
              value,
              label: `≤ ${formatNumber(value * 100, locale, 2)}%`,
            }))}
          />
        </Form.Item>
      </div>
    </>
  )
}
