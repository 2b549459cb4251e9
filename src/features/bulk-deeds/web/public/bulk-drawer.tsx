import { Alert, Button, Drawer, Form, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { listMacros } from '#features/macros/contract.ts'
import { type Fields, stepsOf } from '#features/macros/web/public/macro-fields.ts'
import { PlanList } from '#features/macros/web/public/plan-list.tsx'
import { StepFields } from '#features/macros/web/public/step-fields.tsx'
import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { countForBulk, planBulk } from '../../contract.ts'
import '../bulk-deeds.css'

type Conditions = CallerInput<typeof planBulk>['conditions']
type Deed = CallerInput<typeof planBulk>['deed']

/** Asks what to do with all tickets that meet the conditions, and plans it; nothing is done before it is started on its page. */
export function BulkDrawer({ conditions, onClose }: { conditions: Conditions; onClose: () => void }) {
  const { t } = useTranslation('bulk-deeds')
  const count = useRead(countForBulk, {}, conditions)
  return (
    <Drawer open title={t('drawer.title')} onClose={onClose} size={560}>
      <ReadState read={count} rows={4}>
        {(found) => <Planner found={found} conditions={conditions} />}
      </ReadState>
    </Drawer>
  )
}

function Planner({ found, conditions }: { found: CallerReply<typeof countForBulk>; conditions: Conditions }) {
  const { t } = useTranslation('bulk-deeds')
  const go = useNavigate()
  const [how, choose] = useState<'steps' | 'macro'>('steps')
  const plan = useWrite(planBulk, {
    ownProblems: true,
    onDone: ({ bulkDeedId }) => void go(`/bulk-deeds/${bulkDeedId}`),
  })
  if (found.count === 0) return <Alert type="info" showIcon title={t('drawer.none')} />
  if (found.more) return <Alert type="warning" showIcon title={t('drawer.tooMany', { count: found.most })} />
  const send = (deed: Deed) => void plan.send({}, { conditions, deed })
  const form = { pending: plan.pending, problem: plan.problem, onSend: send }
  return (
    <div className="hx-bulk-planner">
      <p>{t('drawer.found', { count: found.count })}</p>
      <Segmented<'steps' | 'macro'>
        block
        aria-label={t('drawer.how')}
        value={how}
        onChange={choose}
        options={(['steps', 'macro'] as const).map((value) => ({ value, label: t(`drawer.${value}`) }))}
      />
      {how === 'steps' ? <OwnSteps {...form} /> : <MacroSteps {...form} />}
    </div>
  )
}

interface DeedForm {
  readonly pending: boolean
  readonly problem: ReturnType<typeof useWrite<typeof planBulk>>['problem']
  onSend(deed: Deed): void
}

function Send({ pending }: { pending: boolean }) {
  const { t } = useTranslation('bulk-deeds')
  return (
    <>
      <Button type="primary" htmlType="submit" loading={pending}>
        {t('drawer.plan')}
      </Button>
      <p className="hx-soft">{t('drawer.planHint')}</p>
    </>
  )
}

function OwnSteps({ pending, problem, onSend }: DeedForm) {
  const [form] = Form.useForm<Fields>()
  return (
    <Form
      form={form}
      layout="vertical"
      className="hx-macro-form"
      initialValues={{ purpose: 'progress' }}
      onFinish={(fields) => onSend({ steps: stepsOf(fields) })}
    >
      <FormErrors form={form} problem={problem} />
      <StepFields />
      <Send pending={pending} />
    </Form>
  )
}

function MacroSteps({ pending, problem, onSend }: DeedForm) {
  const { t } = useTranslation('bulk-deeds')
  const [form] = Form.useForm<{ macroId: string }>()
  const macros = (useRead(listMacros, {}, {}).data?.macros ?? []).filter(({ archived }) => !archived)
  const chosen: string | undefined = Form.useWatch('macroId', form)
  const macro = macros.find(({ id }) => id === chosen)
  return (
    <Form form={form} layout="vertical" onFinish={onSend}>
      <FormErrors form={form} problem={problem} />
      <Form.Item
        name="macroId"
        label={t('drawer.macro')}
        rules={[{ required: true, message: t('drawer.chooseMacro') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('drawer.chooseMacro')}
          options={macros.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {macro !== undefined && <PlanList macro={macro} preview={null} />}
      <Send pending={pending} />
    </Form>
  )
}
