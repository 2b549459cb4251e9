import { CloseOutlined, LoadingOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '#platform/web/sentences.ts'
import '../ticket-files.css'
import type { Uploads } from './use-uploads.ts'

/** The files that go with a text: those that have arrived, each to be taken away again, those on their way, and what went wrong. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation('ticket-files')
  const { files, sending, problem, leftOut, remove } = uploads
  if (files.length + sending.length + leftOut === 0 && problem === null) return null
  return (
    <>
      <ul className="hx-uploads" aria-label={t('attach.label')}>
        {files.map(({ id, name }) => (
          <li key={id}>
            <PaperClipOutlined aria-hidden="true" />
            <span title={name}>{name}</span>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('attach.remove', { name })}
              onClick={() => remove(id)}
            />
          </li>
        ))}
        {sending.map(({ key, name, share }) => (
          <li key={key} role="status">
            <LoadingOutlined aria-hidden="true" />
            <span title={name}>{name}</span>
            <small className="hx-soft">{t('attach.share', { share: Math.round(share * 100) })}</small>
          </li>
        ))}
      </ul>
      {leftOut > 0 && (
        <p className="hx-uploads-problem" role="alert">
          {t('attach.leftOut', { count: leftOut })}
        </p>
      )}
      {problem !== null && (
        <p className="hx-uploads-problem" role="alert">
          {refusalSentence(problem)}
        </p>
      )}
    </>
  )
}
