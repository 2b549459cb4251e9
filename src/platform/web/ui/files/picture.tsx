import { RotateRightOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownFile } from './file-thumb.tsx'

/** A picture as large as fits; close up it scrolls, and a photo that lies on its side can be turned. */
export function Picture({ file, onError }: { file: ShownFile; onError: () => void }) {
  const { t } = useTranslation('platform')
  const [close, setClose] = useState(false)
  const [turns, setTurns] = useState(0)
  const lying = turns % 2 === 1
  return (
    <>
      <div className={close ? 'hx-viewer-picture hx-viewer-close' : 'hx-viewer-picture'}>
        <img
          src={file.href}
          alt={file.name}
          style={{ rotate: `${turns * 90}deg`, ...(lying && !close && { maxWidth: '72vh' }) }}
          onError={onError}
        />
      </div>
      <div className="hx-viewer-tools">
        <Button
          size="small"
          icon={close ? <ZoomOutOutlined /> : <ZoomInOutlined />}
          aria-label={t(close ? 'files.whole' : 'files.closeUp')}
          onClick={() => setClose(!close)}
        />
        <Button
          size="small"
          icon={<RotateRightOutlined />}
          aria-label={t('files.turn')}
          onClick={() => setTurns((turns + 1) % 4)}
        />
      </div>
    </>
  )
}
