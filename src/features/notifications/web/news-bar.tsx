import { ArrowUpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** Says how much came while a list is read, and lets it in; nothing moves before that. */
export function NewsBar({ count, onClick }: { count: number; onClick: () => void }) {
  const { t } = useTranslation('notifications')
  return (
    <div className="hx-news-bar" role="status">
      {count > 0 && (
        <Button type="primary" icon={<ArrowUpOutlined />} onClick={onClick}>
          {t('list.news', { count })}
        </Button>
      )}
    </div>
  )
}
