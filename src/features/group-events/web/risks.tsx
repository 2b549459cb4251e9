import { WarningOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'

/** Risks found in the voices of an event, each with how many voices show it. */
export function Risks(props: {
  risks: readonly { readonly risk: string; readonly voices: number }[]
  most?: number
}) {
  const { t } = useTranslation('group-events')
  return props.risks
    .slice(0, props.most)
    .map(({ risk, voices }) => (
      <StatusTag
        key={risk}
        tone="soon"
        icon={<WarningOutlined />}
        word={t('risk', { risk: t(`analysis:risks.${risk}`), count: voices })}
      />
    ))
}
