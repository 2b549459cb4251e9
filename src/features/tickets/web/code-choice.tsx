import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { LabelledGroup } from '#platform/web/ui/labelled.tsx'

/** One of a few codes, all in sight; `group` is where their words stand in the locale files. */
export function CodeChoice<Code extends string>(props: {
  label: string
  group: string
  codes: readonly Code[]
  value: Code | null
  onChange: (code: Code) => void
}) {
  const { t } = useTranslation('tickets')
  return (
    <LabelledGroup label={props.label}>
      {(labelId) => (
        <Radio.Group
          aria-labelledby={labelId}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value as Code)}
          options={props.codes.map((code) => ({
            value: code,
            label: <span className="hx-sentence">{t(`${props.group}.${String(code)}`)}</span>,
          }))}
        />
      )}
    </LabelledGroup>
  )
}
