import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, InputNumber, Modal, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { listPolicies } from '#features/clocks/contract/policies.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { createLadder, type EscalationLadder, editLadder } from '../contract/ladders.ts'
import { isTimedByLadder, matters } from '../domain/codes.ts'
import { draftOf, firstStep, type StepDraft, stepOf } from './ladder-draft.ts'
import { useLimitWords } from './scope-words.ts'
import { StepFields } from './step-fields.tsx'

interface Entered {
  readonly matter: EscalationLadder['matter']
  readonly policyId?: string | null
  readonly urgency: 'any' | 'urgent' | 'ordinary'
  readonly limitHours?: number | null
  readonly steps: readonly StepDraft[]
  readonly active: boolean
}

const blank: Entered = { matter: 'clock', urgency: 'any', steps: [firstStep], active: true }

function initial(ladder: EscalationLadder | null): Entered {
  if (ladder === null) return blank
  const { matter, policyId, urgency, limitMinutes, active } = ladder
  const limitHours = limitMinutes === null ? null : limitMinutes / 60
  return { matter, policyId, urgency: urgency ?? 'any', limitHours, active, steps: ladder.steps.map(draftOf) }
}

const contentOf = ({ matter, limitHours, steps, active }: Entered) => ({
  limitMinutes: isTimedByLadder(matter) ? Math.round((limitHours ?? 24) * 60) : null,
  steps: steps.map(stepOf),
  active,
})

/** One ladder: what it is for, and its steps in order. What it is for is chosen once. */
export function LadderForm({ ladder, onClose }: { ladder: EscalationLadder | null; onClose: () => void }) {
  const { t } = useTranslation('escalations')
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const create = useWrite(createLadder, { ownProblems: true })
  const edit = useWrite(editLadder, { ownProblems: true })
  const save = async (entered: Entered) => {
    const { matter, policyId = null, urgency } = entered
    const scope = { matter, policyId: matter === 'clock' ? policyId : null }
    const content = contentOf(entered)
    const reply =
      ladder === null
        ? await create.send({}, { ...scope, urgency: urgency === 'any' ? null : urgency, ...content })
        : await edit.send({ ladderId: ladder.id }, content)
    if (reply === null) return
    message.success(t('ladders.saved'))
    onClose()
  }
  return (
    <Modal
      open
      width={760}
      title={t(ladder === null ? 'ladders.add' : 'ladders.edit')}
      okText={t('ladders.save')}
      cancelText={t('ladders.cancel')}
      confirmLoading={create.pending || edit.pending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={save} initialValues={initial(ladder)}>
        <FormErrors form={form} problem={create.problem ?? edit.problem} />
        <Scope fixed={ladder !== null} />
        <Steps />
        <Form.Item name="active" label={t('ladders.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function Scope({ fixed }: { fixed: boolean }) {
  const { t } = useTranslation('escalations')
  const limitWords = useLimitWords()
  const { data } = useRead(listPolicies, {}, {})
  const matter = Form.useWatch<Entered['matter']>('matter')
  const limits = data?.policies.filter(({ target }) => target !== null) ?? []
  return (
    <div className="hx-ladder-fields">
      <Form.Item name="matter" label={t('ladders.matter')}>
        <Select disabled={fixed} options={matters.map((value) => ({ value, label: t(`matter.${value}`) }))} />
      </Form.Item>
      {matter === 'clock' && (
        <Form.Item name="policyId" label={t('ladders.policy')}>
          <Select
            allowClear
            disabled={fixed}
            placeholder={t('ladders.every_limit')}
            options={limits.map((policy) => ({ value: policy.id, label: limitWords(policy) }))}
          />
        </Form.Item>
      )}
      {matter !== undefined && isTimedByLadder(matter) ? (
        <Form.Item name="limitHours" label={t('ladders.limit')} initialValue={24}>
          <InputNumber min={1} max={720} suffix={t('ladders.hours')} style={{ width: '100%' }} />
        </Form.Item>
      ) : (
        <Form.Item name="urgency" label={t('ladders.urgency')}>
          <Select
            disabled={fixed}
            options={(['any', 'urgent', 'ordinary'] as const).map((value) => ({
              value,
              label: t(`urgency.${value}`),
            }))}
          />
        </Form.Item>
      )}
    </div>
  )
}

function Steps() {
  const { t } = useTranslation('escalations')
  return (
    <Form.List name="steps">
      {(fields, { add, remove }) => (
        <>
          <ol className="hx-ladder-edit">
            {fields.map(({ key, name }) => (
              <li key={key}>
                <StepFields place={name} />
                <Button
                  type="text"
                  icon={<MinusCircleOutlined />}
                  aria-label={t('ladders.drop_step', { step: name + 1 })}
                  disabled={fields.length === 1}
                  onClick={() => remove(name)}
                />
              </li>
            ))}
          </ol>
          <Button type="dashed" block icon={<PlusOutlined />} onClick={() => add(firstStep)}>
            {t('ladders.add_step')}
          </Button>
        </>
      )}
    </Form.List>
  )
}
