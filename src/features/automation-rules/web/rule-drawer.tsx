import { Button, Drawer, Form, type FormInstance, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StepFields } from '#features/macros/web/public/step-fields.tsx'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { ConditionFields } from '#features/tickets/web/public/condition-fields.tsx'
import { useRead, useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { addRule, changeRule, listRuleWebhooks } from '../contract.ts'
import { triggers } from '../domain/triggers.ts'
import { MentionsField } from './mentions-field.tsx'
import { type Fields, fieldsOf, inputOf, type Rule } from './rule.ts'
import { Trial, type Tried } from './trial.tsx'

/** One rule: when, if, then; tried on what happened before it is saved. */
export function RuleDrawer(props: { rule: Rule | null; mayEverywhere: boolean; onClose: () => void }) {
  const { t } = useTranslation('automation-rules')
  const { rule, onClose } = props
  const [form] = Form.useForm<Fields>()
  const add = useWrite(addRule, { ownProblems: true, onDone: onClose })
  const change = useWrite(changeRule, { ownProblems: true, onDone: onClose })
  const write = rule === null ? add : change
  const save = (fields: Fields) =>
    void (rule === null ? add.send({}, inputOf(fields)) : change.send({ ruleId: rule.id }, inputOf(fields)))
  return (
    <Drawer
      open
      title={t(rule === null ? 'form.add' : 'form.change')}
      onClose={onClose}
      size={640}
      footer={
        <Button type="primary" loading={write.pending} onClick={form.submit}>
          {t('form.save')}
        </Button>
      }
    >
      <Form
        form={form}
        layout="vertical"
        className="hx-macro-form hx-automation-form"
        initialValues={fieldsOf(rule)}
        onFinish={save}
      >
        <FormErrors form={form} problem={write.problem} />
        <When mayEverywhere={props.mayEverywhere} rule={rule} />
        <TryIt form={form} />
      </Form>
      {rule === null && <p className="hx-soft">{t('form.startsOff')}</p>}
    </Drawer>
  )
}

function When({ mayEverywhere, rule }: { mayEverywhere: boolean; rule: Rule | null }) {
  const { t } = useTranslation('automation-rules')
  const required = [{ required: true, message: t('form.missing') }]
  return (
    <>
      <Form.Item name="name" label={t('form.name')} rules={[{ ...required[0], whitespace: true }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="ruleUnitId"
        label={t('form.unit')}
        rules={mayEverywhere ? [] : required}
        extra={t('form.unitHint')}
      >
        <UnitSelect allowClear placeholder={t('list.everywhere')} />
      </Form.Item>
      <h3>{t('list.when')}</h3>
      <Form.Item name="trigger" label={t('form.trigger')} rules={required}>
        <Select options={triggers.map((value) => ({ value, label: t(`triggers.${value}`) }))} />
      </Form.Item>
      <h3>{t('list.if')}</h3>
      <div className="hx-automation-conditions">
        <ConditionFields name="conditions" />
      </div>
      <h3>{t('list.then')}</h3>
      <StepFields />
      <Form.Item name="mentions" label={t('form.mentions')} extra={t('form.mentionsHint')}>
        <MentionsField />
      </Form.Item>
      <Webhooks chosen={rule?.webhooks ?? []} />
    </>
  )
}

/** The programs that are told; hidden where the organisation connected none, so that what was chosen stays. */
function Webhooks({ chosen }: { chosen: Rule['webhooks'] }) {
  const { t } = useTranslation('automation-rules')
  const known = useRead(listRuleWebhooks, {}, {}).data?.items ?? chosen
  return (
    <Form.Item
      name="webhooks"
      label={t('form.webhooks')}
      extra={t('form.webhooksHint')}
      hidden={known.length === 0}
    >
      <Select
        mode="multiple"
        options={known.map(({ id, name, active }) => ({
          value: id,
          label: active ? name : t('form.webhookOff', { name }),
        }))}
      />
    </Form.Item>
  )
}

function TryIt({ form }: { form: FormInstance<Fields> }) {
  const { t } = useTranslation('automation-rules')
  const [tried, keep] = useState<Tried | null>(null)
  const trigger: Fields['trigger'] | undefined = Form.useWatch('trigger', form)
  const look = () => {
    const { ruleUnitId, conditions } = form.getFieldsValue()
    if (trigger !== undefined) keep({ trigger, unitId: ruleUnitId ?? null, conditions })
  }
  return (
    <section>
      <Button disabled={trigger === undefined} onClick={look}>
        {t('trial.try')}
      </Button>
      {tried !== null && <Trial tried={tried} />}
    </section>
  )
}
