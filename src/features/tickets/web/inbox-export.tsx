import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { asProblem } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { download } from '#platform/web/transport.ts'

const formats = ['xlsx', 'csv'] as const

/** What the list holds as a file, all of it and not only the rows that are loaded. */
export function InboxExport({ asked }: { asked: string }) {
  const { t } = useTranslation('tickets')
  const { message } = App.useApp()
  const [coming, setComing] = useState(false)
  const get = async (format: (typeof formats)[number]) => {
    setComing(true)
    try {
      let told = new Headers()
      const { name, content } = await download(`/api/ticket-list.${format}?${asked}`, {
        onProgress: (_, headers) => {
          told = headers
        },
      })
      saveFile(name, content)
      const count = Number(told.get('x-huixiang-rows'))
      void message.success(
        t(told.get('x-huixiang-more') === '1' ? 'exported.part' : 'exported.done', { count }),
      )
    } catch (error) {
      void message.error(refusalSentence(asProblem(error)))
    }
    setComing(false)
  }
  const items = formats.map((key) => ({ key, label: t(`exported.${key}`), onClick: () => void get(key) }))
  const label = t(coming ? 'exported.coming' : 'exported.do')
  return (
    <Dropdown trigger={['click']} disabled={coming} menu={{ items }}>
      <Button icon={<DownloadOutlined />} loading={coming} aria-label={label} title={label} />
    </Dropdown>
  )
}
