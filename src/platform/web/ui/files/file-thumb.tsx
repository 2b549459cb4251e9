import {
  AudioOutlined,
  FileExcelOutlined,
  FileImageOutlined,
  FileOutlined,
  FilePdfOutlined,
  FileTextOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A file as it can be shown; `href` opens it, `thumb` is a small picture of it. Size in bytes. */
export interface ShownFile {
  readonly name: string
  readonly type: string
  readonly size: number
  readonly href: string
  readonly thumb?: string
}

/** A file as a small picture or sign with its name; pressed with Ctrl or the middle button it opens in a new tab. */
export function FileThumb({ file, onView }: { file: ShownFile; onView: () => void }) {
  const { t } = useTranslation('platform')
  const [broken, setBroken] = useState(false)
  const picture = file.thumb ?? (file.type.startsWith('image/') ? file.href : undefined)
  return (
    <a
      className="hx-file"
      href={file.href}
      target="_blank"
      rel="noreferrer"
      title={file.name}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onView()
      }}
    >
      <span className="hx-file-picture">
        {picture !== undefined && !broken ? (
          <img src={picture} alt="" loading="lazy" onError={() => setBroken(true)} />
        ) : (
          signOf(file.type)
        )}
      </span>
      <span className="hx-file-name">
        <span className="hx-unseen">{t('files.open')} </span>
        {file.name}
      </span>
      <small className="hx-soft">{sizeWords(file.size)}</small>
    </a>
  )
}

/** A size in words: 1.4 MB. Bytes in. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** What stands for a file that has no picture. */
export function signOf(type: string) {
  if (type.startsWith('image/')) return <FileImageOutlined />
  if (type.startsWith('audio/')) return <AudioOutlined />
  if (type.startsWith('video/')) return <VideoCameraOutlined />
  if (type === 'application/pdf') return <FilePdfOutlined />
  if (/sheet|excel|csv/.test(type)) return <FileExcelOutlined />
  return type.startsWith('text/') ? <FileTextOutlined /> : <FileOutlined />
}
