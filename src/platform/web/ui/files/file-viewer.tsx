import { DownloadOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ShownFile, signOf, sizeWords } from './file-thumb.tsx'
import { PdfPages } from './pdf-pages.tsx'
import { Picture } from './picture.tsx'
import './file-viewer.css'

interface Props {
  readonly files: readonly ShownFile[]
  readonly at: number
  onMove(at: number): void
  onClose(): void
}

/** One file over the page; arrows step to its neighbours. */
export default function FileViewer({ files, at, onMove, onClose }: Props) {
  const { t } = useTranslation('platform')
  const file = files[at]
  if (file === undefined) return null
  const step = (by: number) => {
    if (files[at + by] !== undefined) onMove(at + by)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // A player has its own use for the arrows.
    if (event.target instanceof HTMLMediaElement) return
    if (event.key === 'ArrowLeft') step(-1)
    if (event.key === 'ArrowRight') step(1)
  }
  return (
    <Modal
      open
      onCancel={onClose}
      title={<span className="hx-viewer-name">{file.name}</span>}
      width="min(1100px, 94vw)"
      centered
      wrapProps={{ onKeyDown }}
      footer={
        <div className="hx-viewer-foot">
          <span className="hx-soft">
            {sizeWords(file.size)}
            {files.length > 1 && ` · ${at + 1} / ${files.length}`}
          </span>
          {files.length > 1 && (
            <>
              <Button
                icon={<LeftOutlined />}
                aria-label={t('files.previous')}
                disabled={at === 0}
                onClick={() => step(-1)}
              />
              <Button
                icon={<RightOutlined />}
                aria-label={t('files.next')}
                disabled={at === files.length - 1}
                onClick={() => step(1)}
              />
            </>
          )}
          <Button icon={<DownloadOutlined />} href={file.href} download={file.name}>
            {t('files.download')}
          </Button>
        </div>
      }
    >
      <div className="hx-viewer">
        <Shown key={file.href} file={file} />
      </div>
    </Modal>
  )
}

function Shown({ file }: { file: ShownFile }): ReactNode {
  const [broken, setBroken] = useState(false)
  const onError = () => setBroken(true)
  if (broken) return <NotShown file={file} />
  const [family] = file.type.split('/')
  if (family === 'image') return <Picture file={file} onError={onError} />
  // biome-ignore lint/a11y/useMediaCaption: what is said in a customer's recording stands beside it once it is written down.
  if (family === 'audio') return <audio controls src={file.href} onError={onError} />
  // biome-ignore lint/a11y/useMediaCaption: what is said in a customer's recording stands beside it once it is written down.
  if (family === 'video') return <video controls src={file.href} onError={onError} />
  if (file.type === 'application/pdf') return <PdfPages file={file} onError={onError} />
  return <NotShown file={file} />
}

function NotShown({ file }: { file: ShownFile }) {
  const { t } = useTranslation('platform')
  return (
    <div className="hx-viewer-not">
      <span aria-hidden="true">{signOf(file.type)}</span>
      <p>{t('files.notShown')}</p>
    </div>
  )
}
