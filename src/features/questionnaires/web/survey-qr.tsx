import { DownloadOutlined } from '@ant-design/icons'
import { Button, QRCode } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '#features/audit/web/public/save-file.ts'

/** Wide enough for a poster. */
const pictureWidth = 1024

const written = (svg: SVGElement) => new XMLSerializer().serializeToString(svg)

async function pictureOf(svg: SVGElement): Promise<Blob | null> {
  const image = new Image(pictureWidth, pictureWidth)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = pictureWidth
  canvas.height = pictureWidth
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.imageSmoothingEnabled = false
  context.drawImage(image, 0, 0, pictureWidth, pictureWidth)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

/** The code that leads to a survey, to be printed: as a picture, or as lines that stay sharp at any size. */
export function SurveyQr({ address }: { address: string }) {
  const { t } = useTranslation('questionnaires')
  const drawn = useRef<HTMLDivElement>(null)
  const save = async (as: 'png' | 'svg') => {
    const svg = drawn.current?.querySelector('svg')
    if (!svg) return
    const file = as === 'svg' ? written(svg) : await pictureOf(svg)
    if (file !== null) saveFile(`survey-qr.${as}`, file, 'image/svg+xml')
  }
  return (
    <div className="hx-survey-qr" ref={drawn}>
      {/* Black on white in either theme: scanners look for dark on light. */}
      <QRCode
        type="svg"
        aria-label={t('sending.qr')}
        value={address}
        size={184}
        errorLevel="M"
        color="#000000"
        bgColor="#ffffff"
        marginSize={4}
      />
      <div className="hx-survey-qr-files">
        <Button icon={<DownloadOutlined />} onClick={() => void save('png')}>
          {t('sending.saveQr', { as: 'PNG' })}
        </Button>
        <Button icon={<DownloadOutlined />} onClick={() => void save('svg')}>
          {t('sending.saveQr', { as: 'SVG' })}
        </Button>
      </div>
    </div>
  )
}
