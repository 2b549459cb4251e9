import { UploadOutlined } from '@ant-design/icons'
import { App, Button, Input, Modal, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { importBenchmarks } from '../../contract/exporting.ts'
import { readBackdrop } from '../../contract/figures.ts'

type Bad = CallerReply<typeof importBenchmarks>['bad'][number]

const example = 'metric,period,value,source\ncsat,2026,0.82,中国质量协会 CCSI\nnps,2026-Q2,31,行业协会'

/** Brings in what is usual in the industry: a file or lines, each with where it comes from. */
export function BenchmarksDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('dashboards')
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [bad, setBad] = useState<readonly Bad[]>([])
  const take = useWrite(importBenchmarks)
  const weeks = useRead(readBackdrop, {}, {}).data?.weekYears ?? null
  const send = async () => {
    const reply = await take.send({}, { text })
    if (reply === null) return
    setBad(reply.bad)
    if (reply.bad.length > 0) return
    message.success(t('benchmarks.done', { count: reply.values }))
    onClose()
  }
  return (
    <Modal
      open
      title={t('benchmarks.title')}
      okText={t('benchmarks.verb')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: text.trim() === '' }}
      confirmLoading={take.pending}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="hx-board-form">
        <p className="hx-soft">{t('benchmarks.hint')}</p>
        {weeks !== null && <p className="hx-soft">{t('benchmarks.byCalendar')}</p>}
        <Upload
          accept=".csv,.json,.txt"
          showUploadList={false}
          beforeUpload={(file) => {
            void file.text().then(setText)
            return false
          }}
        >
          <Button icon={<UploadOutlined />}>{t('benchmarks.choose')}</Button>
        </Upload>
        <Input.TextArea
          aria-label={t('benchmarks.lines')}
          rows={6}
          value={text}
          placeholder={example}
          onChange={(event) => setText(event.target.value)}
        />
        {bad.length > 0 && (
          <div role="alert">
            <p>{t('benchmarks.bad', { count: bad.length })}</p>
            <ul>
              {bad.map(({ line, problem }) => (
                <li key={line}>
                  {t('benchmarks.badLine', { line, problem: t(`benchmarks.problem.${problem}`) })}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Modal>
  )
}
