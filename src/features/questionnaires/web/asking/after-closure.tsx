import { App, Card, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { askingAfterClosure, setAskingAfterClosure } from '../../contract/inviting.ts'
import type { Details } from '../details.ts'
import { ActiveField, FollowingFields, SaveButton } from './following-fields.tsx'

type Rule = CallerReply<typeof askingAfterClosure>

/** Whether this survey follows the closing of tickets. */
export function AfterClosure({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const rule = useRead(askingAfterClosure, { questionnaireId: details.id }, {})
  return (
    <Card title={t('closure.title')} size="small">
      <p>{t('closure.hint')}</p>
      <ReadState read={rule} rows={4}>
        {(known) => <RuleForm key={JSON.stringify(known)} details={details} rule={known} />}
      </ReadState>
    </Card>
  )
}

function RuleForm({ details, rule }: { details: Details; rule: Rule }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const [form] = Form.useForm<Rule>()
  const save = useWrite(setAskingAfterClosure, {
    ownProblems: true,
    onDone: () => void message.success(t('closure.saved')),
  })
  const onFinish = (values: Rule) => {
    const remindAfterDays = values.remindAfterDays ?? null
    void save.send({ questionnaireId: details.id }, { ...values, remindAfterDays })
  }
  return (
    <Form<Rule>
      form={form}
      layout="vertical"
      disabled={!details.can.design}
      initialValues={rule}
      onFinish={onFinish}
    >
      <FormErrors form={form} problem={save.problem} words={{ latestHours: t('following.notBefore') }} />
      <ActiveField />
      <FollowingFields of="closure" />
      {details.can.design && <SaveButton pending={save.pending} />}
    </Form>
  )
}
