import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#platform/web/api.ts'
import { createDashboard, renameDashboard } from '../../contract.ts'

/** What a dashboard is called: a new one, a copy, or one that is there. */
export function NameDialog(props: {
  /** What a new one begins as. */
  copyOf?: string
  /** The one that is renamed. */
  dashboardId?: string
  name?: string
  onClose: () => void
}) {
  const { t } = useTranslation('dashboards')
  const navigate = useNavigate()
  const create = useWrite(createDashboard, {
    onDone: ({ dashboardId }) => void navigate(`/dashboards/${dashboardId}?edit=1`),
  })
  const rename = useWrite(renameDashboard, { onDone: props.onClose })
  const [form] = Form.useForm<{ name: string }>()
  const { copyOf, dashboardId } = props
  const send = async ({ name }: { name: string }) => {
    if (dashboardId !== undefined) await rename.send({ dashboardId }, { name })
    else if ((await create.send({}, { name, ...(copyOf !== undefined && { copyOf }) })) !== null)
      props.onClose()
  }
  const kind = dashboardId !== undefined ? 'rename' : copyOf !== undefined ? 'copy' : 'add'
  return (
    <Modal
      open
      title={t(`naming.${kind}`)}
      okText={t(`naming.${kind}Verb`)}
      cancelText={t('cancel')}
      onCancel={props.onClose}
      onOk={() => form.submit()}
      confirmLoading={create.pending || rename.pending}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: props.name ?? '' }}
        onFinish={(values) => void send(values)}
      >
        <Form.Item
          name="name"
          label={t('naming.name')}
          rules={[{ required: true, whitespace: true, message: t('naming.missing') }]}
        >
          <Input autoFocus maxLength={60} placeholder={t('naming.example')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
