import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'

/** A one-time link, to be copied and given to the person it is for. */
export function LinkToHandOver({ path }: { path: string }) {
  const { t } = useTranslation('staff')
  const address = `${location.origin}${path}`
  return (
    <>
      <p className="hx-soft">{t('link.handOver')}</p>
      <Typography.Paragraph copyable={{ text: address, tooltips: [t('link.copy'), t('link.copied')] }} code>
        <span style={{ wordBreak: 'break-all' }}>{address}</span>
      </Typography.Paragraph>
    </>
  )
}
