import { CrownOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'

/** What sets a customer apart: VIP, and the tags people gave. */
export function CustomerSigns({ vip, tags }: { vip: boolean; tags: readonly string[] }) {
  const { t } = useTranslation('customers')
  return (
    <>
      {vip && <StatusTag tone="soon" icon={<CrownOutlined />} word={t('vip')} />}
      {tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </>
  )
}
