import { Form, Switch } from 'antd'

/** Something that is on or off: its name, the switch at the end of its line, and what it means below both. */
export function SwitchField(props: {
  label: string
  hint?: string
  disabled: boolean
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  const { label, hint, ...rest } = props
  return (
    <Form.Item {...(hint !== undefined && { extra: hint })}>
      <div className="hx-designer-switch">
        <span aria-hidden="true">{label}</span>
        <Switch aria-label={label} {...rest} />
      </div>
    </Form.Item>
  )
}
