import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Upload } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Uploads } from './use-uploads.ts'

/** The way to choose files that go with a text; `plain` shows its sign alone. */
export function AttachButton({ uploads, plain = false }: { uploads: Uploads; plain?: boolean }) {
  const { t } = useTranslation('ticket-files')
  return (
    <Upload
      multiple
      showUploadList={false}
      disabled={uploads.full}
      beforeUpload={(file) => {
        uploads.sendAll([file])
        return Upload.LIST_IGNORE
      }}
    >
      <Button
        {...(plain ? { type: 'text' as const } : { size: 'small' as const })}
        icon={<PaperClipOutlined />}
        disabled={uploads.full}
        title={t(uploads.full ? 'attach.full' : 'attach.how')}
        aria-label={plain ? t('attach.choose') : undefined}
      >
        {plain ? null : t('attach.choose')}
      </Button>
    </Upload>
  )
}
