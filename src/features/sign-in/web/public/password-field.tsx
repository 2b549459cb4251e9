import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { fewestCharacters, passwordProblem } from '../../domain/password-strength.ts'

type FieldName = string | (string | number)[]

/** A new password, judged while it is typed by the rule the server applies. `own`: form fields it must not repeat. */
export function NewPasswordField(props: { name: FieldName; own?: readonly FieldName[]; label?: string }) {
  const { t } = useTranslation('sign-in')
  const own = props.own ?? []
  return (
    <Form.Item
      name={props.name}
      label={props.label ?? t('password.new')}
      extra={t('password.rule', { fewest: fewestCharacters })}
      dependencies={own.map((name) => [name].flat())}
      validateFirst
      rules={[
        { required: true, message: t('password.missing') },
        ({ getFieldValue }) => ({
          validator: async (_rule, value: string) => {
            const problem = passwordProblem(
              value,
              own.map((name) => String(getFieldValue(name) ?? '')),
            )
            if (problem !== null) {
              throw new Error(t(`password.problems.${problem}`, { fewest: fewestCharacters }))
            }
          },
        }),
      ]}
    >
      <Input.Password autoComplete="new-password" maxLength={200} size="large" />
    </Form.Item>
  )
}
