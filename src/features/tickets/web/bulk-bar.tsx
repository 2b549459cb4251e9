import {
  FilterOutlined,
  SwapOutlined,
  TagOutlined,
  ThunderboltOutlined,
  UserAddOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BulkDrawer } from '#features/bulk-deeds/web/public/bulk-drawer.tsx'
import type { Inbox } from './use-inbox.ts'

/** What can be done to the selected rows. */
export function BulkBar({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('tickets')
  const { selection, chosen, deeds, may } = inbox
  const [asksAll, askAll] = useState(false)
  return (
    <div className="hx-inbox-bulk" role="toolbar" aria-label={t('screens.bulk.label')}>
      <strong>{t('screens.bulk.selected', { count: selection.keys.size })}</strong>
      {may.claim && (
        <Button size="small" icon={<UserAddOutlined />} onClick={() => void deeds.claim(chosen)}>
          {t('screens.deed.claim')}
        </Button>
      )}
      {may.assign && (
        <Button size="small" icon={<SwapOutlined />} onClick={() => deeds.assign(chosen)}>
          {t('screens.deed.assign')}
        </Button>
      )}
      {may.change && (
        <Button size="small" icon={<TagOutlined />} onClick={() => deeds.label(chosen)}>
          {t('screens.deed.label')}
        </Button>
      )}
      {may.change && (
        <Button size="small" icon={<ThunderboltOutlined />} onClick={() => deeds.macro(chosen)}>
          {t('screens.deed.macro')}
        </Button>
      )}
      {may.bulk && (
        <Button size="small" icon={<FilterOutlined />} onClick={() => askAll(true)}>
          {t('screens.bulk.allMatching')}
        </Button>
      )}
      <Button size="small" type="text" onClick={selection.clear}>
        {t('screens.bulk.clear')}
      </Button>
      {asksAll && <BulkDrawer conditions={inbox.asked} onClose={() => askAll(false)} />}
    </div>
  )
}
