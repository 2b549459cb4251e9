import { Button, Drawer, Form, InputNumber, Radio, Space, Switch, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OrgUnit } from '#features/staff/web/public/unit-names.ts'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { removeStrategy, setStrategy } from '../contract/strategies.ts'
import { shareOrders } from '../domain/codes.ts'
import { useSimulate } from './simulation.ts'
import type { Strategy } from './strategy.ts'
import { TeamProfiles } from './team-profiles.tsx'

interface Edited {
  readonly unit: OrgUnit
  readonly strategy: Strategy
  /** Whether the unit has this strategy itself, and does not follow a unit above. */
  readonly own: boolean
  /** Its last change when the drawer was opened. */
  readonly version: number
  readonly onClose: () => void
}

/** How one unit shares its tickets out, and who in it takes what. */
export function StrategyDrawer(props: Edited) {
  const { t } = useTranslation('dispatch')
  const phone = usePhone()
  return (
    <Drawer open title={props.unit.name} size={phone ? '100%' : 560} onClose={props.onClose}>
      <Tabs
        items={[
          { key: 'way', label: t('screens.strategy.way'), children: <StrategyForm {...props} /> },
          {
            key: 'people',
            label: t('screens.strategy.people'),
            children: <TeamProfiles unitId={props.unit.id} />,
          },
        ]}
      />
    </Drawer>
  )
}

function StrategyForm({ unit, strategy, own, version: seen, onClose }: Edited) {
  const { t } = useTranslation('dispatch')
  const [form] = Form.useForm<Strategy>()
  const save = useWrite(setStrategy, { ownProblems: true, onDone: onClose })
  const remove = useWrite(removeStrategy, { onDone: onClose })
  const { simulate, write: asking } = useSimulate()
  const confirm = useConfirmDanger()
  const follow = async () => {
    const words = { title: t('screens.strategy.removeTitle', { unit: unit.name }) }
    const consequence = t('screens.strategy.removeEffect')
    if (await confirm({ ...words, consequence, verb: t('screens.strategy.remove') }))
      await remove.send({ unitId: unit.id }, { seen })
  }
  const edited = (values: Strategy) => ({
    ...strategy,
    ...values,
    overflowUnitId: values.overflowUnitId ?? null,
  })
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={strategy}
      onFinish={(values) => void save.send({ unitId: unit.id }, { ...edited(values), seen })}
    >
      <FormErrors form={form} problem={save.problem} />
      <Form.Item name="shareBy" label={t('screens.strategy.order')}>
        <Radio.Group
          className="hx-share-orders"
          options={shareOrders.map((order) => ({
            value: order,
            label: (
              <>
                {t(`screens.strategy.shareBy.${order}`)}
                <small className="hx-soft">{t(`screens.strategy.shareByHint.${order}`)}</small>
              </>
            ),
          }))}
        />
      </Form.Item>
      <Wishes />
      <Sizes />
      <Form.Item
        name="overflowUnitId"
        label={t('screens.strategy.overflow')}
        extra={t('screens.strategy.overflowHint')}
      >
        <UnitSelect allowClear placeholder={t('screens.strategy.noOverflow')} />
      </Form.Item>
      <Limits />
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={save.pending}>
          {t('screens.strategy.save')}
        </Button>
        <Button
          loading={asking.pending}
          onClick={() =>
            simulate({ kind: 'strategy', unitId: unit.id, strategy: edited(form.getFieldsValue(true)) })
          }
        >
          {t('screens.simulation.ask')}
        </Button>
        {own && (
          <Button loading={remove.pending} onClick={() => void follow()}>
            {t('screens.strategy.remove')}
          </Button>
        )}
      </Space>
    </Form>
  )
}

function Wishes() {
  const { t } = useTranslation('dispatch')
  return (
    <>
      {(['sticky', 'byTier', 'vipToSenior'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`screens.strategy.${name}`)}
          extra={t(`screens.strategy.${name}Hint`)}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
      ))}
    </>
  )
}

function Limits() {
  const { t } = useTranslation('dispatch')
  const unlimited = t('screens.strategy.unlimited')
  return (
    <>
      <Form.Item
        name="acceptMinutes"
        label={t('screens.strategy.acceptMinutes')}
        extra={t('screens.strategy.acceptMinutesHint')}
      >
        <InputNumber<number> min={1} max={10_080} precision={0} placeholder={unlimited} />
      </Form.Item>
      <Form.Item name="acceptRounds" label={t('screens.strategy.acceptRounds')}>
        <InputNumber<number> min={1} max={10} precision={0} />
      </Form.Item>
      <Form.Item
        name="awayMinutes"
        label={t('screens.strategy.awayMinutes')}
        extra={t('screens.strategy.awayMinutesHint')}
      >
        <InputNumber<number> min={5} max={10_080} precision={0} placeholder={unlimited} />
      </Form.Item>
      <Form.Item
        name="dailyQuota"
        label={t('screens.strategy.dailyQuota')}
        extra={t('screens.strategy.dailyQuotaHint')}
      >
        <InputNumber<number> min={1} max={1_000_000} precision={0} placeholder={unlimited} />
      </Form.Item>
    </>
  )
}

function Sizes() {
  const { t } = useTranslation(['dispatch', 'tickets'])
  return (
    <>
      <Form.Item label={t('screens.strategy.sizes')} extra={t('screens.strategy.sizesHint')}>
        <div className="hx-sizes">
          {[1, 2, 3].map((tier) => (
            <Form.Item key={tier} name={['sizes', tier - 1]} label={t(`tickets:tier.${tier}`)}>
              <InputNumber<number> min={1} max={100} precision={0} />
            </Form.Item>
          ))}
          <Form.Item name="urgentExtra" label={t('screens.strategy.urgentExtra')}>
            <InputNumber<number> min={0} max={100} precision={0} />
          </Form.Item>
        </div>
      </Form.Item>
      <Form.Item
        name="greenExtra"
        label={t('screens.strategy.greenExtra')}
        extra={t('screens.strategy.greenExtraHint')}
      >
        <InputNumber<number> min={0} max={100} precision={0} />
      </Form.Item>
    </>
  )
}
