import { InboxOutlined } from '@ant-design/icons'
import { Upload } from 'antd'

/** The kinds of file that are read as tables. */
const tables = '.xlsx,.csv,.tsv,.txt,.jsonl,.ndjson'

/** Where a file of rows is dropped or chosen. */
export function FileZone(props: { words: string; hint: string; onFile: (file: File) => void }) {
  return (
    <Upload.Dragger
      accept={tables}
      showUploadList={false}
      beforeUpload={(file) => {
        props.onFile(file)
        return Upload.LIST_IGNORE
      }}
    >
      <p className="ant-upload-drag-icon">
        <InboxOutlined />
      </p>
      <p className="ant-upload-text">{props.words}</p>
      <p className="ant-upload-hint">{props.hint}</p>
    </Upload.Dragger>
  )
}
