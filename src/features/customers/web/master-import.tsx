import { UploadOutlined } from '@ant-design/icons'
import { App, Button, Table, Upload } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { importMasterData, type MasterList } from '../contract/master-data.ts'

type Result = CallerReply<typeof importMasterData>

async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function Refused({ result }: { result: Result }) {
  const { t } = useTranslation('customers')
  return (
    <>
      <p>
        {t('master.imported', {
          created: result.created,
          changed: result.changed,
          refused: result.refused.length,
        })}
      </p>
      {result.refused.length > 0 && (
        <Table
          size="small"
          rowKey="row"
          dataSource={[...result.refused]}
          pagination={{ pageSize: 8, hideOnSinglePage: true }}
          columns={[
            { title: t('master.row'), dataIndex: 'row', width: 80 },
            { title: t('master.why'), dataIndex: 'why', render: (why: string) => t(`master.refusal.${why}`) },
            { title: t('master.value'), dataIndex: 'value' },
          ]}
        />
      )}
    </>
  )
}

/** Takes a CSV into a list and says row by row what could not be taken. */
export function MasterImport({ list }: { list: MasterList }) {
  const { t } = useTranslation('customers')
  const { modal } = App.useApp()
  const write = useWrite(importMasterData)
  const take = async (file: Blob) => {
    const result = await write.send({ list }, { content: await base64Of(file) })
    if (result !== null)
      modal.info({ title: t('master.import'), content: <Refused result={result} />, width: 560 })
  }
  return (
    <Upload
      accept=".csv,text/csv"
      showUploadList={false}
      beforeUpload={(file) => {
        void take(file)
        return false
      }}
    >
      <Button icon={<UploadOutlined />} loading={write.pending}>
        {t('master.import')}
      </Button>
    </Upload>
  )
}
