import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Modal, Progress } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { asProblem } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { download } from '#platform/web/transport.ts'

const formats = ['xlsx', 'csv', 'spss'] as const
type Format = (typeof formats)[number]

interface Coming {
  readonly format: Format
  readonly rows: number | null
  readonly megabytes: number
}

/** Answers as a file. A large one takes a while, so it says how much is there and can be stopped. */
export function Exporting({ address, disabled }: { address: (format: Format) => string; disabled: boolean }) {
  const { t } = useTranslation('questionnaires')
  const { message, modal } = App.useApp()
  const [coming, setComing] = useState<Coming | null>(null)
  const stop = useRef<AbortController>(undefined)
  const get = async (format: Format) => {
    stop.current = new AbortController()
    setComing({ format, rows: null, megabytes: 0 })
    try {
      let [rows, anonymous] = [0, 0]
      const { name, content } = await download(address(format), {
        signal: stop.current.signal,
        onProgress: (bytes, headers) => {
          rows = Number(headers.get('x-huixiang-rows'))
          anonymous = Number(headers.get('x-huixiang-anonymous-rows'))
          setComing({ format, rows, megabytes: bytes / 1_000_000 })
        },
      })
      saveFile(name, content)
      const done = t('results.exported', { count: rows })
      if (anonymous > 0)
        modal.success({
          title: done,
          content: t('export.noPersons', { count: anonymous }),
          okText: t('export.seen'),
        })
      else void message.success(done)
    } catch (error) {
      if (!stop.current.signal.aborted) void message.error(refusalSentence(asProblem(error)))
    }
    setComing(null)
  }
  const items = formats.map((format) => ({
    key: format,
    label: t(`export.${format}`),
    onClick: () => void get(format),
  }))
  return (
    <>
      <Dropdown trigger={['click']} disabled={disabled} menu={{ items }}>
        <Button icon={<DownloadOutlined />}>{t('export.title')}</Button>
      </Dropdown>
      <Modal
        open={coming !== null}
        title={t('export.coming')}
        footer={<Button onClick={() => stop.current?.abort()}>{t('export.stop')}</Button>}
        onCancel={() => stop.current?.abort()}
        mask={{ closable: false }}
      >
        <Progress percent={100} status="active" showInfo={false} aria-label={t('export.coming')} />
        <p aria-live="polite">
          {coming?.rows == null
            ? t('export.waiting')
            : t('export.received', { count: coming.rows, megabytes: coming.megabytes.toFixed(1) })}
        </p>
      </Modal>
    </>
  )
}
